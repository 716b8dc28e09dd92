//! What a bit of the filter stands for.
//!
//! Every record sets one bit per *trait* of its texts: "a word begins with `w`",
//! "`an` occurs in the pinyin", "`138` occurs in a number". The traits are
//! numbered here; rarer families share their bits by hashing. A record without
//! a trait the query needs cannot match; one with all of them is looked at.

/// How many bits each record has.
pub(crate) const COUNT: u16 = 1024;

/// A bit of the filter, below [`COUNT`].
pub(crate) type Slice = u16;

const START_ONE: Family = Family { first: 0, size: 36 };
const START_TWO: Family = Family {
    first: 36,
    size: 220,
};
const LITERAL: Family = Family {
    first: 256,
    size: 224,
};
const SOUND: Family = Family {
    first: 480,
    size: 192,
};
const DIGITS: Family = Family {
    first: 672,
    size: 128,
};
const WIDE_ONE: Family = Family {
    first: 800,
    size: 96,
};
const WIDE_TWO: Family = Family {
    first: 896,
    size: 128,
};

/// Letters and digits: what a query is typed with on a Latin keyboard.
const SYMBOLS: u32 = 36;

struct Family {
    first: u16,
    size: u16,
}

impl Family {
    const fn hashed(&self, value: u32) -> Slice {
        let mixed = value.wrapping_mul(0x9e37_79b1);
        let mixed = (mixed ^ (mixed >> 15)) & 0xffff;
        // The upper half of the product spreads over the family without a division.
        let [_, _, low, high] = (mixed * self.size as u32).to_le_bytes();
        self.first + u16::from_le_bytes([low, high])
    }
}

/// The number of a letter or digit, `None` for anything else.
pub(crate) fn symbol(letter: char) -> Option<u32> {
    match letter {
        'a'..='z' => Some(u32::from(letter) - u32::from('a')),
        '0'..='9' => Some(u32::from(letter) - u32::from('0') + 26),
        _ => None,
    }
}

/// A word, or a character's pinyin, begins with this symbol. Never shared.
pub(crate) fn start_one(symbol: u32) -> Slice {
    START_ONE.first + (symbol % SYMBOLS) as u16
}

/// Whether the trait is one of [`start_one`].
pub(crate) fn is_start_one(slice: Slice) -> bool {
    slice < START_ONE.first + START_ONE.size
}

/// A word, a syllable, or a pair of initials begins with these two symbols.
pub(crate) fn start_two(first: u32, second: u32) -> Slice {
    START_TWO.hashed(first * SYMBOLS + second)
}

/// Two symbols in a row in a text as written.
pub(crate) fn literal(first: u32, second: u32) -> Slice {
    LITERAL.hashed(first * SYMBOLS + second)
}

/// Two symbols in a row in a way of typing a text in pinyin.
pub(crate) fn sound(first: u32, second: u32) -> Slice {
    SOUND.hashed(first * SYMBOLS + second)
}

/// Three digits in a row, in a phone number or elsewhere.
pub(crate) fn digits(first: u32, second: u32, third: u32) -> Slice {
    DIGITS.hashed((first * SYMBOLS + second) * SYMBOLS + third)
}

/// A letter that is not ASCII, in a name or a word.
pub(crate) fn wide_one(letter: char) -> Slice {
    WIDE_ONE.hashed(u32::from(letter))
}

/// Two letters that are not ASCII in a row, anywhere.
pub(crate) fn wide_two(first: char, second: char) -> Slice {
    WIDE_TWO.hashed(u32::from(first).wrapping_mul(0x0001_0193) ^ u32::from(second))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_lie_side_by_side() {
        let families = [
            START_ONE, START_TWO, LITERAL, SOUND, DIGITS, WIDE_ONE, WIDE_TWO,
        ];
        let mut next = 0;
        for family in families {
            assert_eq!(family.first, next);
            next += family.size;
        }
        assert_eq!(next, COUNT);
    }

    #[test]
    fn hashes_stay_in_their_family() {
        for value in (0..u32::MAX).step_by(65_537) {
            let slice = SOUND.hashed(value);
            assert!((SOUND.first..SOUND.first + SOUND.size).contains(&slice));
        }
    }
}
