use super::field_frame::{FieldFrame, FieldIds};
use super::{Binding, Choice};
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// One of a few, each a tap away. Pressing the chosen one again clears it, unless the field is required.
#[component]
pub fn ChoiceField<T>(
    #[prop(into)] label: TextProp,
    #[prop(into)] value: Binding<Option<T>>,
    choices: Vec<Choice<T>>,
    #[prop(optional, into)] help: Option<TextProp>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    /// One is always chosen, so there is nothing to fill in and nothing to clear.
    #[prop(optional)]
    settled: bool,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let ids = FieldIds::fresh();
    let name = ids.control.clone();
    let items = choices
        .into_iter()
        .map(|choice| {
            let mine = choice.value.clone();
            let is_chosen = Memo::new(move |_| value.with(|chosen| chosen.as_ref() == Some(&mine)));
            let picked = choice.value.clone();
            // A radio button that is on says nothing when it is pressed again.
            let on_click = move |_| {
                if is_chosen.get_untracked() && !required && !settled {
                    value.set(None);
                }
            };
            view! {
                <label class="choice__item">
                    <input
                        type="radio"
                        name=name.clone()
                        prop:checked=is_chosen
                        on:change=move |_| value.set(Some(picked.clone()))
                        on:click=on_click
                    />
                    <span class="choice__chip">{choice.label}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <FieldFrame ids label help error required group=true>
            <div class="choice">{items}</div>
        </FieldFrame>
    }
}
