use domain::Id;
use std::collections::BTreeMap;

/// Which row holds which identity. Identities made one after the other (an import) and held by rows one after the
/// other are one run, so that a million of them take a few bytes.
#[derive(Clone, Debug, Default)]
pub(crate) struct IdRuns {
    /// In the order of rows.
    runs: Vec<Packed>,
    /// The runs that were greater than all before them when they came, as those of one device always are: places in
    /// `runs`, in the order of identities too.
    ascending: Vec<u32>,
    /// The others, which came from elsewhere: first identity to place in `runs`.
    strays: BTreeMap<u128, u32>,
    rows: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) first_id: u128,
    pub(crate) first_row: u32,
    pub(crate) rows: u32,
}

/// A run in 24 bytes instead of 32: a shop that enters its sales one by one has a run for each.
#[derive(Clone, Copy, Debug)]
struct Packed {
    high: u64,
    low: u64,
    first_row: u32,
    rows: u32,
}

impl Packed {
    fn first_id(self) -> u128 {
        u128::from(self.high) << 64 | u128::from(self.low)
    }

    /// The row of an identity not smaller than the first one.
    fn row(self, id: Id) -> Option<u32> {
        let offset = u32::try_from(id.0.checked_sub(self.first_id())?).ok()?;
        (offset < self.rows).then(|| self.first_row + offset)
    }
}

impl IdRuns {
    pub(crate) fn rows(&self) -> u32 {
        self.rows
    }

    /// Gives the next row to `id`, which must not have one.
    pub(crate) fn push(&mut self, id: Id) -> u32 {
        let row = self.rows;
        self.rows += 1;
        if let Some(last) = self.runs.last_mut()
            && last.first_id().checked_add(last.rows.into()) == Some(id.0)
        {
            last.rows += 1;
            return row;
        }
        let place = u32::try_from(self.runs.len()).unwrap_or(u32::MAX);
        let greatest = self.ascending.last().and_then(|last| self.run(*last));
        if greatest.is_none_or(|greatest| greatest.first_id() < id.0) {
            self.ascending.push(place);
        } else {
            self.strays.insert(id.0, place);
        }
        let half = |bits: u128| u64::try_from(bits & u128::from(u64::MAX)).unwrap_or(u64::MAX);
        self.runs.push(Packed {
            high: half(id.0 >> 64),
            low: half(id.0),
            first_row: row,
            rows: 1,
        });
        row
    }

    pub(crate) fn find(&self, id: Id) -> Option<u32> {
        self.find_ascending(id).or_else(|| {
            let (_, place) = self.strays.range(..=id.0).next_back()?;
            self.run(*place)?.row(id)
        })
    }

    fn find_ascending(&self, id: Id) -> Option<u32> {
        // The newest records are asked for most, and a new one is asked for before it is added.
        let last = self.run(*self.ascending.last()?)?;
        if id.0 >= last.first_id() {
            return last.row(id);
        }
        let after = self
            .ascending
            .partition_point(|place| self.run(*place).is_some_and(|run| run.first_id() <= id.0));
        self.run(*self.ascending.get(after.checked_sub(1)?)?)?
            .row(id)
    }

    fn run(&self, place: u32) -> Option<Packed> {
        self.runs.get(place as usize).copied()
    }

    pub(crate) fn id(&self, row: u32) -> Option<Id> {
        let after = self.runs.partition_point(|run| run.first_row <= row);
        let run = self.runs.get(after.checked_sub(1)?)?;
        let offset = row - run.first_row;
        (offset < run.rows).then(|| Id(run.first_id() + u128::from(offset)))
    }

    /// The runs within a range of rows, cut to it.
    pub(crate) fn within(&self, first: u32, rows: u32) -> impl Iterator<Item = Run> {
        let end = first.saturating_add(rows);
        let start = self
            .runs
            .partition_point(|run| run.first_row + run.rows <= first);
        self.runs
            .iter()
            .skip(start)
            .take_while(move |run| run.first_row < end)
            .map(move |run| {
                let from = run.first_row.max(first);
                let to = (run.first_row + run.rows).min(end);
                Run {
                    first_id: run.first_id() + u128::from(from - run.first_row),
                    first_row: from,
                    rows: to - from,
                }
            })
    }

    pub(crate) fn memory_bytes(&self) -> usize {
        self.runs.capacity() * size_of::<Packed>()
            + self.ascending.capacity() * size_of::<u32>()
            + self.strays.len() * 40
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_found_from_both_sides() {
        let mut ids = IdRuns::default();
        for id in [10, 11, 12, 50, 5, 6, 13] {
            ids.push(Id(id));
        }
        for (row, id) in [10, 11, 12, 50, 5, 6, 13].into_iter().enumerate() {
            let row = u32::try_from(row).unwrap();
            assert_eq!(ids.find(Id(id)), Some(row), "{id}");
            assert_eq!(ids.id(row), Some(Id(id)));
        }
        assert_eq!(ids.find(Id(7)), None);
        assert_eq!(ids.find(Id(4)), None);
        assert_eq!(ids.find(Id(51)), None);
        assert_eq!(ids.id(7), None);
        let cut = ids
            .within(1, 4)
            .map(|run| (run.first_id, run.rows))
            .collect::<Vec<_>>();
        assert_eq!(cut, [(11, 2), (50, 1), (5, 1)]);
    }

    #[test]
    fn a_shop_that_mostly_counts_up_takes_little_memory() {
        let mut ids = IdRuns::default();
        for sale in 0..10_000_u128 {
            ids.push(Id(1_000_000 + sale * 10));
            if sale % 100 == 0 {
                // From the other tablet, whose clock is behind.
                ids.push(Id(5_000 + sale));
            }
        }
        assert_eq!(ids.strays.len(), 100);
        assert!(ids.memory_bytes() < 10_100 * 28 * 2);
        assert_eq!(
            ids.find(Id(1_000_000 + 7_777 * 10))
                .and_then(|row| ids.id(row)),
            Some(Id(1_077_770))
        );
        assert_eq!(
            ids.find(Id(5_000 + 300)).and_then(|row| ids.id(row)),
            Some(Id(5_300))
        );
        assert_eq!(ids.find(Id(1_000_001)), None);
    }
}
