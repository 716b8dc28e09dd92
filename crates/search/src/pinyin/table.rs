//! The readings of a character.

include!(concat!(env!("OUT_DIR"), "/pinyin_table.rs"));

/// A toneless syllable such as `zhong`; the number orders syllables
/// alphabetically.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Syllable(u16);

impl Syllable {
    /// How many different syllables there are.
    pub const COUNT: usize = SYLLABLES.len();

    /// Its place in the alphabet, below [`COUNT`](Self::COUNT).
    pub fn number(self) -> usize {
        usize::from(self.0)
    }

    /// Its spelling; `ü` is written as such (`lü`).
    pub fn as_str(self) -> &'static str {
        SYLLABLES.get(self.number()).copied().unwrap_or_default()
    }
}

/// Every reading of a Chinese character, most usual first; empty for anything else.
///
/// Characters outside GB 2312 have only their most usual one.
pub fn readings(han: char) -> impl ExactSizeIterator<Item = Syllable> {
    slice_of(han).iter().map(|number| Syllable(*number))
}

fn slice_of(han: char) -> &'static [u16] {
    let at = (u32::from(han)).wrapping_sub(0x4e00) as usize;
    let (Some(low), Some(high)) = (LOW.get(at), HIGH.get(at)) else {
        return &[];
    };
    let code = usize::from(u16::from_le_bytes([*low, *high]));
    if let Some(one) = IDENTITY.get(code..=code) {
        return one;
    }
    let set = code - SYLLABLES.len();
    match (SET_STARTS.get(set), SET_STARTS.get(set + 1)) {
        (Some(from), Some(to)) => SET_MEMBERS
            .get(usize::from(*from)..usize::from(*to))
            .unwrap_or_default(),
        _ => &[],
    }
}
