//! How people write days, numbers, money and phone numbers, read into values.

mod style;

pub use style::{DateStyle, NumberStyle};
