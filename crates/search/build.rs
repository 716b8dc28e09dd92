//! Writes the pinyin and folding tables.
//!
//! The sources are the `pinyin` crate (readings, most usual first) and Unicode's
//! compatibility decompositions; only the few kilobytes the search needs are kept.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io;
use std::path::Path;

use pinyin::{ToPinyin, ToPinyinMulti};
use unicode_normalization::UnicodeNormalization;

include!("src/pinyin/surnames.rs");

/// The unified ideographs of every Chinese input method; the few assigned
/// after U+9FA5 are not names anybody types in pinyin.
const HAN: std::ops::RangeInclusive<char> = '\u{4e00}'..='\u{9fa5}';

/// More readings than this are dictionary archaisms.
const MOST_READINGS: usize = 3;

/// Characters whose first reading in the dictionary is not the one they have in
/// the names of people, places and shops.
const USUAL: [(char, &str); 12] = [
    ('长', "chang"),
    ('長', "chang"),
    ('都', "du"),
    ('翟', "zhai"),
    ('缪', "miao"),
    ('覃', "qin"),
    ('厦', "xia"),
    ('仇', "qiu"),
    ('曾', "zeng"),
    ('盛', "sheng"),
    ('石', "shi"),
    ('万', "wan"),
];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/pinyin/surnames.rs");
    let out_dir = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    let out_dir = Path::new(&out_dir);
    fs::write(out_dir.join("pinyin_table.rs"), pinyin_table())?;
    fs::write(out_dir.join("fold_table.rs"), fold_table())
}

/// Distinct toneless readings, most usual first.
///
/// Only the characters of GB 2312, those in daily use, keep further readings:
/// the others would double the table for readings nobody knows.
fn readings(han: char) -> Vec<&'static str> {
    let mut found = Vec::new();
    if let Some(first) = han.to_pinyin() {
        found.push(first.plain());
    }
    if is_gb2312(han) {
        for reading in han.to_pinyin_multi().into_iter().flatten() {
            if !found.contains(&reading.plain()) {
                found.push(reading.plain());
            }
        }
    }
    if let Some((_, usual)) = USUAL.iter().find(|(usual, _)| *usual == han) {
        found.retain(|reading| reading != usual);
        found.insert(0, usual);
    }
    found.retain(|reading| is_typed(reading));
    found.truncate(MOST_READINGS);
    if let Some((_, surname)) = SURNAMES.iter().find(|(surname, _)| *surname == han)
        && !found.contains(surname)
    {
        found.push(surname);
    }
    found
}

/// Interjections such as `hm` and `ê` are in dictionaries, not on keyboards.
fn is_typed(reading: &str) -> bool {
    reading.contains(['a', 'e', 'i', 'o', 'u', 'ü'])
}

fn is_gb2312(han: char) -> bool {
    let mut buffer = [0; 4];
    let (bytes, _, has_unmappable) = encoding_rs::GBK.encode(han.encode_utf8(&mut buffer));
    matches!(*bytes, [0xb0..=0xf7, 0xa1..=0xfe]) && !has_unmappable
}

/// `LOW[i]` and `HIGH[i]` are the two bytes of the code of character `4E00 + i`:
/// a syllable number, or `SYLLABLES.len() + set` for a set of readings, or
/// `NO_READING`. Two planes compress far better than pairs.
fn pinyin_table() -> String {
    // `v` is how `ü` is typed; as such it sorts after `u`, as it should.
    let readings = |han| {
        readings(han)
            .into_iter()
            .map(|reading| reading.replace('ü', "v"))
    };
    let mut syllables: Vec<String> = HAN.flat_map(readings).collect();
    syllables.sort_unstable();
    syllables.dedup();
    let number = |syllable: String| syllables.binary_search(&syllable).unwrap_or_default();

    let mut sets: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
    let mut in_order: Vec<Vec<usize>> = Vec::new();
    let mut codes = Vec::new();
    for han in HAN {
        let numbers: Vec<usize> = readings(han).map(number).collect();
        codes.push(match *numbers {
            [] => usize::from(u16::MAX),
            [one] => one,
            _ => {
                let next = in_order.len();
                let set = *sets.entry(numbers.clone()).or_insert_with(|| {
                    in_order.push(numbers);
                    next
                });
                syllables.len() + set
            }
        });
    }

    let mut starts = vec![0];
    let mut members = Vec::new();
    for set in in_order {
        members.extend(set);
        starts.push(members.len());
    }
    let low: Vec<usize> = codes.iter().map(|code| code & 0xff).collect();
    let high: Vec<usize> = codes.iter().map(|code| code >> 8).collect();

    let mut table = String::new();
    array(
        &mut table,
        "SYLLABLES",
        "&str",
        &syllables
            .iter()
            .map(|text| format!("{text:?}"))
            .collect::<Vec<_>>(),
    );
    array(&mut table, "LOW", "u8", &low);
    array(&mut table, "HIGH", "u8", &high);
    array(&mut table, "SET_STARTS", "u16", &starts);
    array(&mut table, "SET_MEMBERS", "u16", &members);
    let identity: Vec<usize> = (0..syllables.len()).collect();
    array(&mut table, "IDENTITY", "u16", &identity);
    table
}

/// The base letters of accented Latin, and the ordinary forms of the Han
/// radicals and compatibility ideographs that come out of PDF files.
fn fold_table() -> String {
    let mut table = String::new();
    for (name, range) in [
        ("LATIN_SUPPLEMENT", '\u{c0}'..='\u{24f}'),
        ("LATIN_ADDITIONAL", '\u{1e00}'..='\u{1eff}'),
    ] {
        let bases: Vec<u8> = range.map(base_letter).collect();
        array(&mut table, name, "u8", &bases);
    }
    for (name, range) in [
        ("RADICALS", '\u{2f00}'..='\u{2fd5}'),
        ("COMPATIBILITY", '\u{f900}'..='\u{fad9}'),
    ] {
        let plain: Vec<u16> = range
            .map(|han| {
                let plain = std::iter::once(han).nfkd().next().unwrap_or(han);
                u16::try_from(u32::from(plain)).unwrap_or_default()
            })
            .collect();
        array(&mut table, name, "u16", &plain);
    }
    table
}

/// The ASCII letter under the accents, lower case; 0 when there is none.
fn base_letter(letter: char) -> u8 {
    match letter {
        'Ø' | 'ø' => b'o',
        'Đ' | 'đ' | 'Ð' | 'ð' => b'd',
        'Ħ' | 'ħ' => b'h',
        'ı' => b'i',
        'Ł' | 'ł' => b'l',
        _ => match std::iter::once(letter).nfkd().next() {
            Some(base) if base.is_ascii_alphabetic() => {
                u8::try_from(base.to_ascii_lowercase()).unwrap_or_default()
            }
            _ => 0,
        },
    }
}

fn array<T: ToString>(table: &mut String, name: &str, of: &str, values: &[T]) {
    let (count, values) = (
        values.len().to_string(),
        values
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(","),
    );
    table.extend([
        "static ", name, ": [", of, "; ", &count, "] = [", &values, "];\n",
    ]);
}
