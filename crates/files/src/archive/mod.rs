//! ZIP archives, as far as workbooks need them: streamed in both directions.

mod inflate;
mod read;
mod write;

pub(crate) use inflate::PartStream;
pub(crate) use read::{Archive, Entry};
pub(crate) use write::ArchiveWriter;
