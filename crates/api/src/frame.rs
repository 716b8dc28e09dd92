//! How the page and the engine talk: frames of postcard bytes over `postMessage`.
//!
//! A frame from the page is `{ id, body: Uint8Array, port?: MessagePort }`, one from the engine is
//! `{ body: Uint8Array }`. Both sides first compare the build they belong to ([`FromEngine::Hello`]): postcard does
//! not describe itself, so nothing is decoded across builds.

use crate::{AppError, Event, Request};
use domain::Instant;
use domain::record::StaffId;
use serde::{Deserialize, Serialize};

/// What the page tells with every request. The engine has no clock and no time zone of its own: what it does
/// depends only on what it is told, so a test can hold the time still.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    pub now: Instant,
    /// How far the shop's clock is ahead of UTC at `now`.
    pub offset_minutes: i32,
    /// Who works on this device.
    pub staff: Option<StaffId>,
}

/// Page to engine.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ToEngine {
    /// Counted up by the page; the reply carries it back.
    pub id: u32,
    pub moment: Moment,
    pub request: Request,
}

/// Engine to page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum FromEngine {
    /// The first frame, sent unasked.
    Hello { build: String },
    /// `Ok` holds the postcard bytes of the request's reply type.
    Reply {
        id: u32,
        result: Result<Vec<u8>, AppError>,
    },
    /// Something the page did not ask for.
    Event(Event),
    /// The engine failed and answers nothing any more. What was reported as saved is safe.
    Stopped,
}
