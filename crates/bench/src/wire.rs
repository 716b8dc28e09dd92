//! The languages of the engine and of the files worker, from and to JSON, for scripts that play the page.

use crate::error::BenchError;
use api::sheet::{Ack, Reply, Request as FilesRequest};
use api::{FromEngine, Moment, ToEngine};
use domain::Instant;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// A frame for the engine. `request` is the JSON of `api::Request`, such as `{"Settings": null}`.
#[wasm_bindgen]
pub fn to_engine(
    id: u32,
    now_ms: f64,
    offset_minutes: i32,
    request: &str,
) -> Result<Vec<u8>, JsError> {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "Date.now() is a whole number far below 2^53"
    )]
    let now = Instant(now_ms as i64);
    let frame = ToEngine {
        id,
        moment: Moment {
            now,
            offset_minutes,
            staff: None,
        },
        request: parse(request)?,
    };
    Ok(bytes(&frame)?)
}

/// A frame of the engine.
#[wasm_bindgen]
pub struct EngineFrame {
    id: Option<u32>,
    body: Vec<u8>,
    said: String,
}

#[wasm_bindgen]
impl EngineFrame {
    /// To which request this is the reply, if it is one.
    #[wasm_bindgen(getter)]
    pub fn id(&self) -> Option<u32> {
        self.id
    }

    /// What else it says: an event, an error, the hello; empty for a good reply.
    #[wasm_bindgen(getter)]
    pub fn said(&self) -> String {
        self.said.clone()
    }

    /// The reply to a request of this name, as JSON.
    pub fn reply(&self, request: &str) -> Result<String, JsError> {
        let body = &self.body;
        Ok(match request {
            "OpenBook" => json::<api::OpenedView>(body),
            "Execute" | "Undo" | "ImportCommit" => json::<api::DoneView>(body),
            "BookFacts" => json::<api::BookFactsView>(body),
            "CustomerList" => json::<api::CustomerListView>(body),
            "CustomerPage" => json::<api::CustomerView>(body),
            "Search" => json::<api::SearchView>(body),
            "TodayPage" => json::<api::TodayView>(body),
            "InsightsPage" => json::<api::InsightsView>(body),
            "ImportLoad" => json::<api::ImportLoadedView>(body),
            "ImportSuggest" => json::<api::ImportSuggestView>(body),
            "ImportPlan" => json::<api::ImportPlanView>(body),
            _ => Err(BenchError::UnknownReply),
        }?)
    }
}

/// Reads a frame of the engine, leaving the reply in it packed.
#[wasm_bindgen]
pub fn from_engine(frame: &[u8]) -> Result<EngineFrame, JsError> {
    let frame: FromEngine = postcard::from_bytes(frame).map_err(BenchError::from)?;
    Ok(match frame {
        FromEngine::Reply {
            id,
            result: Ok(body),
        } => EngineFrame {
            id: Some(id),
            body,
            said: String::new(),
        },
        FromEngine::Reply {
            id,
            result: Err(error),
        } => EngineFrame {
            id: Some(id),
            body: Vec::new(),
            said: format!("{error:?}"),
        },
        other => EngineFrame {
            id: None,
            body: Vec::new(),
            said: format!("{other:?}"),
        },
    })
}

/// A request for the files worker, from the JSON of `api::sheet::Request`.
#[wasm_bindgen]
pub fn to_files(request: &str) -> Result<Vec<u8>, JsError> {
    Ok(bytes(&parse::<FilesRequest>(request)?)?)
}

/// What the files worker replied, as JSON.
#[wasm_bindgen]
pub fn from_files(reply: &[u8]) -> Result<String, JsError> {
    Ok(json::<Reply>(reply)?)
}

/// The answer to one block of rows.
#[wasm_bindgen]
pub fn ack() -> Result<Vec<u8>, JsError> {
    Ok(bytes(&Ack { blocks: 1 })?)
}

/// How many rows a frame of the files worker brings; `undefined` when it is the last frame.
///
/// Only as much is read as that needs: whoever takes the rows in does that while the worker reads on, but this page
/// would be what the worker waits for.
#[wasm_bindgen]
pub fn rows_in(frame: &[u8]) -> Result<Option<u32>, JsError> {
    let (kind, rest) = postcard::take_from_bytes::<u32>(frame).map_err(BenchError::from)?;
    if kind != BLOCK {
        return Ok(None);
    }
    let (head, _) = postcard::take_from_bytes::<BlockHead<'_>>(rest).map_err(BenchError::from)?;
    let BlockHead(_first_row, columns, _text, cells) = head;
    Ok(cells.checked_div(columns))
}

/// The number of the variant `ReadFrame::Block`.
const BLOCK: u32 = 0;

/// How a block begins: the first row, the columns, the text, the number of cells.
#[derive(Deserialize)]
struct BlockHead<'a>(u32, u32, #[serde(borrow)] &'a [u8], u32);

fn parse<T: DeserializeOwned>(json: &str) -> Result<T, BenchError> {
    Ok(serde_json::from_str(json)?)
}

fn bytes(message: &impl Serialize) -> Result<Vec<u8>, BenchError> {
    Ok(postcard::to_allocvec(message)?)
}

fn json<T: Serialize + DeserializeOwned>(bytes: &[u8]) -> Result<String, BenchError> {
    let value: T = postcard::from_bytes(bytes)?;
    Ok(serde_json::to_string(&value)?)
}
