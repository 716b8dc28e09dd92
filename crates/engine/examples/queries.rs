//! How long each request takes on a book of the size the design is for: 100,000 customers, 1,000,000 purchases.
//!
//! `cargo run --release -p engine --example queries [customers]`. Every request is asked right after an edit (so that
//! nothing kept from before answers it) and once more. Times are the processor's where the system tells them (Linux),
//! so that other programs do not count.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement: it may stop at anything unexpected, and prints"
)]

use api::{
    Ask, BookFacts, ComplaintList, CustomerFilter, CustomerGroup, CustomerList, CustomerPage,
    CustomerSort, DuplicatePairs, Execute, InsightsPage, Moment, ProductList, ProductSort,
    PurchaseList, PurchaseSort, RecentChanges, RecordHistory, RecycleBin, Request, Search, Segment,
    Settings, SimilarCustomers, Timeline, TodayPage, Vocabulary, Window, decode_reply,
};
use domain::change::Fields;
use domain::command::{Command, Edit, RecordName};
use domain::record::{Customer, CustomerId, Product, ProductId, Purchase, PurchaseLine, recommend};
use domain::value::Field as _;
use domain::{Change, ChangeSet, Id, Instant, Kind, Money, Name, Quantity, Record as _, Value};
use engine::{Session, Surroundings};
use ledger::{Batch, BatchName, DeviceId, Hlc};
use pollster::block_on;
use std::time::Instant as Clock;
use storage::{Key, Memory, Storage as _, Write};

const NOW: Moment = Moment {
    now: Instant(1_795_406_400_000),
    offset_minutes: 480,
    staff: None,
};
const TODAY: i32 = 20_780;
const PRODUCTS: u128 = 500;

/// Time since a moment.
struct Watch {
    wall: Clock,
    cpu: Option<u64>,
}

impl Watch {
    fn now() -> Self {
        Self {
            wall: Clock::now(),
            cpu: cpu_nanos(),
        }
    }

    fn ms(&self) -> f64 {
        match self.cpu.zip(cpu_nanos()) {
            Some((from, to)) => (to - from) as f64 / 1e6,
            None => self.wall.elapsed().as_secs_f64() * 1e3,
        }
    }
}

/// What this thread has used of the processor.
fn cpu_nanos() -> Option<u64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split_whitespace().next()?.parse().ok()
}

struct Quiet;

impl Surroundings for Quiet {
    fn random(&self) -> [u8; 16] {
        [7; 16]
    }

    fn tell(&self, _event: api::Event) {}

    fn announce(&self) {}

    async fn pause(&self) {}
}

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

const CUSTOMER: u128 = 0x0190_0000_0000_7000_8000_0000_1000_0000;
const PRODUCT: u128 = 0x0190_0000_0000_7000_8000_0000_0100_0000;
const PURCHASE: u128 = 0x0190_0000_0000_7000_8000_0000_2000_0000;
const OTHER: u128 = 0x0190_0000_0000_7000_8000_0000_6000_0000;

fn text(text: impl Into<String>) -> Value {
    Value::Text(text.into())
}

fn fill(customers: u64) -> Memory {
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
        if number % 40 == 0 {
            let fields = vec![
                ("customer", customer),
                (
                    "number",
                    Value::Int(i64::try_from(number).unwrap() / 40 + 1),
                ),
                (
                    "at",
                    Value::Int(1_795_000_000_000 - dice.int(9_000_000_000)),
                ),
                ("what_happened", text("坏了")),
            ];
            log.add(
                Kind("complaint"),
                OTHER + (2 << 24) + u128::from(number),
                fields,
            );
        }
    }
    log.flush();
    log.store
}

struct Desk {
    session: Session<Memory, Quiet>,
    edits: u32,
}

impl Desk {
    fn answer(&self, request: Request) -> Vec<u8> {
        block_on(self.session.answer(request, NOW)).unwrap()
    }

    fn edit(&mut self) {
        self.edits += 1;
        let id = CustomerId(Id(CUSTOMER + u128::from(self.edits)));
        let page = self.answer(CustomerPage { id }.into_request());
        let before = decode_reply::<CustomerPage>(&page).unwrap().customer;
        let mut after = before.clone();
        after.note = format!("改{}", self.edits);
        let edit = Edit {
            before: Some(before),
            after,
        };
        let command = Command::SaveCustomer(Box::new(edit));
        self.answer(Execute { command }.into_request());
    }

    fn measure(&mut self, name: &str, ask: impl Ask) {
        let request = ask.into_request();
        self.answer(request.clone());
        self.edit();
        let watch = Watch::now();
        let bytes = self.answer(request.clone()).len();
        let after_edit = watch.ms();
        let watch = Watch::now();
        self.answer(request);
        let again = watch.ms();
        println!("{name:34} {after_edit:9.2} {again:9.2} {bytes:9}");
    }
}

const FIRST: Window = Window {
    offset: 0,
    limit: 100,
};

fn main() {
    let customers = std::env::args().nth(1).and_then(|arg| arg.parse().ok());
    let customers = customers.unwrap_or(100_000);
    let watch = Watch::now();
    let store = fill(customers);
    println!("filled in {:.0} ms", watch.ms());
    let watch = Watch::now();
    let opened = block_on(Session::open(store.clone(), Quiet)).unwrap();
    println!("opened from the log in {:.0} ms", watch.ms());
    block_on(opened.session.compact()).unwrap();
    drop(opened);
    let watch = Watch::now();
    let session = block_on(Session::open(store, Quiet)).unwrap().session;
    println!("opened from a snapshot in {:.0} ms", watch.ms());
    let watch = Watch::now();
    block_on(session.warm_up(NOW));
    println!("warmed up in {:.0} ms", watch.ms());
    let mut desk = Desk { session, edits: 0 };
    println!(
        "{:34} {:>9} {:>9} {:>9}",
        "request", "after ms", "again ms", "bytes"
    );
    let watch = Watch::now();
    desk.edit();
    println!(
        "{:34} {:9.2}",
        "an edit (with the page it needs)",
        watch.ms()
    );
    lists(&mut desk);
    pages(&mut desk);
}

fn lists(desk: &mut Desk) {
    use CustomerGroup as G;
    use CustomerSort as By;
    for sort in [
        By::Name,
        By::Number,
        By::Class,
        By::Grade,
        By::Area,
        By::LastPurchase,
        By::Purchases,
        By::Total,
        By::Created,
    ] {
        let ask = CustomerList {
            sort,
            window: FIRST,
            ..CustomerList::default()
        };
        desk.measure(&format!("customers by {sort:?}"), ask);
    }
    let filtered = [
        (
            "text 王",
            CustomerFilter {
                text: "王".to_owned(),
                ..CustomerFilter::default()
            },
        ),
        (
            "grade",
            CustomerFilter {
                grades: vec![2],
                ..CustomerFilter::default()
            },
        ),
        (
            "tag",
            CustomerFilter {
                tags: vec!["老客户".to_owned()],
                ..CustomerFilter::default()
            },
        ),
        (
            "area",
            CustomerFilter {
                areas: vec!["城东".to_owned()],
                ..CustomerFilter::default()
            },
        ),
        (
            "segment",
            CustomerFilter {
                segments: vec![Segment::AtRisk],
                ..CustomerFilter::default()
            },
        ),
        (
            "total",
            CustomerFilter {
                total_from: Some(Money(200_000)),
                ..CustomerFilter::default()
            },
        ),
        (
            "to call",
            CustomerFilter {
                group: Some(G::ToCall),
                ..CustomerFilter::default()
            },
        ),
        (
            "retained",
            CustomerFilter {
                group: Some(G::Retained { window_days: 90 }),
                ..CustomerFilter::default()
            },
        ),
        (
            "promoters",
            CustomerFilter {
                group: Some(G::Promoters),
                ..CustomerFilter::default()
            },
        ),
        (
            "open complaint",
            CustomerFilter {
                group: Some(G::OpenComplaint),
                ..CustomerFilter::default()
            },
        ),
    ];
    for (name, filter) in filtered {
        let sort = if filter.text.is_empty() {
            By::Name
        } else {
            By::Match
        };
        let ask = CustomerList {
            filter,
            sort,
            window: FIRST,
            ..CustomerList::default()
        };
        desk.measure(&format!("customers of {name}"), ask);
    }
    for sort in [
        PurchaseSort::Day,
        PurchaseSort::Total,
        PurchaseSort::Customer,
    ] {
        let ask = PurchaseList {
            sort,
            descending: true,
            window: FIRST,
            ..PurchaseList::default()
        };
        desk.measure(&format!("purchases by {sort:?}"), ask);
    }
    let ask = PurchaseList {
        product: Some(ProductId(Id(PRODUCT + 3))),
        window: FIRST,
        ..PurchaseList::default()
    };
    desk.measure("purchases with a product", ask);
    for sort in [ProductSort::Name, ProductSort::Sold] {
        let ask = ProductList {
            sort,
            window: FIRST,
            ..ProductList::default()
        };
        desk.measure(&format!("products by {sort:?}"), ask);
    }
    let ask = ComplaintList {
        window: FIRST,
        ..ComplaintList::default()
    };
    desk.measure("complaints", ask);
    desk.measure("recycle bin", RecycleBin { window: FIRST });
    desk.measure("recent changes", RecentChanges { limit: 50 });
}

fn pages(desk: &mut Desk) {
    let id = CustomerId(Id(CUSTOMER + 5));
    desk.measure("customer", CustomerPage { id });
    let ask = Timeline {
        customer: id,
        only: None,
        window: FIRST,
    };
    desk.measure("timeline", ask);
    let record = RecordName::of::<Customer>(id);
    desk.measure("history of a record", RecordHistory { record });
    let ask = Search {
        text: "wjg".to_owned(),
        limit: 20,
    };
    desk.measure("search", ask);
    let ask = SimilarCustomers {
        name: "王建国".to_owned(),
        phones: vec!["13800000000".to_owned()],
        ..SimilarCustomers::default()
    };
    desk.measure("similar customers", ask);
    desk.measure("duplicates", DuplicatePairs { limit: 50 });
    desk.measure("today", TodayPage { calls: 20 });
    desk.measure("insights", InsightsPage { window_days: 90 });
    desk.measure("vocabulary", Vocabulary);
    desk.measure("settings", Settings);
    desk.measure("facts", BookFacts);
}
