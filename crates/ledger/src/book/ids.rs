use domain::Id;
use std::collections::BTreeMap;

/// Which row holds which identity. Identities made one after the other (an import) and held by rows one after the
/// other are one run, so that a million of them take a few bytes.
#[derive(Clone, Debug, Default)]
pub(crate) struct IdRuns {
    /// In the order of rows.
    runs: Vec<Run>,
    /// First identity to place in `runs`.
    by_id: BTreeMap<u128, u32>,
    rows: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) first_id: u128,
    pub(crate) first_row: u32,
    pub(crate) rows: u32,
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
            && last.first_id.checked_add(last.rows.into()) == Some(id.0)
        {
            last.rows += 1;
            return row;
        }
        let place = u32::try_from(self.runs.len()).unwrap_or(u32::MAX);
        self.runs.push(Run {
            first_id: id.0,
            first_row: row,
            rows: 1,
        });
        self.by_id.insert(id.0, place);
        row
    }

    pub(crate) fn find(&self, id: Id) -> Option<u32> {
        let (_, place) = self.by_id.range(..=id.0).next_back()?;
        let run = self.runs.get(*place as usize)?;
        let offset = u32::try_from(id.0 - run.first_id).ok()?;
        (offset < run.rows).then(|| run.first_row + offset)
    }

    pub(crate) fn id(&self, row: u32) -> Option<Id> {
        let after = self.runs.partition_point(|run| run.first_row <= row);
        let run = self.runs.get(after.checked_sub(1)?)?;
        let offset = row - run.first_row;
        (offset < run.rows).then(|| Id(run.first_id + u128::from(offset)))
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
                    first_id: run.first_id + u128::from(from - run.first_row),
                    first_row: from,
                    rows: to - from,
                }
            })
    }

    pub(crate) fn memory_bytes(&self) -> usize {
        self.runs.capacity() * size_of::<Run>() + self.by_id.len() * 40
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
}
