//! Monthly cohorts.

use crate::calendar::Month;
use crate::purchases::PurchasesByDay;
use crate::{Metric, NotEnough};

/// Which cohorts to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CohortWindow {
    /// Last day the data covers; later purchases are left out.
    pub data_end_day: i32,
    /// How many months to show, the last of them holding `data_end_day`.
    pub months: u16,
}

/// Customers by the month of their first purchase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CohortGrid {
    /// Cohorts in the window, oldest first; months without new customers have size 0.
    pub rows: Vec<CohortRow>,
    /// Whether the data covers the last month to its end. If not, each row's last cell will still grow.
    pub is_last_month_complete: bool,
}

/// One cohort. Cells after the data end do not exist: they are blank, not zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CohortRow {
    /// Month of the first purchase.
    pub month: Month,
    /// New customers of that month.
    pub size: u32,
    /// Classic retention: buyers in month k after the first, k = 0, 1, …
    pub active: Vec<u32>,
    /// Rolling retention: buyers in month k *or any later one* so far. Falls at the right edge, where the future is
    /// not known yet.
    pub active_or_later: Vec<u32>,
}

const UNSEEN: u16 = u16::MAX;
const BEFORE_WINDOW: u16 = u16::MAX - 1;

#[derive(Clone, Copy)]
struct Seen {
    first: u16,
    last: u16,
}

/// The cohort grid of the window, one pass over the purchases.
///
/// A customer belongs to the month of the very first purchase, also when that lies before the window (then to no row).
/// Source: the cohort tables of Fader & Hardie's CDNOW data; counts, not rates: divide by `size`.
pub fn monthly_cohorts(purchases: &PurchasesByDay<'_>, window: CohortWindow) -> Metric<CohortGrid> {
    let months = window.months.clamp(1, BEFORE_WINDOW - 1);
    let last = Month::of_day(window.data_end_day);
    let first = last.plus(1 - i32::from(months));
    let width = usize::from(months);
    let mut active = vec![0_u32; width * width];
    let mut seen = vec![
        Seen {
            first: UNSEEN,
            last: UNSEEN
        };
        purchases.customers()
    ];
    let mut n = 0_u64;
    for group in purchases
        .days()
        .take_while(|group| group.day <= window.data_end_day)
    {
        let month = u16::try_from(Month::of_day(group.day).since(first)).unwrap_or(BEFORE_WINDOW);
        for customer in group.buyers() {
            let Some(state) = seen.get_mut(customer) else {
                continue;
            };
            if state.first == UNSEEN {
                n += 1;
                state.first = month;
            } else if state.last == month || state.first == BEFORE_WINDOW {
                continue;
            }
            state.last = month;
            if month < months {
                let cell = usize::from(state.first) * width + usize::from(month - state.first);
                if let Some(count) = active.get_mut(cell) {
                    *count += 1;
                }
            }
        }
    }
    NotEnough::check(n, 1)?;
    let mut later = vec![0_u32; width * width];
    for state in seen.iter().filter(|state| state.first < months) {
        let cell = usize::from(state.first) * width + usize::from(state.last - state.first);
        if let Some(count) = later.get_mut(cell) {
            *count += 1;
        }
    }
    let rows = active
        .chunks(width)
        .zip(later.chunks_mut(width))
        .enumerate()
        .map(|(index, (active, last_seen))| row(first, index, active, last_seen))
        .collect();
    Ok(CohortGrid {
        rows,
        is_last_month_complete: last.last_day() == window.data_end_day,
    })
}

fn row(first: Month, index: usize, active: &[u32], last_seen: &mut [u32]) -> CohortRow {
    let length = active.len() - index;
    let mut still = 0;
    for count in last_seen.iter_mut().rev() {
        still += *count;
        *count = still;
    }
    CohortRow {
        month: first.plus(i32::try_from(index).unwrap_or(i32::MAX)),
        size: active.first().copied().unwrap_or(0),
        active: active.iter().copied().take(length).collect(),
        active_or_later: last_seen.iter().copied().take(length).collect(),
    }
}
