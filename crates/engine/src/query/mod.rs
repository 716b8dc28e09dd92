//! The answers: each file one area, each function one request.

mod book;
mod customer_list;
mod customer_page;
mod desk;
mod duplicates;
mod figures;
mod find;
mod history;
mod insights;
mod photos;
mod returns;
mod timeline;
mod today;
mod trade;

use crate::insight;
use crate::state::State;
use api::{CustomerFilter, CustomerSort, Figure, PurchaseList, Segment};
pub(crate) use desk::Entry;
use domain::{Day, Instant};
pub(crate) use figures::{Call, Scores};
pub(crate) use history::label_about;
pub(crate) use insights::retention;
use ledger::RowNumber;
use metrics::rfm::Rfm;
pub(crate) use returns::Returned;
use std::cell::RefCell;
use std::rc::Rc;
pub(crate) use trade::count;

/// Answers that cost more than a look, kept until the book or the day changes.
#[derive(Default)]
pub(crate) struct Cache {
    pub(crate) insight: insight::Kept,
    rfm: Kept<Option<Rc<Rfm>>>,
    silent: Kept<Rc<Vec<Call>>>,
    calls: Kept<Rc<Vec<Call>>>,
    retention: Kept<Figure>,
    scores: Kept<Rc<Scores>>,
    returned: Kept<Rc<Returned>>,
    complaints: desk::Folded,
    pub(crate) results: crate::survey::KeptResults,
    list: RefCell<Option<(ListKey, Listed)>>,
    purchases: RefCell<Option<(u64, PurchaseList, Listed)>>,
    sold: RefCell<Option<(u64, Rc<Sold>)>>,
}

/// Rows in the order of a list.
type Listed = Rc<Vec<RowNumber>>;

/// By product row: in how many purchases, and when last.
type Sold = Vec<Option<(u32, Day)>>;

/// A value with the revision, or the version of the purchases, and the day it belongs to.
type Kept<T> = RefCell<Option<(u64, Day, T)>>;

/// What decides which customers a list shows, and in which order.
#[derive(Clone, Debug, PartialEq)]
struct ListKey {
    revision: u64,
    day: Day,
    filter: CustomerFilter,
    sort: CustomerSort,
    descending: bool,
}

impl State {
    /// The kept value when it still holds, else a new one.
    fn keep<T: Clone>(&self, today: Day, place: &Kept<T>, compute: impl FnOnce() -> T) -> T {
        keep(self.revision, today, place, compute)
    }

    /// The same for what only the purchases decide.
    fn keep_trade<T: Clone>(&self, today: Day, place: &Kept<T>, compute: impl FnOnce() -> T) -> T {
        keep(self.index.purchases.version(), today, place, compute)
    }

    /// When the record of a row was first written.
    fn created_at(&self, row: &ledger::Row<'_>) -> Instant {
        self.book.stamp(row.created()).time.instant()
    }
}

fn keep<T: Clone>(version: u64, today: Day, place: &Kept<T>, compute: impl FnOnce() -> T) -> T {
    if let Some((kept, day, value)) = &*place.borrow()
        && *kept == version
        && *day == today
    {
        return value.clone();
    }
    let value = compute();
    place.replace(Some((version, today, value.clone())));
    value
}

/// The api's name for a segment of the metrics.
fn segment_from(segment: metrics::rfm::Segment) -> Segment {
    use metrics::rfm::Segment as From;
    match segment {
        From::Champions => Segment::Champions,
        From::LoyalCustomers => Segment::Loyal,
        From::PotentialLoyalist => Segment::PotentialLoyalist,
        From::NewCustomers => Segment::NewCustomers,
        From::Promising => Segment::Promising,
        From::NeedAttention => Segment::NeedAttention,
        From::AboutToSleep => Segment::AboutToSleep,
        From::AtRisk => Segment::AtRisk,
        From::CannotLoseThem => Segment::CannotLose,
        From::Lost => Segment::Lost,
        From::Others => Segment::Others,
    }
}

/// A metric as the page is told it.
pub(crate) fn measured(metric: metrics::Metric<metrics::Estimate>) -> api::Measured {
    match metric {
        Ok(estimate) => {
            let interval = estimate.low.is_finite() && estimate.high.is_finite();
            api::Measured::Value {
                value: estimate.value,
                n: estimate.n,
                interval: interval.then_some((estimate.low, estimate.high)),
            }
        }
        Err(metrics::NotEnough { n, need }) => api::Measured::NotEnough { n, need },
    }
}
