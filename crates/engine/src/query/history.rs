use crate::state::State;
use api::{BatchName, FieldChange, HistoryEntry, RecentChange, ShownValue};
use domain::command::RecordName;
use domain::record::Staff;
use domain::{Change, Name, Value};
use ledger::{Batch, BatchHead};

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
            label: split_label(&batch.label).0.to_owned(),
            fields: shown_fields(self, change),
        })
    }

    /// What a batch, or the first one of a group, was about.
    pub(crate) fn recent_change(&self, batch: &BatchHead, undone: bool) -> RecentChange {
        let (label, about) = split_label(&batch.label);
        // The first change is what the command was about; a complaint's steps follow it. A group is about no single
        // record.
        let record = batch
            .first
            .clone()
            .filter(|_| batch.group.is_none() && about.is_none())
            .map(|(kind, id)| RecordName { kind, id });
        RecentChange {
            batch: api_name(batch.group.unwrap_or(batch.name)),
            at: batch.at,
            by: batch.by.and_then(|id| self.name_of::<Staff>(id)),
            label: label.to_owned(),
            records: batch.changes,
            title: match about {
                Some(about) => Some(about.to_owned()),
                None => record.as_ref().and_then(|record| self.title_of(record)),
            },
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

/// A label with what the change was about where that is no record: the file that was imported.
pub(crate) fn label_about(label: &'static str, about: &str) -> Name {
    if about.is_empty() {
        Name::Borrowed(label)
    } else {
        Name::Owned(format!("{label}/{about}"))
    }
}

fn split_label(label: &str) -> (&str, Option<&str>) {
    label
        .split_once('/')
        .map_or((label, None), |(label, about)| (label, Some(about)))
}

pub(crate) fn api_name(name: ledger::BatchName) -> BatchName {
    BatchName {
        device: name.device.0,
        number: name.number,
    }
}
