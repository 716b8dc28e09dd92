//! ZIP archives, as far as workbooks need them: streamed in both directions.

mod write;

pub(crate) use write::ArchiveWriter;
