//! Reading the reference figures and data sets; tests only. Sources: `tests/fixtures/metrics/README.md`.

use std::path::PathBuf;

use serde_json::Value;

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/fixtures/metrics")
        .join(name)
}

/// A data file's lines, header left out.
pub(crate) fn rows(name: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(path(name)).unwrap();
    let separator = if name.ends_with(".tsv") { ' ' } else { ',' };
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
