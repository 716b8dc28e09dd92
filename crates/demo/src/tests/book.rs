use crate::{Entry, Language, story};
use domain::record::{Answer, CustomerId, Purchase, Record, from_fields, recommend};
use domain::{Day, Id, Instant, Value};
use std::collections::{BTreeMap, BTreeSet};

pub(super) const BOTH: [Language; 2] = [Language::Chinese, Language::English];

pub(super) fn day(year: i32, month: u32, day: u32) -> Day {
    Day::from_ymd(year, month, day).unwrap()
}

/// The book after the whole story.
pub(super) struct Book {
    pub(super) language: Language,
    pub(super) today: Day,
    pub(super) entries: Vec<Entry>,
    /// Read once, because every test asks for them.
    pub(super) purchases: Vec<Purchase>,
    pub(super) records: BTreeMap<(String, Id), BTreeMap<String, Value>>,
    offset_minutes: i32,
}

impl Book {
    pub(super) fn told(language: Language, today: Day) -> Self {
        let offset_minutes = match language {
            Language::Chinese => 480,
            Language::English => 0,
        };
        let mut last = 1_u128 << 100;
        let entries = story(language, today, offset_minutes, &mut || {
            last += 1;
            Id(last)
        });
        let mut records: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
        for change in entries.iter().flat_map(|entry| &entry.changes.changes) {
            let record = records
                .entry((change.kind.to_string(), change.id))
                .or_default();
            for (name, value) in &change.sets {
                record.insert(name.to_string(), value.clone());
            }
        }
        let mut book = Self {
            language,
            today,
            entries,
            purchases: Vec::new(),
            records,
            offset_minutes,
        };
        book.purchases = book.all();
        book
    }

    /// On the day on which this was written.
    pub(super) fn now(language: Language) -> Self {
        Self::told(language, day(2026, 11, 23))
    }

    /// Every record of a kind that is not in the recycle bin.
    pub(super) fn all<R: Record>(&self) -> Vec<R> {
        self.records
            .iter()
            .filter(|((kind, _), fields)| kind == R::KIND.0 && !fields.contains_key("removed"))
            .map(|((_, id), fields)| {
                from_fields(
                    *id,
                    fields.iter().map(|(name, value)| (name.as_str(), value)),
                )
            })
            .collect()
    }

    pub(super) fn is_past(&self, at: Instant) -> bool {
        at.day(self.offset_minutes) < self.today
    }

    pub(super) fn days(&self) -> BTreeMap<CustomerId, BTreeSet<Day>> {
        let mut days: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for purchase in &self.purchases {
            days.entry(purchase.customer)
                .or_default()
                .insert(purchase.day);
        }
        days
    }

    /// Those with a rhythm (four days or more) whose silence, in usual gaps and in days, is as asked.
    pub(super) fn silent(&self, is_silent: impl Fn(f64, i32) -> bool) -> BTreeSet<CustomerId> {
        let days = self.days().into_iter();
        days.filter(|(_, days)| {
            let silence = self.today.since(*days.last().unwrap());
            days.len() >= 4 && is_silent(f64::from(silence) / usual_gap(days), silence)
        })
        .map(|(customer, _)| customer)
        .collect()
    }

    /// Answers to the question every shop asks.
    pub(super) fn recommended(&self) -> Vec<Answer> {
        let mut answers = self.all::<Answer>();
        answers.retain(|answer| answer.survey == recommend::ID);
        answers
    }

    /// Promoters minus detractors, in per cent.
    pub(super) fn net_promoters(&self) -> i64 {
        let scores = self.recommended().iter().map(score).collect::<Vec<_>>();
        let count = |fits: fn(i64) -> bool| {
            i64::try_from(scores.iter().filter(|score| fits(**score)).count()).unwrap()
        };
        (count(|score| score >= 9) - count(|score| score <= 6)) * 100 / count(|_| true)
    }
}

pub(super) fn score(answer: &Answer) -> i64 {
    let score = answer.replies.get(recommend::SCORE);
    score.and_then(Value::as_int).unwrap()
}

fn usual_gap(days: &BTreeSet<Day>) -> f64 {
    let later = days.iter().skip(1);
    let mut gaps = days
        .iter()
        .zip(later)
        .map(|(earlier, later)| later.since(*earlier))
        .collect::<Vec<_>>();
    gaps.sort_unstable();
    let middle = gaps.len() / 2;
    if gaps.len() % 2 == 0 {
        f64::from(gaps[middle - 1] + gaps[middle]) / 2.0
    } else {
        f64::from(gaps[middle])
    }
}
