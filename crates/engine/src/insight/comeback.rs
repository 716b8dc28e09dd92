use super::buying::not_enough;
use super::kept::look;
use crate::query::{measured, retention};
use crate::session::{Session, Surroundings};
use crate::state::{State, today};
use api::{
    AppError, Basis, CohortRow, Comeback, ComebackCurve, ComebackPage, ComebackView, CurvePoint,
    Found, Measured, Moment,
};
use domain::Day;
use metrics::Confidence;
use metrics::calendar::Month;
use metrics::purchases::PurchasesByDay;
use metrics::retention::{CohortWindow, monthly_cohorts, repeat_rate, repeat_within};
use metrics::survival::{KaplanMeier, Lifetime, Reached, kaplan_meier, log_rank};
use std::rc::Rc;
use storage::Storage;

/// Weeks that the curve shows.
const WEEKS: u32 = 52;
/// Fewer still watched than this, and the curve ends.
const LEAST_WATCHED: u64 = 10;
/// Fewer customers than this make no curve of their own.
const LEAST_GROUP: usize = 20;
/// Months of the cohort table.
const MONTHS: u16 = 12;
const YEAR: i32 = 365;

impl<S: Storage, W: Surroundings> Session<S, W> {
    pub(crate) async fn comeback(
        &self,
        ask: ComebackPage,
        moment: Moment,
    ) -> Result<ComebackView, AppError> {
        let day = today(&moment);
        let slices = self.slices(ask.task);
        slices.pause(0.0).await?;
        let key = self.with_state(|state| state.insight_key(day));
        let kept = self.with_state(|state| look(&state.cache.insight.comeback, key));
        if let Some((window_days, view)) = kept
            && window_days == ask.window_days
        {
            return Ok((*view).clone());
        }
        let found = self.with_state(|state| state.comeback_curves(day));
        slices.pause(0.4).await?;
        let mut view = self.with_state(|state| state.comeback_figures(day));
        slices.pause(0.6).await?;
        view.retention = self.with_state(|state| state.retention_of(&view.basis, ask.window_days));
        slices.pause(0.8).await?;
        view.cohorts = self.with_state(|state| state.cohorts(&view.basis));
        view.found = found;
        self.with_state(|state| {
            let kept = (key, (ask.window_days, Rc::new(view.clone())));
            state.cache.insight.comeback.replace(Some(kept));
        });
        Ok(view)
    }
}

impl State {
    fn comeback_curves(&self, today: Day) -> Found<Comeback> {
        let as_of = self.basis(today).as_of.unwrap_or(today).0;
        let waits = self
            .index
            .purchases
            .by_day(|purchases| waits(purchases, as_of));
        let split = as_of - YEAR;
        let of = |keep: &dyn Fn(i32) -> bool| -> Vec<Lifetime> {
            waits
                .iter()
                .filter(|wait| keep(wait.first))
                .map(|wait| wait.lifetime(as_of))
                .collect()
        };
        let everyone = of(&|_| true);
        let all = match kaplan_meier(&everyone, Confidence::P95) {
            Ok(all) if all.n >= LEAST_GROUP as u64 => curve(&all),
            Ok(all) => {
                return Found::NotEnough {
                    n: all.n,
                    need: LEAST_GROUP as u64,
                };
            }
            Err(missing) => return not_enough(missing),
        };
        let earlier = of(&|first| first < split);
        let lately = of(&|first| first >= split);
        let is_split = earlier.len() >= LEAST_GROUP && lately.len() >= LEAST_GROUP;
        let curves = if is_split {
            [&earlier, &lately]
                .into_iter()
                .filter_map(|group| kaplan_meier(group, Confidence::P95).ok())
                .map(|found| curve(&found))
                .collect()
        } else {
            Vec::new()
        };
        Found::Known(Comeback {
            split: is_split.then_some(Day(split)),
            curves,
            p: is_split
                .then(|| log_rank(&earlier, &lately).ok())
                .flatten()
                .map(|test| test.p),
            all,
        })
    }

    fn comeback_figures(&self, today: Day) -> ComebackView {
        let basis = self.basis(today);
        let end = end_of(&basis).0;
        let purchases = &self.index.purchases;
        ComebackView {
            within_90: purchases.by_day(|purchases| {
                measured(repeat_within(purchases, 90, end).rate(Confidence::P95))
            }),
            repeat_rate: measured(repeat_rate(purchases.all_totals(), Confidence::P95)),
            basis,
            ..ComebackView::default()
        }
    }

    fn retention_of(&self, basis: &Basis, window_days: u32) -> Measured {
        let end = end_of(basis);
        let purchases = &self.index.purchases;
        purchases.by_day(|purchases| retention(purchases, end, window_days))
    }

    fn cohorts(&self, basis: &Basis) -> Vec<CohortRow> {
        let window = CohortWindow {
            data_end_day: end_of(basis).0,
            months: MONTHS,
        };
        let grid = self
            .index
            .purchases
            .by_day(|purchases| monthly_cohorts(purchases, window).ok());
        let rows = grid.map(|grid| grid.rows).unwrap_or_default();
        rows.into_iter()
            .map(|row| CohortRow {
                month: Some(Day(Month::first_day(row.month))),
                size: row.size,
                active: row.active,
                active_or_later: row.active_or_later,
            })
            .collect()
    }
}

/// The last day of the data.
fn end_of(basis: &Basis) -> Day {
    basis.as_of.unwrap_or(Day(0))
}

/// The first and the second purchase day of a customer.
struct Wait {
    first: i32,
    second: Option<i32>,
}

impl Wait {
    /// From the first purchase to the second, in weeks; watched until the end of the data where there is none.
    fn lifetime(&self, as_of: i32) -> Lifetime {
        let until = self.second.unwrap_or(as_of);
        Lifetime {
            time: f64::from(until.saturating_sub(self.first)) / 7.0,
            is_lost: self.second.is_some(),
        }
    }
}

fn waits(purchases: &PurchasesByDay<'_>, as_of: i32) -> Vec<Wait> {
    let mut waits: Vec<Option<Wait>> = Vec::new();
    waits.resize_with(purchases.customers(), || None);
    for group in purchases.days().take_while(|group| group.day <= as_of) {
        for customer in group.buyers() {
            match waits.get_mut(customer) {
                Some(Some(wait)) if wait.second.is_none() && group.day > wait.first => {
                    wait.second = Some(group.day);
                }
                Some(place @ None) => {
                    *place = Some(Wait {
                        first: group.day,
                        second: None,
                    });
                }
                _ => {}
            }
        }
    }
    waits.into_iter().flatten().collect()
}

fn curve(found: &KaplanMeier) -> ComebackCurve {
    let watched = |week: u32| {
        let place = found
            .steps
            .partition_point(|step| step.time < f64::from(week));
        found.steps.get(place).map_or(0, |step| step.at_risk)
    };
    let points = (0..=WEEKS)
        .take_while(|week| *week == 0 || watched(*week) >= LEAST_WATCHED)
        .map(|week| {
            let waiting = found.survival_at(f64::from(week));
            CurvePoint {
                week,
                share: 1.0 - waiting.value,
                low: 1.0 - waiting.high,
                high: 1.0 - waiting.low,
                at_risk: watched(week),
            }
        });
    ComebackCurve {
        n: found.n,
        came_back: found.lost,
        points: points.collect(),
        median_weeks: match found.time_below(0.5) {
            Reached::At(weeks) => Some(weeks),
            Reached::NotReached => None,
        },
    }
}
