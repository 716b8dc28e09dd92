//! Cronbach's alpha with Feldt's interval and what each item does to it.

use crate::dist::f_quantile;
use crate::{Confidence, Estimate, Interval, Metric, NotEnough};

/// The reliability of a scale. A high alpha does not prove that the scale has one dimension.
#[derive(Debug, Clone, PartialEq)]
pub struct Reliability {
    /// Alpha with Feldt's limits. It can be negative: print it, and look for an item that was not flipped.
    pub alpha: Estimate,
    /// Respondents left out because an answer was missing.
    pub left_out: u64,
    /// Alpha of the standardised items; nothing when an item never varies.
    pub standardised: Option<f64>,
    /// Mean correlation between items.
    pub mean_correlation: Option<f64>,
    /// One line per item.
    pub items: Vec<ItemReliability>,
}

/// What one item does to the scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ItemReliability {
    /// Alpha without this item; nothing with two items.
    pub alpha_without: Option<f64>,
    /// Correlation of the item with the sum of the others. Negative: the item is probably reversed.
    pub rest_correlation: Option<f64>,
}

/// `α = k/(k−1) · (1 − Σ var_i / var_total)` with n − 1 variances, over respondents who answered every item.
///
/// `answers[respondent][item]`; reversed items must be flipped before. Needs two items, two complete respondents and
/// a total that varies. Sources: Cronbach 1951, Psychometrika 16:297-334; Feldt 1965, Psychometrika 30:357-370.
pub fn cronbach(answers: &[Vec<Option<f64>>], confidence: Confidence) -> Metric<Reliability> {
    let items = answers.first().map_or(0, Vec::len);
    NotEnough::check(items as u64, 2)?;
    let complete: Vec<Vec<f64>> = answers
        .iter()
        .filter(|row| row.len() == items)
        .filter_map(|row| row.iter().copied().collect())
        .collect();
    let n = complete.len() as u64;
    NotEnough::check(n, 2)?;
    let covariance = covariances(&complete, items);
    let all: Vec<usize> = (0..items).collect();
    let value = alpha_of(&covariance, &all).ok_or(NotEnough { n, need: n + 1 })?;
    let (low, high) = feldt_limits(value, n, items as u64, confidence);
    let correlation = mean_correlation(&covariance);
    let k = items as f64;
    Ok(Reliability {
        alpha: Estimate {
            value,
            n,
            low,
            high,
            interval: Interval::Feldt,
        },
        left_out: answers.len() as u64 - n,
        standardised: correlation.map(|r| k * r / (1.0 + (k - 1.0) * r)),
        mean_correlation: correlation,
        items: all
            .iter()
            .map(|&item| reliability_of(&covariance, item))
            .collect(),
    })
}

/// Feldt's limits `1 − (1−α) F`, F with n − 1 and (n−1)(k−1) degrees of freedom.
pub fn feldt_limits(alpha: f64, n: u64, items: u64, confidence: Confidence) -> (f64, f64) {
    let people = n as f64 - 1.0;
    let residual = people * (items as f64 - 1.0);
    let upper = confidence.upper();
    let limit = |p: f64| 1.0 - (1.0 - alpha) * f_quantile(p, people, residual);
    (limit(upper), limit(1.0 - upper))
}

fn covariances(rows: &[Vec<f64>], items: usize) -> Vec<Vec<f64>> {
    let n = rows.len() as f64;
    let means: Vec<f64> = (0..items)
        .map(|item| rows.iter().filter_map(|row| row.get(item)).sum::<f64>() / n)
        .collect();
    let centred: Vec<Vec<f64>> = rows
        .iter()
        .map(|row| {
            row.iter()
                .zip(&means)
                .map(|(answer, mean)| answer - mean)
                .collect()
        })
        .collect();
    (0..items)
        .map(|i| {
            (0..items)
                .map(|j| {
                    let products = centred
                        .iter()
                        .filter_map(|row| Some(row.get(i)? * row.get(j)?));
                    products.sum::<f64>() / (n - 1.0)
                })
                .collect()
        })
        .collect()
}

fn at(covariance: &[Vec<f64>], i: usize, j: usize) -> f64 {
    covariance
        .get(i)
        .and_then(|row| row.get(j))
        .copied()
        .unwrap_or(f64::NAN)
}

/// Alpha of a choice of items; nothing with fewer than two or when their sum never varies.
fn alpha_of(covariance: &[Vec<f64>], chosen: &[usize]) -> Option<f64> {
    let k = chosen.len() as f64;
    let own: f64 = chosen.iter().map(|&i| at(covariance, i, i)).sum();
    let total: f64 = chosen
        .iter()
        .flat_map(|&i| chosen.iter().map(move |&j| at(covariance, i, j)))
        .sum();
    (chosen.len() >= 2 && total > own.abs() * 1e-12).then(|| k / (k - 1.0) * (1.0 - own / total))
}

fn reliability_of(covariance: &[Vec<f64>], item: usize) -> ItemReliability {
    let others: Vec<usize> = (0..covariance.len())
        .filter(|&other| other != item)
        .collect();
    let with_rest: f64 = others
        .iter()
        .map(|&other| at(covariance, item, other))
        .sum();
    let rest: f64 = others
        .iter()
        .flat_map(|&i| others.iter().map(move |&j| at(covariance, i, j)))
        .sum();
    let scale = at(covariance, item, item) * rest;
    ItemReliability {
        alpha_without: alpha_of(covariance, &others),
        rest_correlation: (scale > 0.0).then(|| with_rest / scale.sqrt()),
    }
}

fn mean_correlation(covariance: &[Vec<f64>]) -> Option<f64> {
    let items = covariance.len();
    let mut sum = 0.0;
    for i in 0..items {
        for j in 0..i {
            let scale = at(covariance, i, i) * at(covariance, j, j);
            if scale <= 0.0 {
                return None;
            }
            sum += at(covariance, i, j) / scale.sqrt();
        }
    }
    Some(sum / (items * (items - 1)) as f64 * 2.0)
}
