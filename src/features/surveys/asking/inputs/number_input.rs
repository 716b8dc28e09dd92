use super::slot::Slot;
use crate::ui::keep_value;
use domain::Value;
use domain::parse::{NumberStyle, read_number};
use leptos::html;
use leptos::prelude::*;

/// A number. What cannot be read as one stays as it was typed, so that nothing is lost and the rules can say so.
pub(super) fn view(slot: &Slot) -> AnyView {
    let value = slot.value();
    let typed = RwSignal::new(value.with_untracked(written));
    Effect::new(move |_| {
        let wanted = value.get();
        if typed.with_untracked(|typed| read(typed) != wanted) {
            typed.set(written(&wanted));
        }
    });
    let input = NodeRef::<html::Input>::new();
    keep_value(input, typed.into());
    let own = slot.clone();
    let on_input = move |event| {
        let text = event_target_value(&event);
        own.set(read(&text));
        typed.set(text);
    };
    view! {
        <input
            node_ref=input
            class="input input--number posed__short"
            type="text"
            inputmode="decimal"
            autocomplete="off"
            aria-labelledby=slot.title_id()
            aria-required=slot.question.required.then_some("true")
            aria-invalid=slot.invalid()
            aria-describedby=slot.described_by()
            data-stop=""
            on:input=on_input
        />
    }
    .into_any()
}

fn read(text: &str) -> Value {
    if text.trim().is_empty() {
        return Value::Null;
    }
    match read_number(text, NumberStyle::Point) {
        Ok(number) if number.scale == 0 => Value::Int(number.digits),
        Ok(number) => {
            let plain = format!("{}e-{}", number.digits, number.scale);
            plain
                .parse()
                .map_or_else(|_| Value::from(text), Value::Real)
        }
        Err(_) => Value::from(text),
    }
}

fn written(value: &Value) -> String {
    match value {
        Value::Int(int) => int.to_string(),
        Value::Real(real) => real.to_string(),
        Value::Text(text) => text.clone(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_and_anything_else_is_kept() {
        assert_eq!(read(" "), Value::Null);
        assert_eq!(read("12"), Value::Int(12));
        assert_eq!(read("12.5"), Value::Real(12.5));
        assert_eq!(read("-3"), Value::Int(-3));
        assert_eq!(read("a dozen"), Value::from("a dozen"));
        assert_eq!(written(&read("0.1")), "0.1");
    }
}
