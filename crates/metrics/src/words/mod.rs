//! What people write about: the words of free text, in Chinese and in English, counted once per answer.
//!
//! No dictionary is used. English is cut at its blanks, common words are left out and plurals folded. Chinese has no
//! blanks: runs of two to six characters are words when they come again in other answers, when their parts stick together
//! more than chance would have it, and when what stands before and after them changes (mining by cohesion and by the
//! entropy of neighbours; Luo & Sun 2003, ACL SIGHAN; Feng et al. 2004, CL 30:75-93).
//!
//! Limits: a Chinese word that only one answer holds is not found, since nothing tells it from its neighbours; with few
//! answers (below about 30) phrases come out rather than words; names and set phrases are found like words; "不好" and
//! "好" are two words, but sentiment is not judged. Words of one character are not looked for. It is a list to start
//! reading from, not a measurement.

mod chinese;
mod english;
mod list;

#[cfg(test)]
mod tests;

pub use list::{Term, word_list};
