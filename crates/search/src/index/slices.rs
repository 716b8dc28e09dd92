//! What a bit of the filter stands for.
//!
//! Every record sets one bit per *trait* of its texts: "a word begins with `w`",
//! "`an` occurs in the pinyin", "`138` occurs in a number". The traits are
//! numbered here; rarer families share their bits by hashing. A record without
//! a trait the query needs cannot match; one with all of them is looked at.

/// How many bits each record has.
pub(crate) const COUNT: u16 = 1471;

/// A bit of the filter, below [`COUNT`].
pub(crate) type Slice = u16;

const NAME_LENGTH: Family = Family { first: 0, size: 17 };
const NAME_SCRIPT: Family = Family { first: 17, size: 2 };
const WRITTEN_ONE: Family = Family {
    first: 19,
    size: 36,
};
const SPOKEN_ONE: Family = Family {
    first: 55,
    size: 36,
};
const OTHER_ONE: Family = Family {
    first: 91,
    size: 36,
};
const WRITTEN_TWO: Family = Family {
    first: 127,
    size: 56,
};
const WRITTEN_THREE: Family = Family {
    first: 183,
    size: 48,
};
const SPOKEN_TWO: Family = Family {
    first: 231,
    size: 96,
};
const SPOKEN_THREE: Family = Family {
    first: 327,
    size: 152,
};
const OTHER_TWO: Family = Family {
    first: 479,
    size: 80,
};
const LITERAL: Family = Family {
    first: 559,
    size: 160,
};
const SOUND: Family = Family {
    first: 719,
    size: 144,
};
const DIGITS: Family = Family {
    first: 863,
    size: 120,
};
const DIGIT_STARTS: Family = Family {
    first: 983,
    size: 40,
};
const WIDE_ONE: Family = Family {
    first: 1023,
    size: 80,
};
const WIDE_TWO: Family = Family {
    first: 1103,
    size: 120,
};
const ADDRESS_TWO: Family = Family {
    first: 1223,
    size: 72,
};
const NAME_WIDE: Family = Family {
    first: 1295,
    size: 48,
};
const OTHER_WIDE: Family = Family {
    first: 1343,
    size: 40,
};
const NAME_WHOLE: Family = Family {
    first: 1383,
    size: 32,
};
const OTHER_WHOLE: Family = Family {
    first: 1415,
    size: 56,
};

/// Letters and digits: what a query is typed with on a Latin keyboard.
const SYMBOLS: u32 = 36;

struct Family {
    first: u16,
    size: u16,
}

impl Family {
    /// The trait of a symbol in a family that has one for each.
    const fn own(&self, symbol: u32) -> Slice {
        let [low, ..] = (symbol % SYMBOLS).to_le_bytes();
        self.first + low as u16
    }

    /// Two traits for a value: an unlucky one shares one of them with something
    /// frequent, but hardly both.
    const fn hashed_twice(&self, value: u32) -> [Slice; 2] {
        [self.hashed(value), self.hashed(!value.rotate_left(9))]
    }

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

/// Which texts a trait is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Zone {
    /// The main name and the other names.
    Names,
    /// Everything else but phone numbers.
    Others,
}

/// The main name has this many letters; one trait for all lengths from
/// [`LONGEST_NAME`] on. Every record has exactly one of these.
pub(crate) fn name_length(letters: u8) -> Slice {
    NAME_LENGTH.first + u16::from(letters.min(LONGEST_NAME))
}

/// From this length on names are not told apart by length.
pub(crate) const LONGEST_NAME: u8 = 16;

/// Some name has Latin letters or digits.
pub(crate) const NAME_IS_WRITTEN: Slice = NAME_SCRIPT.first;

/// Some name has other letters, which may be typed in pinyin.
pub(crate) const NAME_IS_SPOKEN: Slice = NAME_SCRIPT.first + 1;

/// A word of a name begins with this symbol. Never shared.
pub(crate) fn written_one(symbol: u32) -> Slice {
    WRITTEN_ONE.own(symbol)
}

/// A character of a name with pinyin is spelled with this first symbol, or a word
/// of such a name begins with it. Never shared.
pub(crate) fn spoken_one(symbol: u32) -> Slice {
    SPOKEN_ONE.own(symbol)
}

/// A word or character outside of names begins with this symbol. Never shared.
pub(crate) fn other_one(symbol: u32) -> Slice {
    OTHER_ONE.own(symbol)
}

/// Whether the trait is one of a single symbol.
pub(crate) fn is_one(slice: Slice) -> bool {
    (WRITTEN_ONE.first..WRITTEN_TWO.first).contains(&slice)
}

/// A word begins with these two symbols.
pub(crate) fn written_two(zone: Zone, first: u32, second: u32) -> [Slice; 2] {
    let family = match zone {
        Zone::Names => &WRITTEN_TWO,
        Zone::Others => &OTHER_TWO,
    };
    family.hashed_twice(first * SYMBOLS + second)
}

/// A syllable, or a pair of initials, begins with these two symbols.
pub(crate) fn spoken_two(zone: Zone, first: u32, second: u32) -> [Slice; 2] {
    let family = match zone {
        Zone::Names => &SPOKEN_TWO,
        Zone::Others => &OTHER_TWO,
    };
    family.hashed_twice(first * SYMBOLS + second)
}

/// A word of a name begins with these three symbols.
pub(crate) fn written_three(first: u32, second: u32, third: u32) -> [Slice; 2] {
    WRITTEN_THREE.hashed_twice((first * SYMBOLS + second) * SYMBOLS + third)
}

/// A way of typing a name in pinyin, from some character on, begins with these
/// three symbols.
pub(crate) fn spoken_three(first: u32, second: u32, third: u32) -> [Slice; 2] {
    SPOKEN_THREE.hashed_twice((first * SYMBOLS + second) * SYMBOLS + third)
}

/// A word begins with these three digits.
pub(crate) fn digit_start(first: u32, second: u32, third: u32) -> [Slice; 2] {
    DIGIT_STARTS.hashed_twice((first * SYMBOLS + second) * SYMBOLS + third)
}

/// A text consists of these letters, spaces aside. Phone numbers are among the
/// others; addresses have no such traits.
pub(crate) fn whole(zone: Zone, letters: impl Iterator<Item = u8>) -> [Slice; 2] {
    let family = match zone {
        Zone::Names => &NAME_WHOLE,
        Zone::Others => &OTHER_WHOLE,
    };
    let sum = letters.fold(0x811c_9dc5_u32, |sum, byte| {
        (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    family.hashed_twice(sum)
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
pub(crate) fn wide_one(letter: char) -> [Slice; 2] {
    WIDE_ONE.hashed_twice(u32::from(letter))
}

/// A letter that is not ASCII, and none before it in its word.
pub(crate) fn wide_start(zone: Zone, letter: char) -> [Slice; 2] {
    let family = match zone {
        Zone::Names => &NAME_WIDE,
        Zone::Others => &OTHER_WIDE,
    };
    family.hashed_twice(u32::from(letter))
}

/// Two letters that are not ASCII in a row, in an address or anywhere else.
pub(crate) fn wide_two(is_address: bool, first: char, second: char) -> [Slice; 2] {
    let family = if is_address { &ADDRESS_TWO } else { &WIDE_TWO };
    family.hashed_twice(u32::from(first).wrapping_mul(0x0001_0193) ^ u32::from(second))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_lie_side_by_side() {
        let families = [
            NAME_LENGTH,
            NAME_SCRIPT,
            WRITTEN_ONE,
            SPOKEN_ONE,
            OTHER_ONE,
            WRITTEN_TWO,
            WRITTEN_THREE,
            SPOKEN_TWO,
            SPOKEN_THREE,
            OTHER_TWO,
            LITERAL,
            SOUND,
            DIGITS,
            DIGIT_STARTS,
            WIDE_ONE,
            WIDE_TWO,
            ADDRESS_TWO,
            NAME_WIDE,
            OTHER_WIDE,
            NAME_WHOLE,
            OTHER_WHOLE,
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
