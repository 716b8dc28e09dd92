use super::kept::look;
use super::slices::Slices;
use crate::session::{Session, Surroundings};
use crate::state::{State, today};
use api::{
    AppError, BackTestView, Basis, CustomerFilter, CustomerGroup, ExportWhat, Found, ModelBrief,
    Moment,
};
use domain::Day;
use ledger::RowNumber;
use metrics::btyd::{
    BetaGeometric, CustomerSummary, Dropout, FitProgress, Fittable, Fitting, GammaGammaFit,
    History, ModelFit, PurchaseModel as _, Spend, SpendFitting, SummaryWindow, compare_forecasts,
    customer_summaries, purchase_days_between,
};
use metrics::{Metric, NotEnough};
use std::rc::Rc;
use storage::Storage;

/// Whoever came back on at least so many days is called regular.
pub(crate) const REGULAR_REPEATS: u32 = 3;

/// A year in quarters of 13 weeks.
const QUARTERS: u32 = 4;
const WEEKS_PER_QUARTER: f64 = 13.0;

/// Discount per year.
pub(super) const DISCOUNT: f64 = 0.10;

/// The hold-out of the back-test: half a year, or a third of the data if that is shorter.
const HOLD_OUT_DAYS: i32 = 182;

/// Fewer days than this are no hold-out.
const LEAST_HOLD_OUT: i32 = 28;

/// Customers foretold between two pauses: some milliseconds.
const FORETOLD: usize = 512;

/// The shop's customers as the buying model sees them. By customer row plus one, as the purchases have it.
pub(crate) struct Buying {
    pub(crate) basis: Basis,
    pub(crate) as_of: i32,
    pub(crate) summaries: Vec<Option<CustomerSummary>>,
    pub(crate) expected: Vec<Option<Expected>>,
    pub(crate) fit: ModelFit<BetaGeometric>,
    pub(crate) spend: Metric<GammaGammaFit>,
    pub(crate) back_test: Found<BackTestView>,
    /// Rows from the most to the least valuable.
    pub(crate) by_worth: Vec<RowNumber>,
    /// Mean spend of a repeat purchase day, for customers the model of spend says nothing about.
    usual_spend: f64,
}

/// What the model says of a customer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Expected {
    pub(crate) alive: f64,
    pub(crate) in_13_weeks: f64,
    pub(crate) in_26_weeks: f64,
    pub(crate) in_52_weeks: f64,
    /// Discounted purchases of the next 52 weeks.
    pub(crate) discounted: f64,
    /// Minor units.
    pub(crate) worth: f64,
    /// Bought in the year up to the last purchase, minor units.
    pub(crate) yearly: i64,
}

impl Buying {
    pub(crate) fn summary(&self, customer: RowNumber) -> Option<CustomerSummary> {
        self.summaries.get(customer.0 as usize + 1).copied()?
    }

    pub(crate) fn expected(&self, customer: RowNumber) -> Option<Expected> {
        self.expected.get(customer.0 as usize + 1).copied()?
    }

    /// Customers who bought, with their rows.
    pub(crate) fn each(&self) -> impl Iterator<Item = (RowNumber, CustomerSummary, Expected)> {
        (0..)
            .map(RowNumber)
            .zip(self.summaries.iter().zip(&self.expected).skip(1))
            .filter_map(|(row, (summary, expected))| Some((row, (*summary)?, (*expected)?)))
    }

    pub(crate) fn is_regular(summary: &CustomerSummary) -> bool {
        summary.history.repeats() >= REGULAR_REPEATS
    }

    /// The tenth that a place in [`Buying::by_worth`] belongs to, 0 to 9.
    pub(crate) fn tenth(&self, place: usize) -> usize {
        (place * 10) / self.by_worth.len().max(1)
    }

    pub(super) fn brief(&self) -> ModelBrief {
        let BetaGeometric { r, alpha, a, b, .. } = self.fit.model;
        ModelBrief {
            n: self.fit.n,
            repeats: self.fit.repeats,
            log_likelihood: self.fit.log_likelihood,
            parameters: [r, alpha, a, b],
            errors: self.fit.errors,
            is_converged: self.fit.is_converged,
        }
    }

    /// Expected spend on a purchase day, minor units.
    pub(super) fn spend_of(&self, spend: Spend) -> f64 {
        let modelled = self.spend.as_ref().ok();
        let modelled = modelled.and_then(|fit| fit.model.expected_spend(spend));
        let own = (spend.repeats > 0).then_some(spend.mean);
        modelled.or(own).unwrap_or(self.usual_spend).max(0.0)
    }

    fn foretell(&self, summary: CustomerSummary, yearly: i64) -> Expected {
        let model = &self.fit.model;
        let profile = profile(model, summary.history);
        Expected {
            alive: model.alive(summary.history),
            in_13_weeks: profile.in_13_weeks,
            in_26_weeks: profile.in_26_weeks,
            in_52_weeks: profile.in_52_weeks,
            discounted: profile.discounted,
            worth: profile.discounted * self.spend_of(summary.spend),
            yearly,
        }
    }
}

/// Expected purchases of a year.
pub(super) struct Profile {
    pub(super) in_13_weeks: f64,
    pub(super) in_26_weeks: f64,
    pub(super) in_52_weeks: f64,
    pub(super) discounted: f64,
}

/// The expectations at the end of each quarter give, discounted in the middle of the quarter as in
/// [`metrics::btyd::lifetime_value`], the value of a year at a spend of one.
pub(super) fn profile(model: &BetaGeometric, history: History) -> Profile {
    let [in_13_weeks, in_26_weeks, in_39_weeks, in_52_weeks] = [1, 2, 3, QUARTERS]
        .map(|quarter| model.expected_purchases(history, f64::from(quarter) * WEEKS_PER_QUARTER));
    let parts = [
        in_13_weeks,
        in_26_weeks - in_13_weeks,
        in_39_weeks - in_26_weeks,
        in_52_weeks - in_39_weeks,
    ];
    let rate = (1.0 + DISCOUNT).powf(-1.0 / f64::from(QUARTERS));
    let mut factor = rate.sqrt();
    let mut discounted = 0.0;
    for part in parts {
        discounted += part * factor;
        factor *= rate;
    }
    Profile {
        in_13_weeks,
        in_26_weeks,
        in_52_weeks,
        discounted,
    }
}

impl<S: Storage, W: Surroundings> Session<S, W> {
    /// The buying model of the purchases as they stand: kept, or worked out now.
    pub(super) async fn buying(
        &self,
        today: Day,
        task: u32,
    ) -> Result<Metric<Rc<Buying>>, AppError> {
        let slices = self.slices(task);
        let _turn = self.tasks.turn.lock().await;
        slices.pause(0.0).await?;
        let key = self.with_state(|state| state.insight_key(today));
        if let Some(kept) = self.with_state(|state| look(&state.cache.insight.buying, key)) {
            return Ok(kept);
        }
        let found = self.work_out_buying(today, &slices).await?;
        self.with_state(|state| {
            let kept = (key, found.clone());
            state.cache.insight.buying.replace(Some(kept));
        });
        Ok(found)
    }

    /// Makes sure the buying model is kept, for answers that look at it only.
    pub(crate) async fn need_buying(&self, today: Day) -> Result<(), AppError> {
        let key = self.with_state(|state| state.insight_key(today));
        if self
            .with_state(|state| look(&state.cache.insight.buying, key))
            .is_none()
        {
            self.buying(today, 0).await?.ok();
        }
        Ok(())
    }

    /// The same, when a list is of customers behind a figure of the model.
    pub(crate) async fn need_group(
        &self,
        filter: &CustomerFilter,
        moment: &Moment,
    ) -> Result<(), AppError> {
        match filter.group {
            Some(CustomerGroup::Alive { .. } | CustomerGroup::WorthTenth { .. }) => {
                self.need_buying(today(moment)).await
            }
            _ => Ok(()),
        }
    }

    /// The same for a file.
    pub async fn need_for_export(
        &self,
        what: &ExportWhat,
        moment: &Moment,
    ) -> Result<(), AppError> {
        match what {
            ExportWhat::Metrics => self.need_buying(today(moment)).await,
            ExportWhat::Customers { filter, .. } => self.need_group(filter, moment).await,
            ExportWhat::Kind { .. } | ExportWhat::Answers { .. } => Ok(()),
        }
    }

    async fn work_out_buying(
        &self,
        today: Day,
        slices: &Slices<'_, W>,
    ) -> Result<Metric<Rc<Buying>>, AppError> {
        let basis = self.with_state(|state| state.basis(today));
        let as_of = basis.as_of.unwrap_or(today).0;
        let summaries = self.with_state(|state| state.summaries(as_of));
        slices.step(0.02, 0.35);
        slices.pause(0.0).await?;
        let histories = histories(&summaries);
        slices.pause(0.0).await?;
        let fit = match fit::<BetaGeometric, W>(&histories, Dropout::AfterAny, slices).await? {
            Ok(fit) => fit,
            Err(missing) => return Ok(Err(missing)),
        };
        slices.step(0.35, 0.45);
        let spends = summaries.iter().flatten().map(|line| line.spend);
        let spends = spends.collect::<Vec<_>>();
        let usual_spend = usual_spend(&spends);
        let spend = fit_spend(&spends, slices).await?;
        slices.step(0.45, 0.65);
        let back_test = self.test_buying(&basis, as_of, slices).await?;
        slices.step(0.65, 1.0);
        let mut buying = Buying {
            basis,
            as_of,
            expected: vec![None; summaries.len()],
            summaries,
            fit,
            spend,
            back_test,
            by_worth: Vec::new(),
            usual_spend,
        };
        let all = buying.summaries.len();
        for start in (0..all).step_by(FORETOLD) {
            self.with_state(|state| foretell(&mut buying, state, start));
            slices.pause(share(start, all)).await?;
        }
        let mut order: Vec<(f64, RowNumber)> = buying
            .each()
            .map(|(row, _, expected)| (expected.worth, row))
            .collect();
        order.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        buying.by_worth = order.into_iter().map(|(_, row)| row).collect();
        slices.pause(1.0).await?;
        Ok(Ok(Rc::new(buying)))
    }

    /// Fits without the last months, foretells them, and compares.
    async fn test_buying(
        &self,
        basis: &Basis,
        as_of: i32,
        slices: &Slices<'_, W>,
    ) -> Result<Found<BackTestView>, AppError> {
        let first = basis.first_day.map_or(as_of, |day| day.0);
        let span = as_of.saturating_sub(first);
        let hold_out = HOLD_OUT_DAYS.min(span / 3);
        if hold_out < LEAST_HOLD_OUT {
            return Ok(Found::NotEnough {
                n: u64::try_from(span.max(0)).unwrap_or(0),
                need: u64::from(LEAST_HOLD_OUT.unsigned_abs()) * 3,
            });
        }
        let cut = as_of - hold_out;
        let summaries = self.with_state(|state| state.summaries(cut));
        slices.pause(0.0).await?;
        let came = self.with_state(|state| {
            let purchases = &state.index.purchases;
            purchases.by_day(|purchases| purchase_days_between(purchases, cut, as_of))
        });
        slices.pause(0.0).await?;
        let known: Vec<(History, u32)> = summaries
            .iter()
            .zip(came)
            .filter_map(|(summary, came)| Some(((*summary)?.history, came)))
            .collect();
        let histories: Vec<History> = known.iter().map(|(history, _)| *history).collect();
        let fit = match fit::<BetaGeometric, W>(&histories, Dropout::AfterAny, slices).await? {
            Ok(fit) => fit,
            Err(missing) => return Ok(not_enough(missing)),
        };
        let weeks = f64::from(hold_out) / 7.0;
        let mut forecasts = Vec::with_capacity(known.len());
        let (mut called_gone, mut were_gone) = (0, 0);
        for part in known.chunks(FORETOLD * 4) {
            for (history, came) in part {
                forecasts.push((fit.model.expected_purchases(*history, weeks), *came));
                if history.repeats() > 0 && fit.model.alive(*history) < 0.5 {
                    called_gone += 1;
                    were_gone += u64::from(*came == 0);
                }
            }
            slices.pause(1.0).await?;
        }
        let found = match compare_forecasts(forecasts) {
            Ok(found) => found,
            Err(missing) => return Ok(not_enough(missing)),
        };
        Ok(Found::Known(BackTestView {
            from: Some(Day(cut + 1)),
            to: Some(Day(as_of)),
            n: found.n,
            forecast: found.forecast,
            actual: found.actual,
            mean_absolute_error: found.mean_absolute_error,
            ranking: found.ranking,
            called_gone,
            were_gone,
        }))
    }
}

impl State {
    fn summaries(&self, end_day: i32) -> Vec<Option<CustomerSummary>> {
        let window = SummaryWindow {
            end_day,
            days_per_unit: 7.0,
        };
        let purchases = &self.index.purchases;
        purchases.by_day(|purchases| customer_summaries(purchases, window))
    }

    /// What a customer bought in the year up to the last purchase.
    pub(super) fn yearly(&self, customer: RowNumber) -> i64 {
        let purchases = &self.index.purchases;
        let from = purchases.totals(customer).last_day.saturating_sub(365);
        purchases
            .of(customer)
            .filter(|row| purchases.day(*row) > from)
            .fold(0_i64, |sum, row| sum.saturating_add(purchases.amount(row)))
    }
}

fn foretell(buying: &mut Buying, state: &State, start: usize) {
    for at in start..(start + FORETOLD).min(buying.summaries.len()) {
        let Some(summary) = buying.summaries.get(at).copied().flatten() else {
            continue;
        };
        let row = u32::try_from(at).ok().and_then(|at| at.checked_sub(1));
        let yearly = row.map_or(0, |row| state.yearly(RowNumber(row)));
        let expected = buying.foretell(summary, yearly);
        if let Some(place) = buying.expected.get_mut(at) {
            *place = Some(expected);
        }
    }
}

pub(super) fn histories(summaries: &[Option<CustomerSummary>]) -> Vec<History> {
    summaries
        .iter()
        .flatten()
        .map(|line| line.history)
        .collect()
}

/// Fits a purchase model, with pauses.
pub(super) async fn fit<M: Fittable, W: Surroundings>(
    histories: &[History],
    kind: M::Kind,
    slices: &Slices<'_, W>,
) -> Result<Metric<ModelFit<M>>, AppError> {
    let mut fitting = match Fitting::<M>::new(histories, kind) {
        Ok(fitting) => fitting,
        Err(missing) => return Ok(Err(missing)),
    };
    while let FitProgress::Working(share) = fitting.advance() {
        slices.pause(share).await?;
    }
    Ok(fitting.finish())
}

async fn fit_spend<W: Surroundings>(
    spends: &[Spend],
    slices: &Slices<'_, W>,
) -> Result<Metric<GammaGammaFit>, AppError> {
    let mut fitting = match SpendFitting::new(spends) {
        Ok(fitting) => fitting,
        Err(missing) => return Ok(Err(missing)),
    };
    while !fitting.advance() {
        slices.pause(0.5).await?;
    }
    Ok(fitting.finish())
}

#[allow(
    clippy::cast_precision_loss,
    reason = "customers of a shop are far below 2^53"
)]
fn usual_spend(spends: &[Spend]) -> f64 {
    let repeats = || spends.iter().filter(|spend| spend.repeats > 0);
    let n = repeats().count().max(1) as f64;
    repeats().map(|spend| spend.mean).sum::<f64>() / n
}

#[allow(
    clippy::cast_precision_loss,
    reason = "rows of a shop are far below 2^53"
)]
pub(super) fn share(done: usize, all: usize) -> f64 {
    done as f64 / all.max(1) as f64
}

pub(super) fn not_enough<T>(NotEnough { n, need }: NotEnough) -> Found<T> {
    Found::NotEnough { n, need }
}
