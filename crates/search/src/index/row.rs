//! The traits of one record, gathered before they go into the slices of its block.

use super::slices::{COUNT, Slice};

const WORDS: usize = (COUNT as usize).div_ceil(64);

/// One bit per trait. Most traits of a record come several times; setting them here stays in the nearest cache,
/// and the slices, each of which is a line of memory of its own, are touched once.
pub(crate) struct Row([u64; WORDS]);

impl Row {
    pub(crate) fn new() -> Self {
        Self([0; WORDS])
    }

    pub(crate) fn set(&mut self, slice: Slice) {
        if let Some(word) = self.0.get_mut(usize::from(slice / 64)) {
            *word |= 1 << (slice % 64);
        }
    }

    pub(crate) fn set_both(&mut self, slices: [Slice; 2]) {
        for slice in slices {
            self.set(slice);
        }
    }

    /// Calls `visit` with each trait once, ascending.
    pub(crate) fn each(&self, mut visit: impl FnMut(Slice)) {
        for (word, base) in self.0.iter().zip((0..).step_by(64)) {
            let mut word = *word;
            while word != 0 {
                let [bit, ..] = word.trailing_zeros().to_le_bytes();
                visit(base + Slice::from(bit));
                word &= word - 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_trait_comes_once() {
        let mut row = Row::new();
        row.set_both([COUNT - 1, 0]);
        row.set_both([64, 0]);
        let mut seen = Vec::new();
        row.each(|slice| seen.push(slice));
        assert_eq!(seen, [0, 64, COUNT - 1]);
    }
}
