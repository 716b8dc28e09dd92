//! What the replies to one question add up to.

use super::importance::Ratings;
use crate::query::measured;
use api::{ChoiceRow, GridRow, Measured, Outcome, QuestionResult, ScoreKind};
use domain::Day;
use domain::record::QuestionKind;
use domain::survey::{Form, Question, Reply};
use metrics::Confidence;
use metrics::proportion::{Share, wilson};
use metrics::score::{CesDirection, Nps, Scale, Tally, csat, effort_share, mean_score, nps};
use std::collections::BTreeMap;

/// Counts as they grow.
pub(super) enum Sum {
    Scores(Vec<u64>),
    Choices(BTreeMap<String, u64>),
    /// By key: places added up, how often ranked, how often first.
    Places(BTreeMap<String, Places>),
    Grid(BTreeMap<String, Vec<u64>>),
    Ratings(Ratings),
    Numbers(Vec<f64>),
    Days(Option<(Day, Day)>),
    Texts,
    Files,
}

#[derive(Default)]
pub(super) struct Places {
    counts: Vec<u64>,
}

pub(super) struct Tallied {
    pub(super) sum: Sum,
    pub(super) answered: u64,
    pub(super) invalid: u64,
    pub(super) missing: u64,
}

impl Tallied {
    pub(super) fn new(question: &Question) -> Self {
        use QuestionKind as K;
        let sum = match question.kind {
            K::Recommend | K::Satisfaction | K::Effort | K::Agreement | K::Stars | K::Faces => {
                Sum::Scores(vec![0; points(question)])
            }
            K::Single | K::Multiple => Sum::Choices(BTreeMap::new()),
            K::Ranking => Sum::Places(BTreeMap::new()),
            K::Matrix => Sum::Grid(BTreeMap::new()),
            K::Importance => Sum::Ratings(Ratings::default()),
            K::Number => Sum::Numbers(Vec::new()),
            K::Date => Sum::Days(None),
            K::ShortText | K::LongText => Sum::Texts,
            K::Photo | K::Signature => Sum::Files,
        };
        Self {
            sum,
            answered: 0,
            invalid: 0,
            missing: 0,
        }
    }

    /// Takes a reply. `overall` is the score that derived importance explains.
    pub(super) fn take(&mut self, question: &Question, reply: &Reply, overall: Option<i64>) {
        self.answered += 1;
        let (low, high) = question.range();
        match (&mut self.sum, reply) {
            (Sum::Scores(counts), Reply::Score(score)) => {
                // On the scale of another version, and not on this one.
                let off = u64::from(!add(counts, low, *score));
                self.answered -= off;
                self.invalid += off;
            }
            (Sum::Choices(counts), Reply::Keys(keys)) => {
                for key in keys {
                    *counts.entry(key.clone()).or_default() += 1;
                }
            }
            (Sum::Places(places), Reply::Keys(keys)) => {
                for (key, place) in keys.iter().zip(0_usize..) {
                    let counts = &mut places.entry(key.clone()).or_default().counts;
                    if counts.len() <= place {
                        counts.resize(place + 1, 0);
                    }
                    if let Some(count) = counts.get_mut(place) {
                        *count += 1;
                    }
                }
            }
            (Sum::Grid(rows), Reply::Grid(given)) => {
                for (key, score) in given {
                    let counts = rows
                        .entry(key.clone())
                        .or_insert_with(|| vec![0; points(question)]);
                    add(counts, low, *score);
                }
            }
            (Sum::Ratings(ratings), Reply::Ratings(given)) => {
                ratings.take(given, low, high, overall);
            }
            (Sum::Numbers(numbers), Reply::Number(number)) => numbers.push(*number),
            (Sum::Days(days), Reply::Day(day)) => {
                *days = Some(days.map_or((*day, *day), |(first, last)| {
                    (first.min(*day), last.max(*day))
                }));
            }
            _ => {}
        }
    }

    pub(super) fn result(
        &self,
        form: &Form,
        question: &Question,
        cross: api::MatrixCross,
        derived_from: Option<&str>,
    ) -> QuestionResult {
        let (low, high) = question.range();
        let outcome = match &self.sum {
            Sum::Scores(counts) => Outcome::Score {
                low,
                kind: score_kind(question),
                headline: headline(question, counts),
                mean: mean_of(low, counts),
                counts: counts.clone(),
            },
            Sum::Choices(counts) => Outcome::Choice {
                rows: self.choices(question, counts),
            },
            Sum::Places(places) => Outcome::Ranking {
                rows: ranking(question, places),
            },
            Sum::Grid(rows) => Outcome::Grid {
                low,
                rows: question
                    .rows
                    .iter()
                    .map(|row| {
                        let counts = rows.get(&row.key).cloned().unwrap_or_default();
                        GridRow {
                            key: row.key.clone(),
                            mean: mean_of(low, &counts),
                            counts,
                        }
                    })
                    .collect(),
            },
            Sum::Ratings(ratings) => {
                ratings.outcome(form, question, (low, high), cross, derived_from)
            }
            Sum::Numbers(numbers) => number_outcome(numbers),
            Sum::Days(days) => Outcome::Date {
                first: days.map(|(first, _)| first),
                last: days.map(|(_, last)| last),
            },
            Sum::Texts => Outcome::Texts,
            Sum::Files => Outcome::Files,
        };
        QuestionResult {
            name: question.name.clone(),
            kind: question.kind,
            answered: self.answered,
            invalid: self.invalid,
            missing: self.missing,
            outcome,
        }
    }

    fn choices(&self, question: &Question, counts: &BTreeMap<String, u64>) -> Vec<ChoiceRow> {
        let rows = question.keys().map(|key| {
            let count = counts.get(key).copied().unwrap_or(0);
            let share = Share::of(count, self.answered.saturating_sub(count));
            ChoiceRow {
                key: key.to_owned(),
                count,
                value: measured(share.map(|share| wilson(share, Confidence::P95))),
                first: 0,
            }
        });
        rows.collect()
    }
}

fn ranking(question: &Question, places: &BTreeMap<String, Places>) -> Vec<ChoiceRow> {
    let rows = question.keys().map(|key| {
        let counts = places.get(key).map_or(&[][..], |places| &places.counts);
        ChoiceRow {
            key: key.to_owned(),
            count: counts.iter().sum(),
            value: mean_of(1, counts),
            first: counts.first().copied().unwrap_or(0),
        }
    });
    rows.collect()
}

fn number_outcome(numbers: &[f64]) -> Outcome {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let at = |place: usize| sorted.get(place).copied();
    let middle = sorted.len() / 2;
    let below = at(sorted.len().saturating_sub(1) / 2);
    let pairs: Vec<(f64, f64)> = numbers.iter().map(|number| (*number, 0.0)).collect();
    Outcome::Number {
        // The mean difference from nothing is the mean.
        mean: measured(metrics::comparison::paired_difference(
            &pairs,
            Confidence::P95,
        )),
        median: below.zip(at(middle)).map(|(a, b)| f64::midpoint(a, b)),
        lowest: sorted.first().copied(),
        highest: sorted.last().copied(),
    }
}

/// How many points a scale has.
pub(super) fn points(question: &Question) -> usize {
    let (low, high) = question.range();
    usize::try_from(high.saturating_sub(low).saturating_add(1))
        .unwrap_or(0)
        .min(256)
}

/// False when the score is off the scale.
pub(super) fn add(counts: &mut [u64], low: i64, score: i64) -> bool {
    let place = score
        .checked_sub(low)
        .and_then(|at| usize::try_from(at).ok());
    match place.and_then(|place| counts.get_mut(place)) {
        Some(count) => {
            *count += 1;
            true
        }
        None => false,
    }
}

pub(super) fn score_kind(question: &Question) -> ScoreKind {
    match question.kind {
        QuestionKind::Recommend => ScoreKind::Nps,
        QuestionKind::Satisfaction => ScoreKind::Csat,
        QuestionKind::Effort => ScoreKind::Ces,
        _ => ScoreKind::TopTwo,
    }
}

/// NPS, or the share of good answers; of a reversed question the low ones are good.
pub(super) fn headline(question: &Question, counts: &[u64]) -> Measured {
    let p95 = Confidence::P95;
    let Some(tally) = tally_of(question.range().0, counts) else {
        return Measured::default();
    };
    match score_kind(question) {
        ScoreKind::Nps => measured(nps(Nps::from_tally(&tally), p95)),
        ScoreKind::Ces => measured(effort_share(&tally, CesDirection::HighIsEasy, p95)),
        ScoreKind::Csat | ScoreKind::TopTwo if question.reversed => {
            let good: u64 = counts.iter().take(2).sum();
            let share = Share::of(good, tally.n() - good);
            measured(share.map(|share| wilson(share, p95)))
        }
        ScoreKind::Csat | ScoreKind::TopTwo => measured(csat(&tally, p95)),
    }
}

pub(super) fn mean_of(low: i64, counts: &[u64]) -> Measured {
    tally_of(low, counts).map_or_else(Measured::default, |tally| {
        measured(mean_score(&tally, Confidence::P95))
    })
}

/// Counts from `low` on as a tally; nothing for scales that no tally holds.
fn tally_of(low: i64, counts: &[u64]) -> Option<Tally> {
    let first = u8::try_from(low).ok()?;
    let last = u8::try_from(counts.len().checked_sub(1)?).ok()?;
    let scale = Scale::new(first, first.checked_add(last)?)?;
    let scores = (scale.low()..=scale.high()).zip(counts);
    Some(Tally::of_counts(scale, scores.map(|(_, count)| *count)))
}
