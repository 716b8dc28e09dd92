//! What happened, in order.
//!
//! A [`Batch`] is what one command changed, named by device and number, stamped by a hybrid logical clock, and never
//! altered. A [`Book`] is what a set of batches comes to: per field, the value with the newest stamp. So the order
//! in which batches arrive does not matter, nor does hearing one twice (a state-based last-writer-wins map; Shapiro
//! et al., "A comprehensive study of convergent and commutative replicated data types", 2011).
//!
//! Pure: bytes in, bytes out. Where they rest is for `storage` to know.
#![warn(missing_docs)]

mod batch;
mod book;
mod clock;
mod codec;
mod inverse;
mod mint;
mod names;
mod snapshot;

pub use batch::{Batch, BatchHead, BatchName, DeviceId, Stamp};
pub use book::{Applied, Book, FieldRef, Row, RowNumber, Table, Touched, ValueRef};
pub use clock::{Clock, Hlc};
pub use codec::CodecError;
pub use inverse::{Inverse, Undo, inverse};
pub use mint::{IdLanes, IdMint};
pub use names::{NameIndex, Names};
pub use snapshot::{ChunkRef, Manifest, SnapshotError, SnapshotPlan};
