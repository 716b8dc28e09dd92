use crate::i18n::{format, t};
use crate::ui::FigureValue;
use api::Measured;
use domain::Money;

/// How a number is written.
#[derive(Clone, Copy, PartialEq)]
pub enum Unit {
    /// 0 to 1.
    Share,
    /// −100 to 100.
    Points,
    /// Minor units.
    Money,
    /// A number of things.
    Things,
}

impl Unit {
    /// A share without decimals, as it is said in a sentence; other units as ever.
    pub(super) fn whole(self, value: f64) -> String {
        match self {
            Self::Share => format::percent(value, 0),
            _ => self.shown(value),
        }
    }

    pub(super) fn shown(self, value: f64) -> String {
        match self {
            Self::Share => format::percent(value, 1),
            Self::Points => format::signed(value, 1),
            Self::Things => format::fixed(value, 1),
            Self::Money => format::money_round(Money(minor(value))),
        }
    }
}

/// For the kit's figure: value, n, interval, or how much is missing.
pub fn figure_value(measured: Measured, unit: Unit) -> FigureValue {
    match measured {
        Measured::Value { value, n, interval } => FigureValue::Known {
            value: unit.shown(value),
            n: Some(t::insights::n(&format::count(n))),
            interval: interval
                .map(|(low, high)| format!("{}–{}", unit.shown(low), unit.shown(high))),
        },
        Measured::NotEnough { n, need } => FigureValue::NotEnough { n, need },
    }
}

/// Whole minor units; beyond what an amount can hold it is the largest one.
fn minor(value: f64) -> i64 {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "a float to integer cast saturates"
    )]
    let minor = value.round() as i64;
    minor
}
