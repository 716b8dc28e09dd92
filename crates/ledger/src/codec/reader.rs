use super::CodecError;
use domain::Id;

/// Reads what [`super::Writer`] wrote. Never reads past the end, never believes an announced length.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Checks and strips the checksum at the end.
    pub(crate) fn checked(bytes: &'a [u8]) -> Result<Self, CodecError> {
        let (body, sum) = bytes.split_last_chunk::<4>().ok_or(CodecError::Truncated)?;
        if crc32fast::hash(body) == u32::from_le_bytes(*sum) {
            Ok(Self { rest: body })
        } else {
            Err(CodecError::Checksum)
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    pub(crate) fn left(&self) -> usize {
        self.rest.len()
    }

    pub(crate) fn byte(&mut self) -> Result<u8, CodecError> {
        let (byte, rest) = self.rest.split_first().ok_or(CodecError::Truncated)?;
        self.rest = rest;
        Ok(*byte)
    }

    pub(crate) fn number(&mut self) -> Result<u64, CodecError> {
        let mut number = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            if shift == 63 && bits > 1 {
                return Err(CodecError::Malformed);
            }
            number |= bits << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(CodecError::Malformed)
    }

    /// A count of things that each take at least one byte: more than there are bytes is a lie.
    pub(crate) fn count(&mut self) -> Result<usize, CodecError> {
        let count = usize::try_from(self.number()?).map_err(|_too_large| CodecError::Malformed)?;
        if count <= self.rest.len() {
            Ok(count)
        } else {
            Err(CodecError::Truncated)
        }
    }

    pub(crate) fn signed(&mut self) -> Result<i64, CodecError> {
        let number = self.number()?;
        Ok((number >> 1).cast_signed() ^ -((number & 1).cast_signed()))
    }

    pub(crate) fn small(&mut self) -> Result<u32, CodecError> {
        u32::try_from(self.number()?).map_err(|_too_large| CodecError::Malformed)
    }

    pub(crate) fn take(&mut self, len: usize) -> Result<&'a [u8], CodecError> {
        let (taken, rest) = self
            .rest
            .split_at_checked(len)
            .ok_or(CodecError::Truncated)?;
        self.rest = rest;
        Ok(taken)
    }

    pub(crate) fn bytes(&mut self) -> Result<&'a [u8], CodecError> {
        let len = self.count()?;
        self.take(len)
    }

    pub(crate) fn text(&mut self) -> Result<&'a str, CodecError> {
        core::str::from_utf8(self.bytes()?).map_err(|_not_utf8| CodecError::Malformed)
    }

    pub(crate) fn raw_id(&mut self) -> Result<Id, CodecError> {
        let (bytes, rest) = self
            .rest
            .split_first_chunk::<16>()
            .ok_or(CodecError::Truncated)?;
        self.rest = rest;
        Ok(Id(u128::from_le_bytes(*bytes)))
    }

    pub(crate) fn u64(&mut self) -> Result<u64, CodecError> {
        let (bytes, rest) = self
            .rest
            .split_first_chunk::<8>()
            .ok_or(CodecError::Truncated)?;
        self.rest = rest;
        Ok(u64::from_le_bytes(*bytes))
    }
}
