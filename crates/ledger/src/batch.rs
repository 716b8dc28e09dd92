use crate::Hlc;
use domain::record::StaffId;
use domain::{ChangeSet, Id, Instant, Name};
use serde::{Deserialize, Serialize};

/// A device (more precisely: one book on one device), drawn at random and renewed when a book is restored or cloned.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct DeviceId(pub u64);

/// The name of a batch: unique for ever.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct BatchName {
    /// Who made it.
    pub device: DeviceId,
    /// Counted up by that device from 1, without gaps.
    pub number: u64,
}

/// When, for the question which of two values is the newer one. A total order: no two batches have equal stamps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// Decides.
    pub time: Hlc,
    /// Decides between equal times of different devices, and (a cloned device) of the same one.
    pub name: BatchName,
}

/// What one command changed, with who, when and what for. Never altered once written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Batch {
    /// Unique for ever.
    pub name: BatchName,
    /// One stamp for all its fields.
    pub time: Hlc,
    /// The wall clock, for people to read.
    pub at: Instant,
    /// Who worked on the device.
    pub by: Option<StaffId>,
    /// The command's label.
    pub label: Name,
    /// The first batch of the same command, when one command was cut into several (an import).
    pub group: Option<BatchName>,
    /// The batch or group that this one takes back.
    pub undoes: Option<BatchName>,
    /// What changed.
    pub changes: ChangeSet,
}

impl Batch {
    /// Whether a device can have made it. One that comes from elsewhere than [`Batch::decode`] is to be asked before it
    /// is written: a log with an impossible batch cannot be read again. (Number 0 stands for "nothing heard of this
    /// device yet", and a time at the end of all times would win over every edit to come.)
    pub fn is_possible(&self) -> bool {
        self.name.number > 0 && self.time.is_possible()
    }

    /// Its place in the order of all batches.
    pub fn stamp(&self) -> Stamp {
        Stamp {
            time: self.time,
            name: self.name,
        }
    }
}

/// What a batch says of itself, without its changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BatchHead {
    /// Unique for ever.
    pub name: BatchName,
    /// The wall clock, for people to read.
    pub at: Instant,
    /// Who worked on the device.
    pub by: Option<StaffId>,
    /// The command's label.
    pub label: Name,
    /// The first batch of the same command.
    pub group: Option<BatchName>,
    /// The batch or group that this one takes back.
    pub undoes: Option<BatchName>,
    /// How many records it changes.
    pub changes: u64,
    /// The kind and identity of the first of them.
    pub first: Option<(Name, Id)>,
}
