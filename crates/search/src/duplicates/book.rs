//! Likely duplicates in the whole book, without comparing everybody with everybody.
//!
//! Records that share a key (the end of a phone number, an address, a way to
//! pronounce the name, …) are compared; keys that many share are passed over.

use std::collections::{BTreeMap, BTreeSet};

use super::compare::{Frequencies, compare};
use super::name::{Name, phone_end};
use super::profile::Profile;
use super::{Reason, SHARED};
use crate::SearchIndex;

/// Names shorter than this differ by one letter all the time.
const SHORTEST_NEAR_NAME: usize = 4;
/// The same for Latin ones.
const SHORTEST_NEAR_LATIN: usize = 8;
/// Nobody reads on after so many; hostile data could have far more.
const MOST_PAIRS: usize = 200_000;

/// Two records that may be one customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The lower record number.
    pub first: u32,
    /// The higher one.
    pub second: u32,
    /// 0 to 100, as in [`Candidate`](super::Candidate).
    pub score: u8,
    /// Every agreement found, strongest first.
    pub reasons: Vec<Reason>,
}

/// Records that may all be one customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// At least two record numbers, ascending.
    pub docs: Vec<u32>,
    /// The score of the best pair among them.
    pub score: u8,
    /// Every agreement between any two of them, strongest first.
    pub reasons: Vec<Reason>,
}

/// The likeliest `limit` pairs with at least this score, best first; ties by number.
pub fn pairs(index: &SearchIndex, least_score: u8, limit: usize) -> Vec<Pair> {
    let mut keyed: [Vec<(u32, u32)>; Kind::ALL.len()] = Default::default();
    for doc in index.docs() {
        let Some(texts) = index.texts(doc) else {
            continue;
        };
        let profile = Profile::new(texts);
        for (kind, keyed) in Kind::ALL.into_iter().zip(&mut keyed) {
            keyed.extend(kind.keys(&profile).into_iter().map(|key| (key, doc)));
        }
    }
    let mut candidates: Vec<(u32, u32)> = Vec::new();
    let [name_counts, phone_counts, email_counts, ..] =
        keyed.map(|keyed| collect(keyed, &mut candidates));
    candidates.sort_unstable();
    candidates.dedup();

    let mut pairs: Vec<Pair> = Vec::new();
    let mut last: Option<(u32, Profile)> = None;
    for (first, second) in candidates {
        if last.as_ref().is_none_or(|(doc, _)| *doc != first) {
            last = index.texts(first).map(|texts| (first, Profile::new(texts)));
        }
        let (Some((_, one)), Some(other)) = (&last, index.texts(second).map(Profile::new)) else {
            continue;
        };
        let most = |kind: Kind, counts: &BTreeMap<u32, usize>| {
            kind.keys(one)
                .iter()
                .filter_map(|key| counts.get(key))
                .copied()
                .max()
                .unwrap_or(2)
        };
        let frequencies = Frequencies {
            name: most(Kind::Name, &name_counts),
            phone: most(Kind::Phone, &phone_counts),
            email: most(Kind::Email, &email_counts),
        };
        let (score, reasons) = compare(one, &other, frequencies);
        if score >= least_score.max(1) {
            pairs.push(Pair {
                first,
                second,
                score,
                reasons,
            });
        }
    }
    pairs.sort_by_key(|pair| (u8::MAX - pair.score, pair.first, pair.second));
    pairs.truncate(limit);
    pairs
}

/// The likeliest `limit` groups that pairs with at least this score connect,
/// best first; ties by number.
pub fn groups(index: &SearchIndex, least_score: u8, limit: usize) -> Vec<Group> {
    let pairs = pairs(index, least_score, usize::MAX);
    let mut parents: BTreeMap<u32, u32> = BTreeMap::new();
    for pair in &pairs {
        let (first, second) = (
            root(&mut parents, pair.first),
            root(&mut parents, pair.second),
        );
        parents.insert(first.max(second), first.min(second));
    }
    let mut groups: BTreeMap<u32, (BTreeSet<u32>, u8, BTreeSet<Reason>)> = BTreeMap::new();
    for pair in pairs {
        let (docs, score, reasons) = groups.entry(root(&mut parents, pair.first)).or_default();
        docs.extend([pair.first, pair.second]);
        *score = pair.score.max(*score);
        reasons.extend(pair.reasons);
    }
    let mut groups: Vec<Group> = groups
        .into_values()
        .map(|(docs, score, reasons)| Group {
            docs: docs.into_iter().collect(),
            score,
            reasons: reasons.into_iter().collect(),
        })
        .collect();
    groups.sort_by(|one, other| (other.score, &one.docs).cmp(&(one.score, &other.docs)));
    groups.truncate(limit);
    groups
}

/// The lowest record number of the group a record is in.
fn root(parents: &mut BTreeMap<u32, u32>, doc: u32) -> u32 {
    let mut root = doc;
    while let Some(parent) = parents.get(&root).filter(|parent| **parent != root) {
        root = *parent;
    }
    parents.insert(doc, root);
    root
}

/// A kind of key that duplicates share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Phone,
    Email,
    Name,
    Address,
    Sound,
    NearName,
}

impl Kind {
    /// Those whose frequency matters first.
    const ALL: [Self; 6] = [
        Self::Name,
        Self::Phone,
        Self::Email,
        Self::Address,
        Self::Sound,
        Self::NearName,
    ];

    /// Hashes of the keys of a record.
    fn keys(self, profile: &Profile) -> Vec<u32> {
        let mut keys: Vec<u32> = match self {
            Self::Phone => profile
                .phones
                .iter()
                .filter_map(|phone| phone_end(phone))
                .map(|end| hash(&end))
                .collect(),
            Self::Email => profile.emails.iter().map(|email| hash(email)).collect(),
            Self::Name => profile
                .name
                .iter()
                .chain(&profile.other_names)
                .map(|name| hash(&name.key))
                .collect(),
            Self::Address => address_ends(&profile.address)
                .iter()
                .map(|end| hash(end))
                .collect(),
            Self::Sound => profile
                .name
                .iter()
                .flat_map(Name::spellings)
                // `lü` is typed both ways.
                .map(|spelling| hash(&spelling.replace('v', "u")))
                .collect(),
            Self::NearName => profile
                .name
                .iter()
                .flat_map(|name| near(&name.letters, name.is_latin()))
                .collect(),
        };
        keys.sort_unstable();
        keys.dedup();
        keys
    }
}

/// Adds the pairs of records that share a key; says of the keys that occur more
/// than twice how often they do.
fn collect(mut keyed: Vec<(u32, u32)>, candidates: &mut Vec<(u32, u32)>) -> BTreeMap<u32, usize> {
    keyed.sort_unstable();
    let mut counts = BTreeMap::new();
    for run in keyed.chunk_by(|one, next| one.0 == next.0) {
        if let [(key, _), _, _, ..] = run {
            counts.insert(*key, run.len());
        }
        if run.len() > SHARED || candidates.len() > MOST_PAIRS {
            continue;
        }
        for (at, (_, first)) in run.iter().enumerate() {
            candidates.extend(run.iter().skip(at + 1).map(|(_, second)| (*first, *second)));
        }
    }
    counts
}

/// What two spellings of an address may have in common: all of it, or the end,
/// since province, city and district are often left out. Of several ends the
/// shorter ones are soon shared by too many.
fn address_ends(key: &str) -> Vec<String> {
    let count = key.chars().count();
    let is_exact = count >= 5 && key.contains(|letter: char| letter.is_ascii_digit());
    if !is_exact {
        return Vec::new();
    }
    let ends = [6, 9]
        .into_iter()
        .filter(|length| *length < count && !key.is_ascii());
    let mut keys: Vec<String> = ends
        .map(|length| key.chars().skip(count - length).collect())
        .collect();
    keys.push(key.to_owned());
    keys
}

/// The name with each letter left out once, and as it is: names one typo apart
/// have one of these in common.
fn near(letters: &[char], is_latin: bool) -> Vec<u32> {
    let shortest = if is_latin {
        SHORTEST_NEAR_LATIN
    } else {
        SHORTEST_NEAR_NAME
    };
    if letters.len() < shortest {
        return Vec::new();
    }
    let without = |left_out: usize| {
        let kept = letters
            .iter()
            .enumerate()
            .filter(|(at, _)| *at != left_out)
            .map(|(_, letter)| *letter);
        hash_letters(kept)
    };
    (0..=letters.len()).map(without).collect()
}

fn hash(key: &str) -> u32 {
    hash_letters(key.chars())
}

fn hash_letters(letters: impl Iterator<Item = char>) -> u32 {
    letters.fold(0x811c_9dc5, |sum: u32, letter| {
        (sum ^ u32::from(letter))
            .wrapping_mul(0x0100_0193)
            .rotate_left(5)
    })
}
