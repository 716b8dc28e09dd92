//! An answer too long for one QR code is shown as several, one after the other; they are scanned in any order.

use crate::envelope::MARK;
use crate::{SlipError, base32};
use sha2::{Digest as _, Sha256};

/// Letters of one QR code: version 15 at level M, which a tablet reads from a phone's screen at arm's length.
pub const PART_CHARS: usize = 560;
const PART_MARK: &str = "SHUKEP";
/// Letters that name the answer a part belongs to.
const NAME_CHARS: usize = 8;
const MOST_PARTS: usize = 32;

/// The texts of the QR codes. One, as it is, where it fits.
pub fn split(text: &str) -> Result<Vec<String>, SlipError> {
    if text.len() <= PART_CHARS {
        return Ok(vec![text.to_owned()]);
    }
    // Texts of ours are plain letters.
    let letters: Vec<char> = text.chars().collect();
    let room = PART_CHARS - PART_MARK.len() - NAME_CHARS - 2;
    let total = letters.len().div_ceil(room);
    if total > MOST_PARTS {
        let limit = MOST_PARTS * room;
        return Err(SlipError::TooLong { limit });
    }
    let name = name_of(text);
    let number = |n: usize| base32::letter(u32::try_from(n).unwrap_or(0));
    let chunks = letters.chunks(room).enumerate();
    Ok(chunks
        .map(|(at, chunk)| {
            let chunk: String = chunk.iter().collect();
            format!(
                "{PART_MARK}{name}{}{}{chunk}",
                number(at),
                number(total - 1)
            )
        })
        .collect())
}

fn name_of(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    let digest = digest.get(..5).unwrap_or_default();
    base32::encode(digest)
}

/// What a scan came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gathered {
    /// The whole text.
    Whole(String),
    /// So many of so many.
    Part { have: usize, of: usize },
}

/// Gathers the parts of one answer.
#[derive(Clone, Debug, Default)]
pub struct Collector {
    name: String,
    parts: Vec<Option<String>>,
}

impl Collector {
    /// Takes what was scanned. The same part twice is one; a part of another answer is refused, and nothing is lost.
    pub fn take(&mut self, text: &str) -> Result<Gathered, SlipError> {
        let text = text.trim();
        if text.len() > PART_CHARS * 2 && !text.starts_with(MARK) {
            let limit = PART_CHARS;
            return Err(SlipError::TooLong { limit });
        }
        if text.starts_with(MARK) {
            return Ok(Gathered::Whole(text.to_owned()));
        }
        let rest = text.strip_prefix(PART_MARK).ok_or(SlipError::NotASlip)?;
        if !rest.is_ascii() {
            return Err(SlipError::Damaged);
        }
        let (name, rest) = rest
            .split_at_checked(NAME_CHARS)
            .ok_or(SlipError::Damaged)?;
        let mut letters = rest.chars();
        let mut number = || letters.next().and_then(base32::digit);
        let (at, last) = number().zip(number()).ok_or(SlipError::Damaged)?;
        let chunk: String = letters.collect();
        let place = usize::try_from(at).map_err(|_beyond| SlipError::Damaged)?;
        let total = usize::try_from(last).map_err(|_beyond| SlipError::Damaged)? + 1;
        if place >= total || total < 2 || chunk.is_empty() {
            return Err(SlipError::Damaged);
        }
        if self.parts.is_empty() {
            name.clone_into(&mut self.name);
            self.parts = vec![None; total];
        }
        if self.name != name || self.parts.len() != total {
            return Err(SlipError::OtherParts);
        }
        match self.parts.get_mut(place) {
            Some(Some(known)) if *known != chunk => return Err(SlipError::Damaged),
            Some(slot) => *slot = Some(chunk),
            None => return Err(SlipError::Damaged),
        }
        let have = self.parts.iter().flatten().count();
        if have < total {
            return Ok(Gathered::Part { have, of: total });
        }
        let whole: String = self.parts.iter().flatten().map(String::as_str).collect();
        let fits = name_of(&whole) == self.name;
        // Whatever comes next belongs to another answer.
        *self = Self::default();
        if fits {
            Ok(Gathered::Whole(whole))
        } else {
            Err(SlipError::Damaged)
        }
    }
}
