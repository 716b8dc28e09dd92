//! What holds for any text and any order of changes.
#![cfg(not(target_arch = "wasm32"))]

use proptest::prelude::*;
use search::{SearchFields, SearchIndex, duplicates, pinyin, text};

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[王李张建国伟华重单]{1,4}",
        "[A-Za-z]{2,8} [A-Za-z]{2,8}",
        any::<String>()
    ]
}

#[derive(Clone, Debug)]
enum Change {
    Insert(u32, String, String),
    Remove(u32),
}

fn change() -> impl Strategy<Value = Change> {
    // Numbers on both sides of a block's edge.
    let doc = prop_oneof![0..6_u32, 4_094..4_099_u32];
    prop_oneof![
        3 => (doc.clone(), name(), "[0-9]{0,11}").prop_map(|(doc, name, phone)| Change::Insert(doc, name, phone)),
        1 => doc.prop_map(Change::Remove),
    ]
}

fn insert(index: &mut SearchIndex, doc: u32, name: &str, phone: &str) {
    index.insert(
        doc,
        &SearchFields {
            name,
            phones: &[phone],
            ..SearchFields::default()
        },
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_equals_rebuilt(changes in prop::collection::vec(change(), 0..40), queries in prop::collection::vec(name(), 1..4)) {
        let mut changed = SearchIndex::new();
        let mut records = std::collections::BTreeMap::new();
        for change in changes {
            match change {
                Change::Insert(doc, name, phone) => {
                    insert(&mut changed, doc, &name, &phone);
                    records.insert(doc, (name, phone));
                }
                Change::Remove(doc) => {
                    prop_assert_eq!(changed.remove(doc), records.remove(&doc).is_some());
                }
            }
        }
        let mut rebuilt = SearchIndex::new();
        for (doc, (name, phone)) in &records {
            insert(&mut rebuilt, *doc, name, phone);
        }
        prop_assert_eq!(changed.len(), rebuilt.len());
        let phones = records.values().map(|(_, phone)| phone.clone());
        for query in queries.into_iter().chain(phones) {
            prop_assert_eq!(changed.query(&query, 5), rebuilt.query(&query, 5));
            prop_assert_eq!(changed.matches(&query), rebuilt.matches(&query));
            let draft = SearchFields { name: &query, ..SearchFields::default() };
            prop_assert_eq!(
                duplicates::similar_to(&changed, &draft, None, 5),
                duplicates::similar_to(&rebuilt, &draft, None, 5)
            );
        }
        prop_assert_eq!(duplicates::groups(&changed, 1, 9), duplicates::groups(&rebuilt, 1, 9));
    }

    #[test]
    fn any_text_goes(texts in prop::array::uniform6(any::<String>()), query in any::<String>(), long in "[a王1 ]{0,900}") {
        let [name, other, phone, email, word, address] = &texts;
        let fields = SearchFields {
            name,
            other_names: &[other, &long],
            phones: &[phone],
            emails: &[email],
            words: &[word],
            address,
        };
        let mut index = SearchIndex::new();
        index.insert(3, &fields);
        index.insert(70_000, &fields);
        for query in [&query, name, &long] {
            let hits = index.query(query, 10);
            prop_assert!(hits.len() <= 2);
            let set = index.matches(query).unwrap_or_default();
            prop_assert_eq!(hits.len(), set.len());
        }
        duplicates::similar_to(&index, &fields, None, 10);
        duplicates::pairs(&index, 0, 10);
        pinyin::sort_key(name);
        pinyin::spelled(name);
        pinyin::index_letter(name);
        let folded = text::fold(name);
        prop_assert_eq!(text::fold(&folded), folded.clone());
        prop_assert_eq!(text::squeeze(&folded), folded.replace(' ', ""));
    }

    #[test]
    fn a_record_is_found_by_its_own_texts(texts in prop::collection::vec("[A-Za-z0-9王李建国重庆 .-]{1,20}", 1..5)) {
        let mut index = SearchIndex::new();
        for (doc, name) in (0..).zip(&texts) {
            index.insert(doc, &SearchFields { name, ..SearchFields::default() });
        }
        for (doc, name) in (0..).zip(&texts) {
            if !text::fold(name).is_empty() {
                prop_assert!(index.query(name, 10).iter().any(|hit| hit.doc == doc), "{}", name);
            }
        }
    }

    #[test]
    fn any_one_typo_is_forgiven(name in "[a-z]{5,12}", at in 0_usize..12, kind in 0..4, letter in "[a-z]") {
        let mut letters: Vec<char> = name.chars().collect();
        let at = at % letters.len();
        let letter = letter.chars().next().unwrap();
        match kind {
            0 => letters[at] = letter,
            1 => letters.insert(at, letter),
            2 => drop(letters.remove(at)),
            _ if at + 1 < letters.len() => letters.swap(at, at + 1),
            _ => {}
        }
        let mut index = SearchIndex::new();
        index.insert(0, &SearchFields { name: &name, ..SearchFields::default() });
        index.insert(1, &SearchFields { emails: &[&format!("{name}@qq.com")], ..SearchFields::default() });
        let query: String = letters.into_iter().collect();
        prop_assert_eq!(index.query(&query, 10).len(), 2, "{} for {}", query, name);
    }

    #[test]
    fn pinyin_in_any_reading_is_found(name in "[王李建国重庆单曾解仇区朴乐行长]{2,4}", choice in any::<u64>(), cut in 1_usize..30) {
        let mut choice = choice;
        let mut spelled = String::new();
        for han in name.chars() {
            let readings: Vec<_> = pinyin::readings(han).collect();
            let reading = readings[usize::try_from(choice % readings.len() as u64).unwrap()];
            choice /= 3;
            match choice % 3 {
                0 => spelled.extend(reading.as_str().chars().take(1)),
                _ => spelled.push_str(reading.as_str()),
            }
        }
        spelled.truncate(cut.min(spelled.len()));
        let mut index = SearchIndex::new();
        index.insert(9, &SearchFields { name: &name, ..SearchFields::default() });
        prop_assert_eq!(index.query(&spelled, 1).len(), 1, "{} for {}", spelled, name);
    }
}
