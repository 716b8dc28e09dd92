//! Opening the book, changing it, and what it says about itself.

use crate::{PhotoFacts, StorageProblem};
use domain::command::{Command, RecordName};
use domain::record::{SavedView, Shop, Staff};
use domain::{Id, Instant, Name, Value};
use serde::{Deserialize, Serialize};

/// Which book. Demo data lives in a book of its own, so that it never mixes with real data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BookName {
    Own,
    Demo(DemoLanguage),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DemoLanguage {
    Chinese,
    English,
}

/// Opens a book; the demo book is filled when it is empty.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct OpenBook {
    pub book: BookName,
    /// The page remembers (outside IndexedDB) that there was data, so that data removed by the browser is never
    /// shown as an empty shop.
    pub had_data: bool,
    /// Start afresh although data was expected: the user was told, and chose it.
    pub accept_loss: bool,
}

/// How opening ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum OpenedView {
    Ready(ReadyView),
    /// There was data on this device and the browser removed it.
    DataRemoved,
    /// Reading failed; what can be done stands in the problem.
    Failed(StorageProblem),
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ReadyView {
    /// Nothing has ever been written.
    pub first_run: bool,
    pub revision: u64,
    pub shop: Shop,
    /// A packed snapshot was damaged and the book was rebuilt from an older one and the log: nothing is missing.
    pub rebuilt: bool,
}

/// Closes and deletes the demo book.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct DeleteDemo;

/// Does what the user intends. The reply comes after the transaction completed, never before.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Execute {
    pub command: Command,
}

/// Appends the inverse of a batch, or of every batch of its group (an import).
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Undo {
    pub batch: BatchName,
}

/// A batch by device and number.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct BatchName {
    pub device: u64,
    pub number: u64,
}

/// Something was done, durably.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DoneView {
    pub revision: u64,
    /// The record it was about, for the page to go to.
    pub about: Option<RecordName>,
    /// For undo; `None` when nothing had to change.
    pub batch: Option<BatchName>,
    /// How many records changed.
    pub records: u64,
    /// Undo only: fields left alone because somebody changed them later.
    pub kept: u64,
}

/// Who changed what on one record, newest first.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RecordHistory {
    pub record: RecordName,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HistoryEntry {
    pub batch: BatchName,
    pub at: Instant,
    pub by: Option<String>,
    /// The command's label, such as `customer.edit`.
    pub label: String,
    pub fields: Vec<FieldChange>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldChange {
    pub field: Name,
    pub was: ShownValue,
    pub now: ShownValue,
}

/// A value with what it stands for: the name of the record that an identity names.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ShownValue {
    pub value: Value,
    pub names: Option<String>,
}

/// The latest batches of this device and others, newest first.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct RecentChanges {
    pub limit: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecentChange {
    pub batch: BatchName,
    pub at: Instant,
    pub by: Option<String>,
    pub label: String,
    pub records: u64,
    /// The title of the record when it is one.
    pub title: Option<String>,
    pub record: Option<RecordName>,
    pub undone: bool,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct RecycleBin {
    pub window: crate::Window,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RecycleBinView {
    pub total: u32,
    pub rows: Vec<RemovedRow>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RemovedRow {
    pub record: RecordName,
    pub title: String,
    pub reason: String,
    pub at: Instant,
}

/// What goes with these records when they are removed or merged, in numbers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Belongings {
    pub customers: Vec<Id>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BelongingsView {
    pub purchases: u32,
    pub contacts: u32,
    pub complaints: u32,
    pub answers: u32,
    pub people: u32,
    pub promises: u32,
    pub returns: u32,
    pub follow_ups: u32,
    pub losses: u32,
}

/// The shop, its staff and its saved views.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Settings;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SettingsView {
    pub shop: Shop,
    /// Those who left come last.
    pub staff: Vec<Staff>,
    pub views: Vec<SavedView>,
}

/// Facts for the data-safety page.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct BookFacts;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BookFactsView {
    /// Kind and number of records, the removed left out.
    pub records: Vec<(Name, u64)>,
    pub batches: u64,
    pub log_bytes: u64,
    pub snapshot_bytes: u64,
    pub device: u64,
    /// Equal on two devices that hold the same book.
    pub digest: u64,
    pub last_change: Option<Instant>,
    pub photos: PhotoFacts,
}
