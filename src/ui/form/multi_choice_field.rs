use super::field_frame::{FieldFrame, FieldIds};
use super::{Binding, Choice};
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// Any number of a few.
#[component]
pub fn MultiChoiceField<T>(
    #[prop(into)] label: TextProp,
    #[prop(into)] value: Binding<Vec<T>>,
    choices: Vec<Choice<T>>,
    #[prop(optional, into)] help: Option<TextProp>,
    #[prop(optional, into)] error: Signal<Option<String>>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let ids = FieldIds::fresh();
    let items = choices
        .into_iter()
        .map(|choice| {
            let mine = choice.value.clone();
            let is_chosen = Memo::new(move |_| value.with(|chosen| chosen.contains(&mine)));
            let on_change = move |event| {
                let mut chosen = value.get_untracked();
                chosen.retain(|known| *known != choice.value);
                if event_target_checked(&event) {
                    chosen.push(choice.value.clone());
                }
                value.set(chosen);
            };
            view! {
                <label class="choice__item">
                    <input type="checkbox" prop:checked=is_chosen on:change=on_change />
                    <span class="choice__chip">{choice.label}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <FieldFrame ids label help error required=false group=true>
            <div class="choice">{items}</div>
        </FieldFrame>
    }
}
