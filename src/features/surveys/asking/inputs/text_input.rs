use super::slot::Slot;
use crate::i18n::t;
use crate::ui::{keep_text, keep_value};
use domain::Value;
use leptos::html;
use leptos::prelude::*;

/// The room that is left is said from here on, in characters.
const NEAR_THE_END: i64 = 40;

/// One line.
pub(super) fn short(slot: &Slot) -> AnyView {
    let text = text(slot);
    let input = NodeRef::<html::Input>::new();
    keep_value(input, text);
    let own = slot.clone();
    view! {
        <input
            node_ref=input
            class="input"
            type="text"
            autocomplete="off"
            aria-labelledby=slot.title_id()
            aria-required=slot.question.required.then_some("true")
            aria-invalid=slot.invalid()
            aria-describedby=slot.described_by()
            data-stop=""
            on:input=move |event| own.set(Value::Text(event_target_value(&event)))
        />
        {room(slot, text)}
    }
    .into_any()
}

/// Several lines.
pub(super) fn long(slot: &Slot) -> AnyView {
    let text = text(slot);
    let area = NodeRef::<html::Textarea>::new();
    keep_text(area, text);
    let own = slot.clone();
    view! {
        <textarea
            node_ref=area
            class="input input--area"
            rows="3"
            autocomplete="off"
            aria-labelledby=slot.title_id()
            aria-required=slot.question.required.then_some("true")
            aria-invalid=slot.invalid()
            aria-describedby=slot.described_by()
            data-stop=""
            on:input=move |event| own.set(Value::Text(event_target_value(&event)))
        ></textarea>
        {room(slot, text)}
    }
    .into_any()
}

fn text(slot: &Slot) -> Signal<String> {
    let value = slot.value();
    Signal::derive(move || value.with(|value| value.as_text().unwrap_or_default().to_owned()))
}

/// How many characters are left, once they are few.
fn room(slot: &Slot, text: Signal<String>) -> impl IntoView + use<> {
    let most = slot.question.range().1;
    let tongue = slot.tongue.clone();
    move || {
        let used = i64::try_from(text.with(|text| text.chars().count())).unwrap_or(i64::MAX);
        let left = most - used;
        (used > 0 && (0..=NEAR_THE_END).contains(&left)).then(|| {
            let words = tongue.say(|| t::asking::room_left(left.unsigned_abs()));
            view! { <p class="posed__hint">{words}</p> }
        })
    }
}
