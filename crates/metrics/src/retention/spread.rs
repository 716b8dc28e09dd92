//! How much, and how many different things, a customer buys.

use crate::mean::mean_interval;
use crate::purchases::CustomerTotals;
use crate::{Confidence, Estimate, Metric};

/// Purchase lines as parallel columns: which customer bought which product.
#[derive(Debug, Clone, Copy)]
pub struct LineColumns<'a> {
    customer: &'a [u32],
    product: &'a [u32],
}

impl<'a> LineColumns<'a> {
    /// Columns of equal length; nothing otherwise.
    pub fn new(customer: &'a [u32], product: &'a [u32]) -> Option<Self> {
        (customer.len() == product.len()).then_some(Self { customer, product })
    }
}

/// Average sales per customer in minor units, over customers who bought, with Student's interval.
///
/// `Σ amount / customers`. Spending is skewed: with few customers the interval is rough, and it says so by its width.
pub fn average_sales(totals: &[CustomerTotals], confidence: Confidence) -> Metric<Estimate> {
    let amounts = totals
        .iter()
        .filter(|line| line.has_bought())
        .map(|line| (line.amount_minor as f64, 1));
    mean_interval(amounts, confidence)
}

/// Average range: distinct products per customer, over customers with at least one line, with Student's interval.
///
/// Rows naming the same product twice count once. Any order of rows.
pub fn average_range(lines: LineColumns<'_>, confidence: Confidence) -> Metric<Estimate> {
    let mut pairs: Vec<u64> = lines
        .customer
        .iter()
        .zip(lines.product)
        .map(|(&customer, &product)| u64::from(customer) << 32 | u64::from(product))
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    let ranges = pairs
        .chunk_by(|a, b| a >> 32 == b >> 32)
        .map(|chunk| (chunk.len() as f64, 1));
    mean_interval(ranges, confidence)
}

/// [`average_range`] where it is known already how many distinct products each customer bought; customers without a
/// line do not count.
pub fn average_of_ranges(ranges: &[u32], confidence: Confidence) -> Metric<Estimate> {
    let ranges = ranges.iter().filter(|range| **range > 0);
    mean_interval(ranges.map(|range| (f64::from(*range), 1)), confidence)
}
