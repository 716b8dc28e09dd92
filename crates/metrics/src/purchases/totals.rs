//! One line per customer.

use super::PurchasesByDay;

/// What one customer's purchases add up to. All zero without purchases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CustomerTotals {
    /// First purchase day since 1970-01-01.
    pub first_day: i32,
    /// Last purchase day.
    pub last_day: i32,
    /// Distinct days with a purchase.
    pub purchase_days: u32,
    /// Purchases, receipts of one day counted apart.
    pub purchases: u32,
    /// Money, refunds netted.
    pub amount_minor: i64,
}

impl CustomerTotals {
    /// Whether there is any purchase.
    pub fn has_bought(&self) -> bool {
        self.purchases > 0
    }
}

/// Totals of every customer, by customer index, in one pass.
pub fn customer_totals(purchases: &PurchasesByDay<'_>) -> Vec<CustomerTotals> {
    let mut totals = vec![CustomerTotals::default(); purchases.customers()];
    for group in purchases.days() {
        for (customer, amount) in group.rows() {
            let Some(line) = totals.get_mut(customer as usize) else {
                continue;
            };
            line.amount_minor = line.amount_minor.saturating_add(amount);
            if amount < 0 {
                continue;
            }
            if line.purchases == 0 {
                line.first_day = group.day;
                line.purchase_days = 1;
            } else if line.last_day != group.day {
                line.purchase_days += 1;
            }
            line.last_day = group.day;
            line.purchases += 1;
        }
    }
    totals
}
