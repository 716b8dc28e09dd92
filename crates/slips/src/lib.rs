//! Surveys that travel in a link, and answers that come back as a QR code, a file or a text. No server is between.
//!
//! The tablet makes a [`SurveySlip`] and shows it as a link (in the fragment, which browsers send to nobody). The
//! customer's phone reads it, asks, and shows the answer as an [`answer text`](seal). The tablet scans it, finds the
//! link it made in its own book and [opens](Envelope::open) the answer.
//!
//! # What the seal promises, and what it cannot
//!
//! Each link has a secret of its own, 16 random bytes. It travels in the link and rests in the tablet's book. The
//! answer carries an HMAC-SHA-256 over everything in it, keyed with that secret, and over the digest of the version that
//! was asked. The tablet checks it against *its own* record of the link, never against anything in the answer.
//!
//! So it holds that
//! - the answer was made by somebody who had this link, for exactly this version of this survey;
//! - nothing in it was changed on the way by somebody who has not: not a score, not a letter, not the time;
//! - answers of links that this shop never made, or closed, are not taken;
//! - the answer to a link for one person has an identity that follows from the secret, so it is counted once, however
//!   often it is shown, on however many tablets, whatever the phone does;
//! - an answer to a link for everybody (a poster) has an identity drawn by the phone: shown twice, it is counted once.
//!
//! It cannot promise
//! - *who* answered: whoever has the link can answer, and whoever passes it on passes that on;
//! - that one person answers a link for everybody only once: with a second visit, or another phone, they are two. Links
//!   for one person are for surveys where that matters;
//! - that the replies are honest, or the phone's clock right: the time is what the phone says;
//! - secrecy: link and answer are signed, not encrypted. They hold no name, no phone number and nothing else from the
//!   book; what the customer wrote is readable by whoever sees the code. Staff who can open the book see the secrets and
//!   could make up answers, as they could by typing them in;
//! - that the survey a phone shows is the shop's: a phone knows no shop. It shows what is in the link, in texts only,
//!   runs nothing and sends nothing.
//!
//! Reading is bounded: in length, in what is unpacked, in the number of parts and in every count; any bytes give an
//! error or a slip, never more work than their length allows.

mod base32;
mod bytes;
mod envelope;
mod error;
mod parts;
mod replies;
mod secret;
mod survey_slip;
#[cfg(test)]
mod tests;

pub use envelope::{Envelope, Given, seal};
pub use error::SlipError;
pub use parts::{Collector, Gathered, PART_CHARS, split};
pub use secret::Secret;
pub use survey_slip::SurveySlip;

/// Longer links are neither made nor read, in characters of the fragment.
pub const LINK_LIMIT_CHARS: usize = 30_000;
/// A link up to this long can be shown as one QR code that phones still read from paper (version 25, level L).
pub const LINK_QR_CHARS: usize = 1_200;
/// Longer answers are neither made nor read, in bytes unpacked.
pub const ANSWER_LIMIT_BYTES: usize = 16_000;
