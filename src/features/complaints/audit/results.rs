use crate::features::complaints::Behind;
use crate::features::insights::{Unit, figure_value};
use crate::i18n::format::{self, DayStyle};
use crate::i18n::{Word, t};
use crate::ui::{Card, Disclosure, FigureValue, Link};
use api::{AuditFound, AuditPick, AuditResult, AuditView, Measured};
use domain::record::{Audit, AuditId, Finding};
use leptos::prelude::*;

/// `从 9月1日–11月23日办结的 42 件里抽了 10 件，种子 481516`
pub(super) fn drawn_words(audit: &Audit) -> String {
    use t::desk::audit as text;
    let day = |day: domain::Day| format::day(day, DayStyle::Medium);
    let (drawn, among) = (audit.drawn.to_string(), audit.among.to_string());
    let seed = audit.seed.to_string();
    match (audit.from, audit.to) {
        (Some(from), Some(to)) => text::drawn_from_to(&drawn, &among, &day(from), &day(to), &seed),
        (Some(from), None) => text::drawn_from(&drawn, &among, &day(from), &seed),
        (None, Some(to)) => text::drawn_to(&drawn, &among, &day(to), &seed),
        (None, None) => text::drawn_of_all(&drawn, &among, &seed),
    }
}

/// What was found, question by question: shares with n and interval, each number leading to its complaints.
#[component]
pub(super) fn Results(view: AuditView) -> impl IntoView {
    use t::desk::audit as text;
    let id = view.audit.id;
    let lines = view
        .results
        .into_iter()
        .map(|result| view! { <ResultLine id result /> })
        .collect_view();
    let all = drawn(id);
    let aside = move || {
        let n = t::insights::n(&format::count(u64::try_from(view.audit.drawn).unwrap_or(0)));
        view! { <Link to=all.clone()>{n}</Link> }
    };
    view! {
        <Card title=text::results() aside>
            <div class="table-scroll" tabindex="0" role="region" aria-label=text::results()>
                <table class="plain-table audit-table">
                    <thead>
                        <tr>
                            <th scope="col">{text::question()}</th>
                            <th scope="col" class="number">{text::share()}</th>
                            <th scope="col">{text::interval()}</th>
                            <th scope="col" class="number">{Finding::Yes.word()}</th>
                            <th scope="col" class="number">{Finding::No.word()}</th>
                            <th scope="col" class="number">{Finding::NotApplicable.word()}</th>
                            <th scope="col" class="number">{text::open()}</th>
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
            <Disclosure label=t::ui::how_worked_out()>
                <p>{text::how()}</p>
                <p>{text::source()}</p>
            </Disclosure>
        </Card>
    }
}

fn drawn(audit: AuditId) -> crate::route::Route {
    Behind::audited(AuditPick {
        audit,
        question: None,
        found: AuditFound::Drawn,
    })
    .route()
}

#[component]
fn ResultLine(id: AuditId, result: AuditResult) -> impl IntoView {
    use t::desk::audit as text;
    let name = result.question.map_or_else(text::all_questions, Word::word);
    let number = |count: u32, found: AuditFound| {
        let words = format::count(count.into());
        let pick = AuditPick {
            audit: id,
            question: result.question,
            found,
        };
        view! {
            <td class="number">
                {if count > 0 {
                    view! { <Link to=Behind::audited(pick).route()>{words}</Link> }.into_any()
                } else {
                    words.into_any()
                }}
            </td>
        }
    };
    let (share, interval) = share_words(result.share);
    view! {
        <tr class:audit-table__all=result.question.is_none()>
            <th scope="row">{name}</th>
            <td class="number">{share}</td>
            <td>{interval}</td>
            {number(result.yes, AuditFound::Said(Finding::Yes))}
            {number(result.no, AuditFound::Said(Finding::No))}
            {number(result.not_applicable, AuditFound::Said(Finding::NotApplicable))}
            {number(result.open, AuditFound::Open)}
        </tr>
    }
}

fn share_words(share: Measured) -> (String, String) {
    match figure_value(share, Unit::Share) {
        FigureValue::Known {
            value, interval, n, ..
        } => {
            let parts = [interval, n].into_iter().flatten().collect::<Vec<_>>();
            (value, parts.join(" · "))
        }
        FigureValue::NotEnough { .. } => ("—".to_owned(), String::new()),
    }
}
