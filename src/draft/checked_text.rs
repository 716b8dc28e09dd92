use super::checks::{Checked, Checks};
use crate::i18n::field_label;
use crate::ui::{Binding, TextField, TextFieldProps, TextKind};
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A line of text in the form of a record: labelled by the field's stored name, and checked once it is left.
#[component]
pub fn CheckedText(
    checks: Checks,
    /// The stored name of the record's kind.
    record: &'static str,
    /// The stored name of the field.
    field: &'static str,
    #[prop(into)] value: Binding<String>,
    #[prop(optional)] kind: TextKind,
    /// What to write here, where the label does not say it all.
    #[prop(optional, into)]
    help: Option<TextProp>,
    #[prop(optional)] required: bool,
    /// Takes the focus when the form opens.
    #[prop(optional)]
    autofocus: bool,
    /// Earlier values to choose from.
    #[prop(optional, into)]
    suggestions: Option<Signal<Vec<String>>>,
) -> impl IntoView {
    let control = TextFieldProps {
        label: field_label(record, field).into(),
        value,
        kind,
        help,
        error: checks.error(field),
        required,
        autofocus,
        suggestions,
    };
    view! {
        <Checked checks field>
            {TextField(control)}
        </Checked>
    }
}
