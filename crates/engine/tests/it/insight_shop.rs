//! A shop of three hundred customers, in a book and as plain columns.

use crate::desk::{Desk, NOON, Quiet};
use domain::change::Fields;
use domain::record::{Customer, Product, ProductId, Purchase, PurchaseLine};
use domain::value::Field as _;
use domain::{Change, ChangeSet, Id, Instant, Kind, Money, Name, Quantity, Record as _, Value};
use ledger::{Batch, BatchName, DeviceId, Hlc};
use metrics::btyd::{CustomerSummary, History, SummaryWindow, customer_summaries};
use metrics::purchases::{PurchaseColumns, PurchasesByDay};
use storage::{Key, Memory, Storage as _, Write};

/// 2026-11-23, as [`NOON`].
pub(crate) const TODAY: i32 = 20_780;
pub(crate) const CUSTOMERS: u32 = 300;
const PRODUCTS: u32 = 12;

/// What was bought, as plain columns.
#[derive(Default)]
pub(crate) struct Shop {
    pub(crate) customer: Vec<u32>,
    pub(crate) day: Vec<i32>,
    amount: Vec<i64>,
    pub(crate) baskets: Vec<Vec<u32>>,
}

impl Shop {
    pub(crate) fn by_day<T>(&self, look: impl FnOnce(&PurchasesByDay<'_>) -> T) -> T {
        let columns =
            PurchaseColumns::new(CUSTOMERS as usize, &self.customer, &self.day, &self.amount);
        look(&PurchasesByDay::from_columns(columns.unwrap()))
    }

    pub(crate) fn summaries(&self) -> Vec<CustomerSummary> {
        let window = SummaryWindow {
            end_day: TODAY,
            days_per_unit: 7.0,
        };
        let found = self.by_day(|purchases| customer_summaries(purchases, window));
        found.into_iter().flatten().collect()
    }

    pub(crate) fn histories(&self) -> Vec<History> {
        self.summaries().iter().map(|line| line.history).collect()
    }
}

pub(crate) fn customer(number: u32) -> Id {
    Id(0x0190_0000_0000_7000_8000_0000_1000_0000 + u128::from(number))
}

pub(crate) fn product(number: u32) -> Id {
    Id(0x0190_0000_0000_7000_8000_0000_0100_0000 + u128::from(number))
}

/// Congruential (Knuth), for shops that are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = self.0.wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(self.0 >> 33).unwrap() % sides
    }

    fn share(&mut self) -> f64 {
        (f64::from(self.below(1_000_000)) + 0.5) / 1e6
    }

    /// Exponential with this mean, a day at least.
    fn days(&mut self, mean: f64) -> i32 {
        #[allow(clippy::cast_possible_truncation, reason = "days of a few years")]
        let days = (-self.share().ln() * mean).round() as i32;
        days.max(1)
    }
}

fn change(kind: Kind, id: Id, fields: Vec<(&'static str, Value)>) -> Change {
    let sets: Fields = fields
        .into_iter()
        .map(|(name, value)| (Name::Borrowed(name), value))
        .collect();
    Change::new(kind, id, sets)
}

/// Customers who buy at their own pace until they stop, and a complaint now and then.
pub(crate) fn shop() -> (Memory, Shop) {
    let dice = &mut Dice(11);
    let mut shop = Shop::default();
    let mut changes = Vec::new();
    for number in 0..PRODUCTS {
        let name = Value::Text(format!("商品{number}"));
        changes.push(change(Product::KIND, product(number), vec![("name", name)]));
    }
    let mut receipts = 0_u128;
    for number in 0..CUSTOMERS {
        let name = Value::Text(format!("客户{number}"));
        changes.push(change(
            Customer::KIND,
            customer(number),
            vec![("name", name)],
        ));
        // Rates and chances to leave differ from one to the next, as the models take them to.
        let pace = 8.0 / (0.05 + dice.share() * dice.share());
        let leaves = dice.share() * dice.share() * 0.6;
        let mut day = TODAY - 900 + i32::try_from(dice.below(850)).unwrap();
        while day <= TODAY {
            let amount = 1_000 + i64::from(dice.below(9_000)) + i64::from(number) * 10;
            let first = dice.below(PRODUCTS);
            let mut basket = vec![first];
            // Who takes the first often takes the second.
            if first == 0 && dice.below(3) > 0 {
                basket.push(1);
            }
            if dice.below(4) == 0 {
                basket.push(dice.below(PRODUCTS));
            }
            let lines = basket.iter().map(|number| {
                PurchaseLine {
                    product: Some(ProductId(product(*number))),
                    name: String::new(),
                    quantity: Quantity::ONE,
                    unit_price: Money(100),
                }
                .to_value()
            });
            let fields = vec![
                ("customer", Value::Id(customer(number))),
                ("day", Value::Int(day.into())),
                ("total", Value::Int(amount)),
                ("lines", Value::List(lines.collect())),
            ];
            let id = Id(0x0190_0000_0000_7000_8000_0000_2000_0000 + receipts);
            changes.push(change(Purchase::KIND, id, fields));
            receipts += 1;
            shop.customer.push(number);
            shop.day.push(day);
            shop.amount.push(amount);
            shop.baskets.push(basket);
            if dice.share() < leaves {
                break;
            }
            day += dice.days(pace);
        }
        if number % 20 == 0 {
            let kind = if number % 60 == 0 {
                "attitude"
            } else {
                "defect"
            };
            let fields = vec![
                ("customer", Value::Id(customer(number))),
                ("number", Value::Int(i64::from(number) + 1)),
                (
                    "at",
                    Value::Int(NOON.now.0 - i64::from(number) * Instant::DAY),
                ),
                ("sub_kind", Value::Text(kind.to_owned())),
            ];
            let id = Id(0x0190_0000_0000_7000_8000_0000_6000_0000 + u128::from(number));
            changes.push(change(Kind("complaint"), id, fields));
        }
    }
    let store = Memory::new();
    let name = BatchName {
        device: DeviceId(9),
        number: 1,
    };
    let batch = Batch {
        name,
        time: Hlc::at(Instant(1_700_000_000_000)),
        at: Instant(1_700_000_000_000),
        label: Name::Borrowed("import"),
        changes: ChangeSet { changes },
        ..Batch::default()
    };
    let write = Write::Add {
        key: Key::Log(1),
        bytes: batch.encode(),
    };
    pollster::block_on(store.commit(vec![write])).unwrap();
    (store, shop)
}

pub(crate) fn desk() -> (Desk, Quiet, Shop) {
    let (store, shop) = shop();
    let surroundings = Quiet::default();
    (Desk::open(store, &surroundings), surroundings, shop)
}
