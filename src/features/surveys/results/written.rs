//! Figures as they are written for the reader.

use crate::i18n::{format, t};
use crate::ui::FigureValue;
use api::{Measured, ScoreKind};

/// The headline of a score: points, or a share.
pub(super) fn headline_value(kind: ScoreKind, measured: Measured) -> FigureValue {
    written_value(measured, |value| match kind {
        ScoreKind::Nps => format::signed(value, 1),
        ScoreKind::Csat | ScoreKind::Ces | ScoreKind::TopTwo => format::percent(value, 1),
    })
}

/// `+27.5`, `71%`
pub(super) fn headline_shown(kind: ScoreKind, value: f64) -> String {
    match kind {
        ScoreKind::Nps => format::signed(value, 0),
        ScoreKind::Csat | ScoreKind::Ces | ScoreKind::TopTwo => format::percent(value, 0),
    }
}

/// A mean on a scale, with two decimals.
pub(super) fn mean_value(measured: Measured) -> FigureValue {
    written_value(measured, |value| format::fixed(value, 2))
}

/// For the kit's figure, written in any way.
pub(super) fn written_value(measured: Measured, write: impl Fn(f64) -> String) -> FigureValue {
    match measured {
        Measured::Value { value, n, interval } => FigureValue::Known {
            value: write(value),
            n: Some(t::insights::n(&format::count(n))),
            interval: interval.map(|(low, high)| t::results::range(&write(low), &write(high))),
        },
        Measured::NotEnough { n, need } => FigureValue::NotEnough { n, need },
    }
}

/// For a cell: the value, or how much is missing.
pub(super) fn cell(measured: Measured, write: impl Fn(f64) -> String) -> String {
    match measured {
        Measured::Value { value, .. } => write(value),
        Measured::NotEnough { n, need } => t::results::missing(&format!("{n}/{need}")),
    }
}

/// For a cell: `3.9–4.4`.
pub(super) fn interval(measured: Measured, write: impl Fn(f64) -> String) -> String {
    match measured {
        Measured::Value {
            interval: Some((low, high)),
            ..
        } => t::results::range(&write(low), &write(high)),
        _ => "—".to_owned(),
    }
}

pub(super) fn value_of(measured: Measured) -> Option<f64> {
    match measured {
        Measured::Value { value, .. } => Some(value),
        Measured::NotEnough { .. } => None,
    }
}

/// Two decimals, as means are written.
pub(super) fn two(value: f64) -> String {
    format::fixed(value, 2)
}

/// A part of a whole; 0 of nothing.
#[allow(clippy::cast_precision_loss, reason = "counts of answers")]
pub(super) fn part(count: u64, whole: u64) -> f64 {
    if whole == 0 {
        0.0
    } else {
        count as f64 / whole as f64
    }
}
