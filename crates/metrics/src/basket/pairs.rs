//! Pairs only, counted a slice of baskets at a time, so that a worker can answer in between.

use super::itemsets::Support;

/// How many baskets hold each item: the first pass.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ItemCounts {
    counts: Vec<u32>,
    baskets: u64,
    mixed: u64,
}

/// How many baskets hold each two of the frequent items: the second pass.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PairCounts {
    /// By item, its place among the frequent ones.
    places: Vec<Option<u32>>,
    /// The frequent items, rising, with their counts.
    items: Vec<(u32, u32)>,
    /// For places a < b at `b·(b−1)/2 + a`.
    pairs: Vec<u32>,
    baskets: u64,
    mixed: u64,
    min_count: u32,
}

/// Two items that are often bought together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The smaller item.
    pub first: u32,
    /// The larger item.
    pub second: u32,
    /// Baskets with both.
    pub count: u32,
    /// Baskets with the first.
    pub first_count: u32,
    /// Baskets with the second.
    pub second_count: u32,
}

/// More frequent items than this, and only the most frequent ones are paired: the table grows with the square.
const MOST_ITEMS: usize = 2000;

impl ItemCounts {
    /// Takes a basket; each item once, in any order.
    pub fn add(&mut self, basket: &[u32]) {
        self.baskets += 1;
        self.mixed += u64::from(basket.len() > 1);
        for &item in basket {
            let at = item as usize;
            if at >= self.counts.len() {
                self.counts.resize(at + 1, 0);
            }
            if let Some(count) = self.counts.get_mut(at) {
                *count += 1;
            }
        }
    }

    /// Prepares the second pass for the items in at least `support` of the baskets.
    pub fn pairs(self, support: Support) -> PairCounts {
        let baskets = usize::try_from(self.baskets).unwrap_or(usize::MAX);
        let min_count = support.min_count(baskets);
        let mut items: Vec<(u32, u32)> = (0..)
            .zip(self.counts.iter().copied())
            .filter(|&(_, count)| count >= min_count.max(1))
            .collect();
        if items.len() > MOST_ITEMS {
            items.sort_unstable_by_key(|&(item, count)| (std::cmp::Reverse(count), item));
            items.truncate(MOST_ITEMS);
            items.sort_unstable();
        }
        let mut places = vec![None; self.counts.len()];
        for (place, &(item, _)) in (0..).zip(&items) {
            if let Some(slot) = places.get_mut(item as usize) {
                *slot = Some(place);
            }
        }
        let pairs = vec![0; items.len() * items.len().saturating_sub(1) / 2];
        PairCounts {
            places,
            items,
            pairs,
            baskets: self.baskets,
            mixed: self.mixed,
            min_count,
        }
    }
}

impl PairCounts {
    /// Takes a basket of the first pass again; each item once, in any order.
    pub fn add(&mut self, basket: &[u32]) {
        for (at, &one) in basket.iter().enumerate() {
            let Some(one) = self.place(one) else { continue };
            for other in basket.iter().take(at) {
                let Some(other) = self.place(*other) else {
                    continue;
                };
                let (low, high) = (one.min(other), one.max(other));
                if low != high
                    && let Some(count) = self.pairs.get_mut(high * (high - 1) / 2 + low)
                {
                    *count += 1;
                }
            }
        }
    }

    /// Baskets in all, and those with at least two items.
    pub fn baskets(&self) -> (u64, u64) {
        (self.baskets, self.mixed)
    }

    /// Pairs below this are not given.
    pub fn min_count(&self) -> u32 {
        self.min_count
    }

    /// The pairs in enough baskets, by their items.
    ///
    /// The same as [`frequent_itemsets`](super::frequent_itemsets) of two items, as long as there are at most 2,000
    /// frequent items; beyond, as if the rarer ones had not been sold.
    pub fn frequent(&self) -> Vec<Pair> {
        let mut found = Vec::new();
        for (high, &(second, second_count)) in self.items.iter().enumerate() {
            let start = high * high.saturating_sub(1) / 2;
            let row = self.pairs.get(start..start + high).unwrap_or_default();
            for (&count, &(first, first_count)) in row.iter().zip(&self.items) {
                if count >= self.min_count.max(1) {
                    found.push(Pair {
                        first,
                        second,
                        count,
                        first_count,
                        second_count,
                    });
                }
            }
        }
        found.sort_unstable_by_key(|pair| (pair.first, pair.second));
        found
    }

    fn place(&self, item: u32) -> Option<usize> {
        let place = self.places.get(item as usize).copied().flatten()?;
        Some(place as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Baskets, frequent_itemsets};
    use super::*;

    #[test]
    fn pairs_are_the_itemsets_of_two() {
        let mut state = 7_u64;
        let mut next = move |sides: u64| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (state >> 33) % sides
        };
        let baskets: Vec<Vec<u32>> = (0..2_000)
            .map(|_| {
                let mut basket: Vec<u32> = (0..=next(6))
                    .map(|_| u32::try_from(next(8) * next(6)).unwrap())
                    .collect();
                basket.sort_unstable();
                basket.dedup();
                basket
            })
            .collect();
        let support = Support::Baskets(12);
        let mut items = ItemCounts::default();
        for basket in &baskets {
            items.add(basket);
        }
        let mut pairs = items.pairs(support);
        for basket in &baskets {
            pairs.add(basket);
        }
        let all = Baskets::of(baskets.iter().map(Vec::as_slice));
        let sets = frequent_itemsets(&all, support, 2, usize::MAX).unwrap();
        let expected: Vec<(Vec<u32>, u32)> = sets
            .sets
            .iter()
            .filter(|set| set.items.len() == 2)
            .map(|set| (set.items.clone(), set.count))
            .collect();
        let found: Vec<(Vec<u32>, u32)> = pairs
            .frequent()
            .iter()
            .map(|pair| (vec![pair.first, pair.second], pair.count))
            .collect();
        assert_eq!(found, expected);
        assert!(expected.len() > 20);
        for pair in pairs.frequent() {
            assert_eq!(sets.count_of(&[pair.first]), Some(pair.first_count));
            assert_eq!(sets.count_of(&[pair.second]), Some(pair.second_count));
        }
        let mixed = baskets.iter().filter(|basket| basket.len() > 1).count() as u64;
        assert_eq!(pairs.baskets(), (2_000, mixed));
    }

    #[test]
    fn no_basket_has_no_pair() {
        assert!(
            ItemCounts::default()
                .pairs(Support::Baskets(1))
                .frequent()
                .is_empty()
        );
    }
}
