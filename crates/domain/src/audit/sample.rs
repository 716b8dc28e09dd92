use crate::record::ComplaintId;

/// Seeds offered: six digits, which somebody can read out and type in again.
pub const SEEDS: i64 = 1_000_000;

/// `size` of these complaints, each set of that size as likely as any other; in the order of drawing. The same seed over
/// the same complaints, in whatever order they are handed over, gives the same sample. All of them, when there are not
/// so many.
///
/// A shuffle (Fisher & Yates 1938) broken off after `size` steps, its chance from `SplitMix64` (Steele, Lea & Flood
/// 2014): whole numbers only, so that every device draws alike.
pub fn sample(seed: i64, size: usize, mut among: Vec<ComplaintId>) -> Vec<ComplaintId> {
    among.sort_unstable();
    among.dedup();
    let size = size.min(among.len());
    let mut chance = Chance(seed.cast_unsigned());
    for place in 0..size {
        let other = place + chance.below(among.len() - place);
        among.swap(place, other);
    }
    among.truncate(size);
    among
}

struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// 0 up to, but not including, `n`. Numbers of the last, incomplete round are drawn again: none is favoured.
    fn below(&mut self, n: usize) -> usize {
        let n = n.max(1) as u64;
        let whole_rounds = u64::MAX - u64::MAX % n;
        let drawn = loop {
            let drawn = self.next();
            if drawn < whole_rounds {
                break drawn;
            }
        };
        usize::try_from(drawn % n).unwrap_or(0)
    }
}
