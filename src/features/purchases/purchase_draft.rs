//! What the form of a purchase holds: numbers may still be missing, and the total follows the lines until somebody
//! writes another.

use domain::command::{Edit, FieldError, Problem, Validate};
use domain::record::{
    CustomerId, ProductId, Purchase, PurchaseChannel, PurchaseId, PurchaseLine, StaffId,
};
use domain::{Day, Money, Quantity};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct LineDraft {
    pub(super) product: Option<ProductId>,
    pub(super) name: String,
    pub(super) quantity: Option<Quantity>,
    pub(super) unit_price: Option<Money>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct PurchaseDraft {
    /// The record as the form opened it.
    before: Option<Purchase>,
    pub(super) customer: Option<CustomerId>,
    pub(super) day: Day,
    pub(super) lines: Vec<LineDraft>,
    pub(super) total: Option<Money>,
    /// The total was written by hand (a discount, rounding) and no longer follows the lines.
    pub(super) total_by_hand: bool,
    pub(super) number: String,
    pub(super) channel: Option<PurchaseChannel>,
    pub(super) seller: Option<StaffId>,
    pub(super) note: String,
}

impl LineDraft {
    /// A line as it is added: one of something.
    pub(super) fn one() -> Self {
        Self {
            quantity: Some(Quantity::ONE),
            ..Self::default()
        }
    }

    fn is_blank(&self) -> bool {
        self.product.is_none() && self.name.trim().is_empty() && self.unit_price.is_none()
    }

    /// Quantity times price, once both are there.
    pub(super) fn price(&self) -> Option<Money> {
        Some(self.quantity?.price(self.unit_price?))
    }
}

impl PurchaseDraft {
    pub(super) fn new(customer: Option<CustomerId>, day: Day, seller: Option<StaffId>) -> Self {
        Self {
            customer,
            day,
            seller,
            lines: vec![LineDraft::one()],
            channel: Some(PurchaseChannel::Counter),
            ..Self::default()
        }
    }

    pub(super) fn of(purchase: &Purchase) -> Self {
        let lines: Vec<LineDraft> = purchase
            .lines
            .iter()
            .map(|line| LineDraft {
                product: line.product,
                name: line.name.clone(),
                quantity: Some(line.quantity),
                unit_price: Some(line.unit_price),
            })
            .collect();
        let mut draft = Self {
            before: Some(purchase.clone()),
            customer: Some(purchase.customer),
            day: purchase.day,
            lines,
            total: Some(purchase.total),
            total_by_hand: false,
            number: purchase.number.clone(),
            channel: purchase.channel,
            seller: purchase.seller,
            note: purchase.note.clone(),
        };
        draft.total_by_hand = draft.sum() != draft.total;
        draft
    }

    /// The sum of the lines that have a price.
    pub(super) fn sum(&self) -> Option<Money> {
        let prices: Vec<Money> = self.lines.iter().filter_map(LineDraft::price).collect();
        (!prices.is_empty()).then(|| prices.into_iter().sum())
    }

    /// The total follows the lines, unless it was written by hand.
    pub(super) fn follow_lines(&mut self) {
        if !self.total_by_hand {
            self.total = self.sum();
        }
    }

    /// What is handed in; lines left blank are left out.
    pub(super) fn edit(&self) -> Edit<Purchase> {
        let lines = self
            .lines
            .iter()
            .filter(|line| !line.is_blank())
            .map(|line| PurchaseLine {
                product: line.product,
                name: line.name.trim().to_owned(),
                quantity: line.quantity.unwrap_or(Quantity::ONE),
                unit_price: line.unit_price.unwrap_or_default(),
            })
            .collect();
        Edit {
            before: self.before.clone(),
            after: Purchase {
                id: self
                    .before
                    .as_ref()
                    .map_or_else(PurchaseId::default, |before| before.id),
                customer: self.customer.unwrap_or_default(),
                day: self.day,
                total: self.total.unwrap_or_default(),
                number: self.number.trim().to_owned(),
                lines,
                channel: self.channel,
                seller: self.seller,
                note: self.note.clone(),
            },
        }
    }

    /// What the rules find, and a total that nobody has written yet.
    pub(super) fn problems(&self, today: Day) -> Vec<FieldError> {
        let mut problems = self.edit().after.problems(today);
        if self.total.is_none() {
            problems.push(FieldError::new("total", Problem::Missing));
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(name: &str, thousandths: i64, price: i64) -> LineDraft {
        LineDraft {
            name: name.to_owned(),
            quantity: Some(Quantity(thousandths)),
            unit_price: Some(Money(price)),
            ..LineDraft::default()
        }
    }

    #[test]
    fn the_total_follows_the_lines_until_it_is_written() {
        let mut draft = PurchaseDraft::new(None, Day(0), None);
        draft.follow_lines();
        assert_eq!(draft.total, None);
        draft.lines = vec![line("钉子", 1_500, 333), line("锤子", 1_000, 5_000)];
        draft.follow_lines();
        assert_eq!(draft.total, Some(Money(5_500)));
        draft.total = Some(Money(5_000));
        draft.total_by_hand = true;
        draft.lines.pop();
        draft.follow_lines();
        assert_eq!(draft.total, Some(Money(5_000)));
    }

    #[test]
    fn blank_lines_are_left_out() {
        let mut draft = PurchaseDraft::new(None, Day(0), None);
        draft.lines.push(line(" 钉子 ", 1_000, 100));
        let edit = draft.edit();
        assert_eq!(edit.after.lines.len(), 1);
        assert_eq!(edit.after.lines[0].name, "钉子");
    }

    #[test]
    fn a_purchase_survives_the_form() {
        let purchase = Purchase {
            day: Day(20_000),
            total: Money(90),
            lines: vec![PurchaseLine {
                product: None,
                name: "钉子".to_owned(),
                quantity: Quantity(2_000),
                unit_price: Money(50),
            }],
            ..Purchase::default()
        };
        let draft = PurchaseDraft::of(&purchase);
        assert!(draft.total_by_hand, "a discount stays");
        assert_eq!(draft.edit().after, purchase);
    }

    #[test]
    fn a_total_has_to_be_written() {
        let draft = PurchaseDraft::new(None, Day(20_000), None);
        let fields: Vec<_> = draft
            .problems(Day(20_000))
            .into_iter()
            .map(|error| error.field)
            .collect();
        assert_eq!(fields, ["customer", "total"]);
    }
}
