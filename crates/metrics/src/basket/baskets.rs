//! The input.

/// Baskets of items, each item once per basket.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baskets {
    ends: Vec<usize>,
    items: Vec<u32>,
    item_count: usize,
}

impl Baskets {
    /// From one list of items per basket; items are dense indices, duplicates within a basket count once.
    pub fn of<'a>(baskets: impl IntoIterator<Item = &'a [u32]>) -> Self {
        let mut all = Self::default();
        let mut sorted = Vec::new();
        for basket in baskets {
            sorted.clear();
            sorted.extend_from_slice(basket);
            sorted.sort_unstable();
            sorted.dedup();
            all.items.extend_from_slice(&sorted);
            all.ends.push(all.items.len());
        }
        all.item_count = all.items.iter().max().map_or(0, |&item| item as usize + 1);
        all
    }

    /// How many baskets.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// No basket.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// One more than the largest item.
    pub fn item_count(&self) -> usize {
        self.item_count
    }

    /// The baskets, items rising.
    pub fn iter(&self) -> impl Iterator<Item = &[u32]> {
        let mut start = 0;
        self.ends.iter().map(move |&end| {
            let basket = self.items.get(start..end).unwrap_or_default();
            start = end;
            basket
        })
    }
}
