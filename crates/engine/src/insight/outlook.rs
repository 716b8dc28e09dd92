use super::buying::{Buying, not_enough};
use super::worth::minor;
use crate::session::{Session, Surroundings};
use crate::state::{State, today};
use api::{AppError, CustomerOutlook, Found, Moment, Outlook, OutlookView};
use domain::{Day, Money};
use ledger::RowNumber;
use rustc_hash::FxHashSet;
use storage::Storage;

impl<S: Storage, W: Surroundings> Session<S, W> {
    pub(crate) async fn outlook(
        &self,
        ask: CustomerOutlook,
        moment: Moment,
    ) -> Result<OutlookView, AppError> {
        let row = self
            .with_state(|state| state.customer_number(ask.id))
            .ok_or(AppError::NotThere)?;
        let day = today(&moment);
        let buying = self.buying(day, ask.task).await?;
        let slices = self.slices(ask.task);
        let affinity = self.affinity(day, &slices).await?;
        Ok(self.with_state(|state| {
            let found = match buying {
                Ok(buying) => outlook(&buying, row),
                Err(missing) => not_enough(missing),
            };
            OutlookView {
                as_of: state.basis(day).as_of,
                found,
                likes: state.likes(&affinity, row),
            }
        }))
    }
}

fn outlook(buying: &Buying, row: RowNumber) -> Found<Outlook> {
    let (Some(summary), Some(expected)) = (buying.summary(row), buying.expected(row)) else {
        return Found::NotEnough { n: 0, need: 1 };
    };
    let place = buying.by_worth.partition_point(|other| {
        buying
            .expected(*other)
            .is_some_and(|other| other.worth >= expected.worth)
    });
    let less = buying.by_worth.len().saturating_sub(place);
    Found::Known(Outlook {
        alive: expected.alive,
        purchases: expected.in_52_weeks,
        worth: Money(minor(expected.worth)),
        repeats: summary.history.repeats(),
        recency_weeks: summary.history.recency(),
        age_weeks: summary.history.age(),
        worth_rank: super::buying::share(less, buying.by_worth.len()),
    })
}

impl State {
    /// Whether a customer is behind a figure of the buying model; nobody, while that is not worked out.
    pub(crate) fn alive_between(
        &self,
        day: Day,
        from: u8,
        to: u8,
    ) -> Box<dyn Fn(RowNumber) -> bool + '_> {
        let buying = self.kept_buying(day);
        let (from, to) = (f64::from(from) / 100.0, f64::from(to) / 100.0);
        Box::new(move |row| {
            let Some(buying) = &buying else { return false };
            let (Some(summary), Some(expected)) = (buying.summary(row), buying.expected(row))
            else {
                return false;
            };
            let is_below = expected.alive < to || to >= 1.0;
            Buying::is_regular(&summary) && expected.alive >= from && is_below
        })
    }

    /// The customers whom the buying model knows, by row.
    pub(crate) fn modelled(&self, day: Day) -> Vec<RowNumber> {
        let buying = self.kept_buying(day);
        let rows = buying.map(|buying| buying.each().map(|(row, _, _)| row).collect());
        rows.unwrap_or_default()
    }

    /// Whether a customer is in this tenth by expected worth, 1 the best.
    pub(crate) fn in_tenth(&self, day: Day, tenth: u8) -> Box<dyn Fn(RowNumber) -> bool + '_> {
        let buying = self.kept_buying(day);
        let rows: FxHashSet<u32> = buying.map_or_else(Default::default, |buying| {
            let places = buying.by_worth.iter().enumerate();
            places
                .filter(|(place, _)| buying.tenth(*place) + 1 == usize::from(tenth))
                .map(|(_, row)| row.0)
                .collect()
        });
        Box::new(move |row| rows.contains(&row.0))
    }
}
