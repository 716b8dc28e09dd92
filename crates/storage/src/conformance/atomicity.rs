//! All or nothing.

use super::harness::{Dice, Harness, add, commit, entry, get, numbers, put, whole};
use crate::contract::{Key, MAX_NUMBER, Series, Storage, Write};
use crate::error::StorageError;

/// No writes, no failure.
pub async fn an_empty_commit_is_fine<H: Harness>(harness: &H) {
    let store = harness.fresh().await;
    assert_eq!(store.commit(vec![]).await, Ok(()));
}

/// Later writes of one commit see the earlier ones.
pub async fn writes_take_effect_in_order<H: Harness>(harness: &H) {
    let store = harness.fresh().await;
    let writes = vec![
        put(Key::meta("a"), b"first"),
        put(Key::meta("a"), b"second"),
        add(Key::Log(1), b"old"),
        Write::Delete { key: Key::Log(1) },
        add(Key::Log(1), b"new"),
        add(Key::Chunk(1), b"gone"),
        Write::DeleteRange {
            series: Series::Chunks,
            numbers: 0..=9,
        },
        add(Key::Chunk(2), b"stays"),
    ];
    commit(&store, writes).await;
    assert_eq!(get(&store, Key::meta("a")).await, Some(b"second".to_vec()));
    assert_eq!(whole(&store, Series::Log).await, [entry(1, b"new")]);
    assert_eq!(whole(&store, Series::Chunks).await, [entry(2, b"stays")]);

    let twice = vec![add(Key::Log(2), b"x"), add(Key::Log(2), b"y")];
    let taken = StorageError::Taken { key: Key::Log(2) };
    assert_eq!(store.commit(twice).await, Err(taken));
    assert_eq!(get(&store, Key::Log(2)).await, None);
}

/// Whatever kind of write came before the colliding one is taken back.
pub async fn a_failing_commit_leaves_nothing_behind<H: Harness>(harness: &H) {
    let store = harness.fresh().await;
    let before = vec![
        put(Key::meta("pointer"), b"old"),
        add(Key::Log(0), b"zero"),
        add(Key::Log(1), b"one"),
        add(Key::Chunk(4), b"four"),
    ];
    commit(&store, before).await;
    let failing = vec![
        put(Key::meta("pointer"), b"new"),
        put(Key::meta("another"), b"new"),
        Write::Delete { key: Key::Log(0) },
        Write::DeleteRange {
            series: Series::Chunks,
            numbers: 0..=9,
        },
        add(Key::Chunk(5), b"five"),
        add(Key::Log(1), b"collides"),
        add(Key::Log(2), b"after"),
    ];
    let taken = StorageError::Taken { key: Key::Log(1) };
    assert_eq!(store.commit(failing).await, Err(taken));

    assert_eq!(
        get(&store, Key::meta("pointer")).await,
        Some(b"old".to_vec())
    );
    assert_eq!(get(&store, Key::meta("another")).await, None);
    let log = [entry(0, b"zero"), entry(1, b"one")];
    assert_eq!(whole(&store, Series::Log).await, log);
    assert_eq!(whole(&store, Series::Chunks).await, [entry(4, b"four")]);
}

/// The first in the order of the writes, not of the keys.
pub async fn a_collision_names_the_first_key_that_existed<H: Harness>(harness: &H) {
    let store = harness.fresh().await;
    let before = vec![add(Key::Log(1), b""), add(Key::Log(7), b"")];
    commit(&store, before).await;
    let failing = vec![
        add(Key::Log(8), b""),
        add(Key::Log(7), b""),
        add(Key::Log(1), b""),
    ];
    let taken = StorageError::Taken { key: Key::Log(7) };
    assert_eq!(store.commit(failing).await, Err(taken));
    assert_eq!(numbers(&store, Series::Log).await, [1, 7]);
}

/// A number that would be rounded must not silently become its neighbour.
pub async fn a_number_too_large_fails_the_whole_commit<H: Harness>(harness: &H) {
    let store = harness.fresh().await;
    let key = Key::Log(MAX_NUMBER + 1);
    let too_large = StorageError::NumberTooLarge { key: key.clone() };
    let writes = vec![add(Key::Log(1), b""), add(key.clone(), b"")];
    assert_eq!(store.commit(writes).await, Err(too_large.clone()));
    assert!(numbers(&store, Series::Log).await.is_empty());
    assert_eq!(store.get(key).await, Err(too_large));
    commit(&store, vec![add(Key::Log(MAX_NUMBER), b"last")]).await;
    assert_eq!(
        get(&store, Key::Log(MAX_NUMBER)).await,
        Some(b"last".to_vec())
    );
}

/// A whole snapshot generation, 30 MB in 100 pieces, with the pointer that makes it count.
pub async fn a_large_commit_lands_whole<H: Harness>(harness: &H) {
    const PIECE_BYTES: usize = 300_000;
    let store = harness.fresh().await;
    let mut writes: Vec<Write> = (0..100)
        .map(|number| Write::Add {
            key: Key::Chunk(number),
            bytes: Dice(number).bytes(PIECE_BYTES),
        })
        .collect();
    writes.push(put(Key::meta("generation"), b"1"));
    commit(&store, writes).await;
    assert_eq!(
        get(&store, Key::meta("generation")).await,
        Some(b"1".to_vec())
    );
    let chunks = whole(&store, Series::Chunks).await;
    assert_eq!(chunks.len(), 100);
    for (number, chunk) in (0..).zip(chunks) {
        assert_eq!(chunk.number, number);
        assert!(chunk.bytes == Dice(number).bytes(PIECE_BYTES));
    }
}
