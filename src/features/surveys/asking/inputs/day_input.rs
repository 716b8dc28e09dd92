use super::slot::Slot;
use domain::value::Field as _;
use domain::{Day, Value};
use leptos::html;
use leptos::prelude::*;

/// A calendar day, with the browser's own picker.
pub(super) fn view(slot: &Slot) -> AnyView {
    let value = slot.value();
    let input = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        let wanted = value.with(Day::from_value);
        if let Some(input) = input.get()
            && input.value().parse::<Day>().ok() != wanted
        {
            input.set_value(&wanted.map(|day| day.to_string()).unwrap_or_default());
        }
    });
    let (low, high) = slot.question.range();
    let day = |number: i64| {
        i32::try_from(number)
            .ok()
            .map(|number| Day(number).to_string())
    };
    let own = slot.clone();
    let on_input = move |event| {
        let day = event_target_value(&event).parse::<Day>().ok();
        own.set(day.map_or(Value::Null, |day| day.to_value()));
    };
    view! {
        <input
            node_ref=input
            class="input input--date"
            type="date"
            autocomplete="off"
            min=day(low)
            max=day(high)
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
