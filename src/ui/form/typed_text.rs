//! Fields whose text stands for a value: the text stays as it was typed, the value follows it.

use super::Binding;
use leptos::prelude::*;

/// The text shown and what is wrong with it.
#[derive(Clone, Copy)]
pub(super) struct TypedText {
    pub(super) text: RwSignal<String>,
    pub(super) problem: RwSignal<Option<String>>,
}

/// Ties a text to a value. `read` gives the value (`None` for an empty text) or what is wrong; `write` is how the
/// value is shown when it comes from elsewhere.
pub(super) fn typed_text<T>(
    value: Binding<Option<T>>,
    read: impl Fn(&str) -> Result<Option<T>, String> + Copy + Send + Sync + 'static,
    write: impl Fn(&T) -> String + Copy + Send + Sync + 'static,
) -> (TypedText, impl Fn(String) + Copy + Send + Sync + 'static)
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let shown = |value: Option<&T>| value.map(write).unwrap_or_default();
    let typed = TypedText {
        text: RwSignal::new(shown(value.get_untracked().as_ref())),
        problem: RwSignal::new(None),
    };
    // A value that changes elsewhere (a discarded draft) replaces the text, unless the text says the same already.
    Effect::new(move |_| {
        let wanted = value.get();
        let says = read(&typed.text.read_untracked());
        let differs = match says {
            Ok(said) => said != wanted,
            Err(_) => wanted.is_some(),
        };
        if differs {
            typed
                .text
                .set(wanted.as_ref().map(write).unwrap_or_default());
            typed.problem.set(None);
        }
    });
    let on_input = move |text: String| {
        let said = read(&text);
        typed.text.set(text);
        match said {
            Ok(said) => {
                typed.problem.set(None);
                value.set(said);
            }
            Err(problem) => {
                typed.problem.set(Some(problem));
                value.set(None);
            }
        }
    };
    (typed, on_input)
}
