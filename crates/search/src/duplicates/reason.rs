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
