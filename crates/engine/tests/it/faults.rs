//! Every storage call of every flow fails once, or from then on: the user is told by a typed error, memory says what is
//! stored, and doing it again works.

use crate::desk::{Desk, NOON, Quiet};
use crate::doings::{
    self, befriend, complain, customer_name, customers, furnish, named, rename, sell,
};
use crate::importing::{HISTORY, JOB, load, mapping};
use crate::picture::facts;
use crate::survey_acts;
use crate::survey_shop::season;
use api::sheet::BlockBuilder;
use api::{
    AppError, CustomerList, DemoLanguage, Event, ExportEverything, ImportCommit, ImportKey,
    ImportPlan, ImportTarget, PurchaseList, RecentChanges, RecycleBin, Restore, StorageProblem,
    Undo, Window,
};
use domain::command::{BulkEdit, Command};
use engine::Session;
use pollster::block_on;
use storage::{DomErrorName, Fault, Faulty, Key, Limit, Memory, Series, Storage, StorageError};
use storage::{When, Write};

type Shelf = Faulty<Memory>;

const ALL: Window = Window {
    offset: 0,
    limit: 10_000,
};

/// Something the user does, over a book that is open.
struct Flow {
    name: &'static str,
    /// The book before.
    before: Before,
    act: fn(&Desk<Shelf>) -> Result<(), AppError>,
}

#[derive(Clone, Copy, PartialEq)]
enum Before {
    Blank,
    Shop,
}

fn flows() -> Vec<Flow> {
    let shop = |name, act| Flow {
        name,
        before: Before::Shop,
        act,
    };
    let blank = |name, act| Flow {
        name,
        before: Before::Blank,
        act,
    };
    vec![
        blank("the first customer", |desk| {
            desk.run(Command::SaveCustomer(doings::new(
                domain::record::Customer {
                    name: "甲".to_owned(),
                    ..Default::default()
                },
            )))
            .map(drop)
        }),
        shop("an edit", |desk| {
            rename(desk, named(desk, "李梅"), |customer| {
                "城东".clone_into(&mut customer.area);
            })
            .map(drop)
        }),
        shop("a purchase", |desk| {
            sell(desk, named(desk, "李梅"), 20_770, Vec::new()).map(drop)
        }),
        shop("a complaint", |desk| {
            complain(desk, named(desk, "Alice"), true).map(drop)
        }),
        shop("a survey", |desk| {
            survey_acts::season_survey(desk).map(drop)
        }),
        shop("an answer that is followed up", |desk| {
            let survey = survey_acts::season_survey(desk)?;
            let answer = season(survey, Some(named(desk, "Alice")), 0, 2);
            desk.run(Command::RecordAnswer(Box::new(answer))).map(drop)
        }),
        shop("a person", |desk| {
            befriend(desk, named(desk, "Alice"), "Bob").map(drop)
        }),
        shop("a bulk edit", |desk| {
            desk.run(Command::EditCustomers {
                customers: customers(desk),
                edit: BulkEdit::AddTag("vip".to_owned()),
            })
            .map(drop)
        }),
        shop("an import", import),
        shop("an undo", |desk| {
            let changes = desk.ask(RecentChanges { limit: 1 })?;
            let batch = changes.first().ok_or(AppError::NotThere)?.batch;
            desk.ask(Undo { batch }).map(drop)
        }),
        shop("a removal", |desk| {
            desk.run(Command::Remove {
                records: vec![customer_name(named(desk, "赵敏"))],
                reason: String::new(),
            })
            .map(drop)
        }),
        shop("out of the bin", |desk| {
            let rows = desk.ask(RecycleBin { window: ALL })?.rows;
            let records = rows.into_iter().map(|row| row.record).collect();
            desk.run(Command::Restore { records }).map(drop)
        }),
        shop("a merge", |desk| {
            desk.run(Command::MergeCustomers {
                keep: named(desk, "李梅"),
                others: vec![named(desk, "周强"), named(desk, "吴迪")],
                choices: Vec::new(),
            })
            .map(drop)
        }),
        shop("a snapshot", |desk| {
            block_on(desk.session.compact()).map_err(|error| AppError::Storage(problem_of(&error)))
        }),
        shop("a backup", |desk| {
            desk.ask(ExportEverything { job: 3 }).map(drop)
        }),
        blank("a restore", |desk| {
            let bytes = backup();
            desk.ask(Restore { job: 3, bytes }).map(drop)
        }),
        blank("the demo shop", |desk| {
            block_on(desk.session.fill_with_demo(DemoLanguage::English, NOON))
                .map_err(AppError::Storage)
        }),
    ]
}

fn import(desk: &Desk<Shelf>) -> Result<(), AppError> {
    let mut block = BlockBuilder::new(1, 3);
    for row in 0..12 {
        for cell in [&format!("K{}", row % 5), "2026-10-01", &format!("{row}.50")] {
            block.push(cell);
        }
        block.end_row();
    }
    let headers = ["no", "day", "amount"].map(str::to_owned);
    desk.session
        .import_load(&load(&headers), vec![block.finish()]);
    desk.ask(ImportPlan {
        job: JOB,
        target: ImportTarget::Purchases,
        mapping: mapping(&HISTORY, ImportKey::Number),
        decimals: 2,
    })?;
    desk.ask(ImportCommit { job: JOB }).map(drop)
}

thread_local! {
    static SHOP: Memory = {
        let store = Memory::new();
        let desk = Desk::open(store.clone(), &Quiet::from(100));
        furnish(&desk);
        block_on(desk.session.compact()).unwrap();
        let doomed = vec![customer_name(named(&desk, "Alice"))];
        sell(&desk, named(&desk, "孙阿姨"), 20_760, Vec::new()).unwrap();
        desk.run(Command::Remove { records: doomed, reason: "moved".to_owned() }).unwrap();
        desk.add_customer("Alice");
        store
    };
    static BACKUP: Vec<u8> = {
        let desk = Desk::open(SHOP.with(copy), &Quiet::default());
        desk.ask(ExportEverything { job: 1 }).unwrap().bytes
    };
}

fn backup() -> Vec<u8> {
    BACKUP.with(Clone::clone)
}

/// A store of its own with the same contents.
fn copy(store: &Memory) -> Memory {
    let other = Memory::new();
    let names = ["device", "snapshot", "manifest.0", "manifest.1"].map(Key::meta);
    let mut writes = Vec::new();
    let found = block_on(store.get_many(&names)).unwrap();
    let metas = names.into_iter().zip(found);
    writes.extend(metas.filter_map(|(key, bytes)| Some(Write::Add { key, bytes: bytes? })));
    for series in [Series::Log, Series::Chunks] {
        let limit = Limit {
            entries: usize::MAX,
            bytes: usize::MAX,
        };
        let page = block_on(store.page(series, 0..=u64::MAX, limit)).unwrap();
        writes.extend(page.into_iter().map(|entry| Write::Add {
            key: series.key(entry.number),
            bytes: entry.bytes,
        }));
    }
    block_on(other.commit(writes)).unwrap();
    other
}

fn store_before(before: Before) -> Memory {
    match before {
        Before::Blank => Memory::new(),
        Before::Shop => SHOP.with(copy),
    }
}

/// What a fault is told as.
fn problem_of(error: &StorageError) -> StorageProblem {
    match error {
        StorageError::QuotaExceeded => StorageProblem::QuotaExceeded,
        StorageError::Closed => StorageProblem::Closed,
        _ => StorageProblem::Failed,
    }
}

/// What the book says, without identities and instants: those differ between two attempts.
fn outcome<S: Storage>(desk: &Desk<S>) -> Vec<String> {
    let list = CustomerList {
        window: ALL,
        ..CustomerList::default()
    };
    let customers = desk.ask(list).unwrap().rows.into_iter().map(|row| {
        let (name, area, tags) = (row.name, row.area, row.tags);
        let (days, total, open) = (row.purchase_days, row.total, row.open_complaints);
        format!("{name} {area} {tags:?} {days} {total:?} {open}")
    });
    let list = PurchaseList {
        window: ALL,
        ..PurchaseList::default()
    };
    let purchases = desk.ask(list).unwrap().rows.into_iter().map(|row| {
        let (name, day, total) = (row.customer_name, row.day, row.total);
        format!("{name} {day} {total:?} {:?}", row.names)
    });
    let bin = desk.ask(RecycleBin { window: ALL }).unwrap();
    let removed = bin.rows.into_iter().map(|row| row.title);
    let mut said: Vec<String> = customers.chain(purchases).chain(removed).collect();
    said.sort_unstable();
    said
}

fn again(store: &Shelf) -> Desk {
    Desk::open(store.inner().clone(), &Quiet::from(200))
}

fn faults() -> Vec<(When, usize, StorageError)> {
    let errors = [
        StorageError::QuotaExceeded,
        StorageError::Closed,
        StorageError::Aborted,
        StorageError::Backend {
            name: DomErrorName::Unknown,
        },
    ];
    let mut faults = Vec::new();
    for when in [When::Before, When::Late, When::AnswerLost] {
        for repeat in [1, usize::MAX / 2] {
            faults.extend(errors.iter().map(|error| (when, repeat, error.clone())));
        }
    }
    faults
}

/// Lets the n-th call of a flow fail, for every n; returns how many faults struck.
fn strike(flow: &Flow) -> usize {
    let wanted = {
        let store = Faulty::new(store_before(flow.before));
        let desk = Desk::open(store, &Quiet::default());
        assert_eq!((flow.act)(&desk), Ok(()), "{}", flow.name);
        outcome(&desk)
    };
    let mut struck = 0;
    // Telling the demo story takes as long as all the rest.
    let every = if flow.name == "the demo shop" { 7 } else { 1 };
    for (when, repeat, error) in faults().into_iter().step_by(every) {
        for call in 1.. {
            let store = Faulty::new(store_before(flow.before));
            let desk = Desk::open(store.clone(), &Quiet::default());
            let first = store.calls() + call;
            store.plan(Fault {
                call: first,
                repeat,
                when,
                error: error.clone(),
            });
            let done = (flow.act)(&desk);
            let hit = store.calls() >= first;
            store.heal();
            if !hit {
                assert_eq!(done, Ok(()), "{}: nothing failed", flow.name);
                break;
            }
            struck += 1;
            let what = format!("{}, call {call}, {when:?} × {repeat}, {error}", flow.name);
            let lost = when == When::AnswerLost && repeat > 1;
            if lost {
                // Nobody can know it before the storage answers again.
                block_on(desk.session.catch_up()).unwrap();
            }
            facts(&desk).assert_same(&facts(&again(&store)), &what);
            match done {
                Ok(()) => assert_eq!(outcome(&desk), wanted, "{what}"),
                Err(told) => {
                    assert_eq!(told, AppError::Storage(problem_of(&error)), "{what}");
                    if lost {
                        continue;
                    }
                    assert_eq!((flow.act)(&desk), Ok(()), "{what}: once more");
                    assert_eq!(outcome(&desk), wanted, "{what}: once more");
                    let memory = facts(&desk);
                    memory.assert_same(&facts(&again(&store)), &what);
                }
            }
        }
    }
    struck
}

#[test]
fn whatever_fails_is_told_and_leaves_memory_as_the_store() {
    let struck: usize = flows().iter().map(strike).sum();
    assert!(struck > 400, "{struck}");
}

#[test]
fn an_opening_that_failed_works_the_next_time() {
    for before in [Before::Blank, Before::Shop] {
        let wanted = facts(&Desk::open(store_before(before), &Quiet::default()));
        for (when, repeat, error) in faults() {
            for call in 1.. {
                let store = Faulty::new(store_before(before));
                let plan = Fault {
                    call,
                    repeat,
                    when,
                    error: error.clone(),
                };
                store.plan(plan);
                let opened = block_on(Session::open(store.clone(), Quiet::default()));
                let hit = store.calls() >= call;
                store.heal();
                let told = opened.err();
                assert_eq!(
                    told,
                    hit.then(|| problem_of(&error)),
                    "call {call}, {error}"
                );
                let desk = Desk::open(store, &Quiet::default());
                facts(&desk).assert_same(&wanted, "opened again");
                if !hit {
                    break;
                }
            }
        }
    }
}

#[test]
fn what_another_tab_wrote_is_taken_in_however_often_reading_fails() {
    for (when, repeat, error) in faults() {
        for call in 1.. {
            let inner = store_before(Before::Shop);
            let store = Faulty::new(inner.clone());
            let desk = Desk::open(store.clone(), &Quiet::default());
            let other = Desk::open(inner, &Quiet::from(50));
            let id = other.add_customer("郑爽");
            for day in 20_700..20_705 {
                sell(&other, id, day, vec![doings::line(None, "钉子")]).unwrap();
            }
            let first = store.calls() + call;
            let plan = Fault {
                call: first,
                repeat,
                when,
                error: error.clone(),
            };
            store.plan(plan);
            let told = block_on(desk.session.catch_up()).err();
            let hit = store.calls() >= first;
            store.heal();
            assert_eq!(
                told,
                hit.then(|| problem_of(&error)),
                "call {call}, {error}"
            );
            if call % 2 == 0 {
                block_on(desk.session.catch_up()).unwrap();
            } else {
                // Whoever goes on working catches up by that.
                befriend(&desk, named(&desk, "李梅"), "小李").unwrap();
            }
            facts(&desk).assert_same(&facts(&again(&store)), "caught up");
            if !hit {
                break;
            }
        }
    }
}

#[test]
fn a_snapshot_that_failed_is_told_and_is_not_tried_again_at_once() {
    let store = Faulty::new(Memory::new());
    let surroundings = Quiet::default();
    let desk = Desk::open(store.clone(), &surroundings);
    let fill = |customers: usize| {
        for number in 0..customers {
            desk.add_customer(&format!("客户{number}"));
        }
    };
    fill(1_001);
    store.plan(Fault {
        call: store.calls() + 1,
        repeat: usize::MAX / 2,
        when: When::Before,
        error: StorageError::QuotaExceeded,
    });
    block_on(desk.session.compact_if_due());
    let told = |event: &Event| *event == Event::SnapshotFailed(StorageProblem::QuotaExceeded);
    let failures = || {
        surroundings
            .events
            .borrow()
            .iter()
            .filter(|e| told(e))
            .count()
    };
    assert_eq!(failures(), 1);
    block_on(desk.session.compact_if_due());
    assert_eq!(failures(), 1, "not before the log has grown as much again");
    store.heal();
    facts(&desk).assert_same(&facts(&again(&store)), "without a snapshot");
    fill(1_300);
    block_on(desk.session.compact_if_due());
    let stored = block_on(store.inner().last_number(Series::Chunks)).unwrap();
    assert!(stored.is_some());
    assert_eq!(failures(), 1);
    facts(&desk).assert_same(&facts(&again(&store)), "with a snapshot");
}
