#![allow(
    clippy::cast_precision_loss,
    reason = "the browser formats doubles; counts and sums shown stay below 2^53"
)]

use super::intl::{self, Recipe};
use super::shop;
use domain::{Money, Quantity};

/// `12,345`
pub fn count(count: u64) -> String {
    decimal(count as f64, 0)
}

/// At most `digits` decimals: `9.4`
pub fn decimal(value: f64, digits: u8) -> String {
    intl::format(
        Recipe::Decimal {
            digits,
            signed: false,
        },
        &value.into(),
    )
    .unwrap_or_else(|| value.to_string())
}

/// With just as many decimals, where numbers of one kind stand under each other: `4.0`
pub fn fixed(value: f64, digits: u8) -> String {
    intl::format(
        Recipe::Fixed {
            digits,
            signed: false,
        },
        &value.into(),
    )
    .unwrap_or_else(|| value.to_string())
}

/// As [`fixed`], with its sign unless zero: `+0.50`
pub fn fixed_signed(value: f64, digits: u8) -> String {
    intl::format(
        Recipe::Fixed {
            digits,
            signed: true,
        },
        &value.into(),
    )
    .unwrap_or_else(|| value.to_string())
}

/// With its sign unless zero: `+32`
pub fn signed(value: f64, digits: u8) -> String {
    intl::format(
        Recipe::Decimal {
            digits,
            signed: true,
        },
        &value.into(),
    )
    .unwrap_or_else(|| value.to_string())
}

/// A share (0 to 1) as a percentage with at most `digits` decimals: `71%`
pub fn percent(share: f64, digits: u8) -> String {
    intl::format(Recipe::Percent { digits }, &share.into())
        .unwrap_or_else(|| format!("{}%", share * 100.0))
}

/// A quantity in its unit, up to the three decimals it is kept with: `1.5`
pub fn quantity(quantity: Quantity) -> String {
    decimal(quantity.0 as f64 / Quantity::ONE.0 as f64, 3)
}

/// In the shop's currency: `¥4,280.00`
pub fn money(amount: Money) -> String {
    written(amount, false)
}

/// Without the minor unit, for sums where it is noise: `¥41,200`
pub fn money_round(amount: Money) -> String {
    written(amount, true)
}

/// How many decimals the shop's currency has: 2 for CNY, 0 for JPY.
pub fn currency_digits() -> u32 {
    let recipe = Recipe::Money {
        currency: shop::currency(),
        whole: false,
    };
    match intl::resolved(recipe, "maximumFractionDigits") {
        Some(digits) if digits < 1.0 => 0,
        Some(digits) if digits > 2.0 => 3,
        _ => 2,
    }
}

/// The sign of the shop's currency: `¥`
pub fn currency_symbol() -> String {
    let currency = shop::currency();
    let recipe = Recipe::Money {
        currency: currency.clone(),
        whole: false,
    };
    intl::part(recipe, &0.into(), "currency").unwrap_or(currency)
}

fn written(amount: Money, whole: bool) -> String {
    let currency = shop::currency();
    let units = amount.0 as f64 / f64::from(10_u32.pow(currency_digits()));
    let recipe = Recipe::Money {
        currency: currency.clone(),
        whole,
    };
    intl::format(recipe, &units.into())
        .unwrap_or_else(|| format!("{currency} {}", decimal(units, 2)))
}
