//! Importance and satisfaction, also beside competitors.

use super::outcome::{add, mean_of};
use crate::query::measured;
use api::{ImportanceRow, MatrixCross, MatrixField, Measured, Outcome, RivalRow, WalletRow};
use domain::survey::{Form, Question, Rating};
use metrics::Confidence;
use metrics::attributes::{
    Axes, Cross, Quadrant, Rating as Point, importance_performance, pearson, wallet_allocation,
};
use metrics::comparison::paired_difference;
use metrics::score::{Attribute, Scale, relative_index, satisfaction_index};
use std::collections::BTreeMap;

/// What people said about the rows.
#[derive(Default)]
pub(super) struct Ratings {
    rows: BTreeMap<String, RowSum>,
    /// Each person's mean satisfaction: with us, and by competitor.
    people: Vec<(f64, Vec<(String, f64)>)>,
}

#[derive(Default)]
struct RowSum {
    importance: Vec<u64>,
    satisfaction: Vec<u64>,
    /// Satisfaction here and as a whole, of the same person.
    overall: (Vec<f64>, Vec<f64>),
    /// By competitor, ours and theirs of the same person.
    rivals: BTreeMap<String, Rival>,
}

#[derive(Default)]
struct Rival {
    counts: Vec<u64>,
    pairs: Vec<(f64, f64)>,
}

#[allow(clippy::cast_precision_loss, reason = "scores are small")]
fn real(score: i64) -> f64 {
    score as f64
}

impl Ratings {
    pub(super) fn take(&mut self, given: &[Rating], low: i64, high: i64, overall: Option<i64>) {
        let points = usize::try_from(high.saturating_sub(low).saturating_add(1)).unwrap_or(0);
        let points = points.min(256);
        let mut ours = (0.0, 0.0);
        let mut theirs: BTreeMap<&str, (f64, f64)> = BTreeMap::new();
        for rating in given {
            let row = self
                .rows
                .entry(rating.row.clone())
                .or_insert_with(|| RowSum {
                    importance: vec![0; points],
                    satisfaction: vec![0; points],
                    ..RowSum::default()
                });
            if let Some(importance) = rating.importance {
                add(&mut row.importance, low, importance);
            }
            if let Some(own) = rating.satisfaction {
                add(&mut row.satisfaction, low, own);
                ours = (ours.0 + real(own), ours.1 + 1.0);
                if let Some(overall) = overall {
                    row.overall.0.push(real(own));
                    row.overall.1.push(real(overall));
                }
            }
            for (name, score) in &rating.competitors {
                let rival = row.rivals.entry(name.clone()).or_insert_with(|| Rival {
                    counts: vec![0; points],
                    ..Rival::default()
                });
                add(&mut rival.counts, low, *score);
                if let Some(own) = rating.satisfaction {
                    rival.pairs.push((real(own), real(*score)));
                }
                let sum = theirs.entry(name).or_default();
                *sum = (sum.0 + real(*score), sum.1 + 1.0);
            }
        }
        if ours.1 > 0.0 && !theirs.is_empty() {
            let theirs = theirs
                .into_iter()
                .map(|(name, (sum, n))| (name.to_owned(), sum / n));
            self.people.push((ours.0 / ours.1, theirs.collect()));
        }
    }

    pub(super) fn outcome(
        &self,
        form: &Form,
        question: &Question,
        (low, high): (i64, i64),
        cross: MatrixCross,
        derived_from: Option<&str>,
    ) -> Outcome {
        let nothing = RowSum::default();
        let sums: Vec<(&str, &RowSum)> = question
            .rows
            .iter()
            .map(|row| {
                (
                    row.key.as_str(),
                    self.rows.get(&row.key).unwrap_or(&nothing),
                )
            })
            .collect();
        let mut rows: Vec<ImportanceRow> = sums
            .iter()
            .map(|(key, sum)| ImportanceRow {
                key: (*key).to_owned(),
                importance: mean_of(low, &sum.importance),
                satisfaction: mean_of(low, &sum.satisfaction),
                derived: derived(sum),
                stated_field: None,
                derived_field: None,
                rivals: sum
                    .rivals
                    .iter()
                    .map(|(name, rival)| rival_row(low, name, rival))
                    .collect(),
            })
            .collect();
        let middle = f64::midpoint(real(low), real(high));
        let stated_cross = place(
            &mut rows,
            cross,
            (middle, middle),
            |row| &row.importance,
            |row| &mut row.stated_field,
        );
        let mean_derived = mean(rows.iter().filter_map(|row| value(&row.derived)));
        let derived_cross = place(
            &mut rows,
            cross,
            (mean_derived, middle),
            |row| &row.derived,
            |row| &mut row.derived_field,
        );
        Outcome::Importance {
            index: index(&rows, low, high),
            wallet: self.wallet(form),
            rows,
            low,
            high,
            stated_cross,
            derived_cross,
            derived_from: derived_from.map(str::to_owned),
        }
    }

    /// Each person's rule, averaged over the people.
    fn wallet(&self, form: &Form) -> Vec<WalletRow> {
        if self.people.is_empty() {
            return Vec::new();
        }
        let mut shares: Vec<Vec<(f64, f64)>> = vec![Vec::new(); form.competitors.len() + 1];
        for (ours, theirs) in &self.people {
            let mut scores = vec![*ours];
            scores.extend(theirs.iter().map(|(_, score)| *score));
            let allocated = wallet_allocation(&scores);
            let mut put = |brand: usize, share: Option<&f64>| {
                if let (Some(list), Some(share)) = (shares.get_mut(brand), share) {
                    list.push((*share, 0.0));
                }
            };
            put(0, allocated.first());
            for ((name, _), share) in theirs.iter().zip(allocated.iter().skip(1)) {
                let place = form.competitors.iter().position(|known| known == name);
                if let Some(place) = place {
                    put(place + 1, Some(share));
                }
            }
        }
        let names = core::iter::once("").chain(form.competitors.iter().map(String::as_str));
        names
            .zip(shares)
            .map(|(name, shares)| WalletRow {
                name: name.to_owned(),
                share: measured(paired_difference(&shares, Confidence::P95)),
            })
            .collect()
    }
}

fn value(measured: &Measured) -> Option<f64> {
    match measured {
        Measured::Value { value, .. } => Some(*value),
        Measured::NotEnough { .. } => None,
    }
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, n) = values.fold((0.0, 0.0), |(sum, n), value| (sum + value, n + 1.0));
    if n > 0.0 { sum / n } else { 0.0 }
}

fn derived(sum: &RowSum) -> Measured {
    let (own, overall) = &sum.overall;
    match pearson(own, overall) {
        Ok(value) => Measured::Value {
            value,
            n: u64::try_from(own.len()).unwrap_or(u64::MAX),
            interval: None,
        },
        Err(metrics::NotEnough { n, need }) => Measured::NotEnough { n, need },
    }
}

fn rival_row(low: i64, name: &str, rival: &Rival) -> RivalRow {
    let own = mean(rival.pairs.iter().map(|(own, _)| *own));
    let other = mean(rival.pairs.iter().map(|(_, other)| *other));
    let n = u64::try_from(rival.pairs.len()).unwrap_or(u64::MAX);
    let relative = match relative_index(own, other) {
        Ok(value) if n > 0 => Measured::Value {
            value,
            n,
            interval: None,
        },
        _ => Measured::default(),
    };
    RivalRow {
        name: name.to_owned(),
        satisfaction: mean_of(low, &rival.counts),
        relative,
        difference: measured(paired_difference(&rival.pairs, Confidence::P95)),
    }
}

/// Puts rows into the fields of the matrix; those without figures stay out of it.
fn place(
    rows: &mut [ImportanceRow],
    cross: MatrixCross,
    (importance, performance): (f64, f64),
    of: fn(&ImportanceRow) -> &Measured,
    field: fn(&mut ImportanceRow) -> &mut Option<MatrixField>,
) -> Option<(f64, f64)> {
    let axes = match cross {
        MatrixCross::Means => Axes::Means,
        MatrixCross::Medians => Axes::Medians,
        MatrixCross::Middle => Axes::At(Cross {
            importance,
            performance,
        }),
    };
    let known: Vec<(usize, Point)> = rows
        .iter()
        .enumerate()
        .filter_map(|(at, row)| {
            let point = Point {
                importance: value(of(row))?,
                performance: value(&row.satisfaction)?,
            };
            Some((at, point))
        })
        .collect();
    let points: Vec<Point> = known.iter().map(|(_, point)| *point).collect();
    let matrix = importance_performance(&points, axes).ok()?;
    for ((at, _), quadrant) in known.iter().zip(&matrix.quadrants) {
        if let Some(row) = rows.get_mut(*at) {
            *field(row) = Some(match quadrant {
                Quadrant::ConcentrateHere => MatrixField::ConcentrateHere,
                Quadrant::KeepUp => MatrixField::KeepUp,
                Quadrant::LowPriority => MatrixField::LowPriority,
                Quadrant::PossibleOverkill => MatrixField::PossibleOverkill,
            });
        }
    }
    Some((matrix.cross.importance, matrix.cross.performance))
}

fn index(rows: &[ImportanceRow], low: i64, high: i64) -> Measured {
    let attributes: Vec<Attribute> = rows
        .iter()
        .filter_map(|row| {
            Some(Attribute {
                mean: value(&row.satisfaction)?,
                weight: value(&row.importance)?,
            })
        })
        .collect();
    let ends = u8::try_from(low).ok().zip(u8::try_from(high).ok());
    let scale = ends.and_then(|(low, high)| Scale::new(low, high));
    let found = scale.and_then(|scale| satisfaction_index(&attributes, scale).ok());
    found.map_or_else(Measured::default, |value| Measured::Value {
        value,
        n: u64::try_from(attributes.len()).unwrap_or(0),
        interval: None,
    })
}
