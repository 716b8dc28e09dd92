//! Purchases in the order of their days.

use std::borrow::Cow;

use super::PurchaseColumns;

/// Purchases grouped by day, days rising, rows of a day in their original order.
///
/// Ordering once by counting (no comparison sort of a million rows) lets every per-customer metric be a single pass:
/// a purchase is on a new day exactly when its day differs from the customer's last.
#[derive(Debug, Clone)]
pub struct PurchasesByDay<'a> {
    customers: usize,
    customer: Cow<'a, [u32]>,
    amount_minor: Cow<'a, [i64]>,
    /// Day and end of its rows.
    groups: Vec<(i32, usize)>,
}

/// All rows of one day.
#[derive(Debug, Clone, Copy)]
pub struct DayPurchases<'a> {
    /// Days since 1970-01-01.
    pub day: i32,
    /// Customer index per row.
    pub customer: &'a [u32],
    /// Amount per row; negative is a refund.
    pub amount_minor: &'a [i64],
}

impl DayPurchases<'_> {
    /// Customer and amount of each row.
    pub fn rows(&self) -> impl Iterator<Item = (u32, i64)> {
        self.customer
            .iter()
            .copied()
            .zip(self.amount_minor.iter().copied())
    }

    /// Customers of the rows that are purchases, refunds left out.
    pub fn buyers(&self) -> impl Iterator<Item = usize> {
        self.rows()
            .filter(|&(_, amount)| amount >= 0)
            .map(|(customer, _)| customer as usize)
    }
}

/// More distinct days than this, and more than rows: counting would cost more than sorting.
const COUNTED_SPAN: usize = 1 << 16;

impl<'a> PurchasesByDay<'a> {
    /// Orders the columns; borrows them when they are in order already.
    pub fn from_columns(columns: PurchaseColumns<'a>) -> Self {
        if columns.day.is_sorted() {
            return Self {
                customers: columns.customers,
                customer: Cow::Borrowed(columns.customer),
                amount_minor: Cow::Borrowed(columns.amount_minor),
                groups: groups_of_sorted(columns.day),
            };
        }
        let low = columns.day.iter().copied().min().unwrap_or(0);
        let high = columns.day.iter().copied().max().unwrap_or(0);
        let span = high.abs_diff(low) as usize;
        if span < COUNTED_SPAN.max(columns.day.len()) {
            by_counting(columns, low, span)
        } else {
            by_sorting(columns)
        }
    }

    /// How many customers the indices may name.
    pub fn customers(&self) -> usize {
        self.customers
    }

    /// Rows.
    pub fn len(&self) -> usize {
        self.customer.len()
    }

    /// No rows at all.
    pub fn is_empty(&self) -> bool {
        self.customer.is_empty()
    }

    /// Each day that has rows, rising.
    pub fn days(&self) -> impl Iterator<Item = DayPurchases<'_>> {
        let mut start = 0;
        self.groups.iter().filter_map(move |&(day, end)| {
            let rows = start..end;
            start = end;
            Some(DayPurchases {
                day,
                customer: self.customer.get(rows.clone())?,
                amount_minor: self.amount_minor.get(rows)?,
            })
        })
    }
}

fn groups_of_sorted(days: &[i32]) -> Vec<(i32, usize)> {
    let mut end = 0;
    days.chunk_by(|a, b| a == b)
        .filter_map(|group| {
            end += group.len();
            group.first().map(|&day| (day, end))
        })
        .collect()
}

fn by_counting(columns: PurchaseColumns<'_>, low: i32, span: usize) -> PurchasesByDay<'static> {
    let bucket = |day: i32| day.abs_diff(low) as usize;
    let mut ends = vec![0_usize; span + 1];
    for &day in columns.day {
        if let Some(count) = ends.get_mut(bucket(day)) {
            *count += 1;
        }
    }
    // From counts to the place where each day's next row goes; after filling, that place is the day's end.
    let mut next = 0;
    for count in &mut ends {
        next += std::mem::replace(count, next);
    }
    let mut customer = vec![0_u32; columns.customer.len()];
    let mut amount_minor = vec![0_i64; columns.customer.len()];
    let rows = columns
        .day
        .iter()
        .zip(columns.customer)
        .zip(columns.amount_minor);
    for ((&day, &row_customer), &row_amount) in rows {
        if let Some(place) = ends.get_mut(bucket(day)) {
            if let (Some(c), Some(a)) = (customer.get_mut(*place), amount_minor.get_mut(*place)) {
                *c = row_customer;
                *a = row_amount;
            }
            *place += 1;
        }
    }
    let mut start = 0;
    let groups = (low..)
        .zip(ends)
        .filter(|&(_, end)| std::mem::replace(&mut start, end) < end)
        .collect();
    PurchasesByDay {
        customers: columns.customers,
        customer: Cow::Owned(customer),
        amount_minor: Cow::Owned(amount_minor),
        groups,
    }
}

/// For calendars with absurd gaps, such as one row in the year 9999.
fn by_sorting(columns: PurchaseColumns<'_>) -> PurchasesByDay<'static> {
    let days = columns.day.iter().copied();
    let mut rows: Vec<(i32, u32, i64)> = days
        .zip(columns.customer)
        .zip(columns.amount_minor)
        .map(|((day, &customer), &amount)| (day, customer, amount))
        .collect();
    rows.sort_by_key(|&(day, _, _)| day);
    let sorted: Vec<i32> = rows.iter().map(|row| row.0).collect();
    PurchasesByDay {
        customers: columns.customers,
        customer: rows.iter().map(|row| row.1).collect(),
        amount_minor: rows.iter().map(|row| row.2).collect(),
        groups: groups_of_sorted(&sorted),
    }
}
