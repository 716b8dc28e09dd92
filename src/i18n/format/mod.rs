//! Numbers, money and time as the reader writes them, by the browser's `Intl`; nothing of it is in the wasm.
//!
//! Days are formatted from their number in UTC, so no time zone can move a purchase to the day before.
//! Instants are shown in the shop's time zone. The shop's currency and zone are set once by
//! [`set_shop`] when the shop's record is read.

mod intl;
mod language;
mod number;
mod shop;
mod shortened;
mod time;

pub use language::language;
pub use number::{
    count, currency_digits, currency_symbol, decimal, fixed, fixed_signed, money, money_round,
    percent, quantity, signed,
};
pub use shop::{set_shop, time_zone};
pub use shortened::shortened;
pub use time::{
    DayStyle, InstantStyle, day, duration, instant, list, relative_day, relative_instant,
};
