//! A column that stays sorted while values come and go.

/// Sorted values in blocks, so that inserting among a hundred thousand moves a few hundred.
#[derive(Debug, Clone, Default)]
pub(super) struct OrderedColumn {
    /// None empty, each sorted, each not above the next.
    blocks: Vec<Vec<i64>>,
    len: usize,
}

const BLOCK: usize = 1024;

impl OrderedColumn {
    pub(super) fn of(mut values: Vec<i64>) -> Self {
        values.sort_unstable();
        Self {
            len: values.len(),
            blocks: values.chunks(BLOCK / 2).map(<[i64]>::to_vec).collect(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    pub(super) fn insert(&mut self, value: i64) {
        self.len += 1;
        let index = self
            .block_of(value)
            .min(self.blocks.len().saturating_sub(1));
        let Some(block) = self.blocks.get_mut(index) else {
            self.blocks.push(vec![value]);
            return;
        };
        block.insert(block.partition_point(|&other| other < value), value);
        if block.len() > BLOCK {
            let upper = block.split_off(BLOCK / 2);
            self.blocks.insert(index + 1, upper);
        }
    }

    /// Takes one copy of the value out, if there is one.
    pub(super) fn remove(&mut self, value: i64) {
        let index = self.block_of(value);
        let Some(block) = self.blocks.get_mut(index) else {
            return;
        };
        let place = block.partition_point(|&other| other < value);
        if block.get(place) == Some(&value) {
            block.remove(place);
            self.len -= 1;
            if block.is_empty() {
                self.blocks.remove(index);
            }
        }
    }

    /// The value at this rank, smallest first.
    pub(super) fn at(&self, rank: usize) -> Option<i64> {
        let mut rest = rank;
        for block in &self.blocks {
            match block.get(rest) {
                Some(&value) => return Some(value),
                None => rest -= block.len(),
            }
        }
        None
    }

    /// First block whose largest value is not below this one.
    fn block_of(&self, value: i64) -> usize {
        self.blocks
            .partition_point(|block| block.last().is_some_and(|&last| last < value))
    }
}

impl PartialEq for OrderedColumn {
    /// By values: how they are cut into blocks is history.
    fn eq(&self, other: &Self) -> bool {
        self.blocks
            .iter()
            .flatten()
            .eq(other.blocks.iter().flatten())
    }
}

impl Eq for OrderedColumn {}
