//! Pages and questions in the designer: adding, moving, wording, settings, and where one goes on after an answer.

mod adding;
mod choices_editor;
mod condition_fields;
mod facts;
mod flaw_notes;
mod layout;
mod moving;
mod page_block;
mod pick;
mod question_editor;
mod question_item;
mod questions_card;
mod settings;
mod skips_editor;
mod words_field;

pub(super) use condition_fields::{Tested, condition_fields, default_condition};
pub(super) use flaw_notes::{FlawNotes, is_about_rules};
pub(super) use pick::Pick;
pub(super) use questions_card::QuestionsCard;
pub(super) use words_field::{Lines, words_field};
