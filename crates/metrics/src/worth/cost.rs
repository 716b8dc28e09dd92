//! Winning a customer against keeping one.

use crate::{Metric, NotEnough};

/// Money spent on customers and how many it was for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spending {
    /// Minor units spent.
    pub amount_minor: i64,
    /// New customers won, or customers kept, in the same time.
    pub customers: u64,
}

/// Costs per customer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CostComparison {
    /// Per new customer, minor units.
    pub winning: f64,
    /// Per kept customer, minor units.
    pub keeping: f64,
    /// How many times winning costs keeping; nothing when keeping cost nothing. The quoted "five times" is nobody's
    /// measurement: show this one.
    pub ratio: Option<f64>,
}

/// `spent / customers` on both sides; needs a customer on each.
pub fn cost_comparison(winning: Spending, keeping: Spending) -> Metric<CostComparison> {
    let each = |spending: Spending| -> Metric<f64> {
        NotEnough::check(spending.customers, 1)?;
        Ok(spending.amount_minor as f64 / spending.customers as f64)
    };
    let (winning, keeping) = (each(winning)?, each(keeping)?);
    Ok(CostComparison {
        winning,
        keeping,
        ratio: (keeping > 0.0).then(|| winning / keeping),
    })
}
