use super::case_form::CaseForm;
use crate::features::complaints::number;
use crate::i18n::format::{self, InstantStyle};
use crate::i18n::{Word as _, t};
use crate::platform::focus;
use crate::route::Route;
use crate::ui::{Band, BandChip, Button, Card, Chip, Icon, Link};
use api::{AuditCaseView, AuditView};
use domain::audit::{AuditQuestion, outcome};
use domain::record::{AuditCaseId, Finding};
use leptos::prelude::*;

/// The complaints drawn; one at a time is opened to be checked.
#[component]
pub(super) fn CaseRows(view: Memo<AuditView>) -> impl IntoView {
    let opened = RwSignal::new(view.with_untracked(|view| first_open(view, None)));
    let cases = Memo::new(move |_| view.with(|view| view.cases.clone()));
    let on_saved = Callback::new(move |saved: AuditCaseId| {
        // Onward to the next that nobody has looked into.
        opened.set(view.with_untracked(|view| first_open(view, Some(saved))));
        focus::first("#audit-case input, #audit-case textarea");
    });
    view! {
        <Card title=t::desk::audit::complaints() flush=true>
            <ol class="rows">
                <For each=move || cases.get() key=|case| (case.case.id, case.case.at) let:case>
                    <CaseRow case opened on_saved />
                </For>
            </ol>
        </Card>
    }
}

/// The first on which a question is open, after the one just done.
fn first_open(view: &AuditView, done: Option<AuditCaseId>) -> Option<AuditCaseId> {
    let is_open = |case: &&AuditCaseView| {
        let mut questions = AuditQuestion::ALL.iter();
        Some(case.case.id) != done && questions.any(|question| question.of(&case.case).is_none())
    };
    let done = view
        .cases
        .iter()
        .position(|case| Some(case.case.id) == done)
        .unwrap_or(0);
    let after = view.cases.iter().skip(done).find(is_open);
    let found = after.or_else(|| view.cases.iter().find(is_open));
    found.map(|case| case.case.id)
}

#[component]
fn CaseRow(
    case: AuditCaseView,
    opened: RwSignal<Option<AuditCaseId>>,
    #[prop(into)] on_saved: Callback<AuditCaseId>,
) -> impl IntoView {
    use t::desk::audit as text;
    let id = case.case.id;
    let is_open = Memo::new(move |_| opened.get() == Some(id));
    let state = state_chip(&case);
    let checked = case.case.at.map(|at| {
        let when = format::instant(at, InstantStyle::Short);
        match &case.by {
            Some(by) => text::checked_by(by, &when),
            None => text::checked(&when),
        }
    });
    let title = match &case.row {
        Some(row) => {
            let words = format!("{} {}", number(row.number), row.customer_name);
            view! { <Link to=Route::Complaint(row.id)>{words}</Link> }.into_any()
        }
        None => view! { <span>{text::in_bin()}</span> }.into_any(),
    };
    let what = case.row.as_ref().map(|row| row.what_happened.clone());
    let note = case.case.note.clone();
    let label = text::check_which(&case.case.place.to_string());
    let toggle = move |()| opened.set((opened.get_untracked() != Some(id)).then_some(id));
    let stored = StoredValue::new(case);
    view! {
        <li class="row audit-case">
            <div class="row__text">
                <p class="row__title">{title} {state}</p>
                {what.map(|what| view! { <p>{what}</p> })}
                {checked.map(|checked| view! { <p><small>{checked}</small></p> })}
                <Show when=move || !is_open.get()>
                    {(!note.is_empty()).then(|| view! { <p class="prose">{note.clone()}</p> })}
                </Show>
                <Show when=move || is_open.get()>
                    <div id="audit-case">
                        <CaseForm case=stored.get_value() on_saved />
                    </div>
                </Show>
            </div>
            <div class="row__actions" data-screen-only="">
                <Button on_press=toggle>
                    {move || if is_open.get() { t::ui::close() } else { text::check() }}
                    <span class="visually-hidden">{label.clone()}</span>
                </Button>
            </div>
        </li>
    }
}

fn state_chip(case: &AuditCaseView) -> AnyView {
    use t::desk::audit as text;
    let answered = AuditQuestion::ALL
        .iter()
        .filter(|question| question.of(&case.case).is_some())
        .count();
    match outcome(&case.case) {
        Some(Finding::No) => {
            let faults = AuditQuestion::ALL
                .iter()
                .filter(|question| question.of(&case.case) == Some(Finding::No))
                .map(|question| question.word());
            let faults = u64::try_from(faults.count()).unwrap_or(0);
            view! { <BandChip band=Band::Orange text=text::faults(faults) /> }.into_any()
        }
        Some(_) => view! { <Chip icon=Icon::Check>{text::no_fault()}</Chip> }.into_any(),
        None if answered > 0 => {
            let (answered, all) = (answered.to_string(), AuditQuestion::ALL.len().to_string());
            view! { <Chip>{text::progress(&answered, &all)}</Chip> }.into_any()
        }
        None => view! { <Chip>{text::open()}</Chip> }.into_any(),
    }
}
