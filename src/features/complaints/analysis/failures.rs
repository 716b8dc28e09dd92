use crate::features::complaints::Behind;
use crate::i18n::{Word as _, format, t};
use crate::ui::{Card, Link};
use api::{FailureRow, Only};
use domain::Day;
use domain::record::CauseCode;
use leptos::prelude::*;

/// Causes named per row.
const CAUSES: usize = 3;

/// 失误频次: who failed and why, and what came of the handling.
#[component]
pub(super) fn Failures(rows: Vec<FailureRow>, from: Option<Day>) -> impl IntoView {
    use t::desk::figures as text;
    let is_empty = rows.is_empty();
    let lines = rows
        .into_iter()
        .map(|row| {
            let behind = || Behind::counted(from, None).failed_by(row.failed_by);
            let only = |only| behind().only(only);
            let old = (
                (row.old_solved, only(Only::OldSolved)),
                (row.old_not_solved, only(Only::OldNotSolved)),
            );
            let new = (
                (row.new_appeared, only(Only::NewAppeared)),
                (row.nothing_new, only(Only::NothingNew)),
            );
            view! {
                <tr>
                    <th scope="row">{row.failed_by.word()}</th>
                    <td class="number">{linked(row.count, format::count(row.count.into()), behind())}</td>
                    <td>{causes(&row.causes, behind)}</td>
                    <td>{said(old)}</td>
                    <td>{said(new)}</td>
                </tr>
            }
        })
        .collect_view();
    (!is_empty).then(|| {
        view! {
            <Card title=text::failures()>
                <div class="table-scroll" tabindex="0" role="region" aria-label=text::failures()>
                    <table class="plain-table failure-table">
                        <thead>
                            <tr>
                                <th scope="col">{text::failed_by()}</th>
                                <th scope="col" class="number">{text::count()}</th>
                                <th scope="col">{text::causes()}</th>
                                <th scope="col">{text::old_solved()}</th>
                                <th scope="col">{text::new_appeared()}</th>
                            </tr>
                        </thead>
                        <tbody>{lines}</tbody>
                    </table>
                </div>
            </Card>
        }
    })
}

/// The most frequent causes, each with its complaints.
fn causes(causes: &[(CauseCode, u32)], behind: impl Fn() -> Behind) -> AnyView {
    causes
        .iter()
        .take(CAUSES)
        .map(|(cause, count)| {
            let words = format!("{} {}", cause.word(), format::count((*count).into()));
            view! { <span class="said-counts">{linked(*count, words, behind().cause(*cause))}</span> " " }
        })
        .collect_view()
        .into_any()
}

/// How many said yes and how many no; whoever said nothing is in neither.
fn said((yes, no): ((u32, Behind), (u32, Behind))) -> impl IntoView {
    use t::desk::figures as text;
    view! {
        <span class="said-counts">
            {linked(yes.0, text::said_yes(&format::count(yes.0.into())), yes.1)}
            {linked(no.0, text::said_no(&format::count(no.0.into())), no.1)}
        </span>
    }
}

/// A number leads to what it counts; nothing leads nowhere.
fn linked(count: u32, words: String, behind: Behind) -> AnyView {
    if count > 0 {
        view! { <Link to=behind.route()>{words}</Link> }.into_any()
    } else {
        view! { <span class="basis">{words}</span> }.into_any()
    }
}
