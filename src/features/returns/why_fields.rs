use super::return_form::FormState;
use crate::draft::Checked;
use crate::features::customers::{staff_choices, use_staff};
use crate::i18n::{field_label, t};
use crate::ui::{Choice, ChoiceField, SelectField, TextArea};
use domain::record::{CauseCode, GoodsFate};
use leptos::prelude::*;

/// Why it came back, what became of it, and who took it.
#[component]
pub(super) fn WhyFields(form: FormState) -> impl IntoView {
    let FormState { draft, checks, .. } = form;
    let settings = use_staff();
    let staff = staff_choices(settings, move || draft.with(|draft| draft.by));
    let has_staff = Memo::new(move |_| staff.with(|staff| !staff.is_empty()));
    view! {
        <Checked checks field="reason">
            <TextArea
                label=field_label("return", "reason")
                help=t::returns::reason_help()
                rows=2
                value=draft.field(|d| d.reason.clone(), |d, reason| d.reason = reason)
                error=checks.error("reason")
            />
        </Checked>
        <SelectField
            label=field_label("return", "cause")
            value=draft.field(|d| d.cause, |d, cause| d.cause = cause)
            choices=Choice::all(CauseCode::ALL)
        />
        <ChoiceField
            label=field_label("return", "fate")
            value=draft.field(|d| d.fate, |d, fate| d.fate = fate)
            choices=Choice::all(GoodsFate::ALL)
        />
        <Show when=move || has_staff.get()>
            <SelectField
                label=field_label("return", "by")
                value=draft.field(|d| d.by, |d, id| d.by = id)
                choices=staff
            />
        </Show>
        <TextArea
            label=field_label("return", "note")
            rows=2
            value=draft.field(|d| d.note.clone(), |d, note| d.note = note)
            error=checks.error("note")
        />
    }
}
