use super::chosen::{OTHER, keys};
use super::other_words::{option_words, other_words};
use super::slot::Slot;
use domain::Value;
use leptos::prelude::*;

/// One of several options, each a row to tap.
pub(super) fn view(slot: &Slot) -> AnyView {
    let value = slot.value();
    let may_clear = !slot.question.required;
    let rows = option_words(slot)
        .into_iter()
        .zip(1..)
        .map(|((key, words), number)| {
            let (slot, name) = (slot.clone(), slot.id.clone());
            let mine = key.clone();
            let is_chosen = Memo::new(move |_| value.with(|value| keys(value).contains(&mine)));
            let clear = slot.clone();
            view! {
                <label class="option">
                    <input
                        type="radio"
                        name=name
                        autocomplete="off"
                        data-key=number.to_string()
                        prop:checked=is_chosen
                        on:change=move |_| slot.set(Value::from(key.as_str()))
                        on:click=move |_| {
                            if may_clear && is_chosen.get_untracked() {
                                clear.set(Value::Null);
                            }
                        }
                    />
                    <span class="option__words">{words}</span>
                </label>
            }
        })
        .collect_view();
    let is_other =
        Memo::new(move |_| value.with(|value| keys(value).iter().any(|key| key == OTHER)));
    let other = slot.clone();
    view! {
        <div class="options" data-keyed="">
            {rows}
        </div>
        {move || is_other.get().then(|| other_words(&other))}
    }
    .into_any()
}
