use crate::draft::{Checked, Draft, DraftNote, use_checks, use_draft};
use crate::engine_client::use_doer;
use crate::i18n::{Word as _, field_label, t};
use crate::platform::clock;
use crate::ui::{Binding, Button, ButtonKind, Choice, ChoiceField, Form, TextArea};
use api::AuditCaseView;
use domain::audit::AuditQuestion;
use domain::command::{Command, Edit, Validate as _};
use domain::record::{AuditCase, AuditCaseId, Finding};
use leptos::prelude::*;

/// The short list for one complaint; every tap and keystroke is kept.
#[component]
pub(super) fn CaseForm(
    case: AuditCaseView,
    #[prop(into)] on_saved: Callback<AuditCaseId>,
) -> impl IntoView {
    use t::desk::audit as text;
    let AuditCaseView { case, hints, .. } = case;
    let doer = use_doer();
    let id = case.id;
    let draft = use_draft(
        "audit_case",
        Some(id.0),
        Edit {
            before: Some(case.clone()),
            after: case,
        },
    );
    let checks = use_checks(
        move || draft.with(|edit| edit.after.problems(clock::today())),
        doer,
    );
    let save = move |()| {
        if !checks.pass() {
            return;
        }
        doer.run(
            Command::SaveAuditCase(Box::new(draft.get_untracked())),
            text::saved(),
            move |_| {
                draft.forget();
                let _gone = on_saved.try_run(id);
            },
        );
    };
    let questions = AuditQuestion::ALL
        .iter()
        .map(|question| {
            let hint = hints.iter().find(|(asked, _)| asked == question);
            view! { <Question question=*question hint=hint.map(|(_, finding)| *finding) draft /> }
        })
        .collect_view();
    view! {
        <Form
            on_submit=save
            has_errors=checks.has_errors()
            actions=move || {
                view! {
                    <Button kind=ButtonKind::Primary submit=true busy=doer.busy()>{text::save_next()}</Button>
                }
            }
        >
            <DraftNote draft />
            {questions}
            <Checked checks field="note">
                <TextArea
                    label=field_label("audit_case", "note")
                    rows=2
                    value=draft
                        .field(
                            |edit: &Edit<AuditCase>| edit.after.note.clone(),
                            |edit, note| edit.after.note = note,
                        )
                    error=checks.error("note")
                />
            </Checked>
        </Form>
    }
}

#[component]
fn Question(
    question: AuditQuestion,
    /// What the records say.
    hint: Option<Finding>,
    draft: Draft<Edit<AuditCase>>,
) -> impl IntoView {
    use t::desk::audit as text;
    let value = Binding::new(
        Memo::new(move |_| draft.with(|edit| question.of(&edit.after))),
        move |finding| draft.update(|edit| question.set(&mut edit.after, finding)),
    );
    let help = hint.map_or_else(
        || text::no_hint().to_owned(),
        |finding| text::hint(finding.word()),
    );
    view! { <ChoiceField label=question.word() help value choices=Choice::all(Finding::ALL) /> }
}
