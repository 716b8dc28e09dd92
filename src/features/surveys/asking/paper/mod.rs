//! The survey on paper, to be filled in with a pen.

mod pen_question;
mod pen_sheet;
mod pen_words;

pub(super) use pen_sheet::PenSheet;
