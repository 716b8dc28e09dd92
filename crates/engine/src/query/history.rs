use crate::state::State;
use api::{BatchName, FieldChange, HistoryEntry, RecentChange, ShownValue};
use domain::command::RecordName;
use domain::record::Staff;
use domain::{Change, Name, Value};
use ledger::Batch;

impl State {
    /// What a batch did to one record; `None` when it did nothing to it.
    pub(crate) fn history_entry(&self, batch: &Batch, record: &RecordName) -> Option<HistoryEntry> {
        let change = batch
            .changes
            .changes
            .iter()
            .find(|change| change.id == record.id && change.kind == record.kind)?;
        Some(HistoryEntry {
            batch: api_name(batch.name),
            at: batch.at,
            by: batch.by.and_then(|id| self.name_of::<Staff>(id)),
            label: batch.label.clone().into_owned(),
            fields: shown_fields(self, change),
        })
    }

    pub(crate) fn recent_change(&self, batch: &Batch, records: u64, undone: bool) -> RecentChange {
        // The first change is what the command was about; a complaint's steps follow it.
        let first = batch.changes.changes.first();
        let record = first.map(|change| RecordName {
            kind: change.kind.clone(),
            id: change.id,
        });
        RecentChange {
            batch: api_name(batch.name),
            at: batch.at,
            by: batch.by.and_then(|id| self.name_of::<Staff>(id)),
            label: batch.label.clone().into_owned(),
            records,
            title: record.as_ref().and_then(|record| self.title_of(record)),
            record,
            undone,
        }
    }

    fn shown(&self, value: Value) -> ShownValue {
        let names = value.as_id().and_then(|id| self.title_of_any(id));
        ShownValue { value, names }
    }
}

/// Every field of a change, with what it held before.
fn shown_fields(state: &State, change: &Change) -> Vec<FieldChange> {
    let was = |name: &Name| {
        change
            .was
            .iter()
            .find(|(was, _)| was == name)
            .map(|(_, value)| value.clone())
    };
    change
        .sets
        .iter()
        .map(|(name, value)| FieldChange {
            field: name.clone(),
            was: state.shown(was(name).unwrap_or_default()),
            now: state.shown(value.clone()),
        })
        .collect()
}

pub(crate) fn api_name(name: ledger::BatchName) -> BatchName {
    BatchName {
        device: name.device.0,
        number: name.number,
    }
}
