use super::REMOVED;
use ledger::{NameIndex, Names, Row, ValueRef};

/// The places of the field names that are looked at in every row; looked up once, not per row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KnownNames {
    pub(crate) removed: NameIndex,
    pub(crate) customer: NameIndex,
    pub(crate) complaint: NameIndex,
    pub(crate) day: NameIndex,
    pub(crate) total: NameIndex,
    pub(crate) lines: NameIndex,
    pub(crate) number: NameIndex,
    pub(crate) name: NameIndex,
    pub(crate) survey: NameIndex,
    seen: usize,
}

/// A name that was never used in this book matches no field.
const UNUSED: NameIndex = NameIndex(u32::MAX);

impl Default for KnownNames {
    fn default() -> Self {
        Self {
            removed: UNUSED,
            customer: UNUSED,
            complaint: UNUSED,
            day: UNUSED,
            total: UNUSED,
            lines: UNUSED,
            number: UNUSED,
            name: UNUSED,
            survey: UNUSED,
            seen: 0,
        }
    }
}

impl KnownNames {
    pub(crate) fn new(names: &Names) -> Self {
        let find = |name| names.find(name).unwrap_or(UNUSED);
        Self {
            removed: find(REMOVED),
            customer: find("customer"),
            complaint: find("complaint"),
            day: find("day"),
            total: find("total"),
            lines: find("lines"),
            number: find("number"),
            name: find("name"),
            survey: find("survey"),
            seen: names.iter().len(),
        }
    }

    /// Names are only ever added.
    pub(crate) fn refresh(&mut self, names: &Names) {
        if names.iter().len() != self.seen {
            *self = Self::new(names);
        }
    }

    /// Whether the record lies in the recycle bin.
    pub(crate) fn is_removed(&self, row: &Row<'_>) -> bool {
        self.removed != UNUSED && row.get(self.removed) != ValueRef::Null
    }
}
