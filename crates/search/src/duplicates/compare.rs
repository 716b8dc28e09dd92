//! Weighing what two records have in common.

use super::name::{Name, is_same_address, is_same_phone};
use super::profile::Profile;
use super::{Reason, SHARED};
use crate::index::is_one_apart;

/// In how many records the things at hand occur.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Frequencies {
    pub(crate) name: usize,
    pub(crate) phone: usize,
    pub(crate) email: usize,
}

/// What two records have in common: a score of at most 100, and the reasons,
/// strongest first.
pub(crate) fn compare(
    one: &Profile,
    other: &Profile,
    frequencies: Frequencies,
) -> (u8, Vec<Reason>) {
    let mut score = 0;
    let mut reasons = Vec::new();
    let mut add = |points: u32, reason: Reason| {
        if points > 0 {
            score += points;
            reasons.push(reason);
        }
    };
    if any_pair(&one.phones, &other.phones, |one, other| {
        is_same_phone(one, other)
    }) {
        add(
            if frequencies.phone > SHARED { 35 } else { 70 },
            Reason::SamePhone,
        );
    }
    if any_pair(&one.emails, &other.emails, |one, other| one == other) {
        add(
            if frequencies.email > SHARED { 30 } else { 65 },
            Reason::SameEmail,
        );
    }
    if let Some((points, reason)) = names(one, other, frequencies.name) {
        add(points, reason);
    }
    if is_same_address(&one.address, &other.address) {
        add(25, Reason::SameAddress);
    }
    (
        u8::try_from(score.min(100)).unwrap_or(100),
        Reason::ordered(&reasons),
    )
}

fn any_pair(one: &[String], other: &[String], is_same: impl Fn(&str, &str) -> bool) -> bool {
    one.iter()
        .any(|one| other.iter().any(|other| is_same(one, other)))
}

/// The best agreement of names.
fn names(one: &Profile, other: &Profile, frequency: usize) -> Option<(u32, Reason)> {
    let mut best: Option<(u32, Reason)> = None;
    let mut consider = |found: Option<(u32, Reason)>, share: u32| {
        if let Some((points, reason)) = found
            && best.is_none_or(|(best, _)| points / share > best)
        {
            best = Some((points / share, reason));
        }
    };
    if let (Some(one), Some(other)) = (&one.name, &other.name) {
        consider(two_names(one, other, frequency), 1);
    }
    for (main, others) in [
        (&one.name, &other.other_names),
        (&other.name, &one.other_names),
    ] {
        for other in others {
            if let Some(main) = main {
                consider(two_names(main, other, frequency), 2);
            }
        }
    }
    best
}

fn two_names(one: &Name, other: &Name, frequency: usize) -> Option<(u32, Reason)> {
    // A name that others have too says less the more they are.
    let common = |points: u32| match frequency {
        0..=2 => points,
        3..=SHARED => points * 3 / 5,
        _ => points * 7 / 20,
    };
    let weight = one.weight().min(other.weight());
    if one.key == other.key {
        Some((common(weight), Reason::SameName))
    } else if one.sounds_like(other) {
        let weight = if one.is_han() {
            one.weight()
        } else {
            other.weight()
        };
        Some((common(weight * 3 / 5), Reason::SoundsSame))
    } else if is_one_apart(&one.letters, &other.letters)
        && one.letters.len().min(other.letters.len()) >= 3
    {
        let is_person = !one.is_latin() && one.letters.len().min(other.letters.len()) <= 3;
        let points = if is_person { weight / 10 } else { weight / 2 };
        Some((common(points), Reason::NameOneTypo))
    } else {
        None
    }
}
