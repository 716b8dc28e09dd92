use super::{Field, Value};
use serde::{Deserialize, Serialize};

/// An amount in the minor unit of the shop's currency (fen, cents), so that sums are exact.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Money(pub i64);

/// How much of something, in thousandths of its unit: 1.5 kg is 1,500.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Quantity(pub i64);

impl Quantity {
    pub const ONE: Self = Self(1_000);

    /// The price of this quantity at `unit_price`, half a minor unit rounded away from zero.
    pub fn price(self, unit_price: Money) -> Money {
        let exact = i128::from(self.0) * i128::from(unit_price.0);
        let rounded = (exact.abs() + 500) / 1_000 * exact.signum();
        Money(i64::try_from(rounded).unwrap_or(if rounded < 0 { i64::MIN } else { i64::MAX }))
    }
}

impl core::iter::Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self(0), |sum, amount| Self(sum.0.saturating_add(amount.0)))
    }
}

impl Field for Money {
    fn to_value(&self) -> Value {
        Value::Int(self.0)
    }

    fn from_value(value: &Value) -> Option<Self> {
        value.as_int().map(Self)
    }
}

impl Field for Quantity {
    fn to_value(&self) -> Value {
        Value::Int(self.0)
    }

    fn from_value(value: &Value) -> Option<Self> {
        value.as_int().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_round_half_away_from_zero() {
        assert_eq!(Quantity(1_500).price(Money(333)), Money(500));
        assert_eq!(Quantity(-1_500).price(Money(333)), Money(-500));
        assert_eq!(Quantity::ONE.price(Money(i64::MAX)), Money(i64::MAX));
        assert_eq!(Quantity(i64::MAX).price(Money(i64::MAX)), Money(i64::MAX));
    }
}
