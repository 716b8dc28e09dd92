use crate::batches::histories;
use crate::codec::{body, number, sealed};
use crate::properties::hold;
use crate::snapshot::Disk;
use domain::{Change, ChangeSet, Id, Name, Value};
use ledger::{Batch, BatchName, Book, CodecError, DeviceId, Manifest, SnapshotError, SnapshotPlan};
use proptest::prelude::*;
use rustc_hash::FxHashMap;

fn book(rows: u128) -> Book {
    let changes = (0..rows).map(|row| Change {
        kind: Name::Borrowed("customer"),
        id: Id(7_000 + row * 2),
        sets: vec![(Name::Borrowed("name"), Value::Text(format!("第{row}位")))],
        was: Vec::new(),
    });
    let mut book = Book::default();
    book.apply(&Batch {
        name: BatchName {
            device: DeviceId(1),
            number: 1,
        },
        changes: ChangeSet {
            changes: changes.collect(),
        },
        ..Batch::default()
    });
    book
}

fn disk(book: &Book) -> Disk {
    let mut disk = Disk::default();
    disk.write(&SnapshotPlan::new(book, 1, 1));
    disk
}

fn load(disk: &Disk) -> Result<Book, SnapshotError> {
    let manifest = Manifest::decode(&disk.manifests[0]).map_err(SnapshotError::Manifest)?;
    Book::load(manifest, disk.chunks.clone().into_iter().collect())
}

#[test]
fn a_missing_chunk_says_which() {
    let mut disk = disk(&book(5_000));
    disk.chunks.remove(&2);
    assert_eq!(load(&disk).unwrap_err(), SnapshotError::Missing { key: 2 });
}

#[test]
fn a_damaged_chunk_says_which() {
    let whole = disk(&book(40));
    let chunk = whole.chunks[&1].clone();
    let error = SnapshotError::Chunk {
        key: 1,
        error: CodecError::Checksum,
    };
    for at in 0..chunk.len() {
        let mut damaged = disk(&book(40));
        damaged.chunks.get_mut(&1).unwrap()[at] ^= 0x20;
        assert_eq!(load(&damaged).unwrap_err(), error);
        damaged.chunks.insert(1, chunk[..at].to_vec());
        assert_eq!(load(&damaged).unwrap_err(), error);
    }
}

/// Chunks in each other's place.
#[test]
fn swapped_chunks_are_noticed() {
    let mut disk = disk(&book(5_000));
    let (one, two) = (disk.chunks[&1].clone(), disk.chunks[&2].clone());
    disk.chunks.insert(1, two);
    disk.chunks.insert(2, one);
    assert!(matches!(
        load(&disk).unwrap_err(),
        SnapshotError::Chunk { key: 1, .. }
    ));
}

#[test]
fn a_damaged_manifest_is_an_error() {
    let whole = disk(&book(5_000));
    let manifest = &whole.manifests[0];
    for at in 0..manifest.len() {
        assert!(Manifest::decode(&manifest[..at]).is_err());
        for flip in [1, 0x10, 0x80] {
            let mut damaged = manifest.clone();
            damaged[at] ^= flip;
            assert_eq!(
                Manifest::decode(&damaged).unwrap_err(),
                CodecError::Checksum
            );
        }
    }
}

/// With checksums made to fit: no panic, and never a book that is quietly another one.
#[test]
fn forged_manifests_do_no_harm() {
    hold(8, 2_000, &(histories(), 1_u8..), |(batches, flip)| {
        let mut book = Book::default();
        for batch in &batches {
            book.apply(batch);
        }
        let whole = disk(&book);
        let manifest = body(&whole.manifests[0]).to_vec();
        for at in 0..manifest.len() {
            let mut forged = manifest.clone();
            forged[at] ^= flip;
            let mut forged_disk = disk(&book);
            forged_disk.manifests[0] = sealed(&forged);
            if let Ok(loaded) = load(&forged_disk) {
                loaded.digest();
                let rows = |book: &Book| book.tables().map(|(_, table)| table.len()).sum::<u32>();
                prop_assert_eq!(rows(&loaded), rows(&book));
            }
            forged_disk.manifests[0] = sealed(&manifest[..at]);
            prop_assert!(load(&forged_disk).is_err());
        }
        Ok(())
    });
}

/// Rows are found by counting: a chunk in the middle with a row too few would shift all that follow.
#[test]
fn forged_chunks_do_no_harm() {
    let plan = SnapshotPlan::new(&book(2_100), 1, 1);
    let manifest = plan.manifest.encode();
    let mut chunks = plan
        .chunks
        .into_iter()
        .map(|(stored, bytes)| (stored.key, bytes))
        .collect::<FxHashMap<_, _>>();
    let chunk = chunks[&2].clone();
    for at in 0..chunk.len() {
        for flip in [1, 0xff] {
            let mut forged = chunk.clone();
            forged[at] ^= flip;
            let manifest =
                with_number(&manifest, crc32fast::hash(&chunk), crc32fast::hash(&forged));
            chunks.insert(2, forged);
            if let Ok(loaded) = Book::load(Manifest::decode(&manifest).unwrap(), chunks.clone()) {
                let table = loaded.table("customer").unwrap();
                assert_eq!((table.len(), table.rows().count()), (2_100, 2_100));
            }
        }
    }
}

/// Every chunk is as it was written, but the short last one comes first.
#[test]
fn chunks_in_another_order_are_noticed() {
    let plan = SnapshotPlan::new(&book(2_100), 1, 1);
    let manifest = plan.manifest.encode();
    let refs = plan.manifest.chunks().map(|chunk| {
        [chunk.key, chunk.checksum.into(), chunk.bytes.into()]
            .map(number)
            .concat()
    });
    let refs = refs.collect::<Vec<_>>();
    let (straight, crossed) = (refs.concat(), [refs[1].clone(), refs[0].clone()].concat());
    let body = body(&manifest);
    let at = body
        .windows(straight.len())
        .position(|window| window == straight)
        .unwrap();
    let forged = sealed(&[&body[..at], &crossed, &body[at + straight.len()..]].concat());
    let chunks = plan
        .chunks
        .into_iter()
        .map(|(stored, bytes)| (stored.key, bytes))
        .collect();
    let error = Book::load(Manifest::decode(&forged).unwrap(), chunks).unwrap_err();
    assert_eq!(error, SnapshotError::Manifest(CodecError::Malformed));
}

/// Puts another checksum into a manifest.
fn with_number(manifest: &[u8], old: u32, new: u32) -> Vec<u8> {
    let (old, new) = (number(old.into()), number(new.into()));
    let body = body(manifest);
    let at = body
        .windows(old.len())
        .position(|window| window == old)
        .unwrap();
    let forged = [&body[..at], &new, &body[at + old.len()..]].concat();
    sealed(&forged)
}

#[test]
fn an_empty_book_is_a_snapshot_too() {
    let empty = disk(&Book::default());
    assert!(empty.chunks.is_empty());
    assert_eq!(load(&empty).unwrap().digest(), Book::default().digest());
}
