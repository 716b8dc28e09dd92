use crate::features::surveys::design::desk::{Designing, Part};
use crate::i18n::{format, language_name, t};
use crate::ui::{Binding, TextArea, TextField};
use domain::Id;
use leptos::prelude::*;

/// Of the words in another language, so many characters.
const BESIDE_CHARS: usize = 80;

/// How long a text usually is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Lines {
    One,
    Several,
}

/// A text in the language that is being written, with the same text in another language under it. To be made anew when
/// the language changes.
pub(in super::super) fn words_field<R: Part>(
    designing: Designing,
    id: Id,
    part: &str,
    label: &'static str,
    lines: Lines,
    is_required: bool,
) -> AnyView {
    let value: Binding<String> = designing.text::<R>(id, part);
    let help = beside::<R>(designing, id, part).unwrap_or_default();
    match (lines, help.is_empty()) {
        (Lines::One, true) => view! { <TextField label value required=is_required /> }.into_any(),
        (Lines::One, false) => {
            view! { <TextField label value help required=is_required /> }.into_any()
        }
        (Lines::Several, true) => {
            view! { <TextArea label value rows=2 required=is_required /> }.into_any()
        }
        (Lines::Several, false) => {
            view! { <TextArea label value help rows=2 required=is_required /> }.into_any()
        }
    }
}

/// What it says in another language, for whoever translates.
pub(super) fn beside<R: Part>(designing: Designing, id: Id, part: &str) -> Option<String> {
    let language = designing.language.get_untracked();
    let languages = designing.form.with_untracked(|form| form.languages.clone());
    designing.records.with_untracked(|records| {
        let texts = R::find(records, id)?.texts()?;
        languages
            .iter()
            .filter(|tag| **tag != language)
            .find_map(|tag| {
                let text = texts.get(&format!("{part}.{tag}"))?.as_text()?.trim();
                let said = format::shortened(text, BESIDE_CHARS);
                (!text.is_empty()).then(|| t::design::question::beside(&language_name(tag), &said))
            })
    })
}
