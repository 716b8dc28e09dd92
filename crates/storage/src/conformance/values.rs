//! Single values: in, out, replaced, removed.

use super::harness::{Harness, add, commit, entry, get, numbers, put, whole};
use crate::contract::{Key, Series, Storage, Write};

/// Nothing is there, and asking is no error.
pub async fn a_new_store_is_empty<H: Harness>(harness: &H) {
    let store = harness.fresh().await;
    assert_eq!(get(&store, Key::meta("absent")).await, None);
    assert_eq!(get(&store, Key::Log(0)).await, None);
    for series in [Series::Log, Series::Chunks] {
        assert!(whole(&store, series).await.is_empty());
        assert_eq!(store.last_number(series).await, Ok(None));
    }
}

/// Bytes are bytes: empty, every value, long.
pub async fn values_come_back_as_written<H: Harness>(harness: &H) {
    let store = harness.fresh().await;
    let every_byte: Vec<u8> = (0..=255).collect();
    let long = vec![7; 1 << 20];
    let writes = vec![
        add(Key::meta("empty"), b""),
        put(Key::Meta("名字".into()), &every_byte),
        add(Key::Log(0), &every_byte),
        put(Key::Chunk(3), &long),
    ];
    commit(&store, writes).await;
    assert_eq!(get(&store, Key::meta("empty")).await, Some(vec![]));
    assert_eq!(
        get(&store, Key::meta("名字")).await,
        Some(every_byte.clone())
    );
    assert_eq!(get(&store, Key::Log(0)).await, Some(every_byte));
    assert_eq!(get(&store, Key::Chunk(3)).await, Some(long));
}

/// The newer value is the value.
pub async fn put_replaces<H: Harness>(harness: &H) {
    let store = harness.fresh().await;
    for value in [b"one".as_slice(), b"three", b""] {
        commit(&store, vec![put(Key::meta("pointer"), value)]).await;
        assert_eq!(
            get(&store, Key::meta("pointer")).await.as_deref(),
            Some(value)
        );
    }
}

/// Deleting is about the state afterwards.
pub async fn deleting_what_is_absent_is_fine<H: Harness>(harness: &H) {
    let store = harness.fresh().await;
    commit(&store, vec![add(Key::Log(1), b"kept")]).await;
    let deletes = [
        Write::Delete { key: Key::Log(2) },
        Write::Delete {
            key: Key::meta("absent"),
        },
        Write::DeleteRange {
            series: Series::Chunks,
            numbers: 0..=9,
        },
    ];
    commit(&store, deletes.to_vec()).await;
    assert_eq!(whole(&store, Series::Log).await, [entry(1, b"kept")]);
}

/// Both ends included, the other shelves untouched, empty and endless ranges allowed.
pub async fn deleting_a_range_spares_the_rest<H: Harness>(harness: &H) {
    let store = harness.fresh().await;
    let mut writes = vec![put(Key::meta("5"), b"meta")];
    for number in 0..10 {
        writes.push(add(Key::Log(number), b"log"));
        writes.push(add(Key::Chunk(number), b"chunk"));
    }
    commit(&store, writes).await;

    let delete = async |first, last| {
        let write = Write::DeleteRange {
            series: Series::Chunks,
            numbers: first..=last,
        };
        commit(&store, vec![write]).await;
    };
    delete(3, 5).await;
    assert_eq!(numbers(&store, Series::Chunks).await, [0, 1, 2, 6, 7, 8, 9]);
    delete(9, 1).await;
    assert_eq!(numbers(&store, Series::Chunks).await.len(), 7);
    delete(7, u64::MAX).await;
    assert_eq!(numbers(&store, Series::Chunks).await, [0, 1, 2, 6]);
    assert_eq!(numbers(&store, Series::Log).await.len(), 10);
    assert_eq!(get(&store, Key::meta("5")).await, Some(b"meta".to_vec()));
}

/// The same number on two shelves, or a name that looks like one, are three values.
pub async fn shelves_do_not_mix<H: Harness>(harness: &H) {
    let store = harness.fresh().await;
    let keys = [
        Key::Log(5),
        Key::Chunk(5),
        Key::meta("5"),
        Key::meta(""),
        Key::meta("Log 5"),
    ];
    for (number, key) in (0_u8..).zip(&keys) {
        commit(&store, vec![add(key.clone(), &[number])]).await;
    }
    for (number, key) in (0_u8..).zip(keys) {
        assert_eq!(get(&store, key).await, Some(vec![number]));
    }
}

/// Order and repetition are the caller's; what is absent has its place too.
pub async fn many_values_come_in_the_order_asked<H: Harness>(harness: &H) {
    let store = harness.fresh().await;
    let writes = vec![
        put(Key::meta("a"), b"A"),
        put(Key::Chunk(1), b"one"),
        put(Key::Log(2), b"two"),
    ];
    commit(&store, writes).await;
    let keys = [
        Key::Log(2),
        Key::Log(1),
        Key::meta("a"),
        Key::Chunk(1),
        Key::meta("a"),
    ];
    let values = store.get_many(&keys).await.expect("readable");
    let expected = [
        Some(b"two".to_vec()),
        None,
        Some(b"A".to_vec()),
        Some(b"one".to_vec()),
        Some(b"A".to_vec()),
    ];
    assert_eq!(values, expected);
    assert_eq!(store.get_many(&[]).await, Ok(vec![]));
}
