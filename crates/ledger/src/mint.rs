use domain::{Id, Instant};

/// Makes identities: UUID version 7 (RFC 9562, method 3: the random part counted up), so that the identities of one
/// import are consecutive and pack into a few bytes.
#[derive(Clone, Debug)]
pub struct IdMint {
    last: u128,
    random: u64,
}

impl IdMint {
    /// `seed` must come from a good source of randomness; two mints with one seed make the same identities.
    pub fn new(seed: [u8; 16]) -> Self {
        let seed = u128::from_le_bytes(seed);
        let halves = [seed, seed >> 64].map(|half| u64::try_from(half & u128::from(u64::MAX)));
        let [low, high] = halves.map(Result::unwrap_or_default);
        let mut mint = Self {
            last: 0,
            random: low,
        };
        // Mixed, so that a seed with equal halves is not lost.
        mint.random = mint.next_random() ^ high;
        mint
    }

    /// Begins a new stretch of consecutive identities at this time.
    pub fn begin(&mut self, now: Instant) {
        let millis = u128::try_from(now.0).unwrap_or(0) & 0xffff_ffff_ffff;
        let a = u128::from(self.next_random() >> 52);
        // The top bit of the counted part stays free, so that counting up never reaches the variant bits.
        let b = u128::from(self.next_random() >> 3);
        let fresh = (millis << 80) | (7 << 76) | (a << 64) | (2 << 62) | b;
        self.last = self.last.max(fresh);
    }

    /// The next identity; after [`IdMint::begin`].
    pub fn mint(&mut self) -> Id {
        self.last += 1;
        Id(self.last)
    }

    /// SplitMix64 (Steele, Lea, Flood 2014).
    fn next_random(&mut self) -> u64 {
        self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.random;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identities_are_uuid_version_7_and_grow() {
        let mut mint = IdMint::new([7; 16]);
        mint.begin(Instant(1_790_000_000_000));
        let first = mint.mint();
        assert_eq!((first.0 >> 76) & 0xf, 7);
        assert_eq!((first.0 >> 62) & 0x3, 2);
        assert_eq!(first.0 >> 80, 1_790_000_000_000);
        assert_eq!(mint.mint().0, first.0 + 1);
        // The clock jumps back: still greater.
        mint.begin(Instant(5));
        assert!(mint.mint() > first);
    }

    #[test]
    fn other_seeds_make_other_identities() {
        let mut mints = [IdMint::new([1; 16]), IdMint::new([2; 16])];
        let ids = mints.each_mut().map(|mint| {
            mint.begin(Instant(1));
            mint.mint()
        });
        assert_ne!(ids[0], ids[1]);
    }
}
