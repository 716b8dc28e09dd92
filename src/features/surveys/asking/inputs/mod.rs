//! One input for every kind of question. Each edits the stored value of its reply, and nothing else.

mod chosen;
mod day_input;
mod drawn_signs;
mod grid_value;
mod grids;
mod many_input;
mod number_input;
mod one_input;
mod other_words;
mod photo_input;
mod ranking_input;
mod scale_input;
mod signature_input;
mod slot;
mod text_input;

use domain::record::QuestionKind as K;
use leptos::prelude::*;

pub(super) use scale_input::scale_words;
pub(super) use slot::Slot;
pub(in crate::features::surveys) use slot::{FileStore, Keeping};

/// The input that this question takes.
pub(super) fn input(slot: Slot) -> AnyView {
    match slot.question.kind {
        K::Recommend | K::Satisfaction | K::Effort | K::Agreement | K::Stars | K::Faces => {
            scale_input::view(&slot)
        }
        K::Single => one_input::view(&slot),
        K::Multiple => many_input::view(&slot),
        K::Ranking => ranking_input::view(&slot),
        K::Matrix => grids::matrix(&slot),
        K::Importance => grids::importance(&slot),
        K::Number => number_input::view(&slot),
        K::Date => day_input::view(&slot),
        K::ShortText => text_input::short(&slot),
        K::LongText => text_input::long(&slot),
        K::Photo => photo_input::view(&slot),
        K::Signature => signature_input::view(&slot),
    }
}
