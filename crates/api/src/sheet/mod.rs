//! What the page, the files worker and the engine say to each other about foreign files.
//!
//! The files worker turns bytes into rows and problems, and rows into bytes; it knows no customer
//! and no purchase. It is started when a file is dropped and thrown away afterwards: to cancel
//! anything, the page terminates it.
//!
//! # Messages between page and worker
//!
//! Every message is a JavaScript object; `body` is a `Uint8Array` made by [`encode`].
//!
//! Nothing may be sent before the worker's hello: what comes while it is still loading is lost.
//! When the worker's `error` event fires, it is gone: tell the user that the file could not be
//! read, and start a new one for the next file.
//!
//! | direction | object | when |
//! |---|---|---|
//! | worker → page | `{ hello: string }` | once, first: the build id; another one means "reload" |
//! | page → worker | `{ id, body: Request, file?: Blob, port?: MessagePort }` | `file` for [`Request::Inspect`] and [`Request::Read`]; `port` (also in the transfer list) for [`Request::Read`] and [`Request::Write`] |
//! | worker → page | `{ id, body: Reply, file?: Blob }` | any number of [`Reply::Progress`], then exactly one other; `file` with [`Reply::Written`] |
//!
//! # Messages on the port (worker ↔ engine, or whoever holds the other end)
//!
//! Every message is a bare `Uint8Array` made by [`encode`], its buffer transferred.
//!
//! * Reading: the worker posts [`ReadFrame`]s. The other end answers each [`ReadFrame::Block`]
//!   with one [`Ack`] when it has taken it in; the worker keeps at most [`WINDOW`] blocks
//!   unanswered, so a slow reader never lets rows pile up. [`ReadFrame::End`] or
//!   [`ReadFrame::Failed`] is the last one.
//! * Writing: the other end posts [`WriteFrame`]s, at most [`WINDOW`] blocks ahead; the worker
//!   answers each block with one [`Ack`]. [`WriteFrame::End`] closes the file.
//!
//! Both ends call `port.start()` or set `onmessage`.

mod block;
mod error;
mod inspection;
mod message;
mod options;
mod problem;
mod wire;

pub use block::{BlockBuilder, RowBlock};
pub use error::{DamagedPart, FileError, ForeignKind, Limit};
pub use inspection::{Column, EncodingGuess, Inspection, RowCount, Sheet, Sureness, TextShape};
pub use message::{Ack, Progress, ReadEnd, ReadFrame, Reply, Request, WriteEnd, WriteFrame};
pub use options::{
    CellKind, ColumnPlan, Delimiter, Encoding, FileFormat, HeaderChoice, OutputFormat, ReadOptions,
    SheetPlan, WritePlan,
};
pub use problem::{CellError, Problem, ProblemKind, Problems};
pub use wire::{WireError, decode, encode};

/// Rows the worker puts into one [`RowBlock`] (fewer when the text gets long, or at the end).
pub const BLOCK_ROWS: usize = 4_000;

/// Blocks that may be under way without an [`Ack`].
pub const WINDOW: u32 = 4;
