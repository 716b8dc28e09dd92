//! From totals to classes.

use crate::purchases::CustomerTotals;
use crate::{Metric, NotEnough};

use super::quintile::{Quintiles, class};

/// How values become classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RfmRule {
    /// Cuts at type-7 quantile + 1 unit, left-closed: R package `rfm` 0.3.0. Moves real-valued money by up to a unit.
    A {
        /// Minor units in one currency unit, 100 for yuan and cents.
        minor_per_unit: u32,
    },
    /// Type-7 quantile; equal values always share a class. Reproducible, splits nothing arbitrarily: what we show.
    #[default]
    B,
    /// SQL `NTILE(5)` over (value, customer index): equal classes, ties split by index.
    C,
}

/// What counts as one visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Frequency {
    /// Distinct days with a purchase.
    #[default]
    PurchaseDays,
    /// Every receipt.
    Purchases,
}

/// Classes of one customer, each 1 to 5, 5 is best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RfmScore {
    /// Bought lately.
    pub recency: u8,
    /// Bought often.
    pub frequency: u8,
    /// Spent much.
    pub monetary: u8,
}

impl RfmScore {
    /// The three digits as one number, 111 to 555.
    pub fn code(self) -> u16 {
        u16::from(self.recency) * 100 + u16::from(self.frequency) * 10 + u16::from(self.monetary)
    }
}

/// Cuts and sizes of the five classes of one dimension.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct RfmClasses {
    /// The 20, 40, 60, 80 % quantiles: days since the last purchase, visits, or minor units.
    pub quantiles: [f64; 4],
    /// Customers in classes 1 to 5; a zero is worth showing.
    pub sizes: [u32; 5],
}

/// Scores of all customers, and what they rest on.
#[derive(Debug, Clone, PartialEq)]
pub struct Rfm {
    /// The rule used.
    pub rule: RfmRule,
    /// Customers with a purchase.
    pub n: u64,
    /// By customer index; nothing for customers who never bought.
    pub scores: Vec<Option<RfmScore>>,
    /// Recency, frequency, monetary.
    pub classes: [RfmClasses; 3],
}

/// Quintiles need five customers.
pub(super) const NEED: u64 = 5;

/// Scores every customer with a purchase on `as_of_day`.
///
/// R is days since the last purchase (few is good), F visits, M money with refunds netted. Source: Hughes 1994,
/// Strategic Database Marketing; the rules are described at [`RfmRule`]. Leave purchases after `as_of_day` out first.
pub fn rfm(
    totals: &[CustomerTotals],
    as_of_day: i32,
    frequency: Frequency,
    rule: RfmRule,
) -> Metric<Rfm> {
    let buyers = || totals.iter().filter(|line| line.has_bought());
    let days_since = |line: &CustomerTotals| i64::from(as_of_day) - i64::from(line.last_day);
    let visits = |line: &CustomerTotals| match frequency {
        Frequency::PurchaseDays => i64::from(line.purchase_days),
        Frequency::Purchases => i64::from(line.purchases),
    };
    let recency: Vec<i64> = buyers().map(days_since).collect();
    let frequency: Vec<i64> = buyers().map(visits).collect();
    let monetary: Vec<i64> = buyers().map(|line| line.amount_minor).collect();
    let n = recency.len() as u64;
    NotEnough::check(n, NEED)?;

    let unit = match rule {
        RfmRule::A { minor_per_unit } => i64::from(minor_per_unit),
        RfmRule::B | RfmRule::C => 1,
    };
    let (r, r_quantiles) = classify(&recency, Better::Low, rule, 1);
    let (f, f_quantiles) = classify(&frequency, Better::High, rule, 1);
    let (m, m_quantiles) = classify(&monetary, Better::High, rule, unit);
    let classes = [
        sized(&r, r_quantiles),
        sized(&f, f_quantiles),
        sized(&m, m_quantiles),
    ];
    let mut found = r.into_iter().zip(f).zip(m);
    let scores = totals
        .iter()
        .map(|line| {
            let ((recency, frequency), monetary) = line.has_bought().then(|| found.next())??;
            Some(RfmScore {
                recency,
                frequency,
                monetary,
            })
        })
        .collect();
    Ok(Rfm {
        rule,
        n,
        scores,
        classes,
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Better {
    Low,
    High,
}

fn classify(values: &[i64], better: Better, rule: RfmRule, unit: i64) -> (Vec<u8>, [f64; 4]) {
    let quintiles = Quintiles::of(&mut values.to_vec());
    let thresholds = match rule {
        RfmRule::A { .. } => quintiles.raised_by(unit),
        RfmRule::B => quintiles.inclusive(),
        RfmRule::C => return (ntile(values, better), quintiles.values()),
    };
    let classes = values
        .iter()
        .map(|&value| match better {
            Better::High => class(value, thresholds),
            Better::Low => 6 - class(value, thresholds),
        })
        .collect();
    (classes, quintiles.values())
}

/// `NTILE(5)`: values rising, ties by index; the first `n mod 5` classes take one more. Recency is then reversed.
fn ntile(values: &[i64], better: Better) -> Vec<u8> {
    let mut order: Vec<(i64, usize)> = values.iter().copied().zip(0..).collect();
    order.sort_unstable();
    let (size, larger) = (values.len() / 5, values.len() % 5);
    let mut classes = vec![0; values.len()];
    let tiles = (1_u8..=5).flat_map(|tile| {
        std::iter::repeat_n(tile, size + usize::from(usize::from(tile) <= larger))
    });
    for ((_, index), tile) in order.into_iter().zip(tiles) {
        if let Some(class) = classes.get_mut(index) {
            *class = match better {
                Better::High => tile,
                Better::Low => 6 - tile,
            };
        }
    }
    classes
}

fn sized(classes: &[u8], quantiles: [f64; 4]) -> RfmClasses {
    let mut sizes = [0; 5];
    for &class in classes {
        if let Some(size) = sizes.get_mut(usize::from(class) - 1) {
            *size += 1;
        }
    }
    RfmClasses { quantiles, sizes }
}
