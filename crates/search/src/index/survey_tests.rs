//! The filters against judging every record.

use proptest::prelude::*;

use super::*;
use crate::index::pattern::Pattern;
use crate::index::{SearchIndex, block};
use crate::{Match, SearchFields};

/// Few letters, so that they meet often: Latin ones, polyphones, digits, separators.
fn text() -> impl Strategy<Value = String> {
    "[wangjieh 王建国重庆单1239 aлü.@-]{0,9}"
}

fn record() -> impl Strategy<Value = [String; 6]> {
    prop::array::uniform6(text())
}

fn index_of(records: &[[String; 6]]) -> SearchIndex {
    let mut index = SearchIndex::new();
    // Two blocks, and a gap.
    for (doc, [name, other, phone, email, word, address]) in (4_092..).zip(records) {
        index.insert(
            doc,
            &SearchFields {
                name,
                other_names: &[other],
                phones: &[phone],
                emails: &[email],
                words: &[word],
                address,
            },
        );
    }
    index
}

/// Judges every record, best first: score, number, kind.
fn by_hand(
    index: &SearchIndex,
    judging: &dyn Fn(&Packed<'_>) -> Option<Verdict>,
) -> Vec<(u32, u32, Match)> {
    let mut found = Vec::new();
    for (number, block) in index.blocks() {
        for at in block::ones(block.present()) {
            let Some(record) = block.get(at) else {
                continue;
            };
            if let Some(verdict) = judging(&record) {
                let score = verdict.tier.score(record.name_length);
                found.push((score, number << block::BITS | at, verdict.matched));
            }
        }
    }
    found.sort_by_key(|(score, doc, _)| (u32::MAX - score, *doc));
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_missed(records in prop::collection::vec(record(), 1..8), query in text(), limit in 1_usize..9) {
        let index = index_of(&records);
        let Some(pattern) = Pattern::new(&query) else {
            prop_assert_eq!(index.query(&query, limit), vec![]);
            return Ok(());
        };
        let judge = Judge::new(pattern);
        let mut expected = by_hand(&index, &|record| judge.verdict(record, Tier::WORST));
        let exact = expected.len();
        if let Some(typos) = Typos::new(&judge) {
            let known: Vec<u32> = expected.iter().map(|(_, doc, _)| *doc).collect();
            let guesses = by_hand(&index, &|record| typos.verdict(record, Tier::WORST, None));
            expected.extend(guesses.into_iter().filter(|(_, doc, _)| !known.contains(doc)));
        }
        let found: Vec<_> =
            index.query(&query, limit).iter().map(|hit| (hit.score, hit.doc, hit.matched)).collect();
        prop_assert_eq!(&found, &expected[..expected.len().min(limit)], "{:?}", query);

        let all: Vec<u32> = index.matches(&query).unwrap().iter().collect();
        let of_filter = if exact > 0 { &expected[..exact] } else { &expected[..] };
        let mut docs: Vec<u32> = of_filter.iter().map(|(_, doc, _)| *doc).collect();
        docs.sort_unstable();
        prop_assert_eq!(all, docs, "{:?} as a filter", query);
    }
}
