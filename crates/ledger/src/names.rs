use domain::Name;
use rustc_hash::FxHashMap;

/// The place of a name in [`Names`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameIndex(pub u32);

/// Every kind and field name in the book, each stored once. Names are only ever added.
#[derive(Clone, Debug, Default)]
pub struct Names {
    names: Vec<Name>,
    places: FxHashMap<Name, u32>,
}

impl Names {
    /// The place of `name`, which is added when it is new.
    pub fn add(&mut self, name: &Name) -> NameIndex {
        if let Some(place) = self.places.get(name) {
            return NameIndex(*place);
        }
        // Four thousand million names would need more memory than there is.
        let place = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.names.push(name.clone());
        self.places.insert(name.clone(), place);
        NameIndex(place)
    }

    /// The place of `name`, if it was ever used.
    pub fn find(&self, name: &str) -> Option<NameIndex> {
        self.places.get(name).copied().map(NameIndex)
    }

    /// The name; empty for a place that was never given.
    pub fn name(&self, index: NameIndex) -> &Name {
        static EMPTY: Name = Name::Borrowed("");
        self.names.get(index.0 as usize).unwrap_or(&EMPTY)
    }

    /// All names in the order of their places.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Name> {
        self.names.iter()
    }
}
