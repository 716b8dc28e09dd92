use super::ReturnWindow;
use crate::command::{Edit, FieldError, Problem};
use crate::record::{CustomerClass, DeskRules, Purchase, PurchaseLine, Return, ReturnKind, diff};
use crate::{Day, Money, Quantity};
use serde::{Deserialize, Serialize};

/// A purchase of which something comes back, with all that the rules have to know of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Returnable {
    pub purchase: Purchase,
    /// Of the customer: how long goods are taken back may depend on it.
    pub class: Option<CustomerClass>,
    /// What came back of it before; without the return that is being corrected.
    pub earlier: Vec<Return>,
    pub rules: DeskRules,
    /// Somebody works here who can be named. A shop without staff is one person's, who need not ask anybody.
    pub has_staff: bool,
}

/// A line of a purchase, and how much of it can still come back.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ReturnableLine {
    pub line: PurchaseLine,
    /// Bought less what came back before; never below zero.
    pub left: Quantity,
}

impl Returnable {
    /// As seen on the day on which something is brought back.
    pub fn window(&self, day: Day) -> ReturnWindow {
        ReturnWindow::of(self.purchase.day, self.class, &self.rules, day)
    }

    /// The purchase's lines in their order, with what is left of each.
    pub fn lines(&self) -> Vec<ReturnableLine> {
        let mut left = Left::of(&self.purchase);
        for line in self.earlier.iter().flat_map(|earlier| &earlier.lines) {
            // Of two devices each may have taken back the last one.
            let _more_than_bought = left.take(line);
        }
        left.0
    }

    /// More came back than was bought: two devices took back the same, or the purchase was corrected since.
    pub fn is_exceeded(&self) -> bool {
        let mut left = Left::of(&self.purchase);
        let mut lines = self.earlier.iter().flat_map(|earlier| &earlier.lines);
        !left.0.is_empty() && lines.any(|line| left.take(line) > Quantity(0))
    }

    /// What was paid and not yet paid back; never below zero.
    pub fn refundable(&self) -> Money {
        let back: Money = self.earlier.iter().filter_map(|back| back.refund).sum();
        Money(self.purchase.total.0.saturating_sub(back.0).max(0))
    }

    /// What these lines are worth by what was paid for them: a discount on the whole counts for each part.
    pub fn worth(&self, lines: &[PurchaseLine]) -> Money {
        let sum = |lines: &[PurchaseLine]| lines.iter().map(PurchaseLine::price).sum::<Money>();
        let (part, whole, paid) = (sum(lines), sum(&self.purchase.lines), self.purchase.total);
        let worth = if whole.0 > 0 && paid.0 >= 0 && whole != paid {
            let exact = i128::from(part.0) * i128::from(paid.0);
            let whole = i128::from(whole.0);
            Money(i64::try_from((exact + whole / 2) / whole).unwrap_or(i64::MAX))
        } else {
            part
        };
        Money(worth.0.clamp(0, self.refundable().0))
    }

    /// Why this cannot be taken back so; beside the field that has to change.
    pub fn problems(&self, returned: &Return) -> Vec<FieldError> {
        let mut found = Vec::new();
        let mut fail = |field, problem| found.push(FieldError::new(field, problem));
        let purchase = &self.purchase;
        if returned.customer != purchase.customer {
            fail("purchase", Problem::OfAnotherCustomer);
        }
        if returned.day < purchase.day {
            fail("day", Problem::BeforePurchase);
        }
        let mut left = Left(self.lines());
        // A purchase may have been written down as an amount alone; then nobody knows how many there were.
        let is_over = !left.0.is_empty()
            && returned
                .lines
                .iter()
                .any(|line| left.take(line) > Quantity(0));
        if is_over {
            fail("lines", Problem::MoreThanBought);
        }
        let most = self.refundable();
        if returned.refund.is_some_and(|refund| refund > most) {
            fail("refund", Problem::MoreThanPaid { left: most });
        }
        let window = self.window(returned.day);
        if !window.is_open() && self.has_staff && returned.allowed_by.is_none() {
            let days = window.days_left.unsigned_abs();
            fail("allowed_by", Problem::WindowOver { days });
        }
        if returned.kind == Some(ReturnKind::Exchange)
            && returned.replacement.is_some()
            && returned.replacement == returned.purchase
        {
            fail("replacement", Problem::SamePurchase);
        }
        found
    }
}

/// Which fields decide whether there is a problem beside another: `allowed_by` is asked for by the day.
const DECIDED_BY: &[(&str, &[&str])] = &[
    ("purchase", &["purchase", "customer"]),
    ("complaint", &["complaint", "customer"]),
    ("day", &["day", "purchase"]),
    ("lines", &["lines", "purchase"]),
    ("refund", &["refund", "purchase"]),
    ("allowed_by", &["allowed_by", "day", "purchase", "customer"]),
    (
        "replacement",
        &["replacement", "purchase", "kind", "customer"],
    ),
];

/// Of what is wrong with a return, what the edit touches: what was wrong before does not stand in the way of a
/// correction elsewhere.
pub fn only_touched(edit: &Edit<Return>, mut problems: Vec<FieldError>) -> Vec<FieldError> {
    let Some(before) = &edit.before else {
        return problems;
    };
    let sets = diff(before, &edit.after).sets;
    problems.retain(|problem| {
        let deciding = DECIDED_BY.iter().find(|(field, _)| *field == problem.field);
        let is_touched = |field: &&str| sets.iter().any(|(name, _)| name == field);
        deciding.is_none_or(|(_, fields)| fields.iter().any(is_touched))
    });
    problems
}

/// What can still come back, line by line.
struct Left(Vec<ReturnableLine>);

impl Left {
    fn of(purchase: &Purchase) -> Self {
        let whole = |line: &PurchaseLine| ReturnableLine {
            line: line.clone(),
            left: Quantity(line.quantity.0.max(0)),
        };
        Self(purchase.lines.iter().map(whole).collect())
    }

    /// Takes a line that came back off the one it was bought with: first where the price is the same too, then where
    /// only the thing is. Returns how much of it was not bought, or is back already.
    fn take(&mut self, back: &PurchaseLine) -> Quantity {
        let mut wanted = back.quantity.0.max(0);
        for by_price in [true, false] {
            for ReturnableLine { line, left } in &mut self.0 {
                let fits =
                    is_same_thing(line, back) && (!by_price || line.unit_price == back.unit_price);
                if fits {
                    let taken = wanted.min(left.0);
                    left.0 -= taken;
                    wanted -= taken;
                }
            }
        }
        Quantity(wanted)
    }
}

fn is_same_thing(one: &PurchaseLine, other: &PurchaseLine) -> bool {
    match (one.product, other.product) {
        (Some(one), Some(other)) => one == other,
        (None, None) => one.name == other.name,
        _ => false,
    }
}
