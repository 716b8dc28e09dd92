use crate::record::CustomerId;

/// Draws `size` of `candidates` at random, each choice of that many as likely as any other.
///
/// The same candidates (in any order) and the same seed give the same draw on every device: they are sorted by identity,
/// then shuffled from the front (Fisher & Yates), with SplitMix64 for the dice. Source: Knuth, The Art of Computer
/// Programming 2, algorithm 3.4.2 P; Steele, Lea & Flood 2014, OOPSLA.
pub fn draw(candidates: &[CustomerId], size: usize, seed: u64) -> Vec<CustomerId> {
    let mut pool = candidates.to_vec();
    pool.sort_unstable();
    pool.dedup();
    let mut dice = Dice(seed);
    let size = size.min(pool.len());
    for at in 0..size {
        let rest = u64::try_from(pool.len() - at).unwrap_or(1);
        let other = at + usize::try_from(dice.below(rest)).unwrap_or(0);
        pool.swap(at, other);
    }
    pool.truncate(size);
    pool
}

struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Below `limit`, every number as likely: the few throws that would favour some are thrown again.
    fn below(&mut self, limit: u64) -> u64 {
        let limit = limit.max(1);
        let fair = u64::MAX - u64::MAX % limit;
        loop {
            let thrown = self.next();
            if thrown < fair {
                return thrown % limit;
            }
        }
    }
}
