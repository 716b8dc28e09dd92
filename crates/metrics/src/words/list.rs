use super::chinese::chinese_terms;
use super::english::english_terms;

/// A word, and the answers it is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// As it is written; English in small letters.
    pub word: String,
    /// Places of the answers, rising.
    pub answers: Vec<u32>,
}

/// Longer texts are read up to here, in characters.
const TEXT_CHARS: usize = 2_000;
/// All texts together are read up to here, so that the work is bounded.
const ALL_CHARS: usize = 400_000;

/// The words that at least `least` answers hold, the most frequent first, equal ones in order of the alphabet. Texts
/// beyond the first 400,000 characters are not read: hand the newest in first.
pub fn word_list(texts: &[&str], least: usize, most: usize) -> Vec<Term> {
    let mut left = ALL_CHARS;
    let mut read: Vec<Vec<char>> = Vec::with_capacity(texts.len());
    for text in texts {
        let chars: Vec<char> = text.chars().take(TEXT_CHARS.min(left)).collect();
        left -= chars.len();
        read.push(chars);
    }
    let least = least.max(1);
    let mut terms = chinese_terms(&read, least.max(2));
    terms.extend(english_terms(&read, least));
    terms.sort_by(|a, b| {
        let count = |term: &Term| std::cmp::Reverse(term.answers.len());
        (count(a), &a.word).cmp(&(count(b), &b.word))
    });
    terms.truncate(most);
    terms
}
