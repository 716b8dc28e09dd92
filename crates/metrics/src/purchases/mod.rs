//! Purchases as columns, and what they add up to per customer.
//!
//! A *purchase day* is a day with at least one purchase of a customer: several receipts of one day are one visit. A
//! row with a negative amount is a refund: it lowers the money and is no visit.

mod by_day;
mod columns;
mod totals;

#[cfg(test)]
mod tests;

pub use by_day::{DayPurchases, PurchasesByDay};
pub use columns::{ColumnsError, PurchaseColumns};
pub use totals::{CustomerTotals, customer_totals};
