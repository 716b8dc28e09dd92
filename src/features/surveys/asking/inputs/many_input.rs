use super::chosen::{OTHER, keys, stored, toggled};
use super::other_words::{option_words, other_words};
use super::slot::Slot;
use crate::i18n::t;
use leptos::prelude::*;

/// Any of several options. One that goes with no other drives the others out.
pub(super) fn view(slot: &Slot) -> AnyView {
    let value = slot.value();
    let rows = option_words(slot)
        .into_iter()
        .zip(1..)
        .map(|((key, words), number)| {
            let slot = slot.clone();
            let mine = key.clone();
            let is_chosen = Memo::new(move |_| value.with(|value| keys(value).contains(&mine)));
            let toggle = move |_| {
                let chosen = value.with_untracked(keys);
                slot.set(stored(&toggled(&slot.question, &chosen, &key)));
            };
            view! {
                <label class="option">
                    <input
                        type="checkbox"
                        autocomplete="off"
                        data-key=number.to_string()
                        prop:checked=is_chosen
                        on:change=toggle
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
        <p class="posed__hint">{how_many(slot)}</p>
        <div class="options" data-keyed="">
            {rows}
        </div>
        {move || is_other.get().then(|| other_words(&other))}
    }
    .into_any()
}

/// How many may be chosen, in words.
fn how_many(slot: &Slot) -> String {
    use t::asking::how_many as text;
    let (least, most) = slot.question.range();
    let options = i64::try_from(slot.question.keys().count()).unwrap_or(i64::MAX);
    slot.tongue.say(|| match (least > 1, most < options) {
        (true, true) if least == most => text::exactly(most.unsigned_abs()),
        (true, true) => text::between(&least.to_string(), &most.to_string()),
        (true, false) => text::at_least(least.unsigned_abs()),
        (false, true) => text::at_most(most.unsigned_abs()),
        (false, false) => text::any().to_owned(),
    })
}
