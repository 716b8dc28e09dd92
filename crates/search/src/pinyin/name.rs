//! Names in pinyin: which reading a character has in a name, and the order of names.

use super::surnames::SURNAMES;
use super::table::{Syllable, readings};
use crate::text;

/// Words in which a character is read otherwise than most often elsewhere.
const WORDS: [(&str, &[&str]); 22] = [
    ("万俟", &["mo", "qi"]),
    ("尉迟", &["yu", "chi"]),
    ("长孙", &["zhang", "sun"]),
    ("单于", &["chan", "yu"]),
    ("澹台", &["tan", "tai"]),
    ("重庆", &["chong", "qing"]),
    ("重阳", &["chong", "yang"]),
    ("厦门", &["xia", "men"]),
    ("大厦", &["da", "sha"]),
    ("银行", &["yin", "hang"]),
    ("行业", &["hang", "ye"]),
    ("商行", &["shang", "hang"]),
    ("车行", &["che", "hang"]),
    ("朝阳", &["chao", "yang"]),
    ("会计", &["kuai", "ji"]),
    ("音乐", &["yin", "yue"]),
    ("乐器", &["yue", "qi"]),
    ("校长", &["xiao", "zhang"]),
    ("单县", &["shan", "xian"]),
    ("六安", &["lu", "an"]),
    ("番禺", &["pan", "yu"]),
    ("东阿", &["dong", "e"]),
];

/// The syllable of each letter of a folded name without spaces, in the reading
/// it most likely has there; `None` for what is not a Chinese character.
///
/// A name of two to four characters is taken for a person's, whose surname comes
/// first; longer ones for a company's.
fn syllables(letters: &[char]) -> Vec<Option<Syllable>> {
    let mut syllables: Vec<Option<Syllable>> = letters
        .iter()
        .map(|letter| readings(*letter).next())
        .collect();
    let is_person = (2..=4).contains(&letters.len()) && syllables.iter().all(Option::is_some);
    if is_person
        && let ([first, ..], [syllable, ..]) = (letters, &mut *syllables)
        && let Some(surname) = surname(*first)
    {
        *syllable = Some(surname);
    }
    for (word, spellings) in WORDS {
        let word: Vec<char> = word.chars().collect();
        for at in (0..letters.len()).filter(|at| {
            letters
                .get(*at..)
                .is_some_and(|rest| rest.starts_with(&word))
        }) {
            for (syllable, spelling) in syllables.iter_mut().skip(at).zip(spellings) {
                *syllable = Syllable::from_spelling(spelling);
            }
        }
    }
    syllables
}

/// How a character is read as a surname, if otherwise than most often elsewhere.
pub fn surname(han: char) -> Option<Syllable> {
    let (_, spelling) = SURNAMES.iter().find(|(surname, _)| *surname == han)?;
    Syllable::from_spelling(spelling)
}

/// The pinyin of a name, its characters in their likeliest readings, for reading
/// aloud: `单田芳` → `shan tian fang`. What is not Chinese stays, folded.
pub fn spelled(name: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    for word in text::fold(name).split(' ') {
        let letters: Vec<char> = word.chars().collect();
        let mut is_open = false;
        for (letter, syllable) in letters.iter().zip(syllables(&letters)) {
            match syllable {
                Some(syllable) => words.push(syllable.as_str().to_owned()),
                None => match words.last_mut().filter(|_| is_open) {
                    Some(word) => word.push(*letter),
                    None => words.push(letter.to_string()),
                },
            }
            is_open = syllable.is_none();
        }
    }
    words.join(" ")
}

/// Bytes whose order is the order of names in a list.
///
/// Digits come first, then Latin letters, then Chinese characters by pinyin
/// (surnames in their own reading), one character after the other so that equal
/// surnames stay together, then other scripts; shorter before longer. The same
/// order as `Intl.Collator("zh-CN")` but for tones: characters of one syllable
/// are ordered by code point.
pub fn sort_key(name: &str) -> Vec<u8> {
    let folded = text::fold(name);
    let letters: Vec<char> = folded.chars().filter(|letter| *letter != ' ').collect();
    let mut syllables = syllables(&letters).into_iter();
    let mut key = Vec::with_capacity(folded.len() * 2);
    for letter in folded.chars() {
        let [_, high, middle, low] = u32::from(letter).to_be_bytes();
        match letter {
            ' ' => key.push(0x01),
            '0'..='9' => key.extend([0x10, low]),
            'a'..='z' => key.extend([0x20, low]),
            _ => match syllables.as_slice().first().copied().flatten() {
                Some(syllable) => {
                    let [over, under] = syllable.place().to_be_bytes();
                    key.extend([0x30, over, under, high, middle, low]);
                }
                None => key.extend([0x40, high, middle, low]),
            },
        }
        if letter != ' ' {
            syllables.next();
        }
    }
    key
}

/// The letter under which a name stands in an A–Z index: of its pinyin or its
/// first letter; `None` for digits, other scripts and empty names.
pub fn index_letter(name: &str) -> Option<char> {
    let letters: Vec<char> = text::fold(name)
        .chars()
        .filter(|letter| *letter != ' ')
        .collect();
    let first = *letters.first()?;
    let first = match syllables(&letters).first()? {
        Some(syllable) => syllable.as_str().chars().next()?,
        None => first,
    };
    first
        .is_ascii_lowercase()
        .then(|| first.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surnames_and_words_are_known_syllables() {
        for (han, spelling) in SURNAMES {
            assert!(
                Syllable::from_spelling(spelling).is_some(),
                "{han} {spelling}"
            );
        }
        for (word, spellings) in WORDS {
            assert_eq!(word.chars().count(), spellings.len());
            for (han, spelling) in word.chars().zip(spellings) {
                let syllable = Syllable::from_spelling(spelling);
                assert!(
                    readings(han).any(|reading| Some(reading) == syllable),
                    "{han} {spelling}"
                );
            }
        }
    }

    #[test]
    fn likely_readings() {
        for (name, expected) in [
            ("单田芳", "shan tian fang"),
            ("单位", "shan wei"),
            ("曾国藩", "zeng guo fan"),
            ("尉迟恭", "yu chi gong"),
            ("万俟卨", "mo qi xie"),
            ("重庆火锅", "chong qing huo guo"),
            ("中国银行", "zhong guo yin hang"),
            ("长城汽车", "chang cheng qi che"),
            ("成都小吃", "cheng du xiao chi"),
            ("翟天临", "zhai tian lin"),
            ("吕布", "lv bu"),
            ("上海ABC公司", "shang hai abc gong si"),
            ("John Smith", "john smith"),
            ("", ""),
        ] {
            assert_eq!(spelled(name), expected, "{name}");
        }
    }

    #[test]
    fn order_of_names() {
        let sorted = [
            "",
            "1st Choice",
            "7天酒店",
            "Adam",
            "Anna Lee",
            "Annabel",
            "Zoë",
            "阿里",
            "白云",
            "重庆火锅",
            "曹操",
            "单田芳",
            "汪洋",
            "王安",
            "王建",
            "王建国",
            "曾国藩",
            "Дмитрий",
        ];
        let expected = [
            "",
            "1st Choice",
            "7天酒店",
            "Adam",
            "Anna Lee",
            "Annabel",
            "Zoë",
            "阿里",
            "白云",
            "曹操",
            "重庆火锅",
            "单田芳",
            "汪洋",
            "王安",
            "王建",
            "王建国",
            "曾国藩",
            "Дмитрий",
        ];
        let mut names = sorted;
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(names, expected);
    }

    #[test]
    fn letters_of_the_index() {
        for (name, letter) in [
            ("王建国", Some('W')),
            ("单田芳", Some('S')),
            ("重庆火锅", Some('C')),
            ("Éric", Some('E')),
            ("7天", None),
            ("Дмитрий", None),
            ("", None),
        ] {
            assert_eq!(index_letter(name), letter, "{name}");
        }
    }
}
