use super::chosen::OTHER;
use super::slot::Slot;
use crate::i18n::t;
use crate::ui::keep_value;
use domain::Value;
use leptos::html;
use leptos::prelude::*;

/// In characters.
const LIMIT: &str = "200";

/// The options with their words, "something else" last.
pub(super) fn option_words(slot: &Slot) -> Vec<(String, String)> {
    let own = slot.question.options.iter();
    let mut options: Vec<(String, String)> = own
        .map(|option| (option.key.clone(), slot.tongue.text(&option.words)))
        .collect();
    if slot.question.other && !options.iter().any(|(key, _)| key == OTHER) {
        let words = slot.tongue.say(|| t::asking::other().to_owned());
        options.push((OTHER.to_owned(), words));
    }
    options
}

/// What "something else" is.
pub(super) fn other_words(slot: &Slot) -> impl IntoView + use<> {
    let name = slot.question.words_name();
    let stored = slot.value_of(name.clone());
    let input = NodeRef::<html::Input>::new();
    let text =
        Signal::derive(move || stored.with(|value| value.as_text().unwrap_or_default().to_owned()));
    keep_value(input, text);
    let label = slot.tongue.say(|| t::asking::other_words().to_owned());
    let invalid = slot.invalid();
    let slot = slot.clone();
    view! {
        <input
            node_ref=input
            class="input posed__other"
            type="text"
            autocomplete="off"
            maxlength=LIMIT
            aria-label=label.clone()
            placeholder=label
            aria-invalid=invalid
            data-stop=""
            on:input=move |event| {
                slot.set_of(name.clone(), Value::Text(event_target_value(&event)));
            }
        />
    }
}
