use super::Binding;
use super::field_frame::{FieldFrame, FieldIds};
use super::typed_text::typed_text;
use crate::i18n::t;
use crate::ui::input_value::keep_value;
use domain::Quantity;
use domain::parse::{NumberStyle, read_number};
use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// How many decimals a quantity is kept with.
const DECIMALS: u32 = 3;

/// How much of something, with up to three decimals: `2`, `1.5`.
#[component]
pub fn QuantityField(
    #[prop(into)] label: TextProp,
    #[prop(into)] value: Binding<Option<Quantity>>,
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
            <input
                node_ref=input
                id=ids.control.clone()
                class="input input--number"
                type="text"
                inputmode="decimal"
                autocomplete="off"
                aria-required=required.then_some("true")
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=move || described.described_by(has_help, error.with(Option::is_some))
                on:input=move |event| on_input(event_target_value(&event))
            />
        </FieldFrame>
    }
}

fn read(text: &str) -> Result<Option<Quantity>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let unreadable = || t::ui::not_a_quantity().to_owned();
    let number = read_number(text, NumberStyle::Point).map_err(|_unreadable| unreadable())?;
    let missing = DECIMALS
        .checked_sub(u32::from(number.scale))
        .ok_or_else(unreadable)?;
    10_i64
        .checked_pow(missing)
        .and_then(|factor| number.digits.checked_mul(factor))
        .map(|thousandths| Some(Quantity(thousandths)))
        .ok_or_else(unreadable)
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "the shape in which a field of any type is written"
)]
fn write(quantity: &Quantity) -> String {
    let (whole, rest) = (quantity.0 / Quantity::ONE.0, quantity.0 % Quantity::ONE.0);
    if rest == 0 {
        return whole.to_string();
    }
    let sign = if quantity.0 < 0 && whole == 0 {
        "-"
    } else {
        ""
    };
    let decimals = format!("{:03}", rest.abs());
    format!("{sign}{whole}.{}", decimals.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_survive_the_field() {
        for (text, thousandths) in [("2", 2_000), ("1.5", 1_500), ("0.125", 125), ("-0.5", -500)] {
            assert_eq!(read(text), Ok(Some(Quantity(thousandths))));
            assert_eq!(write(&Quantity(thousandths)), text);
        }
        assert_eq!(read(" "), Ok(None));
        for wrong in ["a few", "1.2345", "99999999999999999"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
