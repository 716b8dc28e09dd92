//! Who is already in the book, while a new customer is being typed.

use super::compare::{Frequencies, compare};
use super::name::{Name, is_same_phone, phone_end};
use super::profile::Profile;
use super::reason::by_score;
use super::{Candidate, Reason};
use crate::index::{Nearby, Packer, Texts};
use crate::{DocSet, SearchFields, SearchIndex};

/// Below this a common surname or a shared building would fill the screen.
const LEAST_SCORE: u8 = 3;

/// Records that may be the customer being typed, likeliest first; ties by number.
///
/// `except` is the record being edited, if it is in the index already. Fields
/// that are still empty are no evidence for or against anything.
pub fn similar_to(
    index: &SearchIndex,
    draft: &SearchFields<'_>,
    except: Option<u32>,
    limit: usize,
) -> Vec<Candidate> {
    let mut packer = Packer::default();
    let draft = Profile::new(Texts(packer.pack(draft)));
    let nearby = Nearby::new(index);

    let mut docs = DocSet::new();
    let mut add = |found: Vec<u32>| {
        for doc in found.into_iter().filter(|doc| Some(*doc) != except) {
            docs.insert(doc);
        }
    };
    for end in draft.phones.iter().filter_map(|phone| phone_end(phone)) {
        add(nearby.with_digits(&end));
    }
    for email in &draft.emails {
        add(nearby.with_email(email));
    }
    for name in draft
        .name
        .iter()
        .chain(&draft.other_names)
        .filter(|name| name.weight() > 0)
    {
        add(nearby.with_name(&name.letters.iter().collect::<String>()));
    }
    if let Some(name) = &draft.name {
        add(sounding_like(&nearby, name));
        let spelled: String = name.letters.iter().collect();
        add(nearby.nearly_named(&spelled, name.length()));
    }
    add(nearby.at_address(&draft.address.chars().collect::<Vec<_>>()));

    let found: Vec<(u32, Profile)> = docs
        .iter()
        .filter_map(|doc| Some((doc, Profile::new(index.texts(doc)?))))
        .collect();
    // The draft itself is one more record with each of its texts.
    let count = |has: &dyn Fn(&Profile) -> bool| {
        1 + found.iter().filter(|(_, profile)| has(profile)).count()
    };
    let has_name = |profile: &Profile| {
        profile
            .name
            .as_ref()
            .zip(draft.name.as_ref())
            .is_some_and(|(one, other)| one.key == other.key)
    };
    let has_phone = |profile: &Profile| {
        profile
            .phones
            .iter()
            .any(|one| draft.phones.iter().any(|other| is_same_phone(one, other)))
    };
    let has_email = |profile: &Profile| {
        profile
            .emails
            .iter()
            .any(|email| draft.emails.contains(email))
    };
    let frequencies = Frequencies {
        name: count(&has_name),
        phone: count(&has_phone),
        email: count(&has_email),
    };

    let candidates: Vec<Candidate> = found
        .iter()
        .filter_map(|(doc, profile)| {
            let (score, reasons): (u8, Vec<Reason>) = compare(&draft, profile, frequencies);
            (score >= LEAST_SCORE).then_some(Candidate {
                doc: *doc,
                score,
                reasons,
            })
        })
        .collect();
    let mut candidates = by_score(candidates, |candidate| candidate.score);
    candidates.truncate(limit);
    candidates
}

/// Records whose main name may sound like this one.
fn sounding_like(nearby: &Nearby<'_>, name: &Name) -> Vec<u32> {
    let mut docs = Vec::new();
    for spelling in name.spellings().into_iter().chain(name.given_name_first()) {
        let mut lengths = vec![u8::try_from(spelling.len()).unwrap_or(u8::MAX)];
        if name.is_latin() {
            // As many characters as it may have syllables.
            lengths.extend(2..=5);
        } else {
            lengths.push(name.length());
        }
        docs.extend(nearby.spelled(&spelling, &lengths));
    }
    docs
}
