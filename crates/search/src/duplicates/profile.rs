//! A record as far as duplicates are concerned.

use super::name::{Name, address_key};
use crate::index::{Text, Texts};
use crate::{Field, text};

/// The comparable texts of a record or of a draft.
#[derive(Clone, Debug, Default)]
pub(crate) struct Profile {
    pub(crate) name: Option<Name>,
    pub(crate) other_names: Vec<Name>,
    pub(crate) phones: Vec<String>,
    pub(crate) emails: Vec<String>,
    pub(crate) address: String,
}

impl Profile {
    pub(crate) fn new(texts: Texts<'_>) -> Self {
        let mut profile = Self::default();
        for text in texts {
            profile.add(&text);
        }
        profile
    }

    fn add(&mut self, text: &Text<'_>) {
        let folded = text.as_string();
        match text.field {
            Field::Name => self.name = Some(Name::new(&folded)),
            Field::OtherName => self.other_names.push(Name::new(&folded)),
            Field::Phone => self.phones.extend(text::phone_key(&folded)),
            Field::Email => self.emails.extend(text::email_key(&folded)),
            Field::Address => self.address = address_key(&folded),
            Field::Word => {}
        }
    }
}
