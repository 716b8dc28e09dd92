//! Reading a series page by page.

use super::harness::{Dice, Harness, NO_LIMIT, add, commit, entry, numbers, put, whole};
use crate::contract::{Entry, Key, Limit, MAX_NUMBER, Series, Storage};

async fn page<S: Storage>(store: &S, first: u64, last: u64, limit: Limit) -> Vec<u64> {
    store
        .page(Series::Log, first..=last, limit)
        .await
        .expect("readable")
        .into_iter()
        .map(|entry| entry.number)
        .collect()
}

/// Ten entries of ten bytes each, numbered from 0.
async fn ten_tens<H: Harness>(harness: &H) -> H::Store {
    let store = harness.fresh().await;
    let writes = (0..10).map(|n| add(Key::Log(n), &[0; 10])).collect();
    commit(&store, writes).await;
    store
}

/// Neither more entries nor more bytes than asked.
pub async fn a_page_stays_within_its_limits<H: Harness>(harness: &H) {
    let store = ten_tens(harness).await;
    let limit = |entries, bytes| Limit { entries, bytes };
    assert_eq!(page(&store, 0, 99, limit(3, usize::MAX)).await, [0, 1, 2]);
    assert_eq!(page(&store, 8, 99, limit(3, usize::MAX)).await, [8, 9]);
    assert!(page(&store, 0, 99, limit(0, usize::MAX)).await.is_empty());
    assert_eq!(page(&store, 4, 99, limit(99, 30)).await, [4, 5, 6]);
    assert_eq!(page(&store, 4, 99, limit(99, 39)).await, [4, 5, 6]);
    assert_eq!(page(&store, 4, 99, limit(2, 39)).await, [4, 5]);
}

/// Or a large entry could never be read.
pub async fn a_page_gives_one_entry_however_large<H: Harness>(harness: &H) {
    let store = ten_tens(harness).await;
    for bytes in [0, 1, 9] {
        let limit = Limit { entries: 5, bytes };
        assert_eq!(page(&store, 2, 99, limit).await, [2]);
    }
}

/// As `first..=last` says; an inverted range is empty.
pub async fn a_range_is_inclusive_at_both_ends<H: Harness>(harness: &H) {
    let store = ten_tens(harness).await;
    assert_eq!(page(&store, 3, 5, NO_LIMIT).await, [3, 4, 5]);
    assert_eq!(page(&store, 3, 3, NO_LIMIT).await, [3]);
    assert_eq!(page(&store, 9, u64::MAX, NO_LIMIT).await, [9]);
    assert!(page(&store, 5, 3, NO_LIMIT).await.is_empty());
    assert!(page(&store, 10, u64::MAX, NO_LIMIT).await.is_empty());
    assert!(page(&store, u64::MAX, u64::MAX, NO_LIMIT).await.is_empty());
}

/// Not as text, and exactly up to the largest.
pub async fn numbers_sort_as_numbers<H: Harness>(harness: &H) {
    let store = harness.fresh().await;
    let sorted = [
        0,
        9,
        10,
        100,
        u64::from(u32::MAX),
        u64::from(u32::MAX) + 1,
        MAX_NUMBER - 1,
        MAX_NUMBER,
    ];
    let writes = sorted.iter().rev().map(|&n| add(Key::Chunk(n), b""));
    commit(&store, writes.collect()).await;
    assert_eq!(numbers(&store, Series::Chunks).await, sorted);
}

/// Reading on from the last number + 1 until nothing comes gives every entry once, whatever the
/// sizes and limits.
pub async fn pages_join_to_the_whole<H: Harness>(harness: &H) {
    let store = harness.fresh().await;
    let mut dice = Dice(7);
    let mut number = 0;
    let mut expected = Vec::new();
    for _ in 0..400 {
        number += 1 + dice.below(3);
        let len = if dice.below(20) == 0 { 20_000 } else { 60 };
        let len = usize::try_from(dice.below(len)).expect("small");
        expected.push(Entry {
            number,
            bytes: dice.bytes(len),
        });
    }
    let writes = expected.iter().map(|e| put(Key::Log(e.number), &e.bytes));
    commit(&store, writes.collect()).await;
    assert_eq!(whole(&store, Series::Log).await, expected);

    for (entries, bytes) in [(1, 1 << 20), (7, 1 << 20), (1000, 500), (64, 30_000)] {
        let mut read: Vec<Entry> = Vec::new();
        loop {
            let from = read.last().map_or(0, |entry| entry.number + 1);
            let limit = Limit { entries, bytes };
            let page = store
                .page(Series::Log, from..=MAX_NUMBER, limit)
                .await
                .expect("readable");
            if page.is_empty() {
                break;
            }
            assert!(page.len() <= entries);
            let page_bytes: usize = page.iter().map(|entry| entry.bytes.len()).sum();
            assert!(page.len() == 1 || page_bytes <= bytes);
            read.extend(page);
        }
        assert!(read == expected, "limits {entries} and {bytes}");
    }
}

/// Of its own series, whatever was written last.
pub async fn the_last_number_is_the_largest<H: Harness>(harness: &H) {
    let store = harness.fresh().await;
    let writes = vec![
        add(Key::Log(12), b""),
        add(Key::Log(9), b""),
        add(Key::Chunk(100), b""),
        add(Key::Chunk(MAX_NUMBER), b""),
    ];
    commit(&store, writes).await;
    assert_eq!(store.last_number(Series::Log).await, Ok(Some(12)));
    assert_eq!(
        store.last_number(Series::Chunks).await,
        Ok(Some(MAX_NUMBER))
    );
    assert_eq!(
        whole(&store, Series::Log).await.first(),
        Some(&entry(9, b""))
    );
}
