//! Tabs over one store, in every order the browser might run them: snapshots beside writing, reading and opening, and
//! a tab that is closed in the middle.

use crate::desk::{Desk, NOON, Quiet};
use crate::doings::{self, customers, furnish, sell};
use crate::histories::{Dice, act};
use crate::picture::facts;
use api::{Ask as _, Execute};
use domain::command::Command;
use domain::record::Customer;
use engine::Session;
use pollster::block_on;
use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};
use storage::{Key, Memory, Series, Storage, StorageError, Write};

type Work<'a> = Pin<Box<dyn Future<Output = ()> + 'a>>;

/// Runs all to their end, one step of one of them at a time, as the dice say.
fn interleave(mut works: Vec<Work<'_>>, dice: &mut Dice) {
    let mut context = Context::from_waker(Waker::noop());
    while !works.is_empty() {
        let at = dice.below(works.len());
        if works[at].as_mut().poll(&mut context).is_ready() {
            drop(works.swap_remove(at));
        }
    }
}

/// Runs a work for so many steps, then closes its tab; true when it had ended by then.
fn close_after(steps: usize, work: impl Future) -> bool {
    let mut work = pin!(work);
    let mut context = Context::from_waker(Waker::noop());
    (0..steps).any(|_| matches!(work.as_mut().poll(&mut context), Poll::Ready(_)))
}

fn tab(store: &Memory, drawn: u8) -> Desk {
    Desk::open(store.clone(), &Quiet::from(drawn))
}

async fn snapshot(desk: &Desk) {
    let done = desk.session.compact().await;
    assert!(
        matches!(done, Ok(()) | Err(StorageError::Taken { .. })),
        "{done:?}"
    );
}

async fn write(desk: &Desk, name: &str) {
    let command = Command::SaveCustomer(doings::new(Customer {
        name: name.to_owned(),
        ..Customer::default()
    }));
    let request = Execute { command }.into_request();
    desk.session.answer(request, NOON).await.unwrap();
}

/// Opening finds nothing to repair.
async fn open_whole(store: &Memory) -> Desk {
    let opened = Session::open(store.clone(), Quiet::from(240)).await;
    let opened = opened.unwrap();
    assert!(!opened.rebuilt, "nothing is damaged");
    Desk {
        session: opened.session,
    }
}

fn rounds() -> u64 {
    if std::env::var_os("SHUKE_LONG").is_some() {
        3_000
    } else {
        150
    }
}

#[test]
fn snapshots_of_two_tabs_and_writing_and_opening_do_not_disturb_each_other() {
    for seed in 0..rounds() {
        let dice = &mut Dice(seed);
        let store = Memory::new();
        let tabs = [tab(&store, 1), tab(&store, 90), tab(&store, 160)];
        let [one, other, third] = &tabs;
        write_all(one, &["王建国", "李梅"]);
        if seed % 2 == 0 {
            block_on(snapshot(one));
        }
        for _ in 0..3 {
            let mut works: Vec<Work<'_>> = vec![
                Box::pin(async {
                    snapshot(one).await;
                    write(one, "甲").await;
                    snapshot(one).await;
                }),
                Box::pin(async {
                    write(other, "乙").await;
                    snapshot(other).await;
                    write(other, "丙").await;
                    snapshot(other).await;
                }),
                Box::pin(async {
                    for _ in 0..4 {
                        drop(open_whole(&store).await);
                    }
                }),
            ];
            if dice.below(2) == 0 {
                works.push(Box::pin(async {
                    third.session.catch_up().await.unwrap();
                    snapshot(third).await;
                    third.session.catch_up().await.unwrap();
                }));
            }
            interleave(works, dice);
            for desk in &tabs {
                block_on(desk.session.catch_up()).unwrap();
            }
            let fresh = facts(&block_on(open_whole(&store)));
            for desk in &tabs {
                facts(desk).assert_same(&fresh, &format!("seed {seed}"));
            }
        }
        no_stray_chunks(&store);
    }
}

fn write_all(desk: &Desk, names: &[&str]) {
    for name in names {
        block_on(write(desk, name));
    }
}

/// Every chunk that rests in the store belongs to one of the two snapshots, and every one that they name is there.
fn no_stray_chunks(store: &Memory) {
    let names = ["manifest.0", "manifest.1"].map(Key::meta);
    let found = block_on(store.get_many(&names)).unwrap();
    let mut named: Vec<u64> = found
        .into_iter()
        .flatten()
        .flat_map(|bytes| {
            let manifest = ledger::Manifest::decode(&bytes).unwrap();
            manifest.chunks().map(|chunk| chunk.key).collect::<Vec<_>>()
        })
        .collect();
    named.sort_unstable();
    named.dedup();
    let limit = storage::Limit {
        entries: usize::MAX,
        bytes: usize::MAX,
    };
    let page = block_on(store.page(Series::Chunks, 0..=u64::MAX, limit)).unwrap();
    let resting: Vec<u64> = page.into_iter().map(|entry| entry.number).collect();
    assert_eq!(resting, named);
}

#[test]
fn a_tab_closed_at_any_step_of_a_snapshot_leaves_a_whole_book() {
    for generations in 0..4 {
        for steps in 0.. {
            let store = Memory::new();
            let desk = tab(&store, 1);
            furnish(&desk);
            for day in 0..generations {
                block_on(desk.session.compact()).unwrap();
                let buyer = customers(&desk)[0];
                sell(&desk, buyer, 20_700 + day, Vec::new()).unwrap();
            }
            let ended = close_after(steps, desk.session.compact());
            let fresh = block_on(open_whole(&store));
            facts(&desk).assert_same(&facts(&fresh), "closed");
            // Both the tab that goes on and the one that was opened can write the next one.
            block_on(snapshot(&fresh));
            block_on(snapshot(&desk));
            act(&desk, &mut Dice(u64::try_from(steps).unwrap()));
            block_on(snapshot(&desk));
            facts(&desk).assert_same(&facts(&block_on(open_whole(&store))), "gone on");
            no_stray_chunks(&store);
            if ended {
                break;
            }
        }
    }
}

#[test]
fn a_tab_closed_at_any_step_of_writing_leaves_all_of_it_or_nothing() {
    for steps in 0..12 {
        let store = Memory::new();
        let desk = tab(&store, 1);
        furnish(&desk);
        let before = facts(&desk);
        let ended = close_after(steps, write(&desk, "最后一个"));
        let fresh = block_on(open_whole(&store));
        let there = customers(&fresh).len();
        if ended {
            assert_eq!(there, 9);
        } else if there == 8 {
            facts(&fresh).assert_same(&before, "nothing of it");
        }
        block_on(desk.session.catch_up()).unwrap();
        facts(&desk).assert_same(&facts(&fresh), "the same for both");
    }
}

/// The browser froze a tab in the middle of its snapshot while others wrote several.
#[test]
fn a_tab_that_was_frozen_for_long_does_not_write_an_old_snapshot_over_newer_ones() {
    for steps in 1..4 {
        let store = Memory::new();
        let frozen = tab(&store, 1);
        furnish(&frozen);
        let mut context = Context::from_waker(Waker::noop());
        let mut work = pin!(frozen.session.compact());
        for _ in 0..steps {
            if work.as_mut().poll(&mut context).is_ready() {
                return;
            }
        }
        let other = tab(&store, 80);
        for round in 0..8 {
            let buyer = customers(&other)[0];
            sell(&other, buyer, 20_700 + round, Vec::new()).unwrap();
            block_on(other.session.compact()).unwrap();
        }
        let thawed = block_on(work);
        assert!(matches!(thawed, Ok(()) | Err(StorageError::Taken { .. })));
        facts(&block_on(open_whole(&store))).assert_same(&facts(&other), "thawed");
        no_stray_chunks(&store);
    }
}

/// Snapshots begin anew, and what nobody can name any more is thrown away.
#[test]
fn with_both_manifests_damaged_the_log_has_everything() {
    let store = Memory::new();
    let desk = tab(&store, 1);
    furnish(&desk);
    block_on(desk.session.compact()).unwrap();
    desk.add_customer("之后");
    block_on(desk.session.compact()).unwrap();
    let spoil = |name| Write::Put {
        key: Key::meta(name),
        bytes: vec![1, 2, 3],
    };
    let spoilt = vec![spoil("manifest.0"), spoil("manifest.1")];
    block_on(store.commit(spoilt)).unwrap();
    let opened = block_on(Session::open(store.clone(), Quiet::from(7))).unwrap();
    assert!(opened.rebuilt);
    facts(&Desk {
        session: opened.session,
    })
    .assert_same(&facts(&desk), "from the log");
    let mended = tab(&store, 9);
    block_on(mended.session.compact()).unwrap();
    mended.add_customer("更后");
    block_on(mended.session.compact()).unwrap();
    facts(&block_on(open_whole(&store))).assert_same(&facts(&mended), "whole again");
    no_stray_chunks(&store);
}

/// A chunk that is gone, cut or altered, in the newest generation and then in both: the older one or the log steps in,
/// and says so.
#[test]
fn what_is_damaged_is_replaced_from_the_older_snapshot_or_the_log() {
    for damage in 0..3 {
        for both in [false, true] {
            let store = Memory::new();
            let desk = tab(&store, 1);
            furnish(&desk);
            block_on(desk.session.compact()).unwrap();
            for id in customers(&desk) {
                sell(&desk, id, 20_750, Vec::new()).unwrap();
            }
            block_on(desk.session.compact()).unwrap();
            let last = block_on(store.last_number(Series::Chunks))
                .unwrap()
                .unwrap();
            let keys = if both { 1..=last } else { last..=last };
            for number in keys {
                let key = Key::Chunk(number);
                let Some(bytes) = block_on(store.get(key.clone())).unwrap() else {
                    continue;
                };
                let write = match damage {
                    0 => Write::Delete { key },
                    1 => Write::Put {
                        key,
                        bytes: bytes[..bytes.len() / 2].to_vec(),
                    },
                    _ => Write::Put {
                        key,
                        bytes: bytes.iter().map(|byte| byte ^ 1).collect(),
                    },
                };
                block_on(store.commit(vec![write])).unwrap();
            }
            let opened = block_on(Session::open(store.clone(), Quiet::from(7))).unwrap();
            assert!(opened.rebuilt);
            let mended = Desk {
                session: opened.session,
            };
            facts(&mended).assert_same(&facts(&desk), "mended");
            // The next snapshot is a whole one.
            mended.add_customer("之后");
            block_on(mended.session.compact()).unwrap();
            facts(&mended).assert_same(&facts(&block_on(open_whole(&store))), "whole again");
        }
    }
}
