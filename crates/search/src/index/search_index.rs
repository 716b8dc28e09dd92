//! The public face of the index.

use std::collections::BTreeMap;

use crate::text;
use crate::{DocSet, Field, Hit, Match, MatchKind, SearchFields};

/// Finds records by a few keystrokes.
///
/// Record numbers should be dense (rows of a table): memory is taken per 1,024
/// consecutive numbers.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    records: BTreeMap<u32, Vec<(Field, String)>>,
}

impl SearchIndex {
    /// An empty index.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a record, or replaces the one under this number.
    pub fn insert(&mut self, doc: u32, fields: &SearchFields<'_>) {
        let mut keys = vec![(Field::Name, text::squeeze(fields.name))];
        keys.extend(
            fields
                .other_names
                .iter()
                .map(|name| (Field::OtherName, text::squeeze(name))),
        );
        keys.extend(
            fields
                .phones
                .iter()
                .map(|phone| (Field::Phone, text::digits(phone))),
        );
        keys.extend(
            fields
                .emails
                .iter()
                .map(|email| (Field::Email, text::squeeze(email))),
        );
        keys.extend(
            fields
                .words
                .iter()
                .map(|word| (Field::Word, text::squeeze(word))),
        );
        keys.push((Field::Address, text::squeeze(fields.address)));
        self.records.insert(doc, keys);
    }

    /// Removes a record; whether there was one.
    pub fn remove(&mut self, doc: u32) -> bool {
        self.records.remove(&doc).is_some()
    }

    /// Whether a record is known under this number.
    pub fn contains(&self, doc: u32) -> bool {
        self.records.contains_key(&doc)
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.records.clear();
    }

    /// Bytes held on the heap.
    pub fn memory_bytes(&self) -> usize {
        self.records
            .values()
            .flatten()
            .map(|(_, key)| key.capacity())
            .sum()
    }

    /// The best `limit` records for a query, best first. A query without any
    /// letter or digit finds nothing.
    pub fn query(&self, text: &str, limit: usize) -> Vec<Hit> {
        self.query_where(text, limit, &|_| true)
    }

    /// Like [`query`](Self::query), among the records that `keep` lets pass.
    pub fn query_where(&self, text: &str, limit: usize, keep: &dyn Fn(u32) -> bool) -> Vec<Hit> {
        let query = text::squeeze(text);
        if query.is_empty() {
            return Vec::new();
        }
        let mut hits: Vec<Hit> = self
            .records
            .iter()
            .filter(|(doc, _)| keep(**doc))
            .filter_map(|(doc, keys)| {
                let (field, _) = keys.iter().find(|(_, key)| key.contains(&query))?;
                Some(Hit {
                    doc: *doc,
                    score: 0,
                    matched: Match {
                        field: *field,
                        kind: MatchKind::Substring,
                    },
                })
            })
            .collect();
        hits.truncate(limit);
        hits
    }

    /// Every record that matches, for filtering a list; `None` when the query
    /// has no letter or digit, so that nothing is to be filtered.
    pub fn matches(&self, text: &str) -> Option<DocSet> {
        if text::squeeze(text).is_empty() {
            return None;
        }
        let mut set = DocSet::new();
        for hit in self.query(text, usize::MAX) {
            set.insert(hit.doc);
        }
        Some(set)
    }
}
