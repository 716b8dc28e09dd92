use super::affinity::Affinity;
use super::buying::Buying;
use crate::state::State;
use api::{Basis, BasketsView, ComebackView, ComplaintTrendView, WorthView};
use domain::Day;
use metrics::NotEnough;
use std::cell::RefCell;
use std::rc::Rc;

/// What was worked out, with the purchases and the day it belongs to.
#[derive(Default)]
pub(crate) struct Kept {
    pub(super) buying: Place<Result<Rc<Buying>, NotEnough>>,
    pub(super) worth: Place<Rc<WorthView>>,
    /// With the length of the windows that retention compares.
    pub(super) comeback: Place<(u32, Rc<ComebackView>)>,
    pub(super) baskets: Place<Rc<BasketsView>>,
    pub(super) affinity: Place<Rc<Affinity>>,
    /// Complaints change without the purchases: kept by the revision of the book.
    pub(super) complaints: RefCell<Option<(u64, Day, Rc<ComplaintTrendView>)>>,
}

pub(super) type Place<T> = RefCell<Option<(Key, T)>>;

/// The purchases as they stand, up to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key {
    purchases: u64,
    today: Day,
}

/// Without a purchase for so many days the book is taken to be behind, not the shop to be empty.
const BEHIND_DAYS: i32 = 30;

impl State {
    pub(super) fn insight_key(&self, today: Day) -> Key {
        Key {
            purchases: self.index.purchases.version(),
            today,
        }
    }

    /// The buying model, if it is kept and still holds.
    pub(crate) fn kept_buying(&self, today: Day) -> Option<Rc<Buying>> {
        look(&self.cache.insight.buying, self.insight_key(today))?.ok()
    }

    pub(super) fn basis(&self, today: Day) -> Basis {
        let totals = self.index.purchases.all_totals();
        let bought = || totals.iter().filter(|line| line.has_bought());
        let last = bought().map(|line| line.last_day.min(today.0)).max();
        let is_behind = last.is_some_and(|last| today.0.saturating_sub(last) > BEHIND_DAYS);
        Basis {
            customers: bought().count() as u64,
            purchases: self.index.purchases.count().into(),
            first_day: bought().map(|line| Day(line.first_day)).min(),
            as_of: last.map(|last| if is_behind { Day(last) } else { today }),
            is_behind,
        }
    }
}

pub(super) fn look<T: Clone>(place: &Place<T>, key: Key) -> Option<T> {
    let kept = place.borrow();
    let (at, value) = kept.as_ref()?;
    (*at == key).then(|| value.clone())
}
