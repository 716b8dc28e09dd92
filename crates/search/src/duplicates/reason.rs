//! Why two records may be one.

/// One agreement between two records, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// A phone number in common, whatever its spelling.
    SamePhone,
    /// An e-mail address in common.
    SameEmail,
    /// The same name but for spacing, case, accents and punctuation.
    SameName,
    /// The same address.
    SameAddress,
    /// Other characters, same pinyin (王建国, 王健国, Wang Jianguo).
    SoundsSame,
    /// Names one letter or character apart.
    NameOneTypo,
}

impl Reason {
    /// All of them, strongest first.
    const ALL: [Self; 6] = [
        Self::SamePhone,
        Self::SameEmail,
        Self::SameName,
        Self::SameAddress,
        Self::SoundsSame,
        Self::NameOneTypo,
    ];

    /// Those that are among the given ones, strongest first and once each.
    pub(crate) fn ordered(reasons: &[Self]) -> Vec<Self> {
        Self::ALL
            .into_iter()
            .filter(|reason| reasons.contains(reason))
            .collect()
    }
}

/// The items, those with the highest scores first; equal ones stay in order.
///
/// Through numbers, because every type that is sorted costs kilobytes of code.
pub(crate) fn by_score<T>(items: Vec<T>, score: impl Fn(&T) -> u8) -> Vec<T> {
    let mut order: Vec<u64> = items
        .iter()
        .zip(0..)
        .map(|(item, place)| u64::from(u8::MAX - score(item)) << 32 | place)
        .collect();
    order.sort_unstable();
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order
        .into_iter()
        .filter_map(|place| {
            items
                .get_mut(usize::try_from(place & u64::from(u32::MAX)).ok()?)?
                .take()
        })
        .collect()
}

/// A record that may be the same customer as the one at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The number the record was inserted under.
    pub doc: u32,
    /// 0 to 100: below 40 a hint (a common name alone), from 70 on very likely the same.
    pub score: u8,
    /// Every agreement found, strongest first.
    pub reasons: Vec<Reason>,
}
