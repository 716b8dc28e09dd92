//! A record as the index keeps it: its folded texts in one run of bytes.
//!
//! Each text is preceded by a byte that says which field it is and which scripts
//! occur in it, and one or two with its length.

use super::letters::{self, Class};
use crate::text::{self, Folded};
use crate::{Field, SearchFields};

/// Characters kept of one text. Longer ones are notes, not names. (As many as fit
/// the two bytes of the length.)
const LONGEST_TEXT: usize = 400;

const HAS_WIDE: u8 = 1;
const HAS_ASCII: u8 = 2;

/// One folded text of a record.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Text<'a> {
    pub(crate) field: Field,
    /// Whether some letter is not ASCII.
    pub(crate) has_wide: bool,
    /// Whether some character is an ASCII letter or digit.
    pub(crate) has_ascii: bool,
    pub(crate) bytes: &'a [u8],
}

/// How a company ends. In a list of customers half the names do, so nobody types
/// that to find one, and it would drown what tells them apart.
const COMPANY_FORMS: [&str; 4] = ["股份有限公司", "有限责任公司", "有限公司", "公司"];

impl<'a> Text<'a> {
    /// What is found by pinyin: the name without the company form.
    pub(crate) fn spoken(&self) -> &'a [u8] {
        let strip = |form: &&str| self.bytes.strip_suffix(form.as_bytes());
        match COMPANY_FORMS.iter().find_map(strip) {
            Some(rest) if !rest.is_empty() => rest,
            _ => self.bytes,
        }
    }
}

impl Text<'_> {
    /// The folded text.
    pub(crate) fn as_string(&self) -> String {
        letters::Letters(self.bytes).collect()
    }
}

/// The texts of a packed record, in the order name, other names, words,
/// e-mails, phones, address.
pub(crate) struct Texts<'a>(pub(crate) &'a [u8]);

impl<'a> Iterator for Texts<'a> {
    type Item = Text<'a>;

    fn next(&mut self) -> Option<Text<'a>> {
        let (length, rest, tag) = match *self.0 {
            [tag, length @ ..0x80, ref rest @ ..] => (usize::from(length), rest, tag),
            [tag, low, high, ref rest @ ..] => {
                (usize::from(low & 0x7f) | usize::from(high) << 7, rest, tag)
            }
            _ => return None,
        };
        let (bytes, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        let field = match tag >> 2 {
            1 => Field::Name,
            2 => Field::OtherName,
            3 => Field::Word,
            4 => Field::Email,
            5 => Field::Phone,
            _ => Field::Address,
        };
        Some(Text {
            field,
            has_wide: tag & HAS_WIDE != 0,
            has_ascii: tag & HAS_ASCII != 0,
            bytes,
        })
    }
}

impl Field {
    /// Whether its texts are found by pinyin.
    pub(crate) fn is_spoken(self) -> bool {
        matches!(self, Self::Name | Self::OtherName | Self::Word)
    }
}

fn tag_of(field: Field) -> u8 {
    let number = match field {
        Field::Name => 1,
        Field::OtherName => 2,
        Field::Word => 3,
        Field::Email => 4,
        Field::Phone => 5,
        Field::Address => 6,
    };
    number << 2
}

/// Packs records; its buffers are reused.
#[derive(Clone, Debug, Default)]
pub(crate) struct Packer {
    packed: Vec<u8>,
    folded: String,
}

impl Packer {
    /// The packed texts of a record.
    pub(crate) fn pack(&mut self, fields: &SearchFields<'_>) -> &[u8] {
        self.packed.clear();
        self.push(Field::Name, fields.name);
        for (field, texts) in [
            (Field::OtherName, fields.other_names),
            (Field::Word, fields.words),
            (Field::Email, fields.emails),
            (Field::Phone, fields.phones),
        ] {
            for text in texts {
                self.push(field, text);
            }
        }
        self.push(Field::Address, fields.address);
        &self.packed
    }

    pub(crate) fn memory_bytes(&self) -> usize {
        self.packed.capacity() + self.folded.capacity()
    }

    fn push(&mut self, field: Field, text: &str) {
        let text = shortened(text);
        self.folded.clear();
        match field {
            Field::Phone if text.is_ascii() => {
                let digits = text.bytes().filter(u8::is_ascii_digit);
                self.folded.extend(digits.map(char::from));
            }
            Field::Phone => self
                .folded
                .extend(folded(text).filter(char::is_ascii_digit)),
            // `@` and `.` stay, so that equal addresses can be told from similar ones.
            Field::Email => self.folded.extend(folded(text)),
            _ => text::fold_into(text, &mut self.folded),
        }
        let mut flags = 0;
        for byte in self.folded.bytes() {
            match letters::class_of_byte(byte) {
                Class::Separator => {}
                Class::Ascii => flags |= HAS_ASCII,
                Class::Wide => flags |= HAS_WIDE,
            }
        }
        if flags == 0 {
            return;
        }
        let [low, high, ..] = self.folded.len().to_le_bytes();
        self.packed.push(tag_of(field) | flags);
        if self.folded.len() < 0x80 {
            self.packed.push(low);
        } else {
            self.packed.extend([low | 0x80, high << 1 | low >> 7]);
        }
        self.packed.extend_from_slice(self.folded.as_bytes());
    }
}

/// The beginning of a text, as long as is kept.
fn shortened(text: &str) -> &str {
    // Hardly a text has as many bytes, let alone as many characters.
    if text.len() <= LONGEST_TEXT {
        return text;
    }
    match text.char_indices().nth(LONGEST_TEXT) {
        Some((end, _)) => text.split_at_checked(end).map_or("", |(kept, _)| kept),
        None => text,
    }
}

fn folded(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter_map(|from| match text::fold_char(from) {
        Folded::One(letter) => Some(letter),
        Folded::Two(first, _) => Some(char::from(first)),
        Folded::Gap if from.is_ascii_graphic() => Some(from),
        Folded::Gap | Folded::Dropped => None,
    })
}

/// Letters and digits of a folded text, for "shorter names first".
pub(crate) fn letter_count(bytes: &[u8]) -> u8 {
    let count = letters::Letters(bytes)
        .filter(|letter| letters::class_of(*letter) != Class::Separator)
        .take(usize::from(u8::MAX))
        .count();
    u8::try_from(count).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_in_order() {
        let fields = SearchFields {
            name: "上海 ＡＢＣ公司",
            other_names: &["", "李华"],
            phones: &["+86 138-0013-8000", "none"],
            emails: &[" Li.Hua@Example.com "],
            words: &["VIP", "上海"],
            address: "南京路 100 号",
        };
        let mut packer = Packer::default();
        let texts: Vec<(Field, bool, bool, String)> = Texts(packer.pack(&fields))
            .map(|text| (text.field, text.has_wide, text.has_ascii, text.as_string()))
            .collect();
        assert_eq!(
            texts,
            [
                (Field::Name, true, true, "上海 abc公司".to_owned()),
                (Field::OtherName, true, false, "李华".to_owned()),
                (Field::Word, false, true, "vip".to_owned()),
                (Field::Word, true, false, "上海".to_owned()),
                (Field::Email, false, true, "li.hua@example.com".to_owned()),
                (Field::Phone, false, true, "8613800138000".to_owned()),
                (Field::Address, true, true, "南京路 100 号".to_owned()),
            ]
        );
        assert_eq!(letter_count("上海 abc".as_bytes()), 5);
    }

    #[test]
    fn long_texts_are_cut() {
        let mut packer = Packer::default();
        for length in [1, 42, 43, 127, 128, 399, 400, 401, 5_000] {
            let name = "王".repeat(length);
            let fields = SearchFields {
                name: &name,
                address: "x",
                ..SearchFields::default()
            };
            let lengths: Vec<usize> = Texts(packer.pack(&fields))
                .map(|text| text.as_string().chars().count())
                .collect();
            assert_eq!(lengths, [length.min(LONGEST_TEXT), 1]);
        }
    }
}
