use domain::{Id, Instant, Kind};

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

    /// Sets so many consecutive identities aside; returns the first.
    fn reserve(&mut self, count: u32) -> u128 {
        let first = self.last + 1;
        self.last += u128::from(count);
        first
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

/// Identities set aside at a time. The identities of an import stay near each other, whatever their kind, and a
/// reference takes few bytes; a million records make sixteen stretches.
const STRETCH: u32 = 1 << 16;

/// Makes identities of several kinds in turns, consecutive within each kind: an import that meets its customers one by
/// one among their purchases would else cut both into stretches of a few.
#[derive(Clone, Debug)]
pub struct IdLanes {
    mint: IdMint,
    lanes: Vec<Lane>,
}

#[derive(Clone, Copy, Debug)]
struct Lane {
    kind: Kind,
    next: u128,
    left: u32,
}

impl IdLanes {
    /// From a mint that has [begun](IdMint::begin).
    pub fn new(mint: IdMint) -> Self {
        Self {
            mint,
            lanes: Vec::new(),
        }
    }

    /// The next identity of a kind.
    pub fn mint(&mut self, kind: Kind) -> Id {
        let mut lane = Lane {
            kind,
            next: 0,
            left: 0,
        };
        let place = self.lanes.iter_mut().find(|lane| lane.kind == kind);
        if let Some(place) = &place {
            lane = **place;
        }
        if lane.left == 0 {
            (lane.next, lane.left) = (self.mint.reserve(STRETCH), STRETCH);
        }
        let id = Id(lane.next);
        lane.next += 1;
        lane.left -= 1;
        match place {
            Some(place) => *place = lane,
            None => self.lanes.push(lane),
        }
        id
    }

    /// The mint after all that was set aside.
    pub fn into_mint(self) -> IdMint {
        self.mint
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::IdRuns;

    /// An import of purchases in which every tenth row brings a customer of its own.
    #[test]
    fn tables_of_an_import_take_a_few_bytes_for_their_identities() {
        let mut mint = IdMint::new([5; 16]);
        mint.begin(Instant(1_790_000_000_000));
        let mut lanes = IdLanes::new(mint.clone());
        let [mut one, mut apart] = [[IdRuns::default(), IdRuns::default()], Default::default()];
        for row in 0..110_000 {
            let (at, kind) = if row % 11 == 0 {
                (0, Kind("customer"))
            } else {
                (1, Kind("purchase"))
            };
            one[at].push(mint.mint());
            apart[at].push(lanes.mint(kind));
        }
        let bytes = |tables: [IdRuns; 2]| tables.iter().map(IdRuns::memory_bytes).sum::<usize>();
        assert!(bytes(one) > 500_000);
        assert!(bytes(apart) < 500);
    }

    #[test]
    fn kinds_made_in_turns_are_consecutive_each() {
        let mut mint = IdMint::new([3; 16]);
        mint.begin(Instant(1_790_000_000_000));
        let mut lanes = IdLanes::new(mint);
        let [customer, purchase] = [Kind("customer"), Kind("purchase")];
        let mut made = std::collections::BTreeSet::new();
        let mut stretches = 0;
        let mut last = [Id(0); 2];
        for turn in 0..200_000 {
            let (at, kind) = if turn % 7 == 0 {
                (0, customer)
            } else {
                (1, purchase)
            };
            let id = lanes.mint(kind);
            assert!(made.insert(id), "made twice");
            stretches += u32::from(id.0 != last[at].0 + 1);
            last[at] = id;
        }
        assert_eq!(
            stretches, 2,
            "what is set aside one after the other is one stretch"
        );
        let mut mint = lanes.into_mint();
        assert!(Some(&mint.mint()) > made.last());
    }

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
