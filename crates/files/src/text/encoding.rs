//! Which encoding a text is in: byte order mark, NUL parity of UTF-16, strict UTF-8, and only
//! then what the letters look like.

use api::sheet::{Encoding, EncodingGuess, Sureness};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::DecoderResult;

use super::decode::table;

/// Judges by a piece of the file. `is_whole`: the piece is the file.
pub(crate) fn guess_encoding(sample: &[u8], is_whole: bool) -> EncodingGuess {
    if let Some(marked) = marked_encoding(sample) {
        return sure(marked, Sureness::Certain);
    }
    if let Some(wide) = wide_encoding(sample) {
        return sure(wide, Sureness::Likely);
    }
    if sample.is_ascii() {
        return sure(Encoding::Utf8, Sureness::Certain);
    }
    if let Some(letters) = utf8_letters(sample, is_whole) {
        // Two bytes of GBK can by chance be one letter of UTF-8; three such letters cannot be
        // an accident, nor can one that takes three bytes.
        let sureness = if letters >= 6 {
            Sureness::Certain
        } else {
            Sureness::Likely
        };
        return EncodingGuess {
            chosen: Encoding::Utf8,
            sureness,
            candidates: candidates(sample, is_whole, &[Encoding::Utf8]),
        };
    }
    legacy_guess(sample, is_whole)
}

/// The guess when the user has chosen.
pub(crate) fn trusted_encoding(chosen: Encoding, sample: &[u8], is_whole: bool) -> EncodingGuess {
    let guess = guess_encoding(sample, is_whole);
    let mut candidates = guess.candidates;
    if !candidates.contains(&guess.chosen) {
        candidates.insert(0, guess.chosen);
    }
    EncodingGuess {
        chosen,
        sureness: Sureness::Certain,
        candidates,
    }
}

fn sure(chosen: Encoding, sureness: Sureness) -> EncodingGuess {
    EncodingGuess {
        chosen,
        sureness,
        candidates: vec![chosen],
    }
}

fn marked_encoding(sample: &[u8]) -> Option<Encoding> {
    match sample {
        [0xEF, 0xBB, 0xBF, ..] => Some(Encoding::Utf8),
        [0xFF, 0xFE, ..] => Some(Encoding::Utf16Le),
        [0xFE, 0xFF, ..] => Some(Encoding::Utf16Be),
        // GB18030 has a mark too, and some editors write it.
        [0x84, 0x31, 0x95, 0x33, ..] => Some(Encoding::Gb18030),
        _ => None,
    }
}

/// UTF-16 without a mark: the delimiters, digits and line ends make every second byte of them
/// NUL, always on the same side.
fn wide_encoding(sample: &[u8]) -> Option<Encoding> {
    let (mut even, mut odd) = (0_usize, 0_usize);
    for pair in sample.chunks_exact(2) {
        if let [first, second] = pair {
            even += usize::from(*first == 0);
            odd += usize::from(*second == 0);
        }
    }
    let pairs = sample.len() / 2;
    let is_wide = |zeros: usize, others: usize| {
        // A few NUL characters by mistake are not enough.
        let are_many = zeros >= 4 && zeros * 50 >= pairs && zeros > others * 20;
        are_many || (pairs >= 2 && zeros == pairs && others == 0)
    };
    if is_wide(odd, even) {
        Some(Encoding::Utf16Le)
    } else if is_wide(even, odd) {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// How many bytes belong to letters beyond ASCII, if all is UTF-8.
fn utf8_letters(sample: &[u8], is_whole: bool) -> Option<usize> {
    let valid = match std::str::from_utf8(sample) {
        Ok(_) => sample,
        // The piece may end in the middle of a letter.
        Err(error) if !is_whole && error.error_len().is_none() => {
            sample.get(..error.valid_up_to()).unwrap_or_default()
        }
        Err(_) => return None,
    };
    let beyond = |byte: &&u8| **byte >= 0x80;
    let long = valid.iter().filter(|byte| **byte >= 0xE0).count();
    Some(valid.iter().filter(beyond).count() + long * 3)
}

fn legacy_guess(sample: &[u8], is_whole: bool) -> EncodingGuess {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, is_whole);
    let guess = |region| encoding_from_table(detector.guess(region, Utf8Detection::Deny));
    let mut ranked: Vec<Encoding> = Vec::new();
    // Few broken bytes in a long UTF-8 text are damage, not another encoding.
    if is_nearly_utf8(sample) {
        ranked.push(Encoding::Utf8);
    }
    let neutral = guess(None);
    ranked.extend(neutral);
    for region in REGIONS {
        ranked.extend(guess(Some(region)));
    }
    let candidates = candidates(sample, is_whole, &ranked);
    let chosen = ranked
        .iter()
        .copied()
        .find(|encoding| *encoding == Encoding::Utf8 || candidates.contains(encoding))
        .or_else(|| candidates.first().copied())
        .unwrap_or(Encoding::Windows1252);
    let beyond = sample.iter().filter(|byte| **byte >= 0x80).count();
    let is_read = neutral == Some(chosen) && beyond >= ENOUGH_BYTES;
    EncodingGuess {
        chosen,
        sureness: if is_read {
            Sureness::Likely
        } else {
            Sureness::Unsure
        },
        candidates,
    }
}

/// Bytes beyond ASCII from which on the statistics of letters can be trusted: ten Chinese ones.
const ENOUGH_BYTES: usize = 20;

/// Where a file may come from; each tips the scales towards its own encodings.
const REGIONS: [&[u8]; 12] = [
    b"cn", b"tw", b"jp", b"kr", b"ru", b"fr", b"pl", b"th", b"gr", b"tr", b"il", b"vn",
];

/// Those of `ranked` and then all others in which the sample can be read.
fn candidates(sample: &[u8], is_whole: bool, ranked: &[Encoding]) -> Vec<Encoding> {
    let mut fitting: Vec<Encoding> = Vec::new();
    for encoding in ranked.iter().copied().chain(Encoding::ALL) {
        let is_wide = matches!(encoding, Encoding::Utf16Le | Encoding::Utf16Be);
        if !is_wide && !fitting.contains(&encoding) && can_decode(sample, is_whole, encoding) {
            fitting.push(encoding);
        }
    }
    fitting
}

fn can_decode(sample: &[u8], is_whole: bool, encoding: Encoding) -> bool {
    let mut decoder = table(encoding).new_decoder_without_bom_handling();
    let mut rest = sample;
    let mut scratch = [0_u8; 4096];
    loop {
        let (result, read, _) =
            decoder.decode_to_utf8_without_replacement(rest, &mut scratch, is_whole);
        rest = rest.get(read..).unwrap_or_default();
        match result {
            DecoderResult::InputEmpty => return true,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => return false,
        }
    }
}

fn is_nearly_utf8(sample: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in sample.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= 20 && bad * 50 <= good
}

fn encoding_from_table(found: &'static encoding_rs::Encoding) -> Option<Encoding> {
    if found == encoding_rs::GBK {
        return Some(Encoding::Gb18030);
    }
    if found == encoding_rs::KOI8_U {
        return Some(Encoding::Koi8R);
    }
    // Of the Latin 2 family Windows-1250 is what spreadsheet programs write.
    if found == encoding_rs::ISO_8859_2 {
        return Some(Encoding::Windows1250);
    }
    Encoding::ALL
        .into_iter()
        .find(|encoding| table(*encoding) == found)
}

#[cfg(test)]
#[path = "encoding_tests.rs"]
mod tests;
