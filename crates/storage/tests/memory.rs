//! The memory backend keeps the contract, and so does the failing wrapper while nothing fails.
#![cfg(not(target_arch = "wasm32"))]

use pollster::block_on;
use storage::conformance::{self, Harness};
use storage::{Entry, Fault, Faulty, Key, Memory, Series, Storage, StorageError, When, Write};

struct InMemory;

impl Harness for InMemory {
    type Store = Memory;

    async fn fresh(&self) -> Memory {
        Memory::new()
    }

    async fn other_tab(&self, store: &Memory) -> Memory {
        store.clone()
    }
}

struct Wrapped;

impl Harness for Wrapped {
    type Store = Faulty<Memory>;

    async fn fresh(&self) -> Self::Store {
        Faulty::new(Memory::new())
    }

    async fn other_tab(&self, store: &Self::Store) -> Self::Store {
        store.clone()
    }
}

macro_rules! case {
    ($name:ident) => {
        #[test]
        fn $name() {
            block_on(async {
                conformance::$name(&InMemory).await;
                conformance::$name(&Wrapped).await;
            });
        }
    };
}
storage::for_each_conformance_case!(case);

fn add(number: u64, len: usize) -> Write {
    Write::Add {
        key: Key::Log(number),
        bytes: vec![1; len],
    }
}

#[test]
fn a_full_store_refuses_to_grow_and_still_shrinks() {
    block_on(async {
        let store = Memory::new();
        store.set_quota_bytes(Some(100));
        assert_eq!(store.commit(vec![add(0, 60)]).await, Ok(()));
        let too_much = vec![add(1, 30), add(2, 30)];
        assert_eq!(
            store.commit(too_much).await,
            Err(StorageError::QuotaExceeded)
        );
        assert_eq!(store.used_bytes(), 60);
        assert_eq!(store.last_number(Series::Log).await, Ok(Some(0)));

        store.set_quota_bytes(Some(10));
        let smaller = Write::Put {
            key: Key::Log(0),
            bytes: vec![1; 20],
        };
        assert_eq!(store.commit(vec![smaller]).await, Ok(()));
        let delete = Write::Delete { key: Key::Log(0) };
        assert_eq!(store.commit(vec![delete]).await, Ok(()));
        assert_eq!(store.used_bytes(), 0);
    });
}

#[test]
fn removed_data_is_not_taken_for_an_empty_store() {
    block_on(async {
        let store = Memory::new();
        let other = store.clone();
        assert_eq!(store.commit(vec![add(0, 1)]).await, Ok(()));
        let fresh = store.remove_data();
        for old in [&store, &other] {
            assert_eq!(old.get(Key::Log(0)).await, Err(StorageError::DataRemoved));
            assert_eq!(
                old.commit(vec![add(1, 1)]).await,
                Err(StorageError::DataRemoved)
            );
        }
        assert_eq!(fresh.get(Key::Log(0)).await, Ok(None));
        assert_ne!(fresh.store_id(), store.store_id());
    });
}

#[track_caller]
fn check_fault(when: When, lands: bool) {
    block_on(async {
        let store = Faulty::new(Memory::new());
        store.plan(Fault {
            call: 2,
            repeat: 2,
            when,
            error: StorageError::QuotaExceeded,
        });
        let failure = Err(StorageError::QuotaExceeded);
        assert_eq!(store.commit(vec![add(0, 1)]).await, Ok(()));
        assert_eq!(store.commit(vec![add(1, 1)]).await, failure);
        assert_eq!(
            store.clone().last_number(Series::Log).await,
            Err(StorageError::QuotaExceeded)
        );
        assert_eq!(
            store.last_number(Series::Log).await,
            Ok(Some(u64::from(lands)))
        );
        assert_eq!(store.calls(), 4);
        assert_eq!(store.inner().used_bytes(), 1 + usize::from(lands));
    });
}

#[test]
fn a_planned_fault_strikes_at_its_call_and_leaves_what_it_says() {
    check_fault(When::Before, false);
    check_fault(When::Late, false);
    check_fault(When::AnswerLost, true);
}

#[test]
fn a_healed_store_works_again() {
    block_on(async {
        let store = Faulty::new(Memory::new());
        store.plan(Fault {
            call: 1,
            repeat: usize::MAX,
            when: When::Before,
            error: StorageError::Closed,
        });
        for _ in 0..3 {
            assert_eq!(
                store.commit(vec![add(0, 1)]).await,
                Err(StorageError::Closed)
            );
        }
        store.heal();
        assert_eq!(store.commit(vec![add(0, 1)]).await, Ok(()));
        let page = store
            .page(
                Series::Log,
                0..=9,
                storage::Limit {
                    entries: 9,
                    bytes: 9,
                },
            )
            .await;
        let expected = Entry {
            number: 0,
            bytes: vec![1],
        };
        assert_eq!(page, Ok(vec![expected]));
    });
}
