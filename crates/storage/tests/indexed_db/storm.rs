//! Faults at random, while two tabs write.

use std::collections::BTreeMap;

use storage::conformance::both;
use storage::indexed_db::{IndexedDb, OpenOptions};
use storage::{Key, Limit, MAX_NUMBER, Series, Storage, StorageError, Write};
use wasm_bindgen_test::wasm_bindgen_test;

use super::contract::{fresh_name, open};
use super::raw;

const ROUNDS: u32 = 250;

/// A small generator (SplitMix64): the same faults in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % end
    }
}

/// Lets something go wrong with the next calls, or nothing.
fn strike(dice: &mut Dice) {
    raw::heal();
    match dice.below(8) {
        0 => raw::close_opened(),
        1 => raw::close_opened_with_event(),
        2 => raw::throw_from_transactions("UnknownError", 1),
        3 => raw::throw_from_transactions("InvalidStateError", 1_000),
        4 => raw::abort_writing_after_success("QuotaExceededError"),
        5 => raw::lose_the_answer_once(),
        _ => {}
    }
}

/// One tab's way to save: at the number after the last, again when another was faster. Failures stay
/// failures.
async fn save(store: &IndexedDb, value: u32) -> Result<(), StorageError> {
    loop {
        let next = store.last_number(Series::Log).await?.map_or(0, |n| n + 1);
        let writes = vec![
            Write::Add {
                key: Key::Log(next),
                bytes: value.to_le_bytes().to_vec(),
            },
            Write::Put {
                key: Key::Chunk(u64::from(value)),
                bytes: vec![0; 5_000],
            },
        ];
        match store.commit(writes).await {
            Err(StorageError::Taken { .. }) => {}
            committed => return committed,
        }
    }
}

/// What was acknowledged is there, once; what failed is not; and no commit is there by half.
#[wasm_bindgen_test]
async fn nothing_acknowledged_is_lost_and_nothing_refused_is_stored() {
    let name = fresh_name();
    raw::forget_opened();
    let options = || OpenOptions::new(&name);
    let mine = IndexedDb::open(options()).await.expect("it opens");
    let theirs = IndexedDb::open(options()).await.expect("it opens");

    let mut dice = Dice(5);
    let mut expected = BTreeMap::new();
    let mut refusals = 0;
    for round in 0..ROUNDS {
        strike(&mut dice);
        let (a, b) = (2 * round, 2 * round + 1);
        let saved = both(save(&mine, a), save(&theirs, b)).await;
        for (value, saved) in [(a, saved.0), (b, saved.1)] {
            refusals += u32::from(saved.is_err());
            expected.insert(value, saved.is_ok());
        }
    }
    raw::heal();
    assert!(refusals > ROUNDS / 10, "{refusals} refusals");

    let store = open(&name).await;
    let limit = Limit {
        entries: usize::MAX,
        bytes: usize::MAX,
    };
    let whole = async |series| {
        let page = store.page(series, 0..=MAX_NUMBER, limit).await;
        page.expect("readable")
    };
    let log = whole(Series::Log).await;
    assert!((0..).zip(&log).all(|(number, e)| number == e.number));
    let mut logged: Vec<u64> = log
        .iter()
        .filter_map(|entry| entry.bytes.as_slice().try_into().ok())
        .map(|bytes| u64::from(u32::from_le_bytes(bytes)))
        .collect();
    logged.sort_unstable();
    let acknowledged: Vec<u64> = expected
        .into_iter()
        .filter(|(_, saved)| *saved)
        .map(|(value, _)| u64::from(value))
        .collect();
    assert_eq!(logged, acknowledged);
    let chunks: Vec<u64> = whole(Series::Chunks)
        .await
        .into_iter()
        .map(|entry| entry.number)
        .collect();
    assert_eq!(chunks, acknowledged);
}
