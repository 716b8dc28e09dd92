use super::inputs::{Slot, input};
use super::turning::KnownFrom;
use crate::i18n::format::{self, DayStyle};
use crate::i18n::t;
use crate::ui::Icon;
use leptos::prelude::*;

/// One question: what is asked, the help, the input, and what is wrong with the reply.
#[component]
pub(super) fn QuestionView(
    about: Slot,
    /// Its number on paper, where that is shown.
    number: Option<usize>,
    /// Set while the reply is what the book knew before.
    known_from: Signal<Option<KnownFrom>>,
    /// Also called when the question goes away with the focus in it, when nobody is left to tell.
    on_leave: impl Fn() + Send + Sync + 'static,
) -> impl IntoView {
    let slot = about;
    let question = std::sync::Arc::clone(&slot.question);
    let title = slot.tongue.text(&question.title);
    let help = slot.tongue.text(&question.help);
    let tongue = slot.tongue.clone();
    let required = tongue.say(|| question.required.then(t::ui::required));
    let known = move || {
        let from = known_from.get()?;
        let words = tongue.say(|| match from {
            KnownFrom::Answer(day) => t::asking::told_before(&format::day(day, DayStyle::Medium)),
            KnownFrom::Record => t::asking::known_already().to_owned(),
        });
        Some(view! { <p class="posed__known">{Icon::Info.view()} <span>{words}</span></p> })
    };
    let error = slot.error;
    let (title_id, help_id, error_id) = (slot.title_id(), slot.help_id(), slot.error_id());
    let described_by = (slot.help_id(), slot.error_id(), !help.is_empty());
    let described = move || {
        let (help, error_id, has_help) = &described_by;
        match (*has_help, error.with(Option::is_some)) {
            (true, true) => Some(format!("{error_id} {help}")),
            (true, false) => Some(help.clone()),
            (false, true) => Some(error_id.clone()),
            (false, false) => None,
        }
    };
    view! {
        <fieldset
            class="posed"
            data-question=question.name.clone()
            data-invalid=move || error.with(Option::is_some).then_some("")
            aria-describedby=described
            on:focusout=move |_| on_leave()
        >
            <legend class="posed__title" id=title_id>
                {number.map(|number| view! { <span class="posed__number">{number} "."</span> })}
                {title}
                {required.map(|required| view! { <span class="field__required">{required}</span> })}
            </legend>
            {(!help.is_empty()).then(|| view! { <p id=help_id class="posed__hint">{help}</p> })}
            {known}
            {input(slot)}
            <Show when=move || error.with(Option::is_some)>
                <p id=error_id.clone() class="field__error">
                    {Icon::Warning.view()} <span>{move || error.get()}</span>
                </p>
            </Show>
        </fieldset>
    }
}
