use crate::features::complaints::Behind;
use crate::i18n::{Word as _, format, t};
use crate::ui::{Card, Link};
use api::{FailureRow, Only};
use domain::Day;
use leptos::prelude::*;

/// 失误频次: who failed, and what came of the handling.
#[component]
pub(super) fn Failures(rows: Vec<FailureRow>, from: Option<Day>) -> impl IntoView {
    use t::desk::figures as text;
    let is_empty = rows.is_empty();
    let lines = rows
        .into_iter()
        .map(|row| {
            let behind = || Behind::counted(from, None).failed_by(row.failed_by);
            view! {
                <tr>
                    <th scope="row">{row.failed_by.word()}</th>
                    {count(row.count, behind())}
                    {count(row.old_solved, behind().only(Only::OldSolved))}
                    {count(row.new_appeared, behind().only(Only::NewAppeared))}
                </tr>
            }
        })
        .collect_view();
    (!is_empty).then(|| {
        view! {
            <Card title=text::failures()>
                <div class="table-scroll" tabindex="0" role="region" aria-label=text::failures()>
                    <table class="plain-table">
                        <thead>
                            <tr>
                                <th scope="col">{text::failed_by()}</th>
                                <th scope="col" class="number">{text::count()}</th>
                                <th scope="col" class="number">{text::old_solved()}</th>
                                <th scope="col" class="number">{text::new_appeared()}</th>
                            </tr>
                        </thead>
                        <tbody>{lines}</tbody>
                    </table>
                </div>
            </Card>
        }
    })
}

/// A number that leads to what it counts; nothing leads nowhere.
fn count(count: u32, behind: Behind) -> impl IntoView {
    let words = format::count(count.into());
    view! {
        <td class="number">
            {if count > 0 {
                view! { <Link to=behind.route()>{words}</Link> }.into_any()
            } else {
                words.into_any()
            }}
        </td>
    }
}
