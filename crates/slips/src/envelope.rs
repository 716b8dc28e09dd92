use crate::bytes::{Reader, Writer, pack, unpack};
use crate::secret::SEAL_BYTES;
use crate::{ANSWER_LIMIT_BYTES, Secret, SlipError, SurveySlip, base32, replies};
use domain::record::{Answer, AnswerId, Asked, SurveyLinkId};
use domain::survey::Form;
use domain::{Id, Instant, Value};
use std::collections::BTreeMap;

/// What every answer text begins with.
pub(crate) const MARK: &str = "SHUKEA";
const VERSION: u8 = 1;
const PARTIAL: u8 = 1;
const OWN_IDENTITY: u8 = 2;
/// The longest text: what is unpacked cannot have been longer packed, by more than the seal and the head.
const TEXT_LIMIT: usize = (ANSWER_LIMIT_BYTES + 200) * 8 / 5;

/// What somebody replied on their own phone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given {
    /// Drawn by the phone for a link for everybody. Of a link for one person it follows from the secret, whatever
    /// stands here.
    pub id: AnswerId,
    /// By the phone's clock.
    pub at: Instant,
    pub seconds: i64,
    pub language: String,
    /// Broken off.
    pub partial: bool,
    pub replies: BTreeMap<String, Value>,
}

/// The answer as a text for a QR code, a file or a message.
pub fn seal(slip: &SurveySlip, given: &Given) -> Result<String, SlipError> {
    let mut head = Writer::default();
    head.byte(VERSION);
    let own = !slip.for_one;
    let flags = u8::from(given.partial) * PARTIAL + u8::from(own) * OWN_IDENTITY;
    head.byte(flags);
    head.raw(&slip.link.0.0.to_be_bytes());
    if own {
        head.raw(&given.id.0.0.to_be_bytes());
    }
    let mut body = Writer::default();
    body.signed(given.at.0.div_euclid(Instant::MINUTE));
    body.signed(given.seconds);
    body.text(&given.language);
    replies::write(&slip.form, &given.replies, &mut body);
    if body.0.len() > ANSWER_LIMIT_BYTES {
        let limit = ANSWER_LIMIT_BYTES;
        return Err(SlipError::TooLong { limit });
    }
    head.raw(&pack(&body.0));
    let seal = slip.secret.seal(&slip.digest, &head.0);
    head.raw(&seal);
    Ok(format!("{MARK}{}", base32::encode(&head.0)))
}

/// An answer that was scanned, not opened yet: it says by which link it came.
#[derive(Clone, Debug, PartialEq)]
pub struct Envelope {
    pub link: SurveyLinkId,
    id: Option<AnswerId>,
    partial: bool,
    sealed: Vec<u8>,
    body_at: usize,
    seal: Vec<u8>,
}

impl Envelope {
    /// Reads the outside. Blanks and line breaks that a chat put in do not matter.
    pub fn read(text: &str) -> Result<Self, SlipError> {
        let limit = TEXT_LIMIT;
        // Blanks included, since they are looked at too.
        if text.len() > limit * 2 {
            return Err(SlipError::TooLong { limit });
        }
        let letters: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let letters = letters.strip_prefix(MARK).ok_or(SlipError::NotASlip)?;
        if letters.len() > limit {
            return Err(SlipError::TooLong { limit });
        }
        let bytes = base32::decode(letters)?;
        let found = bytes.first().copied().ok_or(SlipError::Damaged)?;
        if found != VERSION {
            let supported = VERSION;
            return Err(if found > supported {
                SlipError::FormatTooNew { found, supported }
            } else {
                SlipError::NotASlip
            });
        }
        let length = bytes
            .len()
            .checked_sub(SEAL_BYTES)
            .ok_or(SlipError::Damaged)?;
        let (sealed, seal) = bytes.split_at_checked(length).ok_or(SlipError::Damaged)?;
        let mut reader = Reader::new(sealed);
        reader.byte()?;
        let flags = reader.byte()?;
        if flags & !(PARTIAL | OWN_IDENTITY) != 0 {
            return Err(SlipError::Damaged);
        }
        let link = SurveyLinkId(Id(u128::from_be_bytes(reader.array()?)));
        let id = if flags & OWN_IDENTITY != 0 {
            Some(AnswerId(Id(u128::from_be_bytes(reader.array()?))))
        } else {
            None
        };
        Ok(Self {
            link,
            id,
            partial: flags & PARTIAL != 0,
            body_at: sealed.len() - reader.rest().len(),
            sealed: sealed.to_vec(),
            seal: seal.to_vec(),
        })
    }

    /// Checks the seal, then reads what is inside.
    ///
    /// `secret` and `digest` are those of the tablet's own record of the link; `form` is the version it belongs to, in
    /// every language: which of them the phone showed does not change the places. `for_one` is again the tablet's own
    /// knowledge: an answer to one person's link has the one identity it can have.
    pub fn open(
        &self,
        secret: &Secret,
        digest: &[u8; 32],
        form: &Form,
        for_one: bool,
    ) -> Result<Given, SlipError> {
        if !secret.holds(digest, &self.sealed, &self.seal) {
            return Err(SlipError::SealBroken);
        }
        let id = match self.id {
            None if for_one => secret.only_answer(),
            Some(id) if !for_one && id.0.0 != 0 => id,
            _ => return Err(SlipError::SealBroken),
        };
        let packed = self.sealed.get(self.body_at..).ok_or(SlipError::Damaged)?;
        let body = unpack(packed, ANSWER_LIMIT_BYTES)?;
        let mut reader = Reader::new(&body);
        let minutes = reader.signed()?;
        Ok(Given {
            id,
            at: Instant(minutes.saturating_mul(Instant::MINUTE)),
            seconds: reader.signed()?.clamp(0, 1_000_000),
            language: reader.text()?,
            partial: self.partial,
            replies: replies::read(form, &mut reader)?,
        })
    }
}

impl Given {
    /// The answer as it goes to the book; survey, version and customer are those of the link.
    pub fn into_answer(self, link: &domain::record::SurveyLink) -> Answer {
        Answer {
            id: self.id,
            survey: link.survey,
            edition: link.edition,
            customer: link.customer,
            at: self.at,
            asked: Some(Asked::Link),
            replies: self.replies,
            language: self.language,
            partial: self.partial,
            link: Some(link.id),
            seconds: (self.seconds > 0).then_some(self.seconds),
            ..Answer::default()
        }
    }
}
