//! From the browser's word for a failure to ours: the only place that does it.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

use crate::error::{Damage, DomErrorName, StorageError, Unavailability};

/// What was being done, since one word means different things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doing {
    Opening,
    Reading,
    Writing,
}

/// A failed attempt.
#[derive(Debug)]
pub(super) enum Failure {
    /// The connection may be to blame: worth one more attempt on a new one.
    Lost(StorageError),
    /// Another attempt would end the same.
    Final(StorageError),
}

impl Failure {
    /// From what a call threw or an event left behind.
    pub(super) fn from_js(value: &JsValue, doing: Doing) -> Self {
        Self::from_name(name_of(value), doing)
    }

    pub(super) fn from_name(name: DomErrorName, doing: Doing) -> Self {
        let error = error_from_name(name, doing);
        match name {
            // Nothing here aborts a transaction on purpose without an error of its own, so an abort
            // is the browser's: it closed the connection.
            DomErrorName::InvalidState | DomErrorName::Unknown | DomErrorName::Abort => {
                Self::Lost(error)
            }
            _ => Self::Final(error),
        }
    }

    pub(super) fn into_error(self) -> StorageError {
        match self {
            Self::Lost(error) | Self::Final(error) => error,
        }
    }
}

impl From<StorageError> for Failure {
    fn from(error: StorageError) -> Self {
        Self::Final(error)
    }
}

pub(super) fn name_of(value: &JsValue) -> DomErrorName {
    value
        .dyn_ref::<DomException>()
        .map_or(DomErrorName::Other, |exception| {
            DomErrorName::from_name(&exception.name())
        })
}

pub(super) fn error_from_name(name: DomErrorName, doing: Doing) -> StorageError {
    match (name, doing) {
        (DomErrorName::QuotaExceeded, _) => StorageError::QuotaExceeded,
        (DomErrorName::Security | DomErrorName::NotAllowed, _)
        // Firefox in some private modes.
        | (DomErrorName::InvalidState, Doing::Opening) => StorageError::Unavailable {
            why: Unavailability::Refused,
        },
        (DomErrorName::InvalidState, Doing::Reading | Doing::Writing) => StorageError::Closed,
        (DomErrorName::Abort, _) => StorageError::Aborted,
        (DomErrorName::NotFound, _) => StorageError::Corrupt {
            what: Damage::ShelfMissing,
        },
        // Large values lie in files of their own, which a damaged profile may lack.
        (
            DomErrorName::Data
            | DomErrorName::DataClone
            | DomErrorName::Encoding
            | DomErrorName::NotReadable,
            Doing::Reading,
        ) => StorageError::Corrupt {
            what: Damage::Unreadable,
        },
        (name, _) => StorageError::Backend { name },
    }
}

#[cfg(test)]
mod tests {
    use js_sys::Error;
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    use super::*;

    wasm_bindgen_test_configure!(run_in_browser);

    #[track_caller]
    fn check(name: &str, doing: Doing, retried: bool, expected: &StorageError) {
        let exception =
            DomException::new_with_message_and_name("constructed", name).expect("any name will do");
        let failure = Failure::from_js(&exception, doing);
        assert_eq!(matches!(failure, Failure::Lost(_)), retried, "{name}");
        assert_eq!(&failure.into_error(), expected, "{name} {doing:?}");
    }

    #[wasm_bindgen_test]
    fn a_full_device_is_told_from_everything_else() {
        for doing in [Doing::Opening, Doing::Reading, Doing::Writing] {
            check(
                "QuotaExceededError",
                doing,
                false,
                &StorageError::QuotaExceeded,
            );
        }
    }

    #[wasm_bindgen_test]
    fn a_lost_connection_is_worth_another_attempt() {
        let unknown = StorageError::Backend {
            name: DomErrorName::Unknown,
        };
        for doing in [Doing::Reading, Doing::Writing] {
            check("InvalidStateError", doing, true, &StorageError::Closed);
            check("AbortError", doing, true, &StorageError::Aborted);
            check("UnknownError", doing, true, &unknown);
        }
    }

    #[wasm_bindgen_test]
    fn a_refusal_is_unavailable() {
        let refused = StorageError::Unavailable {
            why: Unavailability::Refused,
        };
        for name in ["SecurityError", "NotAllowedError"] {
            check(name, Doing::Opening, false, &refused);
        }
    }

    #[wasm_bindgen_test]
    fn what_cannot_be_read_back_is_damage() {
        for name in ["DataError", "NotReadableError", "EncodingError"] {
            let unreadable = StorageError::Corrupt {
                what: Damage::Unreadable,
            };
            check(name, Doing::Reading, false, &unreadable);
        }
        let missing = StorageError::Corrupt {
            what: Damage::ShelfMissing,
        };
        check("NotFoundError", Doing::Writing, false, &missing);
        let refused_value = StorageError::Backend {
            name: DomErrorName::Data,
        };
        check("DataError", Doing::Writing, false, &refused_value);
    }

    #[wasm_bindgen_test]
    fn names_nobody_knows_are_kept_apart_from_ours() {
        let other = StorageError::Backend {
            name: DomErrorName::Other,
        };
        check("BrandNewError", Doing::Writing, false, &other);
        let thrown = Failure::from_js(&Error::new("no exception").into(), Doing::Writing);
        assert_eq!(thrown.into_error(), other);
        let undefined = Failure::from_js(&JsValue::UNDEFINED, Doing::Writing);
        assert_eq!(undefined.into_error(), other);
    }
}
