//! Asked by staff: on the tablet, by phone, or keyed in from paper.

mod ask_page;
mod chooser;
mod handing_in;
mod key_in_page;
mod sheet;

pub(super) use ask_page::AskPage;
pub(super) use handing_in::{HandedIn, hand_in};
pub(super) use key_in_page::KeyInPage;
