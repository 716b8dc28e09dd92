//! What complaints are about, and whether they become more: by kind, product, department, person, carrier and class.

use crate::Measured;
use domain::Day;
use domain::record::{ComplaintKind, CustomerClass, ProductId, StaffId};
use serde::{Deserialize, Serialize};

/// The complaints recorded in a window of days by what they are about, with their course and their change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubjectTrends {
    pub from: Option<Day>,
    pub to: Option<Day>,
}

/// The course of one of them, against what chance explains.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubjectTrend {
    pub subject: TrendSubject,
    pub from: Option<Day>,
    pub to: Option<Day>,
}

/// What complaints are counted together for.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TrendSubject {
    #[default]
    All,
    Kind(ComplaintKind),
    Product(ProductId),
    /// The department responsible.
    Department(String),
    /// The member of staff complained about.
    Person(StaffId),
    Carrier(String),
    Class(CustomerClass),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum TrendUnit {
    /// Seven days each, the last one ends with the window.
    Week,
    #[default]
    Month,
    Quarter,
}

/// From a day to a day, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TrendSpan {
    pub first: Day,
    pub last: Day,
}

impl TrendSpan {
    pub fn days(self) -> i32 {
        self.last.since(self.first).saturating_add(1).max(0)
    }

    pub fn contains(self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SubjectTrendsView {
    pub unit: TrendUnit,
    /// Oldest first, without gaps; cut off where the window or the records begin and end. Without complaints, none.
    pub spans: Vec<TrendSpan>,
    /// Per span: it is a whole week, month or quarter.
    pub whole: Vec<bool>,
    /// The span that is compared, and the one before it. `None` when there are not enough days before.
    pub compared: Option<(TrendSpan, TrendSpan)>,
    pub all: TrendRow,
    /// Every kind and class in its own order, of the others the most frequent ones.
    pub kinds: TrendBreakdown,
    pub products: TrendBreakdown,
    pub departments: TrendBreakdown,
    pub people: TrendBreakdown,
    pub carriers: TrendBreakdown,
    pub classes: TrendBreakdown,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TrendBreakdown {
    pub rows: Vec<TrendRow>,
    /// Complaints of further, less frequent ones.
    pub left_out: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TrendRow {
    pub subject: TrendSubject,
    /// Of a product or a member of staff; empty where the subject says it.
    pub name: String,
    /// In the window.
    pub count: u32,
    /// Per span.
    pub series: Vec<u32>,
    /// Complaints per 1,000 purchases of the window, where purchases belong to the subject: of the shop for kinds, with
    /// the product, by customers of the class.
    pub rate: Option<Measured>,
    /// `None` when there is nothing to compare.
    pub change: Option<TrendChange>,
}

/// Two spans compared as Poisson counts, exactly.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrendChange {
    pub lately: u32,
    pub before: u32,
    /// Purchases in both spans, when complaints per purchase are compared; else complaints per day are.
    pub purchases: Option<(u64, u64)>,
    /// How many times as often as before; `None` when there was nothing before.
    pub ratio: Option<f64>,
    pub low: f64,
    /// `None` is no limit.
    pub high: Option<f64>,
    /// The interval's confidence; higher where many rows are judged together, so that all of them hold at 95 %.
    pub confidence: f64,
    pub direction: Direction,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Direction {
    More,
    Fewer,
    /// No more than chance explains.
    Unclear,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SubjectTrendView {
    pub unit: TrendUnit,
    /// The values are complaints per 1,000 purchases, else complaints.
    pub is_rate: bool,
    /// Of the values, all periods together.
    pub centre: f64,
    /// By how much periods differ more than chance alone explains (Laney), 1 when not or with fewer than 20 periods.
    pub widening: f64,
    /// Whole calendar months or quarters from before the window to its end, oldest first; the last one may not be over.
    pub points: Vec<TrendPoint>,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrendPoint {
    pub span: TrendSpan,
    pub is_whole: bool,
    pub count: u32,
    /// That belong to the subject, if any can.
    pub purchases: Option<u64>,
    pub value: f64,
    /// Usual are values from here …
    pub low: f64,
    /// … to here: predicted from all other periods.
    pub high: f64,
    pub is_out: bool,
    /// The eighth or later in a row on the same side of the centre.
    pub is_run: bool,
}
