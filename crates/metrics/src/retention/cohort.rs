//! Monthly cohorts.

use crate::calendar::Month;
use crate::proportion::{Share, wilson};
use crate::purchases::{DayPurchases, PurchasesByDay};
use crate::{Confidence, Estimate, Metric, NotEnough};

use super::RetentionVariant;

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

impl CohortRow {
    /// Retention `months` after the first purchase under this variant, with its Wilson interval.
    ///
    /// Nothing for [`RetentionVariant::Period`] (that is [`period_retention`](super::period_retention)), for an empty
    /// cohort, and for months the data does not reach.
    pub fn retention(
        &self,
        variant: RetentionVariant,
        months: usize,
        confidence: Confidence,
    ) -> Option<Estimate> {
        let kept = match variant {
            RetentionVariant::ClassicMonth => self.active.get(months)?,
            RetentionVariant::Rolling => self.active_or_later.get(months)?,
            RetentionVariant::Period => return None,
        };
        let lost = self.size.checked_sub(*kept)?;
        let share = Share::of(u64::from(*kept), u64::from(lost)).ok()?;
        Some(wilson(share, confidence))
    }
}

/// The cohort grid of the window, one pass over the purchases.
///
/// A customer belongs to the month of the very first purchase, also when that lies before the window (then to no row).
/// Source: the cohort tables of Fader & Hardie's CDNOW data; counts, not rates: divide by `size`.
pub fn monthly_cohorts(purchases: &PurchasesByDay<'_>, window: CohortWindow) -> Metric<CohortGrid> {
    let months = window.months.max(1);
    let width = usize::from(months);
    let last = Month::of_day(window.data_end_day);
    let first = last.plus(1 - i32::from(months));
    let activity = Activity::of(purchases, window.data_end_day, first, width);

    let mut n = 0_u64;
    let mut active = vec![0_u32; width * width];
    let mut last_seen = vec![0_u32; width * width];
    for customer in 0..purchases.customers() {
        let Some(begin) = activity.first(customer) else {
            continue;
        };
        n += 1;
        if begin == BEFORE_WINDOW {
            continue;
        }
        // Bit 1 is the window's first month, so the cell of bit b is row + b − begin.
        let row = (begin - 1) * width;
        let mut latest = row;
        for (plane, bits) in activity.planes.iter().enumerate() {
            let mut rest = bits.get(customer).copied().unwrap_or(0);
            while rest != 0 {
                latest = row + plane * 64 + rest.trailing_zeros() as usize - begin;
                rest &= rest - 1;
                add_one(&mut active, latest);
            }
        }
        add_one(&mut last_seen, latest);
    }
    NotEnough::check(n, 1)?;
    let rows = active
        .chunks(width)
        .zip(last_seen.chunks_mut(width))
        .enumerate()
        .map(|(index, (active, last_seen))| row(first, index, active, last_seen))
        .collect();
    Ok(CohortGrid {
        rows,
        is_last_month_complete: last.last_day() == window.data_end_day,
    })
}

const BEFORE_WINDOW: usize = 0;

/// One bit per customer and month with a purchase; bit 0 stands for everything before the window.
///
/// Setting a bit costs no unpredictable branch, which made the pass three times faster in the browser than comparing
/// with the customer's last month.
struct Activity {
    /// Months 0 to 63 of all customers, then 64 to 127, and so on.
    planes: Vec<Vec<u64>>,
}

impl Activity {
    fn of(purchases: &PurchasesByDay<'_>, data_end_day: i32, first: Month, width: usize) -> Self {
        let mut planes = vec![vec![0_u64; purchases.customers()]; width / 64 + 1];
        for group in purchases.days() {
            if group.day > data_end_day {
                break;
            }
            let month = Month::of_day(group.day).since(first).saturating_add(1);
            let bit = usize::try_from(month).unwrap_or(BEFORE_WINDOW);
            if let Some(plane) = planes.get_mut(bit / 64) {
                set_bit(plane, group, 1 << (bit % 64));
            }
        }
        Self { planes }
    }

    /// The lowest month with a purchase.
    fn first(&self, customer: usize) -> Option<usize> {
        self.planes.iter().enumerate().find_map(|(plane, bits)| {
            let bits = bits.get(customer).copied().filter(|&bits| bits != 0)?;
            Some(plane * 64 + bits.trailing_zeros() as usize)
        })
    }
}

fn set_bit(plane: &mut [u64], group: DayPurchases<'_>, mask: u64) {
    for customer in group.buyers() {
        if let Some(bits) = plane.get_mut(customer) {
            *bits |= mask;
        }
    }
}

fn add_one(counts: &mut [u32], cell: usize) {
    if let Some(count) = counts.get_mut(cell) {
        *count += 1;
    }
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
