//! Why a measurement could not be made.

use thiserror::Error;

#[derive(Debug, Error)]
pub(crate) enum BenchError {
    #[error("not the JSON of a request: {0}")]
    NotJson(#[from] serde_json::Error),
    #[error("bytes of another build: {0}")]
    OtherBuild(#[from] postcard::Error),
    #[error(transparent)]
    Storage(#[from] storage::StorageError),
    #[error("no reply is known under this name")]
    UnknownReply,
    #[error("the columns do not fit together")]
    Columns,
}
