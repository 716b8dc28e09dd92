use crate::draft::{Checked, DraftNote, use_checks, use_draft};
use crate::engine_client::use_doer;
use crate::i18n::{field_label, t};
use crate::platform::clock;
use crate::ui::{Button, Card, Form, TextArea};
use api::AuditView;
use domain::command::{Command, Edit, Validate as _};
use domain::record::Audit;
use leptos::prelude::*;

/// What follows from the audit.
#[component]
pub(super) fn Conclusion(view: Memo<AuditView>) -> impl IntoView {
    let audit = Memo::new(move |_| view.with(|view| view.audit.clone()));
    view! {
        <Card title=field_label("audit", "conclusion")>
            {move || view! { <ConclusionForm audit=audit.get() /> }}
        </Card>
    }
}

#[component]
fn ConclusionForm(audit: Audit) -> impl IntoView {
    use t::desk::audit as text;
    let doer = use_doer();
    let draft = use_draft(
        "audit_conclusion",
        Some(audit.id.0),
        Edit {
            before: Some(audit.clone()),
            after: audit,
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
            Command::SaveAudit(Box::new(draft.get_untracked())),
            text::concluded(),
            move |_| draft.forget(),
        );
    };
    view! {
        <Form
            on_submit=save
            has_errors=checks.has_errors()
            actions=move || view! { <Button submit=true busy=doer.busy()>{t::ui::save()}</Button> }
        >
            <DraftNote draft />
            <Checked checks field="conclusion">
                <TextArea
                    label=text::conclusion_label()
                    help=text::conclusion_help()
                    rows=3
                    value=draft
                        .field(
                            |edit: &Edit<Audit>| edit.after.conclusion.clone(),
                            |edit, words| edit.after.conclusion = words,
                        )
                    error=checks.error("conclusion")
                />
            </Checked>
        </Form>
    }
}
