use super::buying::{Buying, Expected, REGULAR_REPEATS, not_enough};
use crate::query::measured;
use crate::session::{Session, Surroundings};
use crate::state::{State, today};
use api::{AppError, Found, Leaving, LeavingBand, LeavingPage, LeavingRow, LeavingView, Moment};
use domain::record::{Customer, CustomerId};
use domain::{Day, Money, Record as _};
use ledger::RowNumber;
use metrics::Confidence;
use metrics::btyd::CustomerSummary;
use metrics::proportion::{Share, wilson};
use std::cmp::Reverse;
use storage::Storage;

/// Customers named on the page.
const NAMED: usize = 10;

/// More likely gone than not.
pub(super) const GONE: f64 = 0.5;

impl<S: Storage, W: Surroundings> Session<S, W> {
    pub(crate) async fn leaving(
        &self,
        ask: LeavingPage,
        moment: Moment,
    ) -> Result<LeavingView, AppError> {
        let day = today(&moment);
        let buying = self.buying(day, ask.task).await?;
        Ok(self.with_state(|state| match buying {
            Ok(buying) => LeavingView {
                basis: buying.basis,
                found: state.leaving(&buying, day),
            },
            Err(missing) => LeavingView {
                basis: state.basis(day),
                found: not_enough(missing),
            },
        }))
    }
}

impl State {
    fn leaving(&self, buying: &Buying, day: Day) -> Found<Leaving> {
        let regulars: Vec<(RowNumber, CustomerSummary, Expected)> = buying
            .each()
            .filter(|(_, summary, _)| Buying::is_regular(summary))
            .collect();
        let mut bands = bands();
        for (_, _, expected) in &regulars {
            if let Some(band) = bands.get_mut(band_of(expected.alive)) {
                band.customers += 1;
                band.yearly = Money(band.yearly.0.saturating_add(expected.yearly));
            }
        }
        let mut leaving: Vec<&(RowNumber, CustomerSummary, Expected)> = regulars
            .iter()
            .filter(|(_, _, expected)| expected.alive < GONE)
            .collect();
        leaving.sort_by_key(|(row, _, expected)| (Reverse(expected.yearly), *row));
        let gone = leaving.len() as u64;
        let all = regulars.len() as u64;
        let share = match Share::of(gone, all - gone) {
            Ok(share) => measured(Ok(wilson(share, Confidence::P95))),
            Err(missing) => return not_enough(missing),
        };
        let yearly = leaving.iter().fold(0_i64, |sum, (_, _, expected)| {
            sum.saturating_add(expected.yearly)
        });
        Found::Known(Leaving {
            min_repeats: REGULAR_REPEATS,
            regulars: all,
            leaving: gone,
            share,
            yearly: Money(yearly),
            bands,
            first: leaving
                .iter()
                .take(NAMED)
                .filter_map(|(row, _, expected)| self.leaving_row(*row, *expected, day))
                .collect(),
            model: buying.brief(),
            back_test: buying.back_test,
        })
    }

    fn leaving_row(&self, row: RowNumber, expected: Expected, day: Day) -> Option<LeavingRow> {
        let id = self.book.table(Customer::KIND.0)?.id(row)?;
        let last = self.index.purchases.totals(row).last_day;
        Some(LeavingRow {
            id: CustomerId(id),
            name: self.customer_name(row),
            alive: expected.alive,
            usual_gap_days: self
                .silence(row, day)
                .ok()
                .map(|silence| silence.usual_gap_days),
            silent_days: u32::try_from(day.0.saturating_sub(last)).unwrap_or(0),
            yearly: Money(expected.yearly),
        })
    }
}

fn bands() -> [LeavingBand; 5] {
    [(0, 20), (20, 40), (40, 60), (60, 80), (80, 100)].map(|(from, to)| LeavingBand {
        from,
        to,
        ..LeavingBand::default()
    })
}

fn band_of(alive: f64) -> usize {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share in fifths"
    )]
    let band = (alive * 5.0) as usize;
    band.min(4)
}
