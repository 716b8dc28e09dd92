//! Bytes: self-describing and versioned, so that an older build keeps what it does not know.

use domain::Name;

mod batch;
mod reader;
mod value;
mod writer;

pub(crate) use reader::Reader;
pub use value::ValueRef;
pub(crate) use value::{read_owned, read_value, write_value};
pub(crate) use writer::Writer;

/// Whether this build can read `found`.
pub(crate) fn check_format(found: u32, supported: u32) -> Result<(), CodecError> {
    match found {
        0 => Err(CodecError::Malformed),
        found if found > supported => Err(CodecError::TooNew { found, supported }),
        _ => Ok(()),
    }
}

/// A name that was read. The names of this build are not copied: a batch of a million fields has a few of them.
pub(crate) fn owned_name(name: &str) -> Name {
    domain::record::known_name(name).map_or_else(|| Name::Owned(name.to_owned()), Name::Borrowed)
}

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
