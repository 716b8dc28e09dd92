//! Items often bought together.

use std::collections::BTreeMap;

use crate::{Metric, NotEnough};

use super::Baskets;

/// A threshold as a fraction, so that comparing with it is exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Support {
    /// At least this many baskets.
    Baskets(u32),
    /// At least this share: `⌈n · numerator / denominator⌉` baskets.
    Share {
        /// Above the line.
        numerator: u32,
        /// Below the line, not zero.
        denominator: u32,
    },
}

impl Support {
    /// Baskets needed, one at least.
    pub fn min_count(self, baskets: usize) -> u32 {
        let needed = match self {
            Self::Baskets(count) => u64::from(count),
            Self::Share {
                numerator,
                denominator,
            } => (baskets as u64 * u64::from(numerator)).div_ceil(u64::from(denominator.max(1))),
        };
        u32::try_from(needed.max(1)).unwrap_or(u32::MAX)
    }
}

/// Items bought together in `count` baskets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Itemset {
    /// Rising.
    pub items: Vec<u32>,
    /// Baskets that hold all of them.
    pub count: u32,
}

/// All frequent itemsets, shorter first, then by items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Itemsets {
    /// The sets.
    pub sets: Vec<Itemset>,
    /// Baskets looked at.
    pub baskets: u64,
    /// Baskets a set had to be in.
    pub min_count: u32,
    /// Whether the limit on the number of sets was hit; then raise the support.
    pub is_cut: bool,
    pub(super) counts: BTreeMap<Vec<u32>, u32>,
}

impl Itemsets {
    /// Count of a frequent set given in rising order.
    pub fn count_of(&self, items: &[u32]) -> Option<u32> {
        self.counts.get(items).copied()
    }
}

/// Below this many different frequent items pairs are counted in a table, straight from the baskets.
const PAIR_TABLE: usize = 4000;

/// Finds all sets of up to `max_items` items in at least `support` of the baskets, at most `max_sets` of them.
///
/// Eclat: each set carries the list of its baskets, a larger set's list is the intersection of two. Pairs are counted
/// directly, so that only frequent ones are ever intersected. Needs a basket. Sources: Zaki 2000, IEEE Trans. Knowledge
/// and Data Engineering 12:372-390; Agrawal & Srikant 1994 for the problem.
pub fn frequent_itemsets(
    baskets: &Baskets,
    support: Support,
    max_items: usize,
    max_sets: usize,
) -> Metric<Itemsets> {
    NotEnough::check(baskets.len() as u64, 1)?;
    let min_count = support.min_count(baskets.len());
    let lists = frequent_items(baskets, min_count);
    let pairs = PairTable::count(baskets, &lists);
    let mut search = Search {
        min_count,
        max_items,
        max_sets,
        is_cut: false,
        pairs,
        found: Vec::new(),
    };
    search.extend(&mut Vec::new(), &lists);
    let mut sets = search.found;
    sets.sort_unstable_by(|a, b| (a.items.len(), &a.items).cmp(&(b.items.len(), &b.items)));
    let counts = sets
        .iter()
        .map(|set| (set.items.clone(), set.count))
        .collect();
    Ok(Itemsets {
        sets,
        baskets: baskets.len() as u64,
        min_count,
        is_cut: search.is_cut,
        counts,
    })
}

/// An item that extends the current set, with the baskets of the extended set.
struct Extension {
    item: u32,
    /// Place among the frequent items.
    place: usize,
    baskets: Vec<u32>,
}

fn frequent_items(baskets: &Baskets, min_count: u32) -> Vec<Extension> {
    let mut counts = vec![0_u32; baskets.item_count()];
    for &item in baskets.iter().flatten() {
        if let Some(count) = counts.get_mut(item as usize) {
            *count += 1;
        }
    }
    let mut lists: Vec<Option<Vec<u32>>> = counts
        .iter()
        .map(|&count| (count >= min_count).then(|| Vec::with_capacity(count as usize)))
        .collect();
    for (number, basket) in (0..).zip(baskets.iter()) {
        for &item in basket {
            if let Some(Some(list)) = lists.get_mut(item as usize) {
                list.push(number);
            }
        }
    }
    let mut found: Vec<Extension> = (0..)
        .zip(lists)
        .filter_map(|(item, list)| {
            Some(Extension {
                item,
                place: 0,
                baskets: list?,
            })
        })
        .collect();
    // Rare items first: their lists are short, and everything below them stays short.
    found.sort_by_key(|extension| (extension.baskets.len(), extension.item));
    for (place, extension) in found.iter_mut().enumerate() {
        extension.place = place;
    }
    found
}

/// How often each two frequent items share a basket.
struct PairTable {
    width: usize,
    counts: Vec<u32>,
}

impl PairTable {
    fn count(baskets: &Baskets, lists: &[Extension]) -> Option<Self> {
        let width = lists.len();
        if width > PAIR_TABLE {
            return None;
        }
        let mut places = vec![usize::MAX; baskets.item_count()];
        for extension in lists {
            if let Some(place) = places.get_mut(extension.item as usize) {
                *place = extension.place;
            }
        }
        let mut counts = vec![0_u32; width * width];
        let mut present = Vec::new();
        for basket in baskets.iter() {
            present.clear();
            let known = basket
                .iter()
                .filter_map(|&item| places.get(item as usize).copied());
            present.extend(known.filter(|&place| place != usize::MAX));
            present.sort_unstable();
            for (index, &first) in present.iter().enumerate() {
                for &second in present.iter().skip(index + 1) {
                    if let Some(count) = counts.get_mut(first * width + second) {
                        *count += 1;
                    }
                }
            }
        }
        Some(Self { width, counts })
    }

    /// Of two places, the lower first.
    fn of(&self, first: usize, second: usize) -> u32 {
        self.counts
            .get(first * self.width + second)
            .copied()
            .unwrap_or(0)
    }
}

struct Search {
    min_count: u32,
    max_items: usize,
    max_sets: usize,
    is_cut: bool,
    pairs: Option<PairTable>,
    found: Vec<Itemset>,
}

impl Search {
    /// Reports `prefix` plus each extension, and goes on with those that stay frequent together.
    fn extend(&mut self, prefix: &mut Vec<u32>, extensions: &[Extension]) {
        for (index, first) in extensions.iter().enumerate() {
            if self.found.len() >= self.max_sets {
                self.is_cut = true;
                return;
            }
            prefix.push(first.item);
            let mut items = prefix.clone();
            items.sort_unstable();
            self.found.push(Itemset {
                items,
                count: u32::try_from(first.baskets.len()).unwrap_or(u32::MAX),
            });
            if prefix.len() < self.max_items {
                let further = self.further(first, extensions.get(index + 1..).unwrap_or_default());
                if !further.is_empty() {
                    self.extend(prefix, &further);
                }
            }
            prefix.pop();
        }
    }

    fn further(&self, first: &Extension, others: &[Extension]) -> Vec<Extension> {
        others
            .iter()
            .filter(|other| {
                let together = self
                    .pairs
                    .as_ref()
                    .map(|pairs| pairs.of(first.place, other.place));
                together.is_none_or(|count| count >= self.min_count)
            })
            .filter_map(|other| {
                let baskets =
                    intersection(&first.baskets, &other.baskets, self.min_count as usize)?;
                Some(Extension {
                    item: other.item,
                    place: other.place,
                    baskets,
                })
            })
            .collect()
    }
}

/// What two rising lists share; nothing as soon as they cannot share `needed` any more.
fn intersection(a: &[u32], b: &[u32], needed: usize) -> Option<Vec<u32>> {
    let (mut left, mut right) = (a, b);
    let mut shared = Vec::with_capacity(a.len().min(b.len()));
    while let (Some((&x, after_x)), Some((&y, after_y))) = (left.split_first(), right.split_first())
    {
        if x == y {
            shared.push(x);
            (left, right) = (after_x, after_y);
        } else {
            if shared.len() + left.len().min(right.len()) < needed {
                return None;
            }
            if x < y {
                left = after_x;
            } else {
                right = after_y;
            }
        }
    }
    (shared.len() >= needed).then_some(shared)
}
