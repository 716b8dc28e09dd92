use super::{Chunk, Table};
use crate::NameIndex;
use rustc_hash::FxHashMap;
use std::collections::hash_map::Entry;

/// The tables by kind, in the order in which the kinds first appeared.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tables {
    order: Vec<NameIndex>,
    by_kind: FxHashMap<NameIndex, Table>,
}

impl Tables {
    pub(crate) fn len(&self) -> usize {
        self.order.len()
    }

    pub(crate) fn get(&self, kind: NameIndex) -> Option<&Table> {
        self.by_kind.get(&kind)
    }

    pub(crate) fn get_mut(&mut self, kind: NameIndex) -> Option<&mut Table> {
        self.by_kind.get_mut(&kind)
    }

    /// The table of a kind, which is added when there is none.
    pub(crate) fn of_kind(&mut self, kind: NameIndex) -> &mut Table {
        match self.by_kind.entry(kind) {
            Entry::Occupied(found) => found.into_mut(),
            Entry::Vacant(place) => {
                self.order.push(kind);
                place.insert(Table::default())
            }
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (NameIndex, &Table)> {
        self.order
            .iter()
            .filter_map(|kind| Some((*kind, self.by_kind.get(kind)?)))
    }

    /// Every chunk, in no particular order.
    #[allow(clippy::iter_over_hash_type, reason = "callers treat all chunks alike")]
    pub(crate) fn chunks_mut(&mut self) -> impl Iterator<Item = &mut Chunk> {
        self.by_kind
            .values_mut()
            .flat_map(|table| &mut table.chunks)
    }
}
