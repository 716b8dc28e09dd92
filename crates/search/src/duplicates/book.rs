//! Likely duplicates in the whole book, without comparing everybody with everybody.
//!
//! Records that share a key (the end of a phone number, an address, a way to
//! pronounce the name, …) are compared; keys that many share are passed over.

use super::compare::{Frequencies, compare};
use super::name::{Name, phone_end};
use super::profile::Profile;
use super::reason::by_score;
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
    let mut keyed: [Vec<u64>; Kind::ALL.len()] = Default::default();
    for doc in index.docs() {
        let Some(texts) = index.texts(doc) else {
            continue;
        };
        let profile = Profile::new(texts);
        for (kind, keyed) in Kind::ALL.into_iter().zip(&mut keyed) {
            keyed.extend(kind.keys(&profile).into_iter().map(|key| joined(key, doc)));
        }
    }
    let mut candidates: Vec<u64> = Vec::new();
    let [name_counts, phone_counts, email_counts, ..] =
        keyed.map(|keyed| collect(keyed, &mut candidates));
    candidates.sort_unstable();
    candidates.dedup();

    let mut pairs: Vec<Pair> = Vec::new();
    let mut last: Option<(u32, Profile)> = None;
    for (first, second) in candidates.into_iter().map(split) {
        if last.as_ref().is_none_or(|(doc, _)| *doc != first) {
            last = index.texts(first).map(|texts| (first, Profile::new(texts)));
        }
        let (Some((_, one)), Some(other)) = (&last, index.texts(second).map(Profile::new)) else {
            continue;
        };
        let most = |kind: Kind, counts: &[u64]| {
            let counts = kind
                .keys(one)
                .into_iter()
                .filter_map(|key| count_of(counts, key));
            counts.max().unwrap_or(2)
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
    let mut pairs = by_score(pairs, |pair| pair.score);
    pairs.truncate(limit);
    pairs
}

/// The likeliest `limit` groups that pairs with at least this score connect,
/// best first; ties by number.
pub fn groups(index: &SearchIndex, least_score: u8, limit: usize) -> Vec<Group> {
    let pairs = pairs(index, least_score, usize::MAX);
    let mut docs: Vec<u64> = pairs
        .iter()
        .flat_map(|pair| [pair.first, pair.second])
        .map(u64::from)
        .collect();
    docs.sort_unstable();
    docs.dedup();
    // A forest over the places in `docs`; every root is the lowest of its group.
    let place = |doc: u32| docs.binary_search(&u64::from(doc)).unwrap_or_default();
    let mut parents: Vec<usize> = (0..docs.len()).collect();
    for pair in &pairs {
        let places = [place(pair.first), place(pair.second)];
        let roots = places.map(|place| root(&parents, place));
        let lowest = roots.into_iter().min().unwrap_or_default();
        // The places too, so that the next way to the root is short.
        for at in roots.into_iter().chain(places) {
            if let Some(parent) = parents.get_mut(at) {
                *parent = lowest;
            }
        }
    }
    let mut groups: Vec<Group> = Vec::new();
    let mut group_of: Vec<usize> = vec![0; docs.len()];
    for (at, doc) in docs.iter().enumerate() {
        let root = root(&parents, at);
        if root == at {
            if let Some(group) = group_of.get_mut(at) {
                *group = groups.len();
            }
            groups.push(Group {
                docs: Vec::new(),
                score: 0,
                reasons: Vec::new(),
            });
        }
        let group = group_of.get(root).and_then(|group| groups.get_mut(*group));
        if let (Some(group), (_, doc)) = (group, split(*doc)) {
            group.docs.push(doc);
        }
    }
    for pair in pairs {
        let root = root(&parents, place(pair.first));
        if let Some(group) = group_of.get(root).and_then(|group| groups.get_mut(*group)) {
            group.score = group.score.max(pair.score);
            group.reasons.extend(pair.reasons);
        }
    }
    let mut groups = by_score(groups, |group| group.score);
    groups.truncate(limit);
    for group in &mut groups {
        group.reasons = Reason::ordered(&group.reasons);
    }
    groups
}

/// The root of the tree a place is in.
fn root(parents: &[usize], place: usize) -> usize {
    let mut root = place;
    while let Some(parent) = parents.get(root).filter(|parent| **parent != root) {
        root = *parent;
    }
    root
}

/// Two numbers in one, because one type that is sorted is enough.
fn joined(high: u32, low: u32) -> u64 {
    u64::from(high) << 32 | u64::from(low)
}

fn split(both: u64) -> (u32, u32) {
    let half = |half: u64| u32::try_from(half).unwrap_or_default();
    (half(both >> 32), half(both & u64::from(u32::MAX)))
}

/// How often a key occurs, if more than twice.
fn count_of(counts: &[u64], key: u32) -> Option<usize> {
    let at = counts.partition_point(|count| *count < joined(key, 0));
    let (found, count) = split(*counts.get(at)?);
    (found == key).then_some(usize::try_from(count).unwrap_or(usize::MAX))
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
        let keys: Vec<u32> = match self {
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
        keys
    }
}

/// Adds the pairs of records that share a key; says of the keys that occur more
/// than twice how often they do.
fn collect(mut keyed: Vec<u64>, candidates: &mut Vec<u64>) -> Vec<u64> {
    keyed.sort_unstable();
    keyed.dedup();
    let mut counts = Vec::new();
    for run in keyed.chunk_by(|one, next| one >> 32 == next >> 32) {
        if let [first, _, _, ..] = run {
            let (key, _) = split(*first);
            counts.push(joined(key, u32::try_from(run.len()).unwrap_or(u32::MAX)));
        }
        if run.len() > SHARED || candidates.len() > MOST_PAIRS {
            continue;
        }
        for (at, first) in run.iter().enumerate() {
            let (_, first) = split(*first);
            candidates.extend(
                run.iter()
                    .skip(at + 1)
                    .map(|second| joined(first, split(*second).1)),
            );
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
