//! What is found by which keystrokes, and in which order.

use search::{Field, Match, MatchKind, SearchFields, SearchIndex};

use Field::{Address, Email, Name, OtherName, Phone, Word};
use MatchKind::{Exact, Initials, OneTypo, PhonePart, Pinyin, Prefix, Substring, WordPrefix};

/// An index of records that only have names, numbered from 0.
fn names(names: &[&str]) -> SearchIndex {
    let mut index = SearchIndex::new();
    for (doc, name) in (0..).zip(names) {
        index.insert(
            doc,
            &SearchFields {
                name,
                ..SearchFields::default()
            },
        );
    }
    index
}

/// What one record is found by.
#[track_caller]
fn check(fields: &SearchFields<'_>, cases: &[(&str, Option<(Field, MatchKind)>)]) {
    let mut index = SearchIndex::new();
    index.insert(7, fields);
    for (query, expected) in cases {
        let found = index
            .query(query, 10)
            .first()
            .map(|hit| (hit.doc, hit.matched));
        let expected = expected.map(|(field, kind)| (7, Match { field, kind }));
        assert_eq!(found, expected, "{query:?} in {fields:?}");
        let is_match = index.matches(query).is_some_and(|set| set.contains(7));
        assert_eq!(is_match, expected.is_some(), "{query:?} as a filter");
    }
}

#[track_caller]
fn check_name(name: &str, cases: &[(&str, Option<MatchKind>)]) {
    let cases: Vec<_> = cases
        .iter()
        .map(|(query, kind)| (*query, kind.map(|kind| (Name, kind))))
        .collect();
    check(
        &SearchFields {
            name,
            ..SearchFields::default()
        },
        &cases,
    );
}

/// The order of the names found.
#[track_caller]
fn check_order(stored: &[&str], query: &str, expected: &[&str]) {
    let index = names(stored);
    let found: Vec<&str> = index
        .query(query, 50)
        .iter()
        .filter_map(|hit| stored.get(hit.doc as usize).copied())
        .collect();
    assert_eq!(found, expected, "{query:?}");
}

#[test]
fn chinese_names_as_written() {
    check_name(
        "王建国",
        &[
            ("王", Some(Prefix)),
            ("王建", Some(Prefix)),
            ("王建国", Some(Exact)),
            (" 王 建国 ", Some(Exact)),
            ("建", Some(Substring)),
            ("建国", Some(Substring)),
            ("国", Some(Substring)),
            ("国 王", Some(Substring)),
            ("李", None),
            ("王李", None),
            ("国建", None),
        ],
    );
}

#[test]
fn pinyin_in_full_and_begun() {
    check_name(
        "王建国",
        &[
            ("w", Some(Pinyin)),
            ("wa", Some(Pinyin)),
            ("wang", Some(Pinyin)),
            ("WANG", Some(Pinyin)),
            ("wangj", Some(Pinyin)),
            ("wangji", Some(Pinyin)),
            ("wangjian", Some(Pinyin)),
            ("wangjianguo", Some(Pinyin)),
            ("wang jian guo", Some(Pinyin)),
            ("jianguo", Some(Pinyin)),
            ("guo", Some(Pinyin)),
            ("jianguo wang", Some(Pinyin)),
            ("ang", None),
            ("wangguo", None),
            ("wangjianguow", Some(OneTypo)),
        ],
    );
}

#[test]
fn initials_and_mixtures() {
    check_name(
        "王建国",
        &[
            ("wj", Some(Initials)),
            ("wjg", Some(Initials)),
            ("WJG", Some(Initials)),
            ("w j g", Some(Initials)),
            ("wang jg", Some(Initials)),
            ("wangjg", Some(Initials)),
            ("wjianguo", Some(Initials)),
            ("wjiang", Some(Initials)),
            ("王jg", Some(Initials)),
            ("王j", Some(Pinyin)),
            ("王jianguo", Some(Pinyin)),
            ("王 jg", Some(Initials)),
            ("w建g", Some(Initials)),
            ("wang建国", Some(Pinyin)),
            ("jg", Some(Initials)),
            ("wg", None),
            ("gj", None),
        ],
    );
    check_name(
        "张晓红",
        &[
            ("zxh", Some(Initials)),
            ("zhxh", Some(Initials)),
            ("zhangxh", Some(Initials)),
            ("zhx", Some(Initials)),
        ],
    );
}

#[test]
fn the_company_form_is_not_spoken() {
    check_name(
        "上海顺发贸易有限公司",
        &[
            ("sfmy", Some(Initials)),
            ("shsfmyyxgs", Some(Initials)),
            ("shunfa maoyi youxiangongsi", Some(Pinyin)),
            ("有限公司", Some(Substring)),
            ("顺发贸易有限公司", Some(Substring)),
            ("gongsi", None),
        ],
    );
    check_name("公司", &[("gongsi", Some(Pinyin))]);
}

#[test]
fn polyphones() {
    for (name, queries) in [
        ("重庆火锅", &["chongqing", "zhongqing", "cqhg", "zqhg"][..]),
        ("单田芳", &["dantf", "shantianfang", "chantf", "stf"]),
        ("曾国藩", &["zeng", "cengguofan", "zgf", "cgf"]),
        ("解晓东", &["xie", "jiexd", "xxd"]),
        ("仇英", &["qiuying", "chouying", "qy"]),
        ("区志强", &["ou", "qu", "ouzq"]),
        ("吕布", &["lv", "lu", "lvbu", "lubu", "lb"]),
        ("乐华超市", &["yuehua", "lehua", "yhcs"]),
        ("中国银行", &["zgyh", "zgyx", "yinhang", "yinxing"]),
    ] {
        let index = names(&[name]);
        for query in queries {
            let found = index.query(query, 1);
            assert!(
                found
                    .first()
                    .is_some_and(|hit| matches!(hit.matched.kind, Pinyin | Initials)),
                "{query} for {name}: {found:?}"
            );
        }
    }
}

#[test]
fn english_names() {
    check_name(
        "John Smith",
        &[
            ("j", Some(Prefix)),
            ("john", Some(Prefix)),
            ("JOHN SMITH", Some(Exact)),
            ("johnsmith", Some(Exact)),
            ("john sm", Some(Prefix)),
            ("smith", Some(WordPrefix)),
            ("smith j", Some(WordPrefix)),
            ("sm jo", Some(WordPrefix)),
            ("s", Some(WordPrefix)),
            ("mith", Some(Substring)),
            ("ith", Some(Substring)),
            ("th", None),
            ("john k", Some(OneTypo)),
            ("kate", None),
        ],
    );
    check_name(
        "Zoë Müller-O’Brien",
        &[
            ("zoe", Some(Prefix)),
            ("muller", Some(WordPrefix)),
            ("o'brien", Some(WordPrefix)),
            ("obr", Some(WordPrefix)),
            ("MÜL", Some(WordPrefix)),
        ],
    );
    check_name(
        "上海ABC贸易有限公司",
        &[
            ("abc", Some(WordPrefix)),
            ("ＡＢＣ", Some(WordPrefix)),
            ("shabcmy", Some(Initials)),
            ("bcm", None),
            ("贸易", Some(WordPrefix)),
            ("有限", Some(Substring)),
            ("maoyi", Some(Pinyin)),
            ("上海abc", Some(Prefix)),
        ],
    );
    check_name(
        "Дмитрий Иванов",
        &[
            ("дми", Some(Prefix)),
            ("ИВАН", Some(WordPrefix)),
            ("ван", Some(Substring)),
        ],
    );
}

#[test]
fn numbers() {
    check(
        &SearchFields {
            name: "李华",
            phones: &["+86 138-0013-8000", "(021) 6512 3456"],
            ..SearchFields::default()
        },
        &[
            ("138", Some((Phone, PhonePart))),
            ("8000", Some((Phone, PhonePart))),
            ("0013", Some((Phone, PhonePart))),
            ("13800138000", Some((Phone, PhonePart))),
            ("8613800138000", Some((Phone, Exact))),
            ("+86 138 0013 8000", Some((Phone, PhonePart))),
            ("0086-138", Some((Phone, PhonePart))),
            ("138 0013", Some((Phone, PhonePart))),
            ("138-0013-8000", Some((Phone, PhonePart))),
            ("１３８００", Some((Phone, PhonePart))),
            ("021-6512", Some((Phone, PhonePart))),
            ("02165123456", Some((Phone, Exact))),
            ("3456 lihua", Some((Phone, PhonePart))),
            ("8000 李", Some((Phone, PhonePart))),
            ("13", None),
            ("139", None),
            ("8000 王", None),
        ],
    );
}

#[test]
fn other_fields() {
    check(
        &SearchFields {
            name: "顺发超市",
            other_names: &["李小龙", "Bruce Lee"],
            phones: &[],
            emails: &["bruce.lee88@example.com"],
            words: &["上海", "VIP", "C-1024"],
            address: "浦东新区张江路100号 Building 5",
        },
        &[
            ("李小龙", Some((OtherName, Exact))),
            ("lxl", Some((OtherName, Initials))),
            ("bruce", Some((OtherName, Prefix))),
            ("lee", Some((OtherName, WordPrefix))),
            ("lee88", Some((Email, WordPrefix))),
            ("bruce.lee88@example.com", Some((Email, Exact))),
            ("example", Some((Email, WordPrefix))),
            ("xampl", Some((Email, Substring))),
            ("上海", Some((Word, Exact))),
            ("shanghai", Some((Word, Pinyin))),
            ("shangh", Some((Word, Pinyin))),
            ("vip", Some((Word, Exact))),
            ("c1024", Some((Word, Exact))),
            ("C-10", Some((Word, Prefix))),
            ("1024", Some((Word, WordPrefix))),
            ("张江", Some((Address, Substring))),
            ("浦东", Some((Address, Prefix))),
            ("building", Some((Address, WordPrefix))),
            ("路", None),
            ("zhangjiang", None),
            ("sf 上海", Some((Word, Prefix))),
            ("sf 北京", None),
            ("顺发 张江", Some((Address, Substring))),
        ],
    );
}

#[test]
fn one_typo() {
    check_name(
        "Jonathan Richardson",
        &[
            ("jonahtan", Some(OneTypo)),
            ("jonatan", Some(OneTypo)),
            ("jonatthan", Some(OneTypo)),
            ("jonethan", Some(OneTypo)),
            ("konathan", Some(OneTypo)),
            ("onathan", Some(Substring)),
            ("ojnathan", Some(OneTypo)),
            ("richerd", Some(OneTypo)),
            ("jontahan richardson", Some(OneTypo)),
            ("jonathanrichrdson", Some(OneTypo)),
            ("richardson jontahan", Some(OneTypo)),
            ("jnoahtan", None),
            ("jontahan richerdson", None),
            ("jxn", None),
        ],
    );
    check_name(
        "王建国",
        &[
            ("wangjiangou", Some(OneTypo)),
            ("wamgjianguo", Some(OneTypo)),
            ("wangjinguo", Some(OneTypo)),
            ("wang jiangou", Some(OneTypo)),
            ("jiangou", Some(OneTypo)),
            ("王健国", Some(OneTypo)),
            ("王国建", Some(OneTypo)),
            ("王建囯", Some(OneTypo)),
            ("王健囯", None),
            ("李建", None),
        ],
    );
    check_name(
        "上海顺发贸易",
        &[
            ("顺风贸易", Some(OneTypo)),
            ("上海发贸易", Some(OneTypo)),
            ("贸易顺发", None),
        ],
    );
    check_name(
        "曾小贤",
        &[
            ("zegnxiaoxian", Some(OneTypo)),
            ("cengxaoxian", Some(OneTypo)),
        ],
    );
    check(
        &SearchFields {
            name: "李",
            phones: &["13800138000"],
            emails: &["lihua@example.com"],
            ..SearchFields::default()
        },
        &[
            ("13800139000", Some((Phone, OneTypo))),
            ("1380013800", Some((Phone, PhonePart))),
            ("13080138000", Some((Phone, OneTypo))),
            ("13900139000", None),
            ("12800", None),
            ("lihua@exmaple.com", Some((Email, OneTypo))),
            ("lihau", Some((Email, OneTypo))),
        ],
    );
}

#[test]
fn nothing_to_look_for() {
    let index = names(&["王建国", ""]);
    for query in ["", "  ", "!?·", "\u{200b}", "🌸"] {
        assert_eq!(index.query(query, 10), [], "{query:?}");
        assert_eq!(index.matches(query), None, "{query:?}");
    }
    assert_eq!(index.query("王", 0), []);
    assert_eq!(SearchIndex::new().query("王", 10), []);
}

#[test]
fn ranking() {
    check_order(
        &[
            "Wang Wei",
            "Mary Wang",
            "王伟",
            "Wangari",
            "Wang",
            "Swang Ltd",
            "王",
            "大王庙",
            "Wnag",
        ],
        "wang",
        &[
            "Wang",
            "Wang Wei",
            "Wangari",
            "Mary Wang",
            "王",
            "王伟",
            "大王庙",
            "Swang Ltd",
            "Wnag",
        ],
    );
}

#[test]
fn order_of_equals() {
    check_order(
        &["李四", "李三", "李小三", "李"],
        "li",
        &["李", "李四", "李三", "李小三"],
    );
    check_order(
        &["利民超市", "李民", "黎明"],
        "lim",
        &["李民", "黎明", "利民超市"],
    );
}

#[test]
fn the_best_of_many() {
    let mut index = SearchIndex::new();
    for doc in 0..5_000 {
        let name = if doc == 4_321 { "王" } else { "王建国" };
        index.insert(
            doc,
            &SearchFields {
                name,
                ..SearchFields::default()
            },
        );
    }
    let hits = index.query("w", 3);
    assert_eq!(
        hits.iter().map(|hit| hit.doc).collect::<Vec<_>>(),
        [4_321, 0, 1]
    );
    assert_eq!(index.matches("w").map(|set| set.len()), Some(5_000));
    let odd = index.query_where("wang", 3, &|doc| doc % 2 == 1 && doc != 4_321);
    assert_eq!(odd.iter().map(|hit| hit.doc).collect::<Vec<_>>(), [1, 3, 5]);
}

#[test]
fn changes() {
    let mut index = names(&["王建国", "李华"]);
    assert_eq!(index.len(), 2);
    index.insert(
        0,
        &SearchFields {
            name: "赵云",
            ..SearchFields::default()
        },
    );
    assert_eq!(index.len(), 2);
    assert_eq!(index.query("王", 10), []);
    assert_eq!(index.query("zhaoyun", 10).len(), 1);
    assert!(index.remove(0));
    assert!(!index.remove(0));
    assert!(!index.remove(99_999));
    assert!(!index.contains(0));
    assert!(index.contains(1));
    assert_eq!(index.query("赵", 10), []);
    assert!(index.memory_bytes() > 0);
    index.clear();
    assert!(index.is_empty());
    index.insert(
        u32::MAX,
        &SearchFields {
            name: "末",
            ..SearchFields::default()
        },
    );
    assert_eq!(
        index.query("mo", 1).first().map(|hit| hit.doc),
        Some(u32::MAX)
    );
}
