use crate::state::State;
use api::{ImportKey, RowReason};

use domain::record::{Customer, CustomerId};
use rustc_hash::FxHashMap;
use search::text::{fold, phone_key};

/// Who is who: customers by the key of the import, those in the book and those of earlier rows.
pub(super) struct People {
    key: ImportKey,
    known: FxHashMap<String, Known>,
}

/// What answers to a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Known {
    One(CustomerId),
    Several,
}

/// What a row's key says.
pub(super) enum Person {
    New,
    There(CustomerId),
}

/// The parts of a row that say who it is about.
#[derive(Clone, Copy, Default)]
pub(super) struct Called<'a> {
    pub(super) number: &'a str,
    pub(super) name: &'a str,
    pub(super) phone: &'a str,
}

impl People {
    /// Everybody in the book; those in the recycle bin are nobody.
    pub(super) fn new(state: &State, key: ImportKey) -> Self {
        let mut people = Self {
            key,
            known: FxHashMap::default(),
        };
        if key == ImportKey::None {
            return people;
        }
        for (_, customer) in state.present::<Customer>() {
            let phones = core::iter::once(&customer.phone).chain(&customer.other_phones);
            let numbers = if key == ImportKey::Phone {
                phones.collect()
            } else {
                vec![&customer.phone]
            };
            for phone in numbers {
                let called = Called {
                    number: &customer.number,
                    name: &customer.name,
                    phone,
                };
                people.add(called, customer.id);
            }
        }
        people
    }

    /// Who this row is about.
    pub(super) fn find(&self, called: Called<'_>) -> Result<Person, RowReason> {
        let exact = key_of(self.key, called);
        let found = exact.as_ref().and_then(|key| self.known.get(key));
        // Without a phone on one of the two sides the name alone decides.
        let found = match (found, self.key) {
            (None, ImportKey::NameAndPhone) if phone_key(called.phone).is_none() => {
                self.known.get(&any_phone(called.name))
            }
            (None, ImportKey::NameAndPhone) => self.known.get(&no_phone(called.name)),
            (found, _) => found,
        };
        match found {
            None => Ok(Person::New),
            Some(Known::One(id)) => Ok(Person::There(*id)),
            Some(Known::Several) => Err(RowReason::NotUnique),
        }
    }

    /// Notes a customer of an earlier row.
    pub(super) fn add(&mut self, called: Called<'_>, id: CustomerId) {
        if let Some(key) = key_of(self.key, called) {
            self.note(key, id);
        }
        if self.key == ImportKey::NameAndPhone && !called.name.is_empty() {
            self.note(any_phone(called.name), id);
            if phone_key(called.phone).is_none() {
                self.note(no_phone(called.name), id);
            }
        }
    }

    fn note(&mut self, key: String, id: CustomerId) {
        let known = self.known.entry(key).or_insert(Known::One(id));
        if *known != Known::One(id) {
            *known = Known::Several;
        }
    }
}

/// `None` when the row does not say enough to be recognised.
fn key_of(key: ImportKey, called: Called<'_>) -> Option<String> {
    let phone = || phone_key(called.phone);
    match key {
        ImportKey::Number => {
            Some(called.number.trim().to_lowercase()).filter(|number| !number.is_empty())
        }
        ImportKey::Phone => phone(),
        ImportKey::NameAndPhone => Some(format!("{}\n{}", name_key(called.name), phone()?))
            .filter(|_| !called.name.is_empty()),
        ImportKey::Name => Some(name_key(called.name)).filter(|name| !name.is_empty()),
        ImportKey::None => None,
    }
}

fn any_phone(name: &str) -> String {
    format!("{}\n*", name_key(name))
}

fn no_phone(name: &str) -> String {
    format!("{}\n", name_key(name))
}

/// What makes two names one. A name of signs alone (many call themselves by a flower) is compared as it stands, since
/// folding leaves nothing of it and would make all of those one.
pub(super) fn name_key(name: &str) -> String {
    let folded = fold(name);
    if folded.is_empty() {
        name.trim().to_owned()
    } else {
        folded
    }
}
