//! Pinyin of Chinese characters, every reading of them, and the order of names.

mod name;
mod surnames;
mod table;

pub use name::{index_letter, sort_key, spelled, surname};
pub(crate) use table::Keys;
pub use table::{Spelling, Syllable, readings};
