//! Random commits against the simplest thing that could be right.

use std::collections::BTreeMap;

use super::harness::{Dice, Harness, add, get, put, whole};
use crate::contract::{Key, Series, Storage, Write};
use crate::error::StorageError;

const NAMES: [&str; 4] = ["a", "b", "c", "d"];

/// 300 seeded commits of one to eight writes, a good part of which collide; after each, the answer
/// and the whole content equal the model's.
pub async fn random_commits_match_a_plain_map<H: Harness>(harness: &H) {
    let store = harness.fresh().await;
    let mut model = BTreeMap::new();
    let mut dice = Dice(20_261_123);
    let mut landed = 0;
    for round in 0..300 {
        let writes: Vec<Write> = (0..=dice.below(8))
            .map(|_| random_write(&mut dice))
            .collect();
        let expected = apply(&mut model, &writes);
        landed += u32::from(expected.is_ok());
        assert_eq!(store.commit(writes).await, expected, "round {round}");
        assert_eq!(content(&store).await, model, "round {round}");
    }
    assert!((50..250).contains(&landed), "{landed} landed");
}

fn random_key(dice: &mut Dice) -> Key {
    let number = dice.below(24);
    match dice.below(4) {
        0 => NAMES
            .iter()
            .cycle()
            .nth(usize::try_from(number).expect("small"))
            .map_or(Key::meta(""), |name| Key::meta(name)),
        1 => Key::Chunk(number),
        _ => Key::Log(number),
    }
}

fn random_write(dice: &mut Dice) -> Write {
    let key = random_key(dice);
    let len = usize::try_from(dice.below(40)).expect("small");
    let bytes = dice.bytes(len);
    match dice.below(8) {
        0..3 => add(key, &bytes),
        3..6 => put(key, &bytes),
        6 => Write::Delete { key },
        _ => {
            let first = dice.below(24);
            Write::DeleteRange {
                series: if dice.below(2) == 0 {
                    Series::Log
                } else {
                    Series::Chunks
                },
                numbers: first..=first.saturating_add(dice.below(6)).saturating_sub(1),
            }
        }
    }
}

fn apply(model: &mut BTreeMap<Key, Vec<u8>>, writes: &[Write]) -> Result<(), StorageError> {
    let mut after = model.clone();
    for write in writes {
        match write {
            Write::Add { key, bytes } => {
                if after.insert(key.clone(), bytes.clone()).is_some() {
                    return Err(StorageError::Taken { key: key.clone() });
                }
            }
            Write::Put { key, bytes } => {
                after.insert(key.clone(), bytes.clone());
            }
            Write::Delete { key } => {
                after.remove(key);
            }
            Write::DeleteRange { series, numbers } => {
                for number in numbers.clone() {
                    after.remove(&series.key(number));
                }
            }
        }
    }
    *model = after;
    Ok(())
}

async fn content<S: Storage>(store: &S) -> BTreeMap<Key, Vec<u8>> {
    let mut content = BTreeMap::new();
    for name in NAMES {
        if let Some(bytes) = get(store, Key::meta(name)).await {
            content.insert(Key::meta(name), bytes);
        }
    }
    for series in [Series::Log, Series::Chunks] {
        for entry in whole(store, series).await {
            content.insert(series.key(entry.number), entry.bytes);
        }
    }
    content
}
