//! What the form of a return holds. The refund follows the goods until somebody writes another.

use crate::route::Route;
use api::ReturnBasisView;
use domain::command::{Edit, FieldError, Validate as _};
use domain::record::{
    CauseCode, ComplaintId, CustomerId, GoodsFate, PurchaseId, PurchaseLine, Return, ReturnId,
    ReturnKind, StaffId,
};
use domain::returns::{Returnable, only_touched};
use domain::{Day, Money, Quantity};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct ReturnDraft {
    /// The record as the form opened it.
    before: Option<Return>,
    pub(super) customer: Option<CustomerId>,
    pub(super) purchase: Option<PurchaseId>,
    pub(super) complaint: Option<ComplaintId>,
    pub(super) day: Day,
    pub(super) kind: Option<ReturnKind>,
    pub(super) rows: Vec<RowDraft>,
    /// Whose lines the rows are; those of no purchase are written by hand.
    pub(super) rows_of: Option<PurchaseId>,
    pub(super) refund: Option<Money>,
    /// The refund was written by hand and no longer follows the goods.
    pub(super) refund_by_hand: bool,
    pub(super) reason: String,
    pub(super) cause: Option<CauseCode>,
    pub(super) fate: Option<GoodsFate>,
    pub(super) replacement: Option<PurchaseId>,
    pub(super) by: Option<StaffId>,
    pub(super) allowed_by: Option<StaffId>,
    pub(super) note: String,
}

/// One thing, and how much of it comes back.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct RowDraft {
    /// As it was bought, or as it is written by hand.
    pub(super) line: PurchaseLine,
    /// It comes back.
    pub(super) is_taken: bool,
    pub(super) back: Option<Quantity>,
}

impl RowDraft {
    /// Something that nobody found on a receipt.
    pub(super) fn by_hand() -> Self {
        Self {
            is_taken: true,
            back: Some(Quantity::ONE),
            ..Self::default()
        }
    }

    /// What comes back of it.
    fn line(&self) -> Option<PurchaseLine> {
        let is_blank = self.line.product.is_none() && self.line.name.trim().is_empty();
        (self.is_taken && !is_blank).then(|| PurchaseLine {
            name: self.line.name.trim().to_owned(),
            quantity: self.back.unwrap_or_default(),
            ..self.line.clone()
        })
    }
}

impl ReturnDraft {
    pub(super) fn new(basis: &ReturnBasisView, day: Day, by: Option<StaffId>) -> Self {
        let mut draft = Self {
            customer: basis.customer,
            purchase: basis.purchase,
            complaint: basis.complaint.map(|(id, _)| id),
            day,
            kind: Some(ReturnKind::Return),
            by,
            ..Self::default()
        };
        draft.take_rows(basis.returnable.as_ref());
        draft
    }

    pub(super) fn of(returned: &Return, returnable: Option<&Returnable>) -> Self {
        let mut draft = Self {
            before: Some(returned.clone()),
            customer: Some(returned.customer),
            purchase: returned.purchase,
            complaint: returned.complaint,
            day: returned.day,
            kind: returned.kind,
            refund: returned.refund,
            reason: returned.reason.clone(),
            cause: returned.cause,
            fate: returned.fate,
            replacement: returned.replacement,
            by: returned.by,
            allowed_by: returned.allowed_by,
            note: returned.note.clone(),
            ..Self::default()
        };
        draft.rows_of = returned.purchase;
        draft.rows = rows_of(returnable);
        for row in &mut draft.rows {
            (row.is_taken, row.back) = (false, None);
        }
        for line in &returned.lines {
            let place = draft.rows.iter_mut().find(|row| {
                !row.is_taken
                    && row.line.product == line.product
                    && row.line.name == line.name
                    && row.line.unit_price == line.unit_price
            });
            let taken = RowDraft {
                line: line.clone(),
                is_taken: true,
                back: Some(line.quantity),
            };
            match place {
                Some(row) => *row = taken,
                None => draft.rows.push(taken),
            }
        }
        draft.refund_by_hand = draft.usual_refund(returnable) != draft.refund;
        draft
    }

    /// The record that is corrected.
    pub(super) fn id(&self) -> Option<ReturnId> {
        self.before.as_ref().map(|before| before.id)
    }

    /// The rows of another purchase, or one to write by hand.
    pub(super) fn take_rows(&mut self, returnable: Option<&Returnable>) {
        self.rows = rows_of(returnable);
        self.rows_of = returnable.map(|found| found.purchase.id);
        if self.rows.is_empty() {
            self.rows.push(RowDraft::by_hand());
        }
        self.follow(returnable);
    }

    /// Everything that belonged to another customer goes.
    pub(super) fn set_customer(&mut self, customer: Option<CustomerId>) {
        if self.customer != customer {
            self.customer = customer;
            self.purchase = None;
            self.complaint = None;
            self.replacement = None;
            self.take_rows(None);
        }
    }

    /// The refund follows what comes back, unless it was written by hand.
    pub(super) fn follow(&mut self, returnable: Option<&Returnable>) {
        if !self.refund_by_hand {
            self.refund = self.usual_refund(returnable);
        }
    }

    /// What these goods are worth by what was paid for them; nothing for an exchange.
    pub(super) fn usual_refund(&self, returnable: Option<&Returnable>) -> Option<Money> {
        let lines = self.lines();
        let found = returnable.filter(|found| Some(found.purchase.id) == self.purchase)?;
        let is_paid_back = self.kind == Some(ReturnKind::Return) && !lines.is_empty();
        is_paid_back
            .then(|| found.worth(&lines))
            .filter(|worth| worth.0 > 0)
    }

    /// Where to go when nothing was recorded.
    pub(super) fn home(&self) -> Route {
        match (self.complaint, self.purchase, self.customer) {
            (Some(complaint), _, _) => Route::Complaint(complaint),
            (None, Some(purchase), _) => Route::Purchase(purchase),
            (None, None, Some(customer)) => Route::customer(customer),
            (None, None, None) => Route::customers(),
        }
    }

    fn lines(&self) -> Vec<PurchaseLine> {
        self.rows.iter().filter_map(RowDraft::line).collect()
    }

    /// What is handed in.
    pub(super) fn edit(&self) -> Edit<Return> {
        let is_exchange = self.kind == Some(ReturnKind::Exchange);
        Edit {
            before: self.before.clone(),
            after: Return {
                id: self.id().unwrap_or_default(),
                customer: self.customer.unwrap_or_default(),
                purchase: self.purchase,
                complaint: self.complaint,
                day: self.day,
                kind: self.kind,
                lines: self.lines(),
                refund: self.refund,
                reason: self.reason.clone(),
                cause: self.cause,
                fate: self.fate,
                replacement: self.replacement.filter(|_| is_exchange),
                by: self.by,
                allowed_by: self.allowed_by,
                note: self.note.clone(),
            },
        }
    }

    /// What the rules find.
    pub(super) fn problems(&self, returnable: Option<&Returnable>, today: Day) -> Vec<FieldError> {
        let edit = self.edit();
        let mut problems = edit.after.problems(today);
        let found = returnable.filter(|found| Some(found.purchase.id) == self.purchase);
        if let Some(found) = found {
            problems.extend(only_touched(&edit, found.problems(&edit.after)));
        }
        problems
    }
}

/// A row for each line; taken at once where there is but one thing to bring back.
fn rows_of(returnable: Option<&Returnable>) -> Vec<RowDraft> {
    let lines = returnable.map(Returnable::lines).unwrap_or_default();
    let left = lines.iter().filter(|line| line.left.0 > 0).count();
    lines
        .into_iter()
        .map(|found| {
            let is_taken = left == 1 && found.left.0 > 0;
            RowDraft {
                back: is_taken.then_some(found.left),
                is_taken,
                line: found.line,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Id;
    use domain::command::Problem;
    use domain::record::Purchase;

    const TODAY: Day = Day(20_780);

    fn line(name: &str, pieces: i64, price: i64) -> PurchaseLine {
        PurchaseLine {
            product: None,
            name: name.to_owned(),
            quantity: Quantity(pieces * 1_000),
            unit_price: Money(price),
        }
    }

    fn basis(lines: Vec<PurchaseLine>) -> ReturnBasisView {
        let customer = CustomerId(Id(1));
        let total = lines.iter().map(PurchaseLine::price).sum();
        let purchase = Purchase {
            id: PurchaseId(Id(2)),
            customer,
            day: TODAY,
            total,
            lines,
            ..Purchase::default()
        };
        ReturnBasisView {
            customer: Some(customer),
            purchase: Some(purchase.id),
            returnable: Some(Returnable {
                purchase,
                ..Returnable::default()
            }),
            ..ReturnBasisView::default()
        }
    }

    #[test]
    fn one_thing_comes_back_whole_unless_said_otherwise() {
        let one = basis(vec![line("水壶", 2, 8_000)]);
        let mut draft = ReturnDraft::new(&one, TODAY, None);
        assert_eq!(draft.refund, Some(Money(16_000)));
        assert_eq!(draft.edit().after.lines, [line("水壶", 2, 8_000)]);
        draft.kind = Some(ReturnKind::Exchange);
        draft.follow(one.returnable.as_ref());
        assert_eq!(draft.refund, None);
        draft.refund_by_hand = true;
        draft.refund = Some(Money(500));
        draft.kind = Some(ReturnKind::Return);
        draft.follow(one.returnable.as_ref());
        assert_eq!(draft.refund, Some(Money(500)));
        let several = basis(vec![line("水壶", 1, 8_000), line("钉子", 5, 100)]);
        let draft = ReturnDraft::new(&several, TODAY, None);
        assert_eq!(draft.edit().after.lines, []);
        let found = draft.problems(several.returnable.as_ref(), TODAY);
        assert_eq!(found, [FieldError::new("lines", Problem::Missing)]);
    }

    #[test]
    fn a_return_survives_the_form() {
        let several = basis(vec![line("水壶", 1, 8_000), line("钉子", 5, 100)]);
        let returned = Return {
            id: ReturnId(Id(3)),
            customer: CustomerId(Id(1)),
            purchase: Some(PurchaseId(Id(2))),
            day: TODAY,
            kind: Some(ReturnKind::Return),
            // The purchase was corrected since: it does not name screws any more.
            lines: vec![line("螺丝", 1, 50), line("钉子", 2, 100)],
            refund: Some(Money(250)),
            ..Return::default()
        };
        let draft = ReturnDraft::of(&returned, several.returnable.as_ref());
        let mut edit = draft.edit();
        edit.after.lines.sort_by_key(|line| line.quantity);
        assert_eq!(edit.after, returned);
        assert_eq!(draft.rows.len(), 3);
        assert!(!draft.refund_by_hand);
        let unknown = Return {
            purchase: None,
            lines: vec![line("旧款", 1, 0)],
            refund: None,
            ..returned
        };
        assert_eq!(ReturnDraft::of(&unknown, None).edit().after, unknown);
    }

    #[test]
    fn a_purchase_of_an_amount_alone_is_written_by_hand() {
        let mut amount = basis(Vec::new());
        if let Some(found) = &mut amount.returnable {
            found.purchase.total = Money(5_000);
        }
        let mut draft = ReturnDraft::new(&amount, TODAY, None);
        assert_eq!(draft.rows, [RowDraft::by_hand()]);
        assert_eq!(draft.rows_of, draft.purchase);
        draft.rows[0].line.name = "水壶".to_owned();
        draft.follow(amount.returnable.as_ref());
        assert_eq!(
            draft.refund, None,
            "nobody knows what a part of it had cost"
        );
        let found = draft.problems(amount.returnable.as_ref(), TODAY);
        assert_eq!(found, []);
        draft.refund = Some(Money(5_001));
        let found = draft.problems(amount.returnable.as_ref(), TODAY);
        let left = Money(5_000);
        assert_eq!(
            found,
            [FieldError::new("refund", Problem::MoreThanPaid { left })]
        );
    }

    #[test]
    fn nothing_of_the_former_customer_stays() {
        let mut draft = ReturnDraft::new(&basis(vec![line("水壶", 1, 8_000)]), TODAY, None);
        draft.set_customer(Some(CustomerId(Id(9))));
        assert_eq!((draft.purchase, draft.rows_of), (None, None));
        assert_eq!(draft.rows, [RowDraft::by_hand()]);
        assert_eq!(draft.refund, None);
    }
}
