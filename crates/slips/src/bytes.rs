//! Numbers and texts as bytes, in as few as they need.

use crate::SlipError;

#[derive(Default)]
pub(crate) struct Writer(pub(crate) Vec<u8>);

impl Writer {
    pub(crate) fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    pub(crate) fn raw(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// Seven bits a byte, the low ones first.
    pub(crate) fn number(&mut self, mut number: u64) {
        loop {
            let low = u8::try_from(number & 0x7f).unwrap_or(0);
            number >>= 7;
            if number == 0 {
                self.0.push(low);
                return;
            }
            self.0.push(low | 0x80);
        }
    }

    /// Small numbers of either sign are short.
    pub(crate) fn signed(&mut self, number: i64) {
        self.number(((number << 1) ^ (number >> 63)).cast_unsigned());
    }

    pub(crate) fn count(&mut self, count: usize) {
        self.number(u64::try_from(count).unwrap_or(u64::MAX));
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.count(text.len());
        self.raw(text.as_bytes());
    }
}

pub(crate) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn rest(self) -> &'a [u8] {
        self.0
    }

    pub(crate) fn byte(&mut self) -> Result<u8, SlipError> {
        let (first, rest) = self.0.split_first().ok_or(SlipError::Damaged)?;
        self.0 = rest;
        Ok(*first)
    }

    pub(crate) fn raw(&mut self, count: usize) -> Result<&'a [u8], SlipError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(SlipError::Damaged)?;
        self.0 = rest;
        Ok(taken)
    }

    pub(crate) fn array<const N: usize>(&mut self) -> Result<[u8; N], SlipError> {
        let taken = self.raw(N)?;
        taken.try_into().map_err(|_other_length| SlipError::Damaged)
    }

    pub(crate) fn number(&mut self) -> Result<u64, SlipError> {
        let mut number = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            // The tenth byte holds one bit.
            if shift == 63 && bits > 1 {
                return Err(SlipError::Damaged);
            }
            number |= bits << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(SlipError::Damaged)
    }

    pub(crate) fn signed(&mut self) -> Result<i64, SlipError> {
        let number = self.number()?;
        Ok((number >> 1).cast_signed() ^ -(number & 1).cast_signed())
    }

    /// A count of things that take at least a byte each, so that it cannot promise more than there is.
    pub(crate) fn count(&mut self) -> Result<usize, SlipError> {
        let count = usize::try_from(self.number()?).map_err(|_too_many| SlipError::Damaged)?;
        if count > self.0.len() {
            return Err(SlipError::Damaged);
        }
        Ok(count)
    }

    /// A place in a list of so many.
    pub(crate) fn place(&mut self) -> Result<usize, SlipError> {
        usize::try_from(self.number()?).map_err(|_beyond| SlipError::Damaged)
    }

    pub(crate) fn text(&mut self) -> Result<String, SlipError> {
        let count = self.count()?;
        let bytes = self.raw(count)?;
        let text = core::str::from_utf8(bytes).map_err(|_not_text| SlipError::Damaged)?;
        Ok(text.to_owned())
    }
}

/// Deflated where that is shorter. The first byte says which.
pub(crate) fn pack(plain: &[u8]) -> Vec<u8> {
    let deflated = miniz_oxide::deflate::compress_to_vec(plain, 9);
    let (kind, body) = if deflated.len() < plain.len() {
        (1, deflated.as_slice())
    } else {
        (0, plain)
    };
    let mut packed = Vec::with_capacity(body.len() + 1);
    packed.push(kind);
    packed.extend_from_slice(body);
    packed
}

pub(crate) fn unpack(packed: &[u8], limit: usize) -> Result<Vec<u8>, SlipError> {
    let (kind, body) = packed.split_first().ok_or(SlipError::Damaged)?;
    match kind {
        0 if body.len() > limit => Err(SlipError::TooLong { limit }),
        0 => Ok(body.to_vec()),
        1 => miniz_oxide::inflate::decompress_to_vec_with_limit(body, limit)
            .map_err(|_damaged_or_long| SlipError::Damaged),
        _ => Err(SlipError::Damaged),
    }
}
