//! Quintile cuts of whole numbers, exactly.

/// The four type-7 quantiles at 20, 40, 60, 80 %, each as `floor + fifths/5 · step`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Quintiles([Cut; 4]);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Cut {
    /// Largest whole number not above the quantile.
    floor: i64,
    /// The quantile lies strictly between `floor` and `floor + 1`.
    has_fraction: bool,
    /// Fifths above the floor, 0 to 4.
    fifths: u8,
}

impl Quintiles {
    /// Of at least one value; the slice is reordered.
    pub(super) fn of(values: &mut [i64]) -> Self {
        let n = values.len();
        let mut from = 0;
        Self::from_ranks(n, |rank| {
            // Everything before `from` is known to be smaller, so each selection works on a shorter rest.
            let rest = values.get_mut(from..)?;
            let (_, &mut low, above) = rest.select_nth_unstable(rank - from);
            let high = above.iter().copied().min().unwrap_or(low);
            from = rank;
            Some((low, high))
        })
    }

    /// Of `n` values, given the value of a rank (from 0) and the next one; ranks are asked for in rising order.
    ///
    /// Type 7 (the default of R and pandas): `h = (n − 1)p`, then linear between neighbours. With `p = k/5` both
    /// the neighbour and the fraction are whole numbers of fifths, so the cut is exact.
    pub(super) fn from_ranks(
        n: usize,
        mut neighbours: impl FnMut(usize) -> Option<(i64, i64)>,
    ) -> Self {
        let last = n.saturating_sub(1);
        let mut cuts = [Cut::default(); 4];
        for (k, cut) in (1_usize..).zip(&mut cuts) {
            let (rank, fifths) = (last * k / 5, last * k % 5);
            if n == 0 {
                break;
            }
            let Some((low, high)) = neighbours(rank) else {
                continue;
            };
            let step = i128::from(high) - i128::from(low);
            let scaled = i128::from(low) * 5 + step * fifths as i128;
            *cut = Cut {
                floor: i64::try_from(scaled.div_euclid(5)).unwrap_or(low),
                has_fraction: scaled.rem_euclid(5) != 0,
                fifths: u8::try_from(scaled.rem_euclid(5)).unwrap_or(0),
            };
        }
        Self(cuts)
    }

    /// Thresholds so that `class = 1 + #{value > threshold}` puts values up to and including the quantile below it.
    pub(super) fn inclusive(self) -> [i64; 4] {
        self.0.map(|cut| cut.floor)
    }

    /// Thresholds so that a value moves up from `quantile + unit` on.
    pub(super) fn raised_by(self, unit: i64) -> [i64; 4] {
        self.0.map(|cut| {
            let ceiling = cut.floor.saturating_add(i64::from(cut.has_fraction));
            ceiling.saturating_add(unit - 1)
        })
    }

    /// The quantiles for display.
    pub(super) fn values(self) -> [f64; 4] {
        self.0
            .map(|cut| cut.floor as f64 + f64::from(cut.fifths) / 5.0)
    }
}

/// One more than the thresholds this value exceeds: 1 to 5.
pub(super) fn class(value: i64, thresholds: [i64; 4]) -> u8 {
    thresholds
        .iter()
        .map(|&threshold| u8::from(value > threshold))
        .sum::<u8>()
        + 1
}
