//! A number for the contents of a book, as a sum of one number per field: neither the order of the fields nor that of
//! the records matters. Devices compare it after an exchange, so that it must never change between builds.

use super::{Row, ValueRef};
use crate::NameIndex;

/// The names of a book, hashed once.
#[derive(Default)]
pub(super) struct Names {
    hashes: Vec<u64>,
}

impl Names {
    /// Takes in the names that are new; they are only ever added.
    pub(super) fn extend(&mut self, names: &crate::Names) {
        let known = self.hashes.len();
        let new = names.iter().skip(known);
        self.hashes
            .extend(new.map(|name| mix_bytes(0, name.as_bytes())));
    }

    /// The sum of a record's fields; cleared ones do not count.
    pub(super) fn row(&self, kind: NameIndex, row: Row<'_>) -> u64 {
        let id = row.id.0.to_le_bytes();
        let record = mix_bytes(self.name(kind), &id);
        row.fields()
            .filter(|field| !field.value.is_null())
            .fold(0, |sum, field| {
                let start = record ^ self.name(field.name);
                let field = match field.value {
                    // Rows write an identity in one of two ways.
                    ValueRef::Id(id) => mix_bytes(start, &id.0.to_le_bytes()),
                    _ => mix_bytes(start, field.encoded),
                };
                sum.wrapping_add(field)
            })
    }

    fn name(&self, name: NameIndex) -> u64 {
        self.hashes.get(name.0 as usize).copied().unwrap_or(0)
    }
}

/// Eight bytes at a time, each word stirred by the finisher of SplitMix64; the length closes it, so that zeros at the
/// end count.
pub(crate) fn mix_bytes(start: u64, bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let hash = words
        .iter()
        .fold(start, |hash, word| mix(hash ^ u64::from_le_bytes(*word)));
    let mut last = [0; 8];
    for (to, from) in last.iter_mut().zip(rest) {
        *to = *from;
    }
    mix(mix(hash ^ u64::from_le_bytes(last)) ^ bytes.len() as u64)
}

/// SplitMix64 (Steele, Lea, Flood 2014): a step and its finisher.
fn mix(state: u64) -> u64 {
    let z = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two tablets with different builds compare these.
    #[test]
    fn the_numbers_are_for_ever() {
        assert_eq!(mix(0), 0xe220_a839_7b1d_cdaf);
        assert_eq!(mix_bytes(0, b""), mix(mix(0)));
        assert_ne!(mix_bytes(0, b"a"), mix_bytes(0, b"a\0"));
        assert_ne!(mix_bytes(0, b"12345678"), mix_bytes(0, b"12345678\0"));
    }
}
