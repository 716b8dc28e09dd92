//! The owner's questions: six pages, each one finding with what it rests on, and how one customer is doing.
//!
//! A question that needs the buying model is worked out in slices and kept: it is answered at once while neither the
//! purchases nor the day changed. Its progress goes by the page's name for the task.

use crate::{ExportFile, Measured};
use domain::record::{ComplaintKind, ComplaintSubKind, CustomerId, ProductId};
use domain::{Day, Money};
use serde::{Deserialize, Serialize};

/// Who is leaving?
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct LeavingPage {
    pub task: u32,
}

/// What is a customer worth?
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct WorthPage {
    pub task: u32,
}

/// Do they come back?
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct ComebackPage {
    pub task: u32,
    /// Length of the two windows that retention compares.
    pub window_days: u32,
}

/// What goes with what?
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct BasketsPage {
    pub task: u32,
}

/// What should we improve first?
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct PrioritiesPage;

/// Are complaints getting better?
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct ComplaintTrendPage;

/// How one customer is doing, beyond what his page shows at once.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct CustomerOutlook {
    pub id: CustomerId,
    pub task: u32,
}

/// The models behind the questions as a JSON file: parameters, log-likelihood, data window.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct ModelCard {
    pub task: u32,
}

/// Stops working something out. What was kept before stays.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct StopWorking {
    pub task: u32,
}

/// A finding, or how much is missing for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Found<T> {
    Known(T),
    /// There are `n`, it takes `need`.
    NotEnough {
        n: u64,
        need: u64,
    },
}

impl<T> Default for Found<T> {
    fn default() -> Self {
        Self::NotEnough { n: 0, need: 1 }
    }
}

impl<T> Found<T> {
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Known(found) => Some(found),
            Self::NotEnough { .. } => None,
        }
    }
}

/// What a finding rests on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    /// Customers who bought.
    pub customers: u64,
    pub purchases: u64,
    pub first_day: Option<Day>,
    /// Up to when the purchases are taken to be complete.
    pub as_of: Option<Day>,
    /// `as_of` is the last recorded purchase, because that is long ago: nobody is taken for lost only because nothing
    /// was recorded.
    pub is_behind: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LeavingView {
    pub basis: Basis,
    pub found: Found<Leaving>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Leaving {
    /// Customers with at least this many repeat purchase days are called regular.
    pub min_repeats: u32,
    pub regulars: u64,
    /// Of them, those who are more likely gone than not.
    pub leaving: u64,
    /// Their share, with its interval.
    pub share: Measured,
    /// What the leaving ones bought in the last year before they fell silent.
    pub yearly: Money,
    /// Regulars by the chance that they are still customers: below 20 %, 40 %, 60 %, 80 %, and the rest.
    pub bands: [LeavingBand; 5],
    /// The leaving ones who bought most in a year, the most first.
    pub first: Vec<LeavingRow>,
    pub model: ModelBrief,
    pub back_test: Found<BackTestView>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeavingBand {
    /// In percent; the upper end is not in it, save for 100.
    pub from: u8,
    pub to: u8,
    pub customers: u64,
    pub yearly: Money,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LeavingRow {
    pub id: CustomerId,
    pub name: String,
    /// Chance that he is still a customer, 0 to 1.
    pub alive: f64,
    pub usual_gap_days: Option<f64>,
    pub silent_days: u32,
    pub yearly: Money,
}

/// The model behind a page, for those who ask.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ModelBrief {
    pub n: u64,
    pub repeats: u64,
    pub log_likelihood: f64,
    /// r, alpha, a, b of MBG/NBD, in weeks.
    pub parameters: [f64; 4],
    pub errors: Option<[f64; 4]>,
    pub is_converged: bool,
}

/// Would the model have known? Fitted without the last weeks, its forecast for them beside what came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BackTestView {
    /// The first day the model did not see, and the last one compared.
    pub from: Option<Day>,
    pub to: Option<Day>,
    pub n: u64,
    pub forecast: f64,
    pub actual: u64,
    pub mean_absolute_error: f64,
    /// Of one who came back and one who did not, how often the first had the higher forecast.
    pub ranking: Option<f64>,
    /// Of those whom the model called gone, how many indeed did not come.
    pub called_gone: u64,
    pub were_gone: u64,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct WorthView {
    pub basis: Basis,
    pub found: Found<Worth>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Worth {
    /// Expected sales to one customer in the next year, discounted, mean over all who bought; the interval is that of
    /// the model's parameters.
    pub mean: Measured,
    pub median: Money,
    /// Of all customers together.
    pub total: Money,
    /// Expected purchase days of all customers in the next year.
    pub purchases: f64,
    /// Customers in ten groups of equal size, the most valuable first.
    pub tenths: [WorthTenth; 10],
    /// Discount per year.
    pub discount: f64,
    /// Spend per purchase day as the model sees it: p, q, gamma in minor units.
    pub spend: [f64; 3],
    pub spend_n: u64,
    pub spend_log_likelihood: f64,
    /// Between how often and how much; the model assumes none.
    pub correlation: Option<f64>,
    /// What five more of a hundred staying each year would bring in all, over the years to come.
    pub rise: Measured,
    /// Share of those who bought in the year before last who bought in the last year.
    pub yearly_retention: Measured,
    pub model: ModelBrief,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct WorthTenth {
    pub customers: u64,
    pub total: Money,
    /// Of the worth of all, 0 to 1.
    pub share: f64,
    /// The least that one of them is worth.
    pub least: Money,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ComebackView {
    pub basis: Basis,
    pub found: Found<Comeback>,
    pub repeat_rate: Measured,
    /// Of those watched for 90 days after their first purchase.
    pub within_90: Measured,
    /// By the two windows asked for.
    pub retention: Measured,
    pub cohorts: Vec<CohortRow>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Comeback {
    /// First purchase before and from this day on.
    pub split: Option<Day>,
    /// Customers won earlier, then those won lately; one curve when there are too few of either.
    pub curves: Vec<ComebackCurve>,
    /// Chance of curves so different if there were no difference (log-rank).
    pub p: Option<f64>,
    pub all: ComebackCurve,
}

/// The share that has bought a second time, by weeks since the first purchase. Customers who had less time so far are
/// counted as long as they were watched (Kaplan–Meier).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ComebackCurve {
    pub n: u64,
    pub came_back: u64,
    pub points: Vec<CurvePoint>,
    /// Weeks until half of them are back; `None` when that is not reached.
    pub median_weeks: Option<f64>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CurvePoint {
    pub week: u32,
    pub share: f64,
    pub low: f64,
    pub high: f64,
    /// Still watched and not back.
    pub at_risk: u64,
}

/// Customers by the month of their first purchase.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CohortRow {
    /// The first day of the month.
    pub month: Option<Day>,
    pub size: u32,
    /// Bought in month k (classic); the last may be under way.
    pub active: Vec<u32>,
    /// Bought in month k or later (rolling).
    pub active_or_later: Vec<u32>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BasketsView {
    pub basis: Basis,
    /// Receipts with at least two different products.
    pub mixed_receipts: u64,
    pub receipts: u64,
    /// Pairs on at least this many receipts are looked at.
    pub min_count: u32,
    pub pairs: Vec<PairRow>,
    /// Pairs found in all; the strongest are shown.
    pub pairs_total: u64,
}

/// Who takes `with` also takes `also`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PairRow {
    pub with: ProductId,
    pub with_name: String,
    pub also: ProductId,
    pub also_name: String,
    /// Receipts with both, with the first, with the second.
    pub both: u32,
    pub with_count: u32,
    pub also_count: u32,
    /// Of the receipts with the first, the share with the second; with its interval.
    pub confidence: Measured,
    /// Times as often as on any receipt.
    pub lift: f64,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PrioritiesView {
    /// Complaints that have a cause.
    pub n: u64,
    /// Complaints without one.
    pub unnamed: u64,
    pub causes: Vec<CauseRow>,
    /// So many causes make up at least 80 %.
    pub vital: u32,
    pub found: Found<()>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CauseRow {
    pub kind: Option<ComplaintKind>,
    pub sub_kind: Option<ComplaintSubKind>,
    pub complaints: u64,
    /// Of all with a cause, 0 to 1.
    pub share: f64,
    pub cumulative: f64,
    pub customers: u64,
    /// What those customers bought in the year before their last purchase.
    pub yearly: Money,
    /// Bought again within 90 days of the complaint, of those watched so long.
    pub returned: Measured,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ComplaintTrendView {
    pub found: Found<ComplaintTrend>,
    pub complaints: u64,
    pub open: u64,
    /// Bought again within 90 days, by how the complaint was solved: within 3 days, later, not yet.
    pub recovery: [Measured; 3],
    /// Days until half of the complaints are solved; open ones count as long as they are open.
    pub median_days: Option<f64>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ComplaintTrend {
    /// Whole months, or weeks where there are fewer than 20 months.
    pub is_weekly: bool,
    pub periods: Vec<TrendPeriod>,
    /// Complaints per purchase over the baseline.
    pub centre: f64,
    /// Periods that make the baseline: all but the last three.
    pub baseline: u32,
    /// Complaints and purchases of the last three periods, and of those before.
    pub lately: (u64, u64),
    pub before: (u64, u64),
    /// Lately minus before, per purchase, with its interval.
    pub difference: Measured,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TrendPeriod {
    pub from: Option<Day>,
    /// Its last day.
    pub to: Option<Day>,
    pub complaints: u64,
    pub purchases: u64,
    /// Complaints per purchase and the limits of this period.
    pub rate: f64,
    pub low: f64,
    pub high: f64,
    /// Beyond what chance explains.
    pub is_out: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OutlookView {
    pub as_of: Option<Day>,
    pub found: Found<Outlook>,
    /// What he may like next, the likeliest first.
    pub likes: Vec<LikeRow>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Outlook {
    /// Chance that he is still a customer, 0 to 1.
    pub alive: f64,
    /// Expected purchase days in the next 52 weeks.
    pub purchases: f64,
    /// Expected sales in the next year, discounted.
    pub worth: Money,
    /// Repeat purchase days, weeks between the first and the last, weeks since the first: what the model knows.
    pub repeats: u32,
    pub recency_weeks: f64,
    pub age_weeks: f64,
    /// Share of all customers who are worth less, 0 to 1.
    pub worth_rank: f64,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LikeRow {
    pub product: ProductId,
    pub name: String,
    /// Because he bought this.
    pub because: String,
    /// Of those who bought that, the share who also bought the product.
    pub share: f64,
    pub n: u32,
}

/// The reply to [`ModelCard`].
pub type ModelCardFile = ExportFile;
