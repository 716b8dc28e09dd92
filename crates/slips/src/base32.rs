//! Base32 (RFC 4648, without padding): capitals and digits, which a QR code holds in its compact mode, and which survive
//! being copied through a chat.

use crate::SlipError;

const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

pub(crate) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 8 / 5 + 1);
    let (mut held, mut bits) = (0_u32, 0_u32);
    for byte in bytes {
        held = (held << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(letter(held >> bits));
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        text.push(letter(held << (5 - bits)));
    }
    text
}

pub(crate) fn letter(five_bits: u32) -> char {
    let at = usize::try_from(five_bits & 31).unwrap_or(0);
    ALPHABET.get(at).copied().map_or('A', char::from)
}

pub(crate) fn digit(letter: char) -> Option<u32> {
    let upper = letter.to_ascii_uppercase();
    match upper {
        'A'..='Z' => Some(u32::from(upper) - u32::from('A')),
        '2'..='7' => Some(u32::from(upper) - u32::from('2') + 26),
        _ => None,
    }
}

pub(crate) fn decode(text: &str) -> Result<Vec<u8>, SlipError> {
    let mut bytes = Vec::with_capacity(text.len() * 5 / 8);
    let (mut held, mut bits) = (0_u32, 0_u32);
    for letter in text.chars() {
        held = (held << 5) | digit(letter).ok_or(SlipError::Damaged)?;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from((held >> bits) & 0xff).unwrap_or(0));
        }
        held &= (1 << bits) - 1;
    }
    // What is left over is filling; anything else was never written.
    if bits >= 5 || held != 0 {
        return Err(SlipError::Damaged);
    }
    Ok(bytes)
}
