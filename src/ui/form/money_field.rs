use super::Binding;
use super::field_frame::{FieldFrame, FieldIds};
use super::typed_text::typed_text;
use crate::i18n::{format, t};
use crate::ui::input_value::keep_value;
use domain::Money;
use domain::parse::{NumberStyle, read_money};
use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// An amount in the shop's currency. Takes what people write: `1,200`, `1200.5`, `１２００`, `1.2万`.
#[component]
pub fn MoneyField(
    #[prop(into)] label: TextProp,
    #[prop(into)] value: Binding<Option<Money>>,
    #[prop(optional, into)] help: Option<TextProp>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let ids = FieldIds::fresh();
    let (typed, on_input) = typed_text(value, read, write);
    let input = NodeRef::<html::Input>::new();
    keep_value(input, typed.text.into());
    let error = Signal::derive(move || typed.problem.get().or_else(|| error.get()));
    let described = ids.clone();
    let has_help = help.is_some();
    view! {
        <FieldFrame ids=ids.clone() label help error required>
            <div class="input-group">
                <span class="input-group__sign" aria-hidden="true">
                    {format::currency_symbol()}
                </span>
                <input
                    node_ref=input
                    id=ids.control.clone()
                    class="input input--number"
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    aria-required=required.then_some("true")
                    data-unreadable=move || typed.problem.with(Option::is_some).then_some("")
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    aria-describedby=move || described.described_by(has_help, error.with(Option::is_some))
                    on:input=move |event| on_input(event_target_value(&event))
                />
            </div>
        </FieldFrame>
    }
}

fn digits() -> u8 {
    u8::try_from(format::currency_digits()).unwrap_or(2)
}

fn read(text: &str) -> Result<Option<Money>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    read_money(text, NumberStyle::Point, digits())
        .map(|written| Some(Money(written.minor)))
        .map_err(|_unreadable| t::ui::not_an_amount().to_owned())
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "the shape in which a field of any type is written"
)]
fn write(amount: &Money) -> String {
    let per_unit = 10_i64.pow(digits().into());
    let (units, minor) = (amount.0 / per_unit, (amount.0 % per_unit).abs());
    let sign = if amount.0 < 0 && units == 0 { "-" } else { "" };
    if minor == 0 {
        format!("{sign}{units}")
    } else {
        format!(
            "{sign}{units}.{minor:0width$}",
            width = usize::from(digits())
        )
    }
}
