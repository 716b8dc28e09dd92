use crate::bytes::{Reader, Writer, pack, unpack};
use crate::{LINK_LIMIT_CHARS, LINK_QR_CHARS, Secret, SlipError};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as LETTERS;
use domain::record::{QuestionKind, SurveyLinkId};
use domain::survey::{Form, check, file, templates};
use domain::{Day, Id};
use sha2::{Digest as _, Sha256};

const VERSION: u8 = 1;
const FOR_ONE: u8 = 1;
const BUILT_IN: u8 = 2;
const HAS_UNTIL: u8 = 4;
/// A form is text many times over; unpacked it is never longer than a file may be.
const FORM_LIMIT_BYTES: usize = 400_000;
const CHECK_BYTES: usize = 4;

/// A survey on its way to a customer's phone.
#[derive(Clone, Debug, PartialEq)]
pub struct SurveySlip {
    pub link: SurveyLinkId,
    pub secret: Secret,
    /// The link is one person's: its answer is counted once, whatever happens.
    pub for_one: bool,
    /// The last day on which answers are taken.
    pub until: Option<Day>,
    /// Who asks; shown above the questions.
    pub shop: String,
    /// Of the version that is asked, as the book has it, whatever languages travel.
    pub digest: [u8; 32],
    pub form: Form,
}

impl SurveySlip {
    /// The text for the link's fragment.
    ///
    /// A built-in survey that was not changed travels by its name alone. Everything else is packed; in one language
    /// only ([`Form::in_language`]) it is about half as long.
    pub fn write(&self) -> Result<String, SlipError> {
        let form = self.form.without_rules();
        let is_file = |kind| matches!(kind, QuestionKind::Photo | QuestionKind::Signature);
        if form
            .questions()
            .any(|one| one.required && is_file(one.kind))
        {
            return Err(SlipError::NeedsFile);
        }
        let built_in = built_in(&form, &self.digest);
        let mut out = Writer::default();
        out.byte(VERSION);
        let flags = [
            (self.for_one, FOR_ONE),
            (built_in.is_some(), BUILT_IN),
            (self.until.is_some(), HAS_UNTIL),
        ];
        out.byte(
            flags
                .iter()
                .filter(|(on, _)| *on)
                .map(|(_, flag)| flag)
                .sum(),
        );
        out.raw(&self.link.0.0.to_be_bytes());
        out.raw(self.secret.bytes());
        if let Some(until) = self.until {
            out.signed(until.0.into());
        }
        out.text(&self.shop);
        match built_in {
            Some((name, language)) => {
                out.text(name);
                out.text(language);
            }
            None => {
                out.raw(&self.digest);
                let bytes =
                    postcard::to_allocvec(&form).map_err(|_too_long| SlipError::TooLong {
                        limit: FORM_LIMIT_BYTES,
                    })?;
                out.raw(&pack(&bytes));
            }
        }
        let check = Sha256::digest(&out.0);
        out.0.extend(check.iter().take(CHECK_BYTES));
        let text = LETTERS.encode(&out.0);
        let limit = LINK_LIMIT_CHARS;
        if text.len() > limit {
            return Err(SlipError::TooLong { limit });
        }
        Ok(text)
    }

    /// Whether a link this long is still read from one QR code.
    pub fn fits_qr(link_chars: usize) -> bool {
        link_chars <= LINK_QR_CHARS
    }

    /// Reads what stands in a link, whoever made it.
    pub fn read(text: &str) -> Result<Self, SlipError> {
        let limit = LINK_LIMIT_CHARS;
        if text.len() > limit {
            return Err(SlipError::TooLong { limit });
        }
        let bytes = LETTERS
            .decode(text.trim())
            .map_err(|_other_letters| SlipError::NotASlip)?;
        let mut reader = Reader::new(&bytes);
        let version = reader.byte().map_err(|_empty| SlipError::NotASlip)?;
        if version == 0 {
            return Err(SlipError::NotASlip);
        }
        if version > VERSION {
            return Err(SlipError::FormatTooNew {
                found: version,
                supported: VERSION,
            });
        }
        let length = bytes
            .len()
            .checked_sub(CHECK_BYTES)
            .ok_or(SlipError::Damaged)?;
        let (body, check) = bytes.split_at_checked(length).ok_or(SlipError::Damaged)?;
        if !Sha256::digest(body).starts_with(check) {
            return Err(SlipError::Damaged);
        }
        let mut reader = Reader::new(body);
        reader.byte()?;
        Self::read_body(reader)
    }

    fn read_body(mut reader: Reader<'_>) -> Result<Self, SlipError> {
        let flags = reader.byte()?;
        if flags & !(FOR_ONE | BUILT_IN | HAS_UNTIL) != 0 {
            return Err(SlipError::Damaged);
        }
        let link = SurveyLinkId(Id(u128::from_be_bytes(reader.array()?)));
        let secret = Secret::new(reader.array()?);
        let until = if flags & HAS_UNTIL != 0 {
            let day = i32::try_from(reader.signed()?).map_err(|_beyond| SlipError::Damaged)?;
            Some(Day(day))
        } else {
            None
        };
        let shop = reader.text()?;
        let (digest, form) = if flags & BUILT_IN != 0 {
            let (name, language) = (reader.text()?, reader.text()?);
            let template = named(&name).ok_or(SlipError::Damaged)?;
            (file::digest(&template), template.in_language(&language))
        } else {
            let digest = reader.array()?;
            let bytes = unpack(reader.rest(), FORM_LIMIT_BYTES)?;
            let form = postcard::from_bytes(&bytes).map_err(|_unreadable| SlipError::Damaged)?;
            (digest, form)
        };
        // A form too large is not even looked at.
        file::within_limits(&form).map_err(|_too_much| SlipError::NotSound)?;
        if !form.rules.is_empty() || !check(&form).is_empty() {
            return Err(SlipError::NotSound);
        }
        Ok(Self {
            link,
            secret,
            for_one: flags & FOR_ONE != 0,
            until,
            shop,
            digest,
            form,
        })
    }
}

/// The survey every shop has, among those that are copied.
const RECOMMEND: &str = "recommend";

fn named(name: &str) -> Option<Form> {
    let form = match name {
        RECOMMEND => templates::recommend(),
        _ => templates::named(name)?.form(),
    };
    Some(form.without_rules())
}

/// The built-in survey that this one is, word for word, in all languages (`""`) or in one; the digest is that of all.
fn built_in<'a>(form: &'a Form, digest: &[u8; 32]) -> Option<(&'static str, &'a str)> {
    let language = match form.languages.as_slice() {
        [only] => only.as_str(),
        _ => "",
    };
    let names = templates::ALL.iter().map(|template| template.name);
    let name = names.chain([RECOMMEND]).find(|name| {
        named(name).is_some_and(|known| {
            file::digest(&known) == *digest && known.in_language(language) == *form
        })
    })?;
    Some((name, language))
}
