//! Parts of the page that are fetched later.
//!
//! The first screen needs the frame, Today and the list of customers; the rest of the program comes in a few parts,
//! each a wasm of its own beside the page's. A part is fetched when somebody goes to a place in it, and all of them
//! as soon as the page has nothing else to do, so that hardly anybody ever waits for one.
//!
//! What belongs to which part, and the points at which the program is split, are in `app/split.rs`. Only
//! `cargo xtask build` splits: in tests and in `dev` every part is there from the start.

mod from_part;
mod parts;

pub use from_part::FromPart;
pub use parts::{Part, PartState, PartView, Parts, Source, use_parts};
