use super::Binding;
use super::field_frame::{FieldFrame, FieldIds};
use crate::ui::input_value::keep_value;
use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// What kind of text, for the keyboard that a tablet shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextKind {
    #[default]
    Plain,
    Phone,
    Email,
    /// A number or code that may begin with zeros.
    Code,
    /// Not to be read over a shoulder. Not a password of the browser's, which would offer to keep it.
    Secret,
}

impl TextKind {
    fn input_type(self) -> &'static str {
        match self {
            Self::Plain | Self::Code | Self::Secret => "text",
            Self::Phone => "tel",
            Self::Email => "email",
        }
    }

    fn input_mode(self) -> &'static str {
        match self {
            Self::Plain | Self::Code => "text",
            Self::Secret => "numeric",
            Self::Phone => "tel",
            Self::Email => "email",
        }
    }

    fn takes_capitals(self) -> &'static str {
        match self {
            Self::Plain => "sentences",
            Self::Phone | Self::Email | Self::Code | Self::Secret => "none",
        }
    }
}

/// One line of text.
#[component]
pub fn TextField(
    #[prop(into)] label: TextProp,
    #[prop(into)] value: Binding<String>,
    #[prop(optional)] kind: TextKind,
    /// What to write here, where the label does not say it all.
    #[prop(optional, into)]
    help: Option<TextProp>,
    /// What is wrong, and what to do.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    /// Takes the focus when the form opens.
    #[prop(optional)]
    autofocus: bool,
    /// Earlier values to choose from.
    #[prop(optional, into)]
    suggestions: Option<Signal<Vec<String>>>,
) -> impl IntoView {
    let ids = FieldIds::fresh();
    let list_id = suggestions.map(|_| format!("{}-list", ids.control));
    let input = NodeRef::<html::Input>::new();
    keep_value(input, value.signal());
    let described = ids.clone();
    let has_help = help.is_some();
    view! {
        <FieldFrame ids=ids.clone() label help error required>
            <input
                node_ref=input
                id=ids.control.clone()
                class="input"
                class:input--secret=kind == TextKind::Secret
                type=kind.input_type()
                inputmode=kind.input_mode()
                autocapitalize=kind.takes_capitals()
                autocomplete="off"
                spellcheck="false"
                list=list_id.clone()
                autofocus=autofocus
                aria-required=required.then_some("true")
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=move || described.described_by(has_help, error.with(Option::is_some))
                on:input=move |event| value.set(event_target_value(&event))
            />
            {suggestions
                .map(|suggestions| {
                    view! {
                        <datalist id=list_id>
                            {move || {
                                suggestions.get().into_iter().map(|text| view! { <option value=text></option> }).collect_view()
                            }}
                        </datalist>
                    }
                })}
        </FieldFrame>
    }
}
