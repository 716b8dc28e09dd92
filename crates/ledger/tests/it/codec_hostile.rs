//! Bytes that no build wrote: an error or a batch that can be worked with, never a panic, never more memory than the
//! bytes could bear out.

use crate::batches::batch;
use crate::codec::{body, number, sealed};
use crate::memory::peak;
use crate::properties::{Outcome, hold};
use domain::{Change, ChangeSet, Id, Name, Value};
use ledger::{Batch, BatchName, Book, CodecError, DeviceId, Hlc, Manifest, SnapshotPlan};
use proptest::collection::vec;
use proptest::prelude::*;

/// Whatever is read must be usable.
fn survive(bytes: &[u8]) -> Outcome {
    let (read, held) = peak(|| Batch::decode(bytes));
    prop_assert!(
        held <= (bytes.len() * 80).max(1 << 20),
        "{held} bytes of memory for {} bytes",
        bytes.len()
    );
    if let Ok(batch) = read {
        let mut book = Book::default();
        book.apply(&batch);
        book.digest();
        drop(ledger::inverse(&batch, &book));
        // Not compared: a number that equals nothing may be among the values.
        prop_assert_eq!(
            Batch::decode(&batch.encode()).map(|again| again.encode()),
            Ok(batch.encode())
        );
    }
    Ok(())
}

#[test]
fn every_cut_is_an_error() {
    hold(25, 10_000, &batch(), |batch| {
        let bytes = batch.encode();
        for end in 0..bytes.len() {
            prop_assert!(Batch::decode(&bytes[..end]).is_err());
            // With a checksum that fits, as a forger would make it.
            let cut = sealed(&bytes[..end]);
            if end < bytes.len() - 4 {
                prop_assert!(Batch::decode(&cut).is_err(), "cut at {end}");
            }
        }
        Ok(())
    });
}

#[test]
fn every_flipped_byte_is_noticed() {
    hold(25, 10_000, &(batch(), 1_u8..), |(batch, flip)| {
        let bytes = batch.encode();
        for at in 0..bytes.len() {
            let mut flipped = bytes.clone();
            flipped[at] ^= flip;
            prop_assert_eq!(Batch::decode(&flipped), Err(CodecError::Checksum));
            survive(&sealed(body(&flipped)))?;
        }
        Ok(())
    });
}

#[test]
fn random_bytes_do_no_harm() {
    hold(2_000, 1_000_000, &vec(any::<u8>(), 0..300), |mut bytes| {
        prop_assert!(Batch::decode(&bytes).is_err() && Manifest::decode(&bytes).is_err());
        survive(&sealed(&bytes))?;
        drop(Manifest::decode(&sealed(&bytes)));
        // Past the format, where most random bytes end.
        if let Some(first) = bytes.first_mut() {
            *first = 1;
        }
        survive(&sealed(&bytes))?;
        drop(Manifest::decode(&sealed(&bytes)));
        Ok(())
    });
}

/// Pieces of real batches, put together wrongly.
#[test]
fn spliced_batches_do_no_harm() {
    let strategy = (
        batch(),
        batch(),
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
    );
    hold(
        600,
        1_000_000,
        &strategy,
        |(head, tail, head_end, tail_start)| {
            let (head, tail) = (head.encode(), tail.encode());
            let mut spliced = head[..head_end.index(head.len())].to_vec();
            spliced.extend_from_slice(&body(&tail)[tail_start.index(tail.len() - 4)..]);
            survive(&sealed(&spliced))
        },
    );
}

/// A header, then whatever changes are claimed.
fn claiming(rest: &[u8]) -> Vec<u8> {
    let blank = Batch {
        name: BatchName {
            device: DeviceId(1),
            number: 1,
        },
        time: Hlc(1),
        ..Batch::default()
    };
    let bytes = blank.encode();
    let mut forged = body(&bytes)[..bytes.len() - 4 - 2].to_vec();
    forged.extend_from_slice(rest);
    sealed(&forged)
}

#[test]
fn announced_lengths_are_not_believed() {
    for count in [1, 1_000, 1 << 20, 1 << 32, u64::MAX / 2, u64::MAX] {
        let counts = number(count);
        let mut all = vec![counts.clone()];
        // One name, then so many changes.
        all.push([&[1, 1, b'a'], counts.as_slice()].concat());
        // One change with so many fields, behind a megabyte of nothing.
        all.push([&[1, 1, b'a', 1, 0, 0], counts.as_slice(), &vec![0; 1 << 20]].concat());
        // A list within a list of so many elements.
        all.push(
            [
                &[1, 1, b'a', 1, 0, 0, 1, 0, 0, 7],
                counts.as_slice(),
                &[7],
                counts.as_slice(),
            ]
            .concat(),
        );
        for rest in all {
            let bytes = claiming(&rest);
            let (read, held) = peak(|| Batch::decode(&bytes));
            assert!(read.is_err());
            assert!(held <= 64 << 20, "{held} bytes for a claim of {count}");
        }
    }
}

/// One long name, and as many fields as fit that bear it: copies would fill the memory.
#[test]
fn a_long_name_borne_by_many_fields_is_refused() {
    let name_len = 1 << 20;
    let mut rest = vec![1];
    rest.extend(number(name_len));
    rest.extend(vec![b'x'; 1 << 20]);
    let fields = 1_000_000;
    rest.extend([1, 0, 0]);
    rest.extend(number(fields));
    for _ in 0..fields {
        rest.extend([0, 0, 0]);
    }
    rest.push(0);
    let (read, held) = peak(|| Batch::decode(&claiming(&rest)));
    assert_eq!(read.unwrap_err(), CodecError::Malformed);
    assert!(held <= 512 << 20, "{held}");
}

#[test]
fn lists_nested_without_end_are_refused() {
    let mut rest = vec![1, 1, b'a', 1, 0, 0, 1, 0, 0];
    rest.extend([7, 1].repeat(100_000));
    rest.extend([0, 0]);
    assert_eq!(
        Batch::decode(&claiming(&rest)).unwrap_err(),
        CodecError::Malformed
    );
}

/// Many kinds and many fields on one record: still quick.
#[test]
fn a_batch_of_many_kinds_and_a_record_of_many_fields_take_linear_time() {
    let batch = |number, changes| Batch {
        name: BatchName {
            device: DeviceId(1),
            number,
        },
        time: Hlc(number),
        changes: ChangeSet { changes },
        ..Batch::default()
    };
    let kinds = (0..20_000).map(|at| Change {
        kind: Name::Owned(format!("kind {at}")),
        id: Id(1),
        sets: vec![(Name::Borrowed("name"), Value::Bool(true))],
        was: Vec::new(),
    });
    let wide = |value| Change {
        kind: Name::Borrowed("customer"),
        id: Id(1),
        sets: (0..20_000)
            .map(|at| (Name::Owned(format!("tag/{at}")), Value::Int(value)))
            .collect(),
        was: Vec::new(),
    };
    let mut book = Book::default();
    book.apply(&batch(1, kinds.collect()));
    book.apply(&batch(2, vec![wide(1)]));
    let last = batch(3, vec![wide(2)]);
    book.apply(&last);
    assert_eq!(book.tables().count(), 20_001);
    let inverse = ledger::inverse(&last, &book);
    assert_eq!(inverse.changes.changes[0].sets.len(), 20_000);
    let manifest = SnapshotPlan::new(&book, 3, 1).manifest;
    assert_eq!(
        Manifest::decode(&manifest.encode())
            .unwrap()
            .chunks()
            .count(),
        20_001
    );
}
