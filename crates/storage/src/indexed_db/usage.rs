//! How much room the origin takes.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageEstimate, StorageManager};

use super::factory::global;
use crate::error::{StorageError, Unavailability};

/// The browser's estimate. No guard against [`StorageError::QuotaExceeded`]: a commit can fail far
/// below the quota named here, when the device itself is full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Usage {
    /// What the whole origin takes, in bytes: databases, caches, service worker.
    pub used_bytes: u64,
    /// What it may take, in bytes.
    pub quota_bytes: u64,
}

/// Asks the browser for its estimate; [`StorageError::Unavailable`] where it gives none.
pub async fn usage() -> Result<Usage, StorageError> {
    estimate().await.ok_or(StorageError::Unavailable {
        why: Unavailability::Missing,
    })
}

async fn estimate() -> Option<Usage> {
    let navigator = global("navigator").ok()?;
    let manager: StorageManager = Reflect::get(&navigator, &JsValue::from_str("storage"))
        .ok()?
        .dyn_into()
        .ok()?;
    let estimate: StorageEstimate = JsFuture::from(manager.estimate().ok()?)
        .await
        .ok()?
        .unchecked_into();
    Some(Usage {
        used_bytes: bytes_from_double(estimate.get_usage()?),
        quota_bytes: bytes_from_double(estimate.get_quota()?),
    })
}

fn bytes_from_double(bytes: f64) -> u64 {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a number of bytes; saturating is right for an absurd one"
    )]
    let bytes = bytes as u64;
    bytes
}
