//! Two handles to one store.

use super::harness::{Harness, add, both, commit, get, put, whole};
use crate::contract::{Key, Series, Storage};
use crate::error::StorageError;

/// Saved means visible to everyone.
pub async fn another_tab_sees_a_commit_at_once<H: Harness>(harness: &H) {
    let store = harness.fresh().await;
    let other = harness.other_tab(&store).await;
    commit(&store, vec![add(Key::Log(0), b"mine")]).await;
    assert_eq!(get(&other, Key::Log(0)).await, Some(b"mine".to_vec()));
    commit(&other, vec![put(Key::meta("seen"), b"yes")]).await;
    assert_eq!(get(&store, Key::meta("seen")).await, Some(b"yes".to_vec()));
}

/// One store, one id; two stores, two ids.
pub async fn another_tab_shares_the_store_id<H: Harness>(harness: &H) {
    let store = harness.fresh().await;
    let other = harness.other_tab(&store).await;
    let stranger = harness.fresh().await;
    assert_eq!(store.store_id(), other.store_id());
    assert_ne!(store.store_id(), stranger.store_id());
}

/// The lock between tabs: one lands, the other is told, and nothing of the loser's batch is stored.
pub async fn racing_adds_have_exactly_one_winner<H: Harness>(harness: &H) {
    let store = harness.fresh().await;
    let other = harness.other_tab(&store).await;
    for number in 0..25 {
        let batch = |who: &[u8]| vec![put(Key::meta("last"), who), add(Key::Log(number), who)];
        let (mine, theirs) =
            both(store.commit(batch(b"mine")), other.commit(batch(b"theirs"))).await;
        let key = Key::Log(number);
        let taken = Err(StorageError::Taken { key: key.clone() });
        let winner: &[u8] = if mine.is_ok() { b"mine" } else { b"theirs" };
        assert!(
            (mine == Ok(()) && theirs == taken) || (mine == taken && theirs == Ok(())),
            "{mine:?} and {theirs:?}"
        );
        assert_eq!(get(&store, key).await.as_deref(), Some(winner));
        assert_eq!(
            get(&other, Key::meta("last")).await.as_deref(),
            Some(winner)
        );
    }
}

/// Each tab adds at the number it expects next and moves on when that is taken, as the engine does:
/// no gap, no loss, no repetition.
pub async fn two_tabs_write_one_dense_log<H: Harness>(harness: &H) {
    const EACH: u8 = 20;
    let store = harness.fresh().await;
    let other = harness.other_tab(&store).await;
    let (a, b) = both(append(&store, 0, EACH), append(&other, EACH, 2 * EACH)).await;
    assert!(a + b >= 1, "the two never met");

    let log = whole(&store, Series::Log).await;
    assert!((0..).zip(&log).all(|(n, entry)| n == entry.number));
    let mut values: Vec<u8> = log.into_iter().flat_map(|entry| entry.bytes).collect();
    values.sort_unstable();
    assert_eq!(values, (0..2 * EACH).collect::<Vec<_>>());
}

/// Returns how often the expected number was taken.
async fn append<S: Storage>(store: &S, first: u8, end: u8) -> u32 {
    let mut next = 0;
    let mut collisions = 0;
    for value in first..end {
        loop {
            let added = store.commit(vec![add(Key::Log(next), &[value])]).await;
            next += 1;
            match added {
                Ok(()) => break,
                Err(StorageError::Taken { .. }) => collisions += 1,
                Err(error) => panic!("{error}"),
            }
        }
    }
    collisions
}
