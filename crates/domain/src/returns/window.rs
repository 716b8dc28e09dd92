use crate::record::{Customer, CustomerClass, DeskRules, Purchase};
use crate::{Day, Value};
use serde::{Deserialize, Serialize};

/// Without a setting, goods are taken back for so many months.
const DEFAULT_MONTHS: u32 = 3;

/// The window of one purchase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnWindow {
    /// The last day on which it is open.
    pub last_day: Day,
    /// Days left, counting from today; negative once it is over.
    pub days_left: i32,
}

impl ReturnWindow {
    /// Of a purchase by a customer of this class. The shop sets days per class, or for all (`any`); by default it is
    /// three months to the day.
    pub fn of(
        purchase_day: Day,
        class: Option<CustomerClass>,
        rules: &DeskRules,
        today: Day,
    ) -> Self {
        let by_class = class.and_then(|class| rules.return_days.get(class.code()));
        let set = by_class.or_else(|| rules.return_days.get("any"));
        let days = set
            .and_then(Value::as_int)
            .and_then(|days| i32::try_from(days).ok());
        let last_day = match days {
            Some(days) => purchase_day.plus(days.max(0)),
            None => months_later(purchase_day, DEFAULT_MONTHS),
        };
        Self {
            last_day,
            days_left: last_day.since(today),
        }
    }

    pub fn of_purchase(
        purchase: &Purchase,
        customer: &Customer,
        rules: &DeskRules,
        today: Day,
    ) -> Self {
        Self::of(purchase.day, customer.class, rules, today)
    }

    /// Nobody has to be asked.
    pub fn is_open(self) -> bool {
        self.days_left >= 0
    }
}

/// The same day of the month, or the last one of a month that is shorter.
fn months_later(day: Day, months: u32) -> Day {
    let later = day.date().checked_add_months(chrono::Months::new(months));
    later.map_or(day, Day::from_date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(day: &str, class: Option<CustomerClass>, rules: &DeskRules) -> String {
        let today = Day::from_ymd(2026, 11, 23).unwrap();
        let window = ReturnWindow::of(day.parse().unwrap(), class, rules, today);
        format!("{} {}", window.last_day, window.days_left)
    }

    #[test]
    fn three_months_unless_the_shop_says_otherwise() {
        let mut rules = DeskRules::default();
        assert_eq!(window("2026-08-23", None, &rules), "2026-11-23 0");
        assert_eq!(window("2026-08-22", None, &rules), "2026-11-22 -1");
        assert_eq!(window("2026-11-30", None, &rules), "2027-02-28 97");
        rules.return_days.insert("any".to_owned(), Value::Int(7));
        rules.return_days.insert("core".to_owned(), Value::Int(30));
        let core = Some(CustomerClass::Core);
        assert_eq!(window("2026-11-20", None, &rules), "2026-11-27 4");
        assert_eq!(window("2026-11-20", core, &rules), "2026-12-20 27");
        let large = Some(CustomerClass::Large);
        assert_eq!(window("2026-11-20", large, &rules), "2026-11-27 4");
        rules
            .return_days
            .insert("core".to_owned(), Value::from("?"));
        assert_eq!(window("2026-08-23", core, &rules), "2026-11-23 0");
    }
}
