//! Would the model have known? A forecast beside what then happened.

use crate::purchases::PurchasesByDay;
use crate::{Metric, NotEnough};

use super::history::{History, PurchaseModel};

/// Forecast and truth over a hold-out period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BackTest {
    /// Customers compared.
    pub n: u64,
    /// Purchase days forecast, all customers together.
    pub forecast: f64,
    /// Purchase days that came.
    pub actual: u64,
    /// Mean absolute error per customer.
    pub mean_absolute_error: f64,
    /// Root of the mean squared error per customer.
    pub root_mean_square: f64,
    /// Chance that of a customer who came back and one who did not, the first was given the higher forecast; ½ is a
    /// coin. Nothing when all came or none.
    pub ranking: Option<f64>,
}

/// Compares `expected_purchases` over `horizon` with the purchase days counted afterwards, customer by customer.
///
/// `actual[i]` belongs to `histories[i]`. Ranking is the area under the ROC curve, ties half (Mann & Whitney 1947).
pub fn back_test(
    model: &impl PurchaseModel,
    histories: &[History],
    actual: &[u32],
    horizon: f64,
) -> Metric<BackTest> {
    let forecasts = histories
        .iter()
        .zip(actual)
        .map(|(&history, &actual)| (model.expected_purchases(history, horizon), actual))
        .collect();
    compare_forecasts(forecasts)
}

/// As [`back_test`], with the forecasts made already: forecast and purchase days that came, customer by customer.
pub fn compare_forecasts(mut forecasts: Vec<(f64, u32)>) -> Metric<BackTest> {
    let n = forecasts.len() as u64;
    NotEnough::check(n, 1)?;
    let errors = forecasts
        .iter()
        .map(|&(forecast, actual)| forecast - f64::from(actual));
    let (mut absolute, mut squared) = (0.0, 0.0);
    for error in errors {
        absolute += error.abs();
        squared += error * error;
    }
    let count = n as f64;
    Ok(BackTest {
        n,
        forecast: forecasts.iter().map(|pair| pair.0).sum(),
        actual: forecasts.iter().map(|pair| u64::from(pair.1)).sum(),
        mean_absolute_error: absolute / count,
        root_mean_square: (squared / count).sqrt(),
        ranking: ranking(&mut forecasts),
    })
}

/// Purchase days of each customer after `after_day` up to `end_day`, by customer index.
pub fn purchase_days_between(
    purchases: &PurchasesByDay<'_>,
    after_day: i32,
    end_day: i32,
) -> Vec<u32> {
    let mut counts = vec![0; purchases.customers()];
    let mut last = vec![after_day; purchases.customers()];
    for group in purchases.days() {
        if group.day <= after_day || group.day > end_day {
            continue;
        }
        for customer in group.buyers() {
            if let (Some(count), Some(last)) = (counts.get_mut(customer), last.get_mut(customer)) {
                *count += u32::from(*last != group.day);
                *last = group.day;
            }
        }
    }
    counts
}

fn ranking(forecasts: &mut [(f64, u32)]) -> Option<f64> {
    forecasts.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let (mut below, mut wins) = (0.0, 0.0);
    for tie in forecasts.chunk_by(|a, b| a.0 == b.0) {
        let came = tie.iter().filter(|pair| pair.1 > 0).count() as f64;
        let stayed_away = tie.len() as f64 - came;
        wins += came * (below + stayed_away / 2.0);
        below += stayed_away;
    }
    let came = forecasts.len() as f64 - below;
    (came > 0.0 && below > 0.0).then(|| wins / (came * below))
}
