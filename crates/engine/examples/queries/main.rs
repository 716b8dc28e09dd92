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

mod book;

use api::{
    Ask, BookFacts, ComplaintBoard, ComplaintFigures, ComplaintList, CustomerFilter, CustomerGroup,
    CustomerList, CustomerPage, CustomerSort, DeskToday, DuplicatePairs, Execute, InsightsPage,
    Moment, ProductList, ProductSort, PurchaseList, PurchaseSort, RecentChanges, RecordHistory,
    RecycleBin, Request, Search, Segment, Settings, SimilarComplaints, SimilarCustomers,
    SubjectTrend, SubjectTrends, Timeline, TodayPage, TrendSubject, Vocabulary, Window,
    decode_reply,
};
use book::{CUSTOMER, PRODUCT, fill};
use domain::command::{Command, Edit, RecordName};
use domain::record::{Customer, CustomerId, ProductId};
use domain::{Id, Instant, Money};
use engine::{Session, Surroundings};
use pollster::block_on;
use std::time::Instant as Clock;
use storage::Memory;

const NOW: Moment = Moment {
    now: Instant(1_795_406_400_000),
    offset_minutes: 480,
    staff: None,
};

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
    let ask = ComplaintBoard {
        cards: 40,
        ..ComplaintBoard::default()
    };
    desk.measure("board of complaints", ask);
    let ask = ComplaintFigures {
        from: None,
        to: None,
        reporting_permille: 200,
        asked: 0,
        complained: 0,
    };
    desk.measure("figures of complaints", ask);
    let ask = SubjectTrends {
        from: None,
        to: None,
    };
    desk.measure("trends of complaints", ask);
    let ask = SubjectTrend {
        subject: TrendSubject::All,
        from: None,
        to: None,
    };
    desk.measure("trend of all complaints", ask);
    let ask = SimilarComplaints {
        what_happened: "水壶漏水".to_owned(),
        limit: 5,
        ..SimilarComplaints::default()
    };
    desk.measure("heard before?", ask);
    desk.measure("today's complaints", DeskToday { limit: 20 });
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
