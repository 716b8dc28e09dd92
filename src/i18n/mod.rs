//! Words and numbers in the reader's language.
//!
//! Catalogues are TOML files under `locales/{zh,en}/<area>.toml`. Each key becomes a function,
//! `t::customers::title()`; a section becomes a module; `{name}` becomes a text argument; `{count}`
//! and anything ending in `_count` becomes a number, written for the reader; a key with the forms
//! `one` and `other` (English) or only `other` (Chinese) is chosen by `count`. A key, form or
//! placeholder that one language lacks stops the build.
//!
//! Numbers, money and dates go through [`format`], which asks the browser's `Intl`.
//!
//! The language is a plain thread-local, not a signal: switching it mounts the page anew, so that
//! views stay free of reactive text. Drafts are kept outside the view tree and survive that.

mod explain;
mod explain_survey;
mod field_label;
pub mod format;
mod locale;
mod message;
mod survey_word;
mod word;

pub use explain::{explain, explain_field, explain_refusal, explain_storage};
pub use explain_survey::{
    explain_answer_code, explain_flaw, explain_link, explain_reply, explain_slip,
    explain_survey_file, flaw_place, page_label, question_label,
};
pub use field_label::{field_label, kind_label, kinds_label};
pub use locale::{Locale, current, preferred, set_current, set_pseudo};
pub use message::{fill, pick, pick_plural};
pub use survey_word::{compared_group, group_words, language_name, survey_language, text_part};
pub use word::Word;

/// The catalogue, one module per area.
#[allow(
    clippy::too_many_arguments,
    reason = "generated: a message has as many arguments as its text names"
)]
pub mod t {
    include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));
}
