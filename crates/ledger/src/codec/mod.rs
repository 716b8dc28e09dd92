//! Bytes: self-describing and versioned, so that an older build keeps what it does not know.

mod batch;
mod reader;
mod value;
mod writer;

pub(crate) use reader::Reader;
pub use value::ValueRef;
pub(crate) use value::{read_value, write_value};
pub(crate) use writer::Writer;

/// Why bytes could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodecError {
    /// Fewer bytes than announced.
    #[error("the bytes end too early")]
    Truncated,
    /// The checksum does not fit: the bytes are not what was written.
    #[error("the checksum does not fit")]
    Checksum,
    /// Written by a build that this one cannot follow.
    #[error("format {found} is newer than {supported}")]
    TooNew {
        /// The format found.
        found: u32,
        /// The newest this build reads.
        supported: u32,
    },
    /// Something stands there that no build writes.
    #[error("malformed bytes")]
    Malformed,
}
