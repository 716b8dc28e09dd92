//! The books of the shop, one customer's page at a time.

use std::collections::{BTreeMap, HashMap};

use crate::calendar::Month;
use crate::proportion::{Share, wilson};
use crate::purchases::{CustomerTotals, PurchasesByDay};
use crate::retention::{CohortGrid, CohortRow};
use crate::rfm::RfmCuts;
use crate::{Confidence, Estimate, Metric, NotEnough};

use super::ordered::OrderedColumn;
use super::page::{Page, pages};

/// The purchase to remove is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("customer {customer} has no purchase on day {day}")]
pub struct NotRecorded {
    /// Customer index.
    pub customer: u32,
    /// Day of the purchase.
    pub day: i32,
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
    /// Of everyone who bought, for the RFM cuts.
    last_days: OrderedColumn,
    purchase_days: OrderedColumn,
    amounts: OrderedColumn,
}

impl LivePurchases {
    /// Starts from existing purchases.
    pub fn of(purchases: &PurchasesByDay<'_>) -> Self {
        let mut book = Self {
            pages: pages(purchases),
            ..Self::default()
        };
        book.cells = counted_cells(&book.pages);
        for page in &book.pages {
            book.buyers += u64::from(page.totals.has_bought());
            book.repeaters += u64::from(page.totals.purchase_days >= 2);
            book.amount_minor = book.amount_minor.saturating_add(page.totals.amount_minor);
        }
        let buyers = || {
            book.pages
                .iter()
                .map(|page| &page.totals)
                .filter(|line| line.has_bought())
        };
        let last_days = buyers().map(|line| i64::from(line.last_day)).collect();
        let purchase_days = buyers().map(|line| i64::from(line.purchase_days)).collect();
        let amounts = buyers().map(|line| line.amount_minor).collect();
        book.last_days = OrderedColumn::of(last_days);
        book.purchase_days = OrderedColumn::of(purchase_days);
        book.amounts = OrderedColumn::of(amounts);
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

    /// The cuts of RFM rule B with purchase days as frequency; score customers with [`RfmCuts::score`].
    pub fn rfm_cuts(&self, as_of_day: i32) -> Metric<RfmCuts> {
        RfmCuts::from_ranks(
            self.amounts.len(),
            as_of_day,
            |rank| self.last_days.at(rank),
            |rank| self.purchase_days.at(rank),
            |rank| self.amounts.at(rank),
        )
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
        if before.has_bought() {
            self.last_days.remove(i64::from(before.last_day));
            self.purchase_days.remove(i64::from(before.purchase_days));
            self.amounts.remove(before.amount_minor);
        }
        if after.has_bought() {
            self.last_days.insert(i64::from(after.last_day));
            self.purchase_days.insert(i64::from(after.purchase_days));
            self.amounts.insert(after.amount_minor);
        }
        let change = after.amount_minor.saturating_sub(before.amount_minor);
        self.amount_minor = self.amount_minor.saturating_add(change);
    }
}

/// The cells of all customers, collected in a hash map: a tree is slow to fill a million times.
fn counted_cells(pages: &[Page]) -> BTreeMap<(Month, Month), Cell> {
    let mut cells: HashMap<(Month, Month), Cell> = HashMap::new();
    for page in pages {
        for (key, is_last) in page.months() {
            let cell = cells.entry(key).or_default();
            cell.active += 1;
            cell.last_seen += u32::from(is_last);
        }
    }
    cells.into_iter().collect()
}

/// Adds or takes back what one customer counts for in the cohort cells.
fn contribute(cells: &mut BTreeMap<(Month, Month), Cell>, page: &Page, is_added: bool) {
    for (key, is_last) in page.months() {
        let cell = cells.entry(key).or_default();
        let is_last = u32::from(is_last);
        if is_added {
            cell.active += 1;
            cell.last_seen += is_last;
        } else {
            cell.active -= 1;
            cell.last_seen -= is_last;
            if cell.active == 0 {
                cells.remove(&key);
            }
        }
    }
}
