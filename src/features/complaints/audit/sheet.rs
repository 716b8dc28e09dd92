use super::results::{Results, drawn_words};
use crate::engine_client::{use_query, use_shop};
use crate::features::complaints::number;
use crate::i18n::format::{self, DayStyle, InstantStyle};
use crate::i18n::{Word as _, field_label, t};
use crate::platform::{clock, print};
use crate::route::Route;
use crate::router::use_router;
use crate::ui::{Answered, Button, ButtonKind, Icon, Page};
use api::{AuditCaseView, AuditView};
use domain::audit::AuditQuestion;
use domain::record::{AuditId, Finding};
use leptos::prelude::*;

/// An audit on paper: what was drawn and how, what was found, each complaint with its answers.
#[component]
pub(in super::super) fn AuditSheet(id: AuditId) -> impl IntoView {
    let query = use_query(move || Some(api::AuditPage { id }));
    let router = use_router();
    let shop = use_shop();
    view! {
        <div class="sheet">
            <Page
                title=t::desk::audit::title()
                above=move || view! { {move || shop.with(|view| view.map(|view| view.shop.name.clone()))} }
                actions=move || {
                    view! {
                        <Button on_press=move |()| router.back_or(Route::ComplaintAudit(id))>{t::ui::close()}</Button>
                        <Button kind=ButtonKind::Primary icon=Icon::Print on_press=move |()| print::open()>
                            {t::shell::command::print()}
                        </Button>
                    }
                }
            >
                <Answered query show=|view: AuditView| view! { <Paper view /> } />
            </Page>
        </div>
    }
}

#[component]
fn Paper(view: AuditView) -> impl IntoView {
    let when = format::instant(view.audit.at, InstantStyle::Medium);
    let who = match &view.by {
        Some(by) => t::history::when_and_who(&when, by),
        None => when,
    };
    let heads = AuditQuestion::ALL
        .iter()
        .map(|question| view! { <th scope="col">{field_label("audit_case", question.code())}</th> })
        .collect_view();
    let rows = view.cases.iter().map(line).collect_view();
    let conclusion = view.audit.conclusion.clone();
    view! {
        <p>{who}</p>
        <p>{drawn_words(&view.audit)}</p>
        <Results view=view.clone() />
        <div class="table-scroll">
            <table class="paper paper--grid">
                <thead>
                    <tr>
                        <th scope="col">{field_label("complaint", "number")}</th>
                        {heads}
                        <th scope="col">{field_label("audit_case", "note")}</th>
                        <th scope="col">{field_label("audit_case", "by")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {(!conclusion.is_empty())
            .then(|| {
                view! {
                    <h2>{field_label("audit", "conclusion")}</h2>
                    <p class="prose">{conclusion}</p>
                }
            })}
        <p class="paper__sign">{t::desk::paper::sign()}</p>
        <p>
            <small>{t::customers::sheet::printed(&format::day(clock::today(), DayStyle::Medium))}</small>
        </p>
    }
}

fn line(case: &AuditCaseView) -> impl IntoView + use<> {
    let name = case
        .row
        .as_ref()
        .map_or_else(|| "—".to_owned(), |row| number(row.number));
    let cells = AuditQuestion::ALL
        .iter()
        .map(|question| {
            let finding = question.of(&case.case).map(Finding::word);
            view! { <td>{finding}</td> }
        })
        .collect_view();
    let by = case.by.clone();
    let at = case
        .case
        .at
        .map(|at| format::instant(at, InstantStyle::Short));
    let checked = by.into_iter().chain(at).collect::<Vec<_>>().join(" ");
    view! {
        <tr>
            <th scope="row">{name}</th>
            {cells}
            <td>{case.case.note.clone()}</td>
            <td>{checked}</td>
        </tr>
    }
}
