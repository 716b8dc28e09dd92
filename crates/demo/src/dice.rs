/// The only source of chance: SplitMix64 (Steele, Lea, Flood 2014), whole numbers only, so that every machine tells
/// the same story.
pub(crate) struct Dice(u64);

impl Dice {
    /// Streams with different numbers are independent: changing one customer leaves the others as they are.
    pub(crate) fn new(seed: u64, stream: u64) -> Self {
        let mut dice = Self(seed ^ stream.wrapping_mul(0xd6e8_feb8_6659_fd93));
        dice.roll();
        dice
    }

    fn roll(&mut self) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        u32::try_from((z ^ (z >> 31)) >> 32).unwrap_or(0)
    }

    /// 0 up to, but not including, `n`; 0 when `n` is 0.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        let roll = usize::try_from(self.roll()).unwrap_or(0);
        roll.checked_rem(n).unwrap_or(0)
    }

    /// Both ends included.
    pub(crate) fn between(&mut self, low: i32, high: i32) -> i32 {
        let span = usize::try_from(high.saturating_sub(low)).unwrap_or(0) + 1;
        low + i32::try_from(self.below(span)).unwrap_or(0)
    }

    pub(crate) fn per_cent(&mut self, chance: i32) -> bool {
        self.between(0, 99) < chance
    }

    /// One of these, or the default when there is none.
    pub(crate) fn pick<T: Copy + Default>(&mut self, from: &[T]) -> T {
        from.get(self.below(from.len()))
            .copied()
            .unwrap_or_default()
    }

    /// One of these, the first ones more often: how names are spread.
    pub(crate) fn pick_early<T: Copy + Default>(&mut self, from: &[T]) -> T {
        let at = self.below(from.len()).min(self.below(from.len()));
        from.get(at).copied().unwrap_or_default()
    }
}
