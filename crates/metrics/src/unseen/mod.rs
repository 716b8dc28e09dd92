//! The unhappy customers nobody hears of.

mod iceberg;
mod recapture;

#[cfg(test)]
mod tests;

pub use iceberg::{Iceberg, ReportingPreset, iceberg, iceberg_at_rate};
pub use recapture::{Recapture, capture_recapture};
