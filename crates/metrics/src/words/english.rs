use super::Term;
use std::collections::BTreeMap;

/// Words that say nothing on their own.
pub(super) const STOP: &[&str] = &[
    "a",
    "about",
    "after",
    "again",
    "all",
    "also",
    "am",
    "an",
    "and",
    "any",
    "are",
    "as",
    "at",
    "be",
    "because",
    "been",
    "before",
    "being",
    "but",
    "by",
    "can",
    "could",
    "did",
    "do",
    "does",
    "doing",
    "done",
    "each",
    "even",
    "ever",
    "every",
    "few",
    "for",
    "from",
    "get",
    "got",
    "had",
    "has",
    "have",
    "having",
    "he",
    "her",
    "here",
    "him",
    "his",
    "how",
    "i",
    "if",
    "in",
    "into",
    "is",
    "it",
    "its",
    "just",
    "let",
    "like",
    "lot",
    "made",
    "make",
    "many",
    "may",
    "me",
    "more",
    "most",
    "much",
    "my",
    "no",
    "not",
    "nothing",
    "now",
    "of",
    "off",
    "on",
    "once",
    "one",
    "only",
    "or",
    "other",
    "our",
    "out",
    "over",
    "own",
    "quite",
    "really",
    "said",
    "same",
    "say",
    "she",
    "should",
    "so",
    "some",
    "something",
    "still",
    "such",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "thing",
    "think",
    "this",
    "those",
    "to",
    "too",
    "under",
    "until",
    "up",
    "us",
    "very",
    "was",
    "we",
    "well",
    "were",
    "what",
    "when",
    "where",
    "which",
    "while",
    "who",
    "why",
    "will",
    "with",
    "would",
    "you",
    "your",
];

pub(super) fn english_terms(texts: &[Vec<char>], least: usize) -> Vec<Term> {
    let mut found: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (text, answer) in texts.iter().zip(0_u32..) {
        for word in words(text) {
            let answers = found.entry(word).or_default();
            if answers.last() != Some(&answer) {
                answers.push(answer);
            }
        }
    }
    // `deliveries` counts with `delivery` where both occur, else stays as it was written.
    let plurals: Vec<(String, String)> = found
        .keys()
        .filter_map(|word| {
            let single = singular(word).filter(|single| found.contains_key(single))?;
            Some((word.clone(), single))
        })
        .collect();
    for (plural, single) in plurals {
        let more = found.remove(&plural).unwrap_or_default();
        let answers = found.entry(single).or_default();
        answers.extend(more);
        answers.sort_unstable();
        answers.dedup();
    }
    let often = found
        .into_iter()
        .filter(|(_, answers)| answers.len() >= least);
    often
        .map(|(word, answers)| Term { word, answers })
        .collect()
}

/// Letters of Latin script and the apostrophe between them; at least two.
fn words(text: &[char]) -> impl Iterator<Item = String> {
    let is_letter = |c: &char| c.is_alphabetic() && !super::chinese::is_han(*c);
    let runs = text.split(move |c| !(is_letter(c) || matches!(c, '\'' | '’')));
    runs.filter_map(|run| {
        let word: String = run.iter().flat_map(|c| c.to_lowercase()).collect();
        let word = word.replace('’', "'");
        let word = word.trim_matches('\'');
        let word = word.strip_suffix("'s").unwrap_or(word);
        let fits = word.chars().nth(1).is_some() && !word.contains('\'');
        (fits && STOP.binary_search(&word).is_err()).then(|| word.to_owned())
    })
}

fn singular(word: &str) -> Option<String> {
    if let Some(stem) = word.strip_suffix("ies") {
        return Some(format!("{stem}y"));
    }
    let single = word.strip_suffix('s')?;
    (!single.ends_with('s')).then(|| single.to_owned())
}
