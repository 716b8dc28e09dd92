//! Reading the reference figures and data sets; tests only. Sources: `tests/fixtures/metrics/README.md`.

use std::path::PathBuf;

use serde_json::Value;

use crate::calendar::Month;
use crate::purchases::PurchaseColumns;

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/fixtures/metrics")
        .join(name)
}

/// A data file's lines, header left out.
pub(crate) fn rows(name: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(path(name)).unwrap();
    let separator = if text.contains(',') { ',' } else { ' ' };
    let skip = usize::from(separator == ',');
    text.lines()
        .skip(skip)
        .map(|line| line.split(separator).map(str::to_owned).collect())
        .collect()
}

/// The reference figures.
pub(crate) fn expected() -> Value {
    serde_json::from_str(&std::fs::read_to_string(path("expected.json")).unwrap()).unwrap()
}

/// A figure kept as a number or, with 20 digits, as a string.
#[track_caller]
pub(crate) fn number(value: &Value) -> f64 {
    match value {
        Value::String(text) if text == "inf" => f64::INFINITY,
        Value::String(text) => text.parse().unwrap(),
        _ => value.as_f64().unwrap(),
    }
}

/// A list of figures.
#[track_caller]
pub(crate) fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(number).collect()
}

/// A list of counts.
#[track_caller]
pub(crate) fn counts(value: &Value) -> Vec<u64> {
    let list = value.as_array().unwrap();
    list.iter().map(|item| item.as_u64().unwrap()).collect()
}

/// Equal to a relative tolerance (absolute below 1e-300).
#[track_caller]
pub(crate) fn close(actual: f64, expected: f64, tolerance: f64) {
    let difference = (actual - expected).abs();
    assert!(
        actual == expected || difference <= tolerance * expected.abs().max(1e-300),
        "{actual} is not {expected} within {tolerance:e} (relative {:e})",
        difference / expected.abs()
    );
}

/// Equal to an absolute tolerance, for figures near zero.
#[track_caller]
pub(crate) fn near(actual: f64, expected: f64, tolerance: f64) {
    assert!(
        (actual - expected).abs() <= tolerance,
        "{actual} is not {expected} within {tolerance:e}"
    );
}

/// Days since 1970-01-01 of an ISO date.
#[track_caller]
pub(crate) fn day(text: &str) -> i32 {
    let parts: Vec<i32> = text.split('-').map(|part| part.parse().unwrap()).collect();
    let month = Month::new(parts[0], u8::try_from(parts[1]).unwrap()).unwrap();
    month.first_day() + parts[2] - 1
}

/// Purchase columns of a file, customers numbered in order of appearance of their sorted ids.
pub(crate) struct Columns {
    pub(crate) ids: Vec<u32>,
    pub(crate) customer: Vec<u32>,
    pub(crate) day: Vec<i32>,
    pub(crate) amount_minor: Vec<i64>,
}

impl Columns {
    pub(crate) fn view(&self) -> PurchaseColumns<'_> {
        PurchaseColumns::new(
            self.ids.len(),
            &self.customer,
            &self.day,
            &self.amount_minor,
        )
        .unwrap()
    }
}

/// Columns of a file: id in the first field, date in the second, amount (if any) in the last.
pub(crate) fn columns(name: &str) -> Columns {
    let rows = rows(name);
    let mut ids: Vec<u32> = rows.iter().map(|row| row[0].parse().unwrap()).collect();
    ids.sort_unstable();
    ids.dedup();
    let index = |row: &Vec<String>| ids.binary_search(&row[0].parse().unwrap()).unwrap();
    Columns {
        customer: rows
            .iter()
            .map(|row| u32::try_from(index(row)).unwrap())
            .collect(),
        day: rows.iter().map(|row| day(&row[1])).collect(),
        amount_minor: rows
            .iter()
            .map(|row| row.get(2).map_or(0, |_| cents(row.last().unwrap())))
            .collect(),
        ids,
    }
}

/// Exact minor units of a decimal amount with at most two places.
fn cents(text: &str) -> i64 {
    let (units, fraction) = text.split_once('.').unwrap_or((text, ""));
    let places: i64 = format!("{fraction:0<2}").parse().unwrap();
    units.parse::<i64>().unwrap() * 100 + places
}
