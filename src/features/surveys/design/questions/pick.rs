use crate::i18n::t;
use crate::ui::{Binding, Choice};
use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A choice within a sentence; the words around it say what it is, the label says it to a screen reader.
#[component]
pub(in super::super) fn Pick<T>(
    #[prop(into)] label: TextProp,
    #[prop(into)] value: Binding<Option<T>>,
    #[prop(into)] choices: Signal<Vec<Choice<T>>>,
    /// What is chosen is not to be had any more.
    #[prop(optional, into)]
    invalid: Signal<bool>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let select = NodeRef::<html::Select>::new();
    let chosen = Memo::new(move |_| {
        value.with(|chosen| {
            let chosen = chosen.as_ref()?;
            choices.with(|choices| choices.iter().position(|choice| choice.value == *chosen))
        })
    });
    Effect::new(move |_| {
        let wanted = chosen.get().map_or_else(String::new, |at| at.to_string());
        choices.track();
        if let Some(select) = select.get() {
            select.set_value(&wanted);
        }
    });
    let on_change = move |event| {
        let at: Option<usize> = event_target_value(&event).parse().ok();
        let picked = at.and_then(|at| choices.with_untracked(|choices| choices.get(at).cloned()));
        if let Some(picked) = picked {
            value.set(Some(picked.value));
        }
    };
    let options = move || {
        let choices = choices.get().into_iter().enumerate();
        choices
            .map(|(at, choice)| view! { <option value=at.to_string()>{choice.label}</option> })
            .collect_view()
    };
    view! {
        <select
            node_ref=select
            class="input input--select design-pick"
            aria-label=move || label.get()
            aria-invalid=move || invalid.get().then_some("true")
            on:change=on_change
        >
            <Show when=move || chosen.get().is_none()>
                <option value="">{t::ui::not_chosen()}</option>
            </Show>
            {options}
        </select>
    }
}
