//! Returns and exchanges: what a form has to know, one of them, those of a purchase or a complaint.

use super::trade::count;
use crate::state::{State, today};
use api::{
    AppError, Moment, ReturnBasis, ReturnBasisView, ReturnHabit, ReturnPage, ReturnRow, ReturnView,
    ReturnsOf, ReturnsView,
};
use domain::Day;
use domain::record::{
    Complaint, Customer, CustomerId, Product, Purchase, PurchaseId, Return, ReturnId, Staff,
};
use domain::returns::{ReturnFigures, Returnable};
use ledger::RowNumber;
use metrics::Confidence;
use metrics::proportion::{Share, exact};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;
use std::rc::Rc;

/// Lines' names shown in a row.
const NAMES: usize = 5;

/// Purchases of which something came back; each counts once.
#[derive(Default)]
pub(crate) struct Returned {
    by_customer: FxHashMap<u32, u32>,
    all: u32,
}

impl State {
    pub(crate) fn return_basis(&self, ask: ReturnBasis) -> ReturnBasisView {
        let complaint = ask.complaint.and_then(|id| self.record::<Complaint>(id));
        let purchase = ask
            .purchase
            .or(complaint.as_ref().and_then(|complaint| complaint.purchase));
        let returnable = purchase.and_then(|purchase| self.returnable(purchase, ask.except));
        let customer = ask
            .customer
            .or(returnable.as_ref().map(|found| found.purchase.customer))
            .or(complaint.as_ref().map(|complaint| complaint.customer));
        let number = customer.and_then(|id| self.customer_number(id));
        ReturnBasisView {
            customer,
            purchase: returnable.as_ref().map(|found| found.purchase.id),
            complaint: complaint.map(|complaint| (complaint.id, complaint.number)),
            returnable,
            habit: number
                .map(|number| self.return_habit(number))
                .unwrap_or_default(),
        }
    }

    pub(crate) fn return_page(&self, ask: ReturnPage) -> Result<ReturnView, AppError> {
        let row = self.row::<Return>(ask.id).ok_or(AppError::NotThere)?;
        let returned: Return = self.read(&row);
        let bought = |id: Option<PurchaseId>| {
            let purchase = self.record::<Purchase>(id?)?;
            Some((purchase.day, purchase.total))
        };
        let returnable = returned
            .purchase
            .and_then(|purchase| self.returnable(purchase, Some(returned.id)));
        let number = self.customer_number(returned.customer);
        Ok(ReturnView {
            customer_name: self
                .name_of::<Customer>(returned.customer)
                .unwrap_or_default(),
            purchase: bought(returned.purchase),
            window: returnable.map(|found| found.window(returned.day)),
            complaint: returned
                .complaint
                .and_then(|id| self.record::<Complaint>(id))
                .map(|complaint| complaint.number),
            replacement: bought(returned.replacement),
            by: returned.by.and_then(|id| self.name_of::<Staff>(id)),
            allowed_by: returned.allowed_by.and_then(|id| self.name_of::<Staff>(id)),
            removed: self.why_removed(&row),
            habit: number
                .map(|number| self.return_habit(number))
                .unwrap_or_default(),
            returned,
        })
    }

    pub(crate) fn returns_of(&self, ask: ReturnsOf, moment: &Moment) -> ReturnsView {
        let mut view = ReturnsView::default();
        let mut found = match ask {
            ReturnsOf::Purchase(purchase) => {
                let Some(returnable) = self.returnable(purchase, None) else {
                    return view;
                };
                view.window = Some(returnable.window(today(moment)));
                view.lines = returnable.lines();
                view.is_exceeded = returnable.is_exceeded();
                returnable.earlier
            }
            ReturnsOf::Complaint(id) => {
                let Some(complaint) = self.record::<Complaint>(id) else {
                    return view;
                };
                self.returns_by(complaint.customer, |back| back.complaint == Some(id))
            }
        };
        found.sort_by_key(|back| Reverse((back.day, back.id)));
        view.refunded = found.iter().filter_map(|back| back.refund).sum();
        view.rows = found
            .into_iter()
            .map(|back| self.return_row(back))
            .collect();
        view
    }

    /// A purchase with what came back of it, unless it lies in the recycle bin.
    fn returnable(&self, purchase: PurchaseId, except: Option<ReturnId>) -> Option<Returnable> {
        let row = self.row::<Purchase>(purchase)?;
        if self.index.names.is_removed(&row) {
            return None;
        }
        let purchase: Purchase = self.read(&row);
        let customer: Customer = self.record(purchase.customer)?;
        Some(Returnable {
            class: customer.class,
            earlier: self.returns_by(customer.id, |back| {
                back.purchase == Some(purchase.id) && Some(back.id) != except
            }),
            rules: self.desk_rules(),
            has_staff: self.present::<Staff>().any(|(_, staff)| !staff.left),
            purchase,
        })
    }

    fn returns_by(&self, customer: CustomerId, wants: impl Fn(&Return) -> bool) -> Vec<Return> {
        let Some(number) = self.customer_number(customer) else {
            return Vec::new();
        };
        let rows = &self.index.related.of(number).returns;
        rows.iter()
            .filter_map(|row| self.present_at::<Return>(*row))
            .filter(|back| wants(back))
            .collect()
    }

    pub(crate) fn return_row(&self, back: Return) -> ReturnRow {
        let name = |line: &domain::record::PurchaseLine| {
            let product = line.product.filter(|_| line.name.is_empty());
            product
                .and_then(|id| self.name_of::<Product>(id))
                .unwrap_or_else(|| line.name.clone())
        };
        ReturnRow {
            id: back.id,
            day: back.day,
            kind: back.kind,
            refund: back.refund,
            names: back.lines.iter().take(NAMES).map(name).collect(),
            lines: count(back.lines.len()),
            reason: back.reason,
        }
    }

    /// How often this customer brings things back, beside everybody else.
    pub(crate) fn return_habit(&self, customer: RowNumber) -> ReturnHabit {
        let all = self.returned();
        let purchases = &self.index.purchases;
        let own = purchases
            .of(customer)
            .filter(|row| purchases.buyer(*row).is_some());
        let own = count(own.count());
        let returned = all.by_customer.get(&customer.0).copied().unwrap_or(0);
        let figures = ReturnFigures {
            returned,
            purchases: own,
            others_returned: all.all.saturating_sub(returned),
            others_purchases: purchases.count().saturating_sub(own),
        };
        let share = Share::of(returned.into(), own.saturating_sub(returned).into())
            .map(|share| exact(share, Confidence::P95));
        ReturnHabit {
            figures,
            stands_out: share
                .as_ref()
                .is_ok_and(|share| figures.stands_out(share.low)),
            share: super::measured(share),
        }
    }

    fn returned(&self) -> Rc<Returned> {
        // Whose a purchase is does not depend on the day.
        self.keep(Day(0), &self.cache.returned, || {
            let purchases = self.book.table(<Purchase as domain::Record>::KIND.0);
            let rows: FxHashSet<RowNumber> = self
                .present::<Return>()
                .filter_map(|(_, back)| purchases?.find(back.purchase?.0))
                .collect();
            let mut returned = Returned::default();
            for buyer in rows
                .into_iter()
                .filter_map(|row| self.index.purchases.buyer(row))
            {
                *returned.by_customer.entry(buyer.0).or_default() += 1;
                returned.all += 1;
            }
            Rc::new(returned)
        })
    }
}
