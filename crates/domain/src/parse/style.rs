use serde::{Deserialize, Serialize};

/// In which order a day's parts stand where that is not plain from the text itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateStyle {
    #[default]
    YearMonthDay,
    DayMonthYear,
    MonthDayYear,
}

/// Which mark separates the decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum NumberStyle {
    #[default]
    Point,
    Comma,
}
