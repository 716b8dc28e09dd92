//! The book that is measured.

use domain::change::Fields;
use domain::record::{Customer, Product, ProductId, Purchase, PurchaseLine, recommend};
use domain::value::Field as _;
use domain::{Change, ChangeSet, Id, Instant, Kind, Money, Name, Quantity, Record as _, Value};
use ledger::{Batch, BatchName, DeviceId, Hlc};
use pollster::block_on;
use storage::{Key, Memory, Storage as _, Write};

const TODAY: i32 = 20_780;
const PRODUCTS: u128 = 500;

/// SplitMix64 (Steele, Lea, Flood 2014).
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides
    }

    fn int(&mut self, sides: u64) -> i64 {
        i64::try_from(self.below(sides)).unwrap()
    }
}

/// Changes into batches of 5,000, as an import makes them.
struct Log {
    store: Memory,
    changes: Vec<Change>,
    number: u64,
}

impl Log {
    fn add(&mut self, kind: Kind, id: u128, fields: Vec<(&'static str, Value)>) {
        let sets: Fields = fields
            .into_iter()
            .map(|(name, value)| (Name::Borrowed(name), value))
            .collect();
        self.changes.push(Change::new(kind, Id(id), sets));
        if self.changes.len() == 5_000 {
            self.flush();
        }
    }

    fn flush(&mut self) {
        self.number += 1;
        let name = |number| BatchName {
            device: DeviceId(9),
            number,
        };
        let batch = Batch {
            name: name(self.number),
            time: Hlc::at(Instant(
                1_700_000_000_000 + i64::try_from(self.number).unwrap(),
            )),
            at: Instant(1_700_000_000_000),
            label: Name::Borrowed("import"),
            group: Some(name(1)),
            changes: ChangeSet {
                changes: std::mem::take(&mut self.changes),
            },
            ..Batch::default()
        };
        let write = Write::Add {
            key: Key::Log(self.number),
            bytes: batch.encode(),
        };
        block_on(self.store.commit(vec![write])).unwrap();
    }
}

pub(crate) const CUSTOMER: u128 = 0x0190_0000_0000_7000_8000_0000_1000_0000;
pub(crate) const PRODUCT: u128 = 0x0190_0000_0000_7000_8000_0000_0100_0000;
const PURCHASE: u128 = 0x0190_0000_0000_7000_8000_0000_2000_0000;
const OTHER: u128 = 0x0190_0000_0000_7000_8000_0000_6000_0000;

fn text(text: impl Into<String>) -> Value {
    Value::Text(text.into())
}

/// A complaint that went the whole way; one of fifty is still at its beginning.
fn complaint(log: &mut Log, dice: &mut Dice, number: u64, customer: Value, at: i64) {
    let id = OTHER + (2 << 24) + u128::from(number);
    let told = [
        "水壶用了三天就漏水，底下焊缝没焊好",
        "说好早上送到，等到天黑才来，活都停了",
        "送来的数量不对，少了两盒",
        "店员态度不好，问了半天没人理",
        "漆的颜色和样板不一样",
    ];
    let words = told[usize::try_from(dice.below(5)).unwrap()];
    let fields = vec![
        ("customer", customer),
        ("number", Value::Int(i64::try_from(number).unwrap() / 2 + 1)),
        ("at", Value::Int(at)),
        ("kind", text("quality")),
        (
            "product",
            Value::Id(Id(PRODUCT + u128::from(dice.below(500)))),
        ),
        ("what_happened", text(format!("{words}，第{number}单"))),
    ];
    log.add(Kind("complaint"), id, fields);
    let steps = [
        "registered",
        "acknowledged",
        "judged_valid",
        "assigned",
        "analysed",
        "proposed",
    ];
    let made = if number.is_multiple_of(100) {
        2
    } else {
        steps.len()
    };
    for (turn, kind) in (1..).zip(steps.iter().take(made)) {
        let fields = vec![
            ("complaint", Value::Id(Id(id))),
            ("kind", text(*kind)),
            ("at", Value::Int(at + turn * 3_600_000)),
            ("turn", Value::Int(turn)),
            ("text", text("与客户电话沟通，约定上门查看")),
        ];
        let step = OTHER + (4 << 24) + u128::from(number) * 8 + u128::try_from(turn).unwrap();
        log.add(Kind("complaint_step"), step, fields);
    }
}

/// A store whose log holds so many customers and ten times as many purchases.
pub(crate) fn fill(customers: u64) -> Memory {
    let dice = &mut Dice(1);
    let mut log = Log {
        store: Memory::new(),
        changes: Vec::new(),
        number: 0,
    };
    for number in 0..PRODUCTS {
        let fields = vec![
            ("name", text(format!("商品{number}"))),
            ("category", text(format!("类{}", number % 20))),
            ("price", Value::Int(100 + dice.int(90_000))),
        ];
        log.add(Product::KIND, PRODUCT + number, fields);
    }
    let surnames: Vec<char> = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗".chars().collect();
    let given: Vec<char> = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国"
        .chars()
        .collect();
    let areas = ["城东", "城西", "城南", "城北", "河畔", "老街"];
    for number in 0..customers {
        let pick = |from: &[char], dice: &mut Dice| {
            from[usize::try_from(dice.below(from.len() as u64)).unwrap()]
        };
        let name: String = [
            pick(&surnames, dice),
            pick(&given, dice),
            pick(&given, dice),
        ]
        .iter()
        .collect();
        let mut fields = vec![
            ("name", text(name)),
            ("number", text(format!("K{number}"))),
            ("phone", text(format!("13{:09}", dice.below(1_000_000_000)))),
            ("area", text(areas[usize::try_from(dice.below(6)).unwrap()])),
            ("grade", Value::Int(1 + dice.int(5))),
        ];
        if dice.below(3) == 0 {
            fields.push(("tag/老客户", Value::Bool(true)));
        }
        if dice.below(4) == 0 {
            fields.push(("class", text("core")));
        }
        log.add(Customer::KIND, CUSTOMER + u128::from(number), fields);
    }
    let shelf: Vec<String> = (0..PRODUCTS)
        .map(|number| format!("商品{number}"))
        .collect();
    for number in 0..customers * 10 {
        // A few buy much, many little.
        let most = 1 + dice.below(customers);
        let buyer = CUSTOMER + u128::from(dice.below(most));
        let lines = (0..=dice.below(3)).map(|_| {
            let product = dice.below(520);
            let known = u128::from(product) < PRODUCTS;
            PurchaseLine {
                product: known.then_some(ProductId(Id(PRODUCT + u128::from(product)))),
                name: shelf
                    .get(usize::try_from(product).unwrap())
                    .cloned()
                    .unwrap_or_else(|| format!("散装{product}")),
                quantity: Quantity::ONE,
                unit_price: Money(500),
            }
            .to_value()
        });
        let lines = Value::List(lines.collect());
        let fields = vec![
            ("customer", Value::Id(Id(buyer))),
            ("day", Value::Int(i64::from(TODAY) - dice.int(1_400))),
            ("total", Value::Int(dice.int(50_000))),
            ("lines", lines),
        ];
        log.add(Purchase::KIND, PURCHASE + u128::from(number), fields);
    }
    for number in 0..customers / 5 {
        let customer = Value::Id(Id(CUSTOMER + u128::from(dice.below(customers))));
        let fields = vec![
            ("customer", customer.clone()),
            ("day", Value::Int(i64::from(TODAY) - dice.int(300))),
            ("way", text("call")),
        ];
        log.add(Kind("contact"), OTHER + u128::from(number), fields);
        if number % 4 == 0 {
            let at = 1_795_000_000_000 - dice.int(20_000_000_000);
            let fields = vec![
                ("customer", customer.clone()),
                ("survey", Value::Id(recommend::ID.0)),
                ("at", Value::Int(at)),
                ("reply/recommend", Value::Int(dice.int(11))),
            ];
            log.add(
                Kind("answer"),
                OTHER + (1 << 24) + u128::from(number),
                fields,
            );
        }
        if number % 2 == 0 {
            let at = 1_795_000_000_000 - dice.int(60_000_000_000);
            complaint(&mut log, dice, number, customer, at);
        }
    }
    log.flush();
    log.store
}
