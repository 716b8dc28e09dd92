use crate::SlipError;
use core::fmt;
use domain::Id;
use domain::record::AnswerId;
use hmac::{Hmac, Mac as _};
use sha2::Sha256;

/// Bytes of a seal. A guess holds once in 2^128.
pub(crate) const SEAL_BYTES: usize = 16;

/// What a link and the tablet that made it share.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 16]);

/// Not for logs.
impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

impl Secret {
    /// From random bytes.
    pub fn new(random: [u8; 16]) -> Self {
        Self(random)
    }

    /// As the book keeps it: 32 hexadecimal digits.
    pub fn to_text(&self) -> String {
        let hex = |byte: &u8| format!("{byte:02x}");
        self.0.iter().map(hex).collect()
    }

    pub fn from_text(text: &str) -> Result<Self, SlipError> {
        // An identity is written in the same way.
        let bytes: Id = text.parse().map_err(|_not_hex| SlipError::Damaged)?;
        Ok(Self(bytes.0.to_be_bytes()))
    }

    pub(crate) fn bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// The one identity that an answer to a link for one person can have.
    pub fn only_answer(&self) -> AnswerId {
        let tag = self.mac(b"shuke answer identity").finalize().into_bytes();
        let mut bytes = [0; 16];
        for (to, from) in bytes.iter_mut().zip(tag) {
            *to = from;
        }
        AnswerId(Id(u128::from_be_bytes(bytes)))
    }

    pub(crate) fn seal(&self, digest: &[u8; 32], sealed: &[u8]) -> [u8; SEAL_BYTES] {
        let tag = self.sealing(digest, sealed).finalize().into_bytes();
        let mut seal = [0; SEAL_BYTES];
        for (to, from) in seal.iter_mut().zip(tag) {
            *to = from;
        }
        seal
    }

    /// Compares in the same time whatever differs.
    pub(crate) fn holds(&self, digest: &[u8; 32], sealed: &[u8], seal: &[u8]) -> bool {
        seal.len() == SEAL_BYTES
            && self
                .sealing(digest, sealed)
                .verify_truncated_left(seal)
                .is_ok()
    }

    fn sealing(&self, digest: &[u8; 32], sealed: &[u8]) -> Hmac<Sha256> {
        let mut mac = self.mac(b"shuke answer seal");
        mac.update(digest);
        mac.update(sealed);
        mac
    }

    /// Keys of any length are taken, so there is nothing to fail.
    fn mac(&self, purpose: &[u8]) -> Hmac<Sha256> {
        let mut key = [0; 64];
        for (to, from) in key.iter_mut().zip(self.0) {
            *to = from;
        }
        // A key of a whole block is used as it is; a shorter one is filled up with zeros just so.
        let mut mac = Hmac::<Sha256>::new(&key.into());
        mac.update(purpose);
        mac.update(&[0]);
        mac
    }
}
