use super::Binding;
use super::field_frame::{FieldFrame, FieldIds};
use crate::i18n::{Word, t};
use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// Something to choose, and its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice<T> {
    pub value: T,
    pub label: String,
}

impl<T> Choice<T> {
    pub fn new(value: T, label: impl Into<String>) -> Self {
        Self {
            value,
            label: label.into(),
        }
    }
}

impl<T: Word> Choice<T> {
    /// Every choice of a closed list, by its name.
    pub fn all(all: &[T]) -> Vec<Self> {
        all.iter()
            .map(|choice| Self::new(*choice, choice.word()))
            .collect()
    }
}

/// One of many, in the browser's own list; for few, [`super::ChoiceField`] is quicker to the thumb.
#[component]
pub fn SelectField<T>(
    #[prop(into)] label: TextProp,
    #[prop(into)] value: Binding<Option<T>>,
    #[prop(into)] choices: Signal<Vec<Choice<T>>>,
    /// What stands for no choice.
    #[prop(optional, into)]
    none: Option<TextProp>,
    #[prop(optional, into)] help: Option<TextProp>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let ids = FieldIds::fresh();
    let select = NodeRef::<html::Select>::new();
    let none = none.unwrap_or_else(|| TextProp::from(t::ui::not_chosen()));
    // The first entry is no choice, so a choice stands one further down than in the list.
    let chosen_index = move || {
        value.with(|chosen| {
            let chosen = chosen.as_ref()?;
            choices.with(|choices| choices.iter().position(|choice| choice.value == *chosen))
        })
    };
    Effect::new(move |_| {
        let wanted = chosen_index().map_or_else(String::new, |index| index.to_string());
        choices.track();
        if let Some(select) = select.get() {
            select.set_value(&wanted);
        }
    });
    let on_change = move |event| {
        let index: Option<usize> = event_target_value(&event).parse().ok();
        let chosen =
            index.and_then(|index| choices.with_untracked(|choices| choices.get(index).cloned()));
        value.set(chosen.map(|choice| choice.value));
    };
    let options = move || {
        // Choices may come after the value: what is chosen is marked as they come, since nothing else sets it then.
        let chosen = untrack(chosen_index);
        choices
            .get()
            .into_iter()
            .enumerate()
            .map(
                |(index, choice)| view! { <option value=index.to_string() selected=chosen == Some(index)>{choice.label}</option> },
            )
            .collect_view()
    };
    let described = ids.clone();
    let has_help = help.is_some();
    view! {
        <FieldFrame ids=ids.clone() label help error required>
            <select
                node_ref=select
                id=ids.control.clone()
                class="input input--select"
                aria-required=required.then_some("true")
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=move || described.described_by(has_help, error.with(Option::is_some))
                on:change=on_change
            >
                <option value="">{move || none.get()}</option>
                {options}
            </select>
        </FieldFrame>
    }
}
