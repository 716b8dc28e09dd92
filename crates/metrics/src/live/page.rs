//! One customer's purchase days.

use crate::calendar::Month;
use crate::purchases::{CustomerTotals, PurchasesByDay, customer_totals};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DayCount {
    pub(super) day: i32,
    purchases: u32,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) totals: CustomerTotals,
    /// Purchase days, rising.
    pub(super) days: Vec<DayCount>,
}

impl Page {
    pub(super) fn place(&self, day: i32) -> Result<usize, usize> {
        self.days.binary_search_by_key(&day, |entry| entry.day)
    }

    pub(super) fn add(&mut self, day: i32, amount_minor: i64) {
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

    pub(super) fn remove(&mut self, day: i32, amount_minor: i64) {
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

    /// The cells this customer counts in, and which of them is the last month.
    pub(super) fn months(&self) -> impl Iterator<Item = ((Month, Month), bool)> {
        let first = Month::of_day(self.totals.first_day);
        let last = Month::of_day(self.totals.last_day);
        let mut next_month_starts = i32::MIN;
        self.days.iter().filter_map(move |entry| {
            if entry.day < next_month_starts {
                return None;
            }
            let month = Month::of_day(entry.day);
            next_month_starts = month.last_day().saturating_add(1);
            Some(((first, month), month == last))
        })
    }

    fn refresh(&mut self) {
        self.totals.purchase_days = u32::try_from(self.days.len()).unwrap_or(u32::MAX);
        self.totals.first_day = self.days.first().map_or(0, |entry| entry.day);
        self.totals.last_day = self.days.last().map_or(0, |entry| entry.day);
    }
}

/// All pages at once: days come in order, so each is appended to lists of the right size.
pub(super) fn pages(purchases: &PurchasesByDay<'_>) -> Vec<Page> {
    let totals = customer_totals(purchases);
    let mut pages: Vec<Page> = totals
        .iter()
        .map(|&totals| Page {
            totals,
            days: Vec::with_capacity(totals.purchase_days as usize),
        })
        .collect();
    for group in purchases.days() {
        for customer in group.buyers() {
            let Some(page) = pages.get_mut(customer) else {
                continue;
            };
            match page.days.last_mut() {
                Some(entry) if entry.day == group.day => entry.purchases += 1,
                _ => page.days.push(DayCount {
                    day: group.day,
                    purchases: 1,
                }),
            }
        }
    }
    pages
}
