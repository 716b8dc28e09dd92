//! Figures: whom to call, and how loyal the shop's customers are.

use domain::record::{CustomerClass, CustomerId};
use domain::{Day, Money};
use serde::{Deserialize, Serialize};

/// A figure that knows how sure it is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Measured {
    Value {
        value: f64,
        /// How many cases it rests on.
        n: u64,
        /// The 95 % interval, where the figure has one.
        interval: Option<(f64, f64)>,
    },
    NotEnough {
        n: u64,
        need: u64,
    },
}

impl Default for Measured {
    fn default() -> Self {
        Self::NotEnough { n: 0, need: 1 }
    }
}

/// Named RFM segments, from the best to the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Segment {
    Champions,
    Loyal,
    PotentialLoyalist,
    NewCustomers,
    Promising,
    NeedAttention,
    AboutToSleep,
    AtRisk,
    CannotLose,
    Lost,
    Others,
}

impl Segment {
    /// As it is stored and named in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Champions => "champions",
            Self::Loyal => "loyal",
            Self::PotentialLoyalist => "potential_loyalist",
            Self::NewCustomers => "new_customers",
            Self::Promising => "promising",
            Self::NeedAttention => "need_attention",
            Self::AboutToSleep => "about_to_sleep",
            Self::AtRisk => "at_risk",
            Self::CannotLose => "cannot_lose",
            Self::Lost => "lost",
            Self::Others => "others",
        }
    }

    pub const ALL: &[Self] = &[
        Self::Champions,
        Self::Loyal,
        Self::PotentialLoyalist,
        Self::NewCustomers,
        Self::Promising,
        Self::NeedAttention,
        Self::AboutToSleep,
        Self::AtRisk,
        Self::CannotLose,
        Self::Lost,
        Self::Others,
    ];
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct TodayPage {
    pub calls: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TodayView {
    pub customers: u32,
    pub purchases: u32,
    /// Share of those who bought in the 90 days before the last 90 who bought again in the last 90.
    pub retention: Figure,
    pub recommend: Figure,
    /// Share of the last 30 days' complaints that are solved.
    pub complaints_solved: Figure,
    /// Most pressing first.
    pub calls: Vec<CallView>,
    pub calls_total: u32,
    /// What was done today on this book.
    pub contacts_today: u32,
}

/// A figure with its recent past, oldest first (equal steps; the last one is `now`).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    pub now: Measured,
    pub past: Vec<Option<f64>>,
}

/// A customer to call, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CallView {
    pub id: CustomerId,
    pub name: String,
    pub phone: String,
    pub class: Option<CustomerClass>,
    pub grade: Option<u8>,
    /// Median days between purchase days.
    pub usual_gap_days: f64,
    pub silent_days: u32,
    pub purchase_days: u32,
    /// Spent in the year before the last purchase.
    pub yearly: Money,
    /// Silent for this many times the usual gap.
    pub times_usual: f64,
    pub open_complaints: u32,
    pub last_score: Option<u8>,
    pub last_contact: Option<Day>,
}

/// The first figures of the whole book.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct InsightsPage {
    /// Length of the two windows that retention compares.
    pub window_days: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct InsightsView {
    pub customers: u64,
    pub purchases: u64,
    pub first_day: Option<Day>,
    pub last_day: Option<Day>,
    pub retention: Measured,
    pub repeat_rate: Measured,
    /// Per customer who bought, in minor units.
    pub average_sales: Measured,
    /// Distinct products per customer who bought something with a product named.
    pub average_range: Measured,
    pub recommend: RecommendView,
    pub rfm: RfmView,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RfmView {
    /// Customers with at least one purchase.
    pub n: u64,
    pub segments: Vec<SegmentRow>,
    /// Customers per score, 1 to 5.
    pub recency: [u64; 5],
    pub frequency: [u64; 5],
    pub monetary: [u64; 5],
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct SegmentRow {
    pub segment: Segment,
    pub customers: u64,
    pub purchases: u64,
    pub total: Money,
    /// Median days since the last purchase.
    pub median_recency_days: f64,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RecommendView {
    /// Net promoter score, −100 to 100.
    pub score: Measured,
    pub promoters: u64,
    pub passives: u64,
    pub detractors: u64,
    /// Answers per score, 0 to 10.
    pub counts: [u64; 11],
}
