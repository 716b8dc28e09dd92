use super::buying::{Buying, DISCOUNT, not_enough, profile};
use super::kept::look;
use crate::query::measured;
use crate::session::{Session, Surroundings};
use crate::state::{State, today};
use api::{AppError, Found, Measured, Moment, Worth, WorthPage, WorthTenth, WorthView};
use domain::Money;
use metrics::btyd::{CustomerSummary, parameter_interval};
use metrics::retention::{DayRange, period_retention};
use metrics::worth::{ShopFigures, retention_rise};
use metrics::{Confidence, Estimate};
use std::rc::Rc;
use storage::Storage;

/// Customers on whom the interval of the mean is worked out: it depends on the parameters, not on who is asked.
const ASKED: usize = 300;

/// "Five more of a hundred."
const RISE: f64 = 0.05;

impl<S: Storage, W: Surroundings> Session<S, W> {
    pub(crate) async fn worth(
        &self,
        ask: WorthPage,
        moment: Moment,
    ) -> Result<WorthView, AppError> {
        let day = today(&moment);
        let buying = match self.buying(day, ask.task).await? {
            Ok(buying) => buying,
            Err(missing) => {
                return Ok(WorthView {
                    basis: self.with_state(|state| state.basis(day)),
                    found: not_enough(missing),
                });
            }
        };
        let key = self.with_state(|state| state.insight_key(day));
        if let Some(kept) = self.with_state(|state| look(&state.cache.insight.worth, key)) {
            return Ok((*kept).clone());
        }
        let slices = self.slices(ask.task);
        let retention = self.with_state(|state| state.yearly_retention(buying.as_of));
        slices.pause(1.0).await?;
        let view = WorthView {
            basis: buying.basis,
            found: Found::Known(worth(&buying, retention)),
        };
        self.with_state(|state| {
            let kept = (key, Rc::new(view.clone()));
            state.cache.insight.worth.replace(Some(kept));
        });
        Ok(view)
    }
}

fn worth(buying: &Buying, retention: metrics::Metric<(Estimate, ShopYear)>) -> Worth {
    let worths: Vec<f64> = buying
        .by_worth
        .iter()
        .filter_map(|row| buying.expected(*row))
        .map(|expected| expected.worth)
        .collect();
    let total: f64 = worths.iter().sum();
    let mut tenths = [WorthTenth::default(); 10];
    for (place, worth) in worths.iter().enumerate() {
        if let Some(tenth) = tenths.get_mut(buying.tenth(place)) {
            tenth.customers += 1;
            tenth.share += worth / total.max(f64::MIN_POSITIVE);
            tenth.total = Money(tenth.total.0.saturating_add(minor(*worth)));
            tenth.least = Money(minor(*worth));
        }
    }
    let spend = buying.spend.as_ref().ok();
    Worth {
        mean: mean(buying, total),
        median: Money(minor(worths.get(worths.len() / 2).copied().unwrap_or(0.0))),
        total: Money(minor(total)),
        purchases: buying
            .each()
            .map(|(_, _, expected)| expected.in_52_weeks)
            .sum(),
        tenths,
        discount: DISCOUNT,
        spend: spend.map_or([0.0; 3], |fit| [fit.model.p, fit.model.q, fit.model.gamma]),
        spend_n: spend.map_or(0, |fit| fit.n),
        spend_log_likelihood: spend.map_or(0.0, |fit| fit.log_likelihood),
        correlation: spend.and_then(|fit| fit.correlation),
        rise: match &retention {
            Ok((retention, figures)) => measured(
                retention_rise(
                    ShopFigures {
                        customers: figures.customers,
                        margin_minor: figures.margin_minor,
                        retention: *retention,
                        discount: DISCOUNT,
                    },
                    RISE,
                )
                .map(|rise| rise.gain),
            ),
            Err(missing) => measured(Err(*missing)),
        },
        yearly_retention: measured(retention.map(|(retention, _)| retention)),
        model: buying.brief(),
    }
}

impl State {
    /// Of those who bought in the year before last, who bought in the last one; and what a customer of the last year
    /// bought in it.
    fn yearly_retention(&self, as_of: i32) -> metrics::Metric<(Estimate, ShopYear)> {
        let last = DayRange {
            first: as_of - 364,
            last: as_of,
        };
        let before = DayRange {
            first: as_of - 729,
            last: as_of - 365,
        };
        let (retention, sales) = self.index.purchases.by_day(|purchases| {
            let retention = period_retention(purchases, before, last);
            let sales = purchases
                .days()
                .filter(|group| last.contains(group.day))
                .flat_map(|group| group.amount_minor)
                .fold(0_i64, |sum, amount| sum.saturating_add(*amount));
            (Some(retention), sales)
        });
        let Some(retention) = retention else {
            return Err(metrics::NotEnough { n: 0, need: 1 });
        };
        let estimate = retention.retention(Confidence::P95)?;
        #[allow(
            clippy::cast_precision_loss,
            reason = "sums of a shop are far below 2^53"
        )]
        let margin_minor = sales as f64 / retention.end.max(1) as f64;
        Ok((
            estimate,
            ShopYear {
                customers: retention.end,
                margin_minor,
            },
        ))
    }
}

/// Customers of the last year, and what one of them bought on average.
struct ShopYear {
    customers: u64,
    margin_minor: f64,
}

/// The mean with the interval that the parameters' uncertainty gives it.
fn mean(buying: &Buying, total: f64) -> Measured {
    let customers = buying.by_worth.len();
    let step = customers.div_ceil(ASKED).max(1);
    let asked: Vec<(CustomerSummary, f64)> = buying
        .each()
        .step_by(step)
        .map(|(_, summary, _)| (summary, buying.spend_of(summary.spend)))
        .collect();
    let ratio = parameter_interval(&buying.fit, Confidence::P95, |model| {
        asked
            .iter()
            .map(|(summary, spend)| spend * profile(model, summary.history).discounted)
            .sum()
    });
    #[allow(
        clippy::cast_precision_loss,
        reason = "customers of a shop are far below 2^53"
    )]
    let value = total / customers.max(1) as f64;
    Measured::Value {
        value,
        n: customers as u64,
        interval: ratio.map(|ratio| {
            (
                value * ratio.low / ratio.value,
                value * ratio.high / ratio.value,
            )
        }),
    }
}

/// Whole minor units; beyond what an amount can hold it is the largest one.
pub(super) fn minor(value: f64) -> i64 {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "a float to integer cast saturates"
    )]
    let minor = value.round() as i64;
    minor
}
