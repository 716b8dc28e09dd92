//! Comparing names.

use crate::pinyin::{self, Syllable};
use crate::text;

/// Ways to pronounce a name that are considered.
const MOST_SPELLINGS: usize = 4;

/// Latin letters that fit the sets of positions below.
const MOST_LETTERS: usize = 60;

/// A folded name, ready to be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    /// The letters, without spaces.
    pub(crate) letters: Vec<char>,
    /// What equal names have in common: words of a Latin name in alphabetical
    /// order, the letters of any other.
    pub(crate) key: String,
    words: Vec<String>,
}

impl Name {
    pub(crate) fn new(folded: &str) -> Self {
        let words: Vec<String> = folded
            .split(' ')
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        let letters: Vec<char> = folded.chars().filter(|letter| *letter != ' ').collect();
        let key = if folded.is_ascii() {
            let mut sorted = words.clone();
            sorted.sort_unstable();
            sorted.join(" ")
        } else {
            letters.iter().collect()
        };
        Self {
            letters,
            key,
            words,
        }
    }

    /// How many letters, at most 255.
    pub(crate) fn length(&self) -> u8 {
        u8::try_from(self.letters.len()).unwrap_or(u8::MAX)
    }

    pub(crate) fn is_latin(&self) -> bool {
        self.letters.iter().all(char::is_ascii)
    }

    /// Chinese characters with a reading, and nothing else.
    pub(crate) fn is_han(&self) -> bool {
        self.letters.len() >= 2
            && self
                .letters
                .iter()
                .all(|letter| pinyin::readings(*letter).len() > 0)
    }

    /// How much it says that two records share this name: 0 to 50.
    pub(crate) fn weight(&self) -> u32 {
        let count = self.letters.len();
        match (self.is_latin(), count) {
            (_, 0..=1) => 0,
            (true, 2..=5) => 15,
            (false, 2) => 18,
            (false, 3) | (true, 6..=9) => 30,
            (true, 10..=13) => 38,
            _ => 50,
        }
    }

    /// The ways it is written in Latin letters: its pinyin in the most usual
    /// readings, or for a Latin name itself, surname first and last.
    pub(crate) fn spellings(&self) -> Vec<String> {
        if self.is_han() {
            let mut spellings = vec![String::new()];
            for letter in &self.letters {
                let readings: Vec<Syllable> = pinyin::readings(*letter).collect();
                let room = (MOST_SPELLINGS / spellings.len()).max(1);
                spellings = spellings
                    .iter()
                    .flat_map(|begun| {
                        readings
                            .iter()
                            .take(room)
                            .map(move |reading| format!("{begun}{}", reading.as_str()))
                    })
                    .collect();
            }
            return spellings;
        }
        let mut spellings = Vec::new();
        if self.is_latin() && self.words.len() <= 4 {
            spellings.push(self.words.concat());
            if let [first, rest @ ..] = &*self.words
                && !rest.is_empty()
            {
                spellings.push(format!("{}{first}", rest.concat()));
            }
        }
        spellings
    }

    /// The pinyin of a Chinese name as it stands on an English form.
    pub(crate) fn given_name_first(&self) -> Vec<String> {
        let mut rotated = self.clone();
        if rotated.is_han() {
            rotated.letters.rotate_left(1);
            rotated.spellings()
        } else {
            Vec::new()
        }
    }

    /// Whether the names are written differently and pronounced the same.
    pub(crate) fn sounds_like(&self, other: &Self) -> bool {
        match (self.is_han(), other.is_han()) {
            (true, true) => {
                self.letters != other.letters
                    && self.letters.len() == other.letters.len()
                    && self.letters.iter().zip(&other.letters).all(|(one, other)| {
                        one == other
                            || pinyin::readings(*one)
                                .any(|reading| pinyin::readings(*other).any(|also| also == reading))
                    })
            }
            (true, false) => other
                .spellings()
                .iter()
                .any(|spelling| self.is_spelled(spelling)),
            (false, true) => self
                .spellings()
                .iter()
                .any(|spelling| other.is_spelled(spelling)),
            (false, false) => false,
        }
    }

    /// Whether these Latin letters are the pinyin of the name, in any readings.
    fn is_spelled(&self, letters: &str) -> bool {
        if letters.len() > MOST_LETTERS {
            return false;
        }
        let mut reached = 1_u64;
        for han in &self.letters {
            let mut next = 0;
            for spelling in pinyin::readings(*han).flat_map(Syllable::spellings) {
                let text: String = spelling.letters().collect();
                for (at, _) in letters
                    .match_indices(&text)
                    .filter(|(at, _)| reached >> at & 1 == 1)
                {
                    next |= 1 << (at + text.len());
                }
            }
            reached = next;
        }
        reached >> letters.len() & 1 == 1
    }
}

/// An address without what people write or leave out.
pub(crate) fn address_key(folded: &str) -> String {
    let mut key = String::with_capacity(folded.len());
    for word in folded.split(' ') {
        let word = match word {
            "street" => "st",
            "road" => "rd",
            "avenue" => "ave",
            "lane" => "ln",
            "drive" => "dr",
            "square" => "sq",
            "no" | "number" => "",
            word => word,
        };
        key.extend(
            word.chars()
                .filter(|letter| !"省市区县镇乡号號".contains(*letter)),
        );
    }
    key
}

/// Whether two address keys mean one place: equal, or one continues the other to
/// the left (province and city are often left out).
pub(crate) fn is_same_address(one: &str, other: &str) -> bool {
    let is_exact = |key: &str| {
        key.chars().count() >= 5 && key.contains(|letter: char| letter.is_ascii_digit())
    };
    let starts_cleanly = |long: &str, short: &str| {
        long.strip_suffix(short).is_some_and(|rest| {
            !(rest.ends_with(is_ascii_letter) && short.starts_with(is_ascii_letter))
        })
    };
    is_exact(one) && is_exact(other) && (starts_cleanly(one, other) || starts_cleanly(other, one))
}

fn is_ascii_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
}

/// Whether two phone keys are one number: equal, or one lacks the area code.
pub(crate) fn is_same_phone(one: &str, other: &str) -> bool {
    let (long, short) = if one.len() >= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    long == short || short.len() <= 8 && long.len() <= 11 && long.ends_with(short)
}

/// The end that equal phone numbers have in common.
pub(crate) fn phone_end(digits: &str) -> Option<String> {
    let key = text::phone_key(digits)?;
    key.len()
        .checked_sub(7)
        .and_then(|start| key.get(start..))
        .map(str::to_owned)
}
