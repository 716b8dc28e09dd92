//! Pinyin of Chinese characters, every reading of them, and the order of names.

mod table;

pub use table::{Spelling, Syllable, readings};
