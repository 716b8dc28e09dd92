use super::Binding;
use super::field_frame::{FieldFrame, FieldIds};
use super::typed_text::typed_text;
use crate::i18n::t;
use crate::ui::input_value::keep_value;
use domain::parse::{NumberStyle, read_number};
use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A whole number; the rules say which numbers make sense.
#[component]
pub fn NumberField(
    #[prop(into)] label: TextProp,
    #[prop(into)] value: Binding<Option<i64>>,
    /// What is counted, after the number: 人, %.
    #[prop(optional, into)]
    unit: Option<TextProp>,
    #[prop(optional, into)] help: Option<TextProp>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let ids = FieldIds::fresh();
    let (typed, on_input) = typed_text(value, read, i64::to_string);
    let input = NodeRef::<html::Input>::new();
    keep_value(input, typed.text.into());
    let error = Signal::derive(move || typed.problem.get().or_else(|| error.get()));
    let described = ids.clone();
    let has_help = help.is_some();
    view! {
        <FieldFrame ids=ids.clone() label help error required>
            <div class="input-group input-group--short">
                <input
                    node_ref=input
                    id=ids.control.clone()
                    class="input input--number"
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    aria-required=required.then_some("true")
                    data-unreadable=move || typed.problem.with(Option::is_some).then_some("")
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    aria-describedby=move || described.described_by(has_help, error.with(Option::is_some))
                    on:input=move |event| on_input(event_target_value(&event))
                />
                {unit.map(|unit| view! { <span class="input-group__sign">{move || unit.get()}</span> })}
            </div>
        </FieldFrame>
    }
}

fn read(text: &str) -> Result<Option<i64>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    match read_number(text, NumberStyle::Point) {
        Ok(number) if number.scale == 0 => Ok(Some(number.digits)),
        _ => Err(t::ui::not_a_whole_number().to_owned()),
    }
}
