//! What a complaint counts for.

use crate::query::Entry;
use api::TrendSubject;
use domain::Day;
use rustc_hash::FxHashMap;

/// The days of the complaints about each subject.
pub(super) type DaysOf = FxHashMap<TrendSubject, Vec<Day>>;

/// Everything that a complaint is counted for, as its list filters it.
fn subjects(entry: &Entry) -> impl Iterator<Item = TrendSubject> {
    let Entry {
        complaint,
        standing,
        ..
    } = entry;
    let named = |name: &String| (!name.is_empty()).then(|| name.clone());
    [
        Some(TrendSubject::All),
        complaint.kind.map(TrendSubject::Kind),
        complaint.product.map(TrendSubject::Product),
        named(&standing.department).map(TrendSubject::Department),
        complaint.about.map(TrendSubject::Person),
        named(&complaint.carrier).map(TrendSubject::Carrier),
        entry.class.map(TrendSubject::Class),
    ]
    .into_iter()
    .flatten()
}

pub(super) fn days_of<'a>(entries: impl Iterator<Item = &'a Entry>) -> DaysOf {
    let mut found = DaysOf::default();
    for entry in entries {
        for subject in subjects(entry) {
            found.entry(subject).or_default().push(entry.day);
        }
    }
    found
}

/// The days of the complaints about one subject.
pub(super) fn days_about<'a>(
    entries: impl Iterator<Item = &'a Entry>,
    subject: &TrendSubject,
) -> Vec<Day> {
    entries
        .filter(|entry| subjects(entry).any(|found| found == *subject))
        .map(|entry| entry.day)
        .collect()
}
