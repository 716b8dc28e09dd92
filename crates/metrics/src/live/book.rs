//! The books of the shop, one customer's page at a time.

use std::collections::BTreeMap;

use crate::calendar::Month;
use crate::proportion::{Share, wilson};
use crate::purchases::{CustomerTotals, PurchasesByDay};
use crate::retention::{CohortGrid, CohortRow};
use crate::{Confidence, Estimate, Metric, NotEnough};

/// The purchase to remove is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("customer {customer} has no purchase on day {day}")]
pub struct NotRecorded {
    /// Customer index.
    pub customer: u32,
    /// Day of the purchase.
    pub day: i32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct DayCount {
    day: i32,
    purchases: u32,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Page {
    totals: CustomerTotals,
    /// Purchase days, rising.
    days: Vec<DayCount>,
}

/// Customers per cohort cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Cell {
    active: u32,
    last_seen: u32,
}

/// Totals, repeat rate, sales and cohorts of all customers, updated in place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LivePurchases {
    pages: Vec<Page>,
    buyers: u64,
    repeaters: u64,
    amount_minor: i64,
    /// By month of the first purchase and month of activity.
    cells: BTreeMap<(Month, Month), Cell>,
}

impl LivePurchases {
    /// Starts from existing purchases.
    pub fn of(purchases: &PurchasesByDay<'_>) -> Self {
        let mut book = Self {
            pages: vec![Page::default(); purchases.customers()],
            ..Self::default()
        };
        for group in purchases.days() {
            for (customer, amount) in group.rows() {
                if let Some(page) = book.pages.get_mut(customer as usize) {
                    page.add(group.day, amount);
                }
            }
        }
        for page in &book.pages {
            contribute(&mut book.cells, page, true);
            book.buyers += u64::from(page.totals.has_bought());
            book.repeaters += u64::from(page.totals.purchase_days >= 2);
            book.amount_minor = book.amount_minor.saturating_add(page.totals.amount_minor);
        }
        book
    }

    /// Records a purchase (or, with a negative amount, a refund). New customers get a page of their own.
    pub fn add(&mut self, customer: u32, day: i32, amount_minor: i64) {
        let index = customer as usize;
        if index >= self.pages.len() {
            self.pages.resize_with(index + 1, Page::default);
        }
        self.change(index, |page| page.add(day, amount_minor));
    }

    /// Takes a recorded purchase or refund back.
    pub fn remove(
        &mut self,
        customer: u32,
        day: i32,
        amount_minor: i64,
    ) -> Result<(), NotRecorded> {
        let index = customer as usize;
        let is_recorded = self
            .pages
            .get(index)
            .is_some_and(|page| amount_minor < 0 || page.place(day).is_ok());
        if !is_recorded {
            return Err(NotRecorded { customer, day });
        }
        self.change(index, |page| page.remove(day, amount_minor));
        Ok(())
    }

    /// Totals of one customer.
    pub fn totals(&self, customer: u32) -> CustomerTotals {
        let page = self.pages.get(customer as usize);
        page.map(|page| page.totals).unwrap_or_default()
    }

    /// Totals by customer index, as RFM wants them.
    pub fn all_totals(&self) -> Vec<CustomerTotals> {
        self.pages.iter().map(|page| page.totals).collect()
    }

    /// Gaps between one customer's purchase days, as the rhythm wants them.
    pub fn gaps(&self, customer: u32) -> Vec<u32> {
        let days = self
            .pages
            .get(customer as usize)
            .map_or(&[][..], |page| &page.days);
        days.iter()
            .zip(days.iter().skip(1))
            .map(|(before, after)| after.day.abs_diff(before.day))
            .collect()
    }

    /// Customers with a purchase.
    pub fn buyers(&self) -> u64 {
        self.buyers
    }

    /// Sales of the whole shop, refunds netted.
    pub fn amount_minor(&self) -> i64 {
        self.amount_minor
    }

    /// See [`repeat_rate`](crate::retention::repeat_rate).
    pub fn repeat_rate(&self, confidence: Confidence) -> Metric<Estimate> {
        let share = Share::of(self.repeaters, self.buyers - self.repeaters)?;
        Ok(wilson(share, confidence))
    }

    /// See [`monthly_cohorts`](crate::retention::monthly_cohorts); `data_end_day` must not lie before the last purchase.
    pub fn cohorts(&self, data_end_day: i32, months: u16) -> Metric<CohortGrid> {
        NotEnough::check(self.buyers, 1)?;
        let last = Month::of_day(data_end_day);
        let months = i32::from(months.max(1));
        let rows = (1 - months..=0).map(|offset| self.row(last.plus(offset), -offset));
        Ok(CohortGrid {
            rows: rows.collect(),
            is_last_month_complete: last.last_day() == data_end_day,
        })
    }

    fn row(&self, month: Month, reach: i32) -> CohortRow {
        let cells: Vec<Cell> = (0..=reach)
            .map(|k| {
                self.cells
                    .get(&(month, month.plus(k)))
                    .copied()
                    .unwrap_or_default()
            })
            .collect();
        let mut later: Vec<u32> = cells
            .iter()
            .rev()
            .scan(0, |still, cell| {
                *still += cell.last_seen;
                Some(*still)
            })
            .collect();
        later.reverse();
        CohortRow {
            month,
            size: cells.first().map_or(0, |cell| cell.active),
            active: cells.iter().map(|cell| cell.active).collect(),
            active_or_later: later,
        }
    }

    fn change(&mut self, index: usize, edit: impl FnOnce(&mut Page)) {
        let Some(page) = self.pages.get_mut(index) else {
            return;
        };
        contribute(&mut self.cells, page, false);
        let before = page.totals;
        edit(page);
        contribute(&mut self.cells, page, true);
        let after = page.totals;
        self.buyers = self.buyers + u64::from(after.has_bought()) - u64::from(before.has_bought());
        self.repeaters = self.repeaters + u64::from(after.purchase_days >= 2)
            - u64::from(before.purchase_days >= 2);
        let change = after.amount_minor.saturating_sub(before.amount_minor);
        self.amount_minor = self.amount_minor.saturating_add(change);
    }
}

impl Page {
    fn place(&self, day: i32) -> Result<usize, usize> {
        self.days.binary_search_by_key(&day, |entry| entry.day)
    }

    fn add(&mut self, day: i32, amount_minor: i64) {
        self.totals.amount_minor = self.totals.amount_minor.saturating_add(amount_minor);
        if amount_minor < 0 {
            return;
        }
        match self.place(day) {
            Ok(place) => {
                if let Some(entry) = self.days.get_mut(place) {
                    entry.purchases += 1;
                }
            }
            Err(place) => self.days.insert(place, DayCount { day, purchases: 1 }),
        }
        self.totals.purchases += 1;
        self.refresh();
    }

    fn remove(&mut self, day: i32, amount_minor: i64) {
        self.totals.amount_minor = self.totals.amount_minor.saturating_sub(amount_minor);
        if amount_minor < 0 {
            return;
        }
        let Ok(place) = self.place(day) else { return };
        if let Some(entry) = self.days.get_mut(place) {
            entry.purchases -= 1;
            if entry.purchases == 0 {
                self.days.remove(place);
            }
        }
        self.totals.purchases -= 1;
        self.refresh();
    }

    fn refresh(&mut self) {
        self.totals.purchase_days = u32::try_from(self.days.len()).unwrap_or(u32::MAX);
        self.totals.first_day = self.days.first().map_or(0, |entry| entry.day);
        self.totals.last_day = self.days.last().map_or(0, |entry| entry.day);
    }
}

/// Adds or takes back what one customer counts for in the cohort cells.
fn contribute(cells: &mut BTreeMap<(Month, Month), Cell>, page: &Page, is_added: bool) {
    let (Some(first), Some(last)) = (page.days.first(), page.days.last()) else {
        return;
    };
    let (first, last) = (Month::of_day(first.day), Month::of_day(last.day));
    let mut next_month_starts = i32::MIN;
    for entry in &page.days {
        if entry.day < next_month_starts {
            continue;
        }
        let month = Month::of_day(entry.day);
        next_month_starts = month.last_day().saturating_add(1);
        let cell = cells.entry((first, month)).or_default();
        let is_last = u32::from(month == last);
        if is_added {
            cell.active += 1;
            cell.last_seen += is_last;
        } else {
            cell.active -= 1;
            cell.last_seen -= is_last;
            if cell.active == 0 {
                cells.remove(&(first, month));
            }
        }
    }
}
