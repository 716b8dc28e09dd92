//! The readings of a character.

include!(concat!(env!("OUT_DIR"), "/pinyin_table.rs"));

/// The first character with readings.
const FIRST: u32 = 0x4e00;

/// A toneless syllable such as `zhong`; the number orders syllables
/// alphabetically.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Syllable(u16);

impl Syllable {
    /// How many different syllables there are.
    pub const COUNT: usize = SYLLABLES.len();

    /// All of them, in alphabetical order.
    pub fn all() -> impl Iterator<Item = Self> {
        IDENTITY.iter().map(|number| Self(*number))
    }

    /// Its place in the alphabet, below [`COUNT`](Self::COUNT).
    pub fn number(self) -> usize {
        usize::from(self.0)
    }

    /// [`number`](Self::number) in two bytes.
    pub(crate) fn place(self) -> u16 {
        self.0
    }

    /// The syllable with this spelling; `v` stands for `ü`.
    pub fn from_spelling(spelling: &str) -> Option<Self> {
        let at = SYLLABLES.binary_search(&spelling).ok()?;
        u16::try_from(at).ok().map(Self)
    }

    /// Its spelling on a keyboard: `v` stands for `ü` (`lv`).
    pub fn as_str(self) -> &'static str {
        SYLLABLES.get(self.number()).copied().unwrap_or_default()
    }

    /// Every way it is typed, as [`spellings`](Self::spellings).
    pub(crate) fn keys(self) -> impl Iterator<Item = Keys> {
        let keys = KEYS.get(self.number()).copied();
        keys.into_iter().chain(keys.and_then(Keys::with_u))
    }

    /// Every way it is typed: `lü` as `lv` and as `lu`.
    pub fn spellings(self) -> impl Iterator<Item = Spelling> {
        let text = self.as_str();
        let also_u = text.contains('v').then_some(Spelling {
            text,
            is_u_for_v: true,
        });
        [Spelling {
            text,
            is_u_for_v: false,
        }]
        .into_iter()
        .chain(also_u)
    }
}

/// A syllable as keys of a keyboard, for the index, which asks for them of every character of every name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Keys {
    /// Letters of `a` to `z`, numbered from 0; only the first [`len`](Self::len) mean something.
    letters: [u8; LONGEST],
    len: u8,
}

/// Letters of the longest syllables, such as `zhuang`.
const LONGEST: usize = 6;

const C: u8 = b'c' - b'a';
const H: u8 = b'h' - b'a';
const S: u8 = b's' - b'a';
const U: u8 = b'u' - b'a';
/// Typed for `ü`, for which some type `u`.
const V: u8 = b'v' - b'a';
const Z: u8 = b'z' - b'a';

impl Keys {
    /// The letters in their order.
    pub(crate) fn letters(&self) -> &[u8] {
        self.letters
            .get(..usize::from(self.len))
            .unwrap_or_default()
    }

    /// Whether it begins with `zh`, `ch` or `sh`.
    pub(crate) fn has_double_initial(self) -> bool {
        matches!(self.letters(), [Z | C | S, H, ..])
    }

    /// The other way to type it, with `u` for `ü`.
    fn with_u(mut self) -> Option<Self> {
        let mut has_v = false;
        for letter in &mut self.letters {
            if *letter == V {
                *letter = U;
                has_v = true;
            }
        }
        has_v.then_some(self)
    }

    const fn new(spelling: &str) -> Self {
        let mut keys = Self {
            letters: [0; LONGEST],
            len: 0,
        };
        let mut rest = spelling.as_bytes();
        let mut at = 0;
        while let [byte, after @ ..] = rest {
            keys.letters[at] = *byte - b'a';
            keys.len += 1;
            at += 1;
            rest = after;
        }
        keys
    }
}

static KEYS: [Keys; Syllable::COUNT] = {
    let mut all = [Keys::new(""); Syllable::COUNT];
    let mut at = 0;
    while at < all.len() {
        all[at] = Keys::new(SYLLABLES[at]);
        at += 1;
    }
    all
};

/// One way to type a syllable.
#[derive(Clone, Copy, Debug)]
pub struct Spelling {
    text: &'static str,
    is_u_for_v: bool,
}

impl Spelling {
    /// Its letters, at least one.
    pub fn letters(self) -> impl Iterator<Item = char> {
        self.text.chars().map(move |letter| {
            if self.is_u_for_v && letter == 'v' {
                'u'
            } else {
                letter
            }
        })
    }

    /// How many letters.
    pub(crate) fn len(self) -> u8 {
        u8::try_from(self.text.len()).unwrap_or(u8::MAX)
    }

    /// Whether it begins with `zh`, `ch` or `sh`.
    pub(crate) fn has_double_initial(self) -> bool {
        matches!(self.text.as_bytes(), [b'z' | b'c' | b's', b'h', ..])
    }
}

/// Every reading of a Chinese character, most usual first; empty for anything else.
///
/// Characters outside GB 2312 have only their most usual one.
pub fn readings(han: char) -> impl ExactSizeIterator<Item = Syllable> {
    slice_of(han).iter().map(|number| Syllable(*number))
}

fn slice_of(han: char) -> &'static [u16] {
    let at = u32::from(han).wrapping_sub(FIRST) as usize;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_the_letters_of_the_spellings() {
        for syllable in Syllable::all() {
            let keys: Vec<(String, bool)> = syllable
                .keys()
                .map(|keys| {
                    let letters = keys.letters().iter();
                    let letters = letters.map(|letter| char::from(b'a' + letter));
                    (letters.collect(), keys.has_double_initial())
                })
                .collect();
            let spellings: Vec<(String, bool)> = syllable
                .spellings()
                .map(|spelling| (spelling.letters().collect(), spelling.has_double_initial()))
                .collect();
            assert_eq!(keys, spellings);
        }
    }
}
