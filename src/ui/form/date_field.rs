use super::Binding;
use super::field_frame::{FieldFrame, FieldIds};
use crate::i18n::t;
use crate::platform::clock;
use domain::Day;
use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A calendar day, with the browser's own picker.
#[component]
pub fn DateField(
    #[prop(into)] label: TextProp,
    #[prop(into)] value: Binding<Option<Day>>,
    #[prop(optional, into)] help: Option<TextProp>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    /// The latest day that makes sense, such as today for something that happened.
    #[prop(optional, into)]
    latest: Option<Day>,
    /// Offers today and yesterday at a tap.
    #[prop(optional)]
    quick: bool,
) -> impl IntoView {
    let ids = FieldIds::fresh();
    let input = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        let wanted = value.get();
        if let Some(input) = input.get()
            && input.value().parse::<Day>().ok() != wanted
        {
            input.set_value(&wanted.map(|day| day.to_string()).unwrap_or_default());
        }
    });
    // Half a date is no date; the browser says so without saying what was typed.
    let is_half = RwSignal::new(false);
    let on_input = move |event| {
        let bad = input
            .get_untracked()
            .is_some_and(|input| input.validity().bad_input());
        is_half.set(bad);
        value.set(event_target_value(&event).parse().ok());
    };
    // Also told when the form goes away with the focus in it.
    let on_blur = move |_| {
        if let Some(input) = input.try_get_untracked().flatten() {
            is_half.try_set(input.validity().bad_input());
        }
    };
    let error = Signal::derive(move || {
        is_half
            .get()
            .then(|| t::ui::not_a_date().to_owned())
            .or_else(|| error.get())
    });
    let described = ids.clone();
    let has_help = help.is_some();
    let quick_days = quick.then(|| {
        let today = clock::today();
        [
            (t::ui::today(), today),
            (t::ui::yesterday(), today.plus(-1)),
        ]
        .into_iter()
        .map(|(word, day)| {
            view! {
                <button
                    type="button"
                    class="choice__chip"
                    aria-pressed=move || (value.get() == Some(day)).to_string()
                    on:click=move |_| value.set(Some(day))
                >
                    {word}
                </button>
            }
        })
        .collect_view()
    });
    view! {
        <FieldFrame ids=ids.clone() label help error required>
            <div class="input-row">
                <input
                    node_ref=input
                    id=ids.control.clone()
                    class="input input--date"
                    type="date"
                    min=Day::RANGE.0.to_string()
                    max=latest.unwrap_or(Day::RANGE.1).to_string()
                    aria-required=required.then_some("true")
                    data-unreadable=move || is_half.get().then_some("")
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    aria-describedby=move || described.described_by(has_help, error.with(Option::is_some))
                    on:input=on_input
                    on:blur=on_blur/>
                {quick_days}
            </div>
        </FieldFrame>
    }
}
