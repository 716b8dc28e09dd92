//! How long each of the owner's questions takes on a book of the size the design is for: 100,000 customers, 1,000,000
//! purchases. `cargo run --release -p engine --example insights [customers]`
//!
//! *First* is the question on purchases nobody asked about yet, *again* is right after, from what was kept. The longest
//! slice is the longest time between two pauses: so long another request waits at most.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement: it may stop at anything unexpected, and prints"
)]

use api::{
    Ask, BasketsPage, ComebackPage, ComplaintTrendPage, CustomerFilter, CustomerGroup,
    CustomerList, CustomerOutlook, InsightsPage, LeavingPage, ModelCard, Moment, PrioritiesPage,
    Window, WorthPage, decode_reply,
};
use domain::change::Fields;
use domain::record::{Customer, CustomerId, Product, ProductId, Purchase, PurchaseLine};
use domain::value::Field as _;
use domain::{Change, ChangeSet, Id, Instant, Kind, Money, Name, Quantity, Record as _, Value};
use engine::{Session, Surroundings};
use ledger::{Batch, BatchName, DeviceId, Hlc};
use pollster::block_on;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Instant as Clock;
use storage::{Key, Memory, Storage as _, Write};

const NOW: Moment = Moment {
    now: Instant(1_795_406_400_000),
    offset_minutes: 480,
    staff: None,
};
const TODAY: i32 = 20_780;
const PRODUCTS: u64 = 500;
const DAYS: f64 = 1_400.0;
const CUSTOMER: u128 = 0x0190_0000_0000_7000_8000_0000_1000_0000;
const PRODUCT: u128 = 0x0190_0000_0000_7000_8000_0000_0100_0000;
const PURCHASE: u128 = 0x0190_0000_0000_7000_8000_0000_2000_0000;
const COMPLAINT: u128 = 0x0190_0000_0000_7000_8000_0000_6000_0000;

/// What this thread has used of the processor where the system tells (Linux), so that other programs do not count;
/// else the wall clock's time.
fn cpu_ms() -> f64 {
    thread_local! {
        static START: Clock = Clock::now();
    }
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|told| told.split_whitespace().next()?.parse::<u64>().ok());
    match nanos {
        Some(nanos) => nanos as f64 / 1e6,
        None => START.with(|start| start.elapsed().as_secs_f64() * 1e3),
    }
}

/// Notes how long the work went on between two pauses.
#[derive(Clone, Default)]
struct Watching {
    since: Rc<RefCell<Option<f64>>>,
    longest: Rc<Cell<f64>>,
    pauses: Rc<Cell<u32>>,
}

impl Watching {
    fn note(&self) {
        let now = cpu_ms();
        if let Some(since) = self.since.replace(Some(now)) {
            let ms = now - since;
            self.longest.set(self.longest.get().max(ms));
        }
    }
}

impl Surroundings for Watching {
    fn random(&self) -> [u8; 16] {
        [7; 16]
    }

    fn tell(&self, _event: api::Event) {}

    fn announce(&self) {}

    async fn pause(&self) {
        self.pauses.set(self.pauses.get() + 1);
        self.note();
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, sides: u64) -> u64 {
        self.next() % sides
    }

    fn share(&mut self) -> f64 {
        ((self.next() >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    fn exponential(&mut self, mean: f64) -> f64 {
        -self.share().ln() * mean
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
        let at = 1_700_000_000_000 + i64::try_from(self.number).unwrap();
        let batch = Batch {
            name: name(self.number),
            time: Hlc::at(Instant(at)),
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

/// Customers who buy at their own rates until they leave after some purchase.
fn fill(customers: u64) -> (Memory, u64) {
    let dice = &mut Dice(1);
    let mut log = Log {
        store: Memory::new(),
        changes: Vec::new(),
        number: 0,
    };
    for number in 0..PRODUCTS {
        let fields = vec![("name", Value::Text(format!("商品{number}")))];
        log.add(Product::KIND, PRODUCT + u128::from(number), fields);
    }
    let mut purchases = 0_u64;
    for number in 0..customers {
        let id = CUSTOMER + u128::from(number);
        let fields = vec![("name", Value::Text(format!("客户{number}")))];
        log.add(Customer::KIND, id, fields);
        let gap = dice.exponential(60.0).max(5.0);
        let leaves = dice.share() * dice.share() * 0.5;
        let usual = dice.below(PRODUCTS / 5) * 5;
        let mut day = dice.share() * DAYS;
        while day < DAYS {
            let lines = (0..=dice.below(3)).map(|_| {
                let product = if dice.below(2) == 0 {
                    usual + dice.below(5)
                } else {
                    dice.below(PRODUCTS)
                };
                PurchaseLine {
                    product: Some(ProductId(Id(PRODUCT + u128::from(product)))),
                    name: String::new(),
                    quantity: Quantity::ONE,
                    unit_price: Money(500),
                }
                .to_value()
            });
            let lines = Value::List(lines.collect());
            let total = 500 + i64::try_from(dice.below(50_000)).unwrap();
            let fields = vec![
                ("customer", Value::Id(Id(id))),
                (
                    "day",
                    Value::Int(i64::from(TODAY - DAYS as i32) + day as i64),
                ),
                ("total", Value::Int(total)),
                ("lines", lines),
            ];
            log.add(Purchase::KIND, PURCHASE + u128::from(purchases), fields);
            purchases += 1;
            if dice.share() < leaves {
                break;
            }
            day += dice.exponential(gap).max(1.0);
        }
        if number % 200 == 0 {
            let ago = i64::try_from(dice.below(1_000 * 86_400_000)).unwrap();
            let fields = vec![
                ("customer", Value::Id(Id(id))),
                (
                    "number",
                    Value::Int(i64::try_from(number / 200 + 1).unwrap()),
                ),
                ("at", Value::Int(NOW.now.0 - ago)),
                ("kind", Value::Text("quality".to_owned())),
            ];
            log.add(Kind("complaint"), COMPLAINT + u128::from(number), fields);
        }
    }
    log.flush();
    (log.store, purchases)
}

struct Desk {
    session: Session<Memory, Watching>,
    watching: Watching,
}

impl Desk {
    fn ask<A: Ask>(&self, ask: A) -> (f64, usize, A::Reply) {
        self.watching.longest.set(0.0);
        self.watching.pauses.set(0);
        let start = cpu_ms();
        self.watching.since.replace(Some(start));
        let bytes = block_on(self.session.answer(ask.into_request(), NOW)).unwrap();
        self.watching.note();
        let ms = cpu_ms() - start;
        (ms, bytes.len(), decode_reply::<A>(&bytes).unwrap())
    }

    fn measure<A: Ask + Clone>(&self, name: &str, ask: A) -> A::Reply {
        let (first, bytes, reply) = self.ask(ask.clone());
        let (longest, pauses) = (self.watching.longest.get(), self.watching.pauses.get());
        let (again, _, _) = self.ask(ask);
        println!("{name:26} {first:9.1} {longest:9.1} {pauses:7} {again:9.2} {bytes:8}");
        reply
    }
}

fn main() {
    let customers = std::env::args().nth(1).and_then(|arg| arg.parse().ok());
    let (store, purchases) = fill(customers.unwrap_or(100_000));
    let watching = Watching::default();
    let opened = block_on(Session::open(store, watching.clone())).unwrap();
    let desk = Desk {
        session: opened.session,
        watching,
    };
    println!("{purchases} purchases");
    println!(
        "{:26} {:>9} {:>9} {:>7} {:>9} {:>8}",
        "question", "first ms", "longest", "pauses", "again ms", "bytes"
    );
    // The first to need the model; later it is worked out in the pauses after opening.
    let leaving = desk.measure("who is leaving", LeavingPage { task: 1 });
    block_on(desk.session.warm_up(NOW));
    desk.measure("overview", InsightsPage { window_days: 90 });
    desk.measure("what is one worth", WorthPage { task: 1 });
    let ask = ComebackPage {
        task: 1,
        window_days: 90,
    };
    desk.measure("do they come back", ask);
    desk.measure("what goes with what", BasketsPage { task: 1 });
    desk.measure("what to improve first", PrioritiesPage);
    desk.measure("are complaints better", ComplaintTrendPage);
    let id = CustomerId(Id(CUSTOMER + 5));
    desk.measure("outlook of a customer", CustomerOutlook { id, task: 1 });
    desk.measure("model card", ModelCard { task: 1 });
    let ask = CustomerList {
        filter: CustomerFilter {
            group: Some(CustomerGroup::Alive { from: 0, to: 50 }),
            ..CustomerFilter::default()
        },
        window: Window {
            offset: 0,
            limit: 100,
        },
        ..CustomerList::default()
    };
    desk.measure("list of the leaving", ask);
    if let Some(found) = leaving.found.known() {
        println!("{:?}", found.model);
        println!("{:?}", found.back_test);
    }
}
