//! Which records are taken for one customer, and why.

use search::duplicates::{self, Candidate, Reason};
use search::{SearchFields, SearchIndex};

use Reason::{NameOneTypo, SameAddress, SameEmail, SameName, SamePhone, SoundsSame};

fn fields<'a>(
    name: &'a str,
    phones: &'a [&'a str],
    emails: &'a [&'a str],
    address: &'a str,
) -> SearchFields<'a> {
    SearchFields {
        name,
        phones,
        emails,
        address,
        ..SearchFields::default()
    }
}

fn index_of(records: &[SearchFields<'_>]) -> SearchIndex {
    let mut index = SearchIndex::new();
    for (doc, fields) in (0..).zip(records) {
        index.insert(doc, fields);
    }
    index
}

/// What a draft and the only record of a book have in common, and how much.
#[track_caller]
fn check(
    stored: SearchFields<'_>,
    draft: SearchFields<'_>,
    reasons: &[Reason],
    score: std::ops::RangeInclusive<u8>,
) {
    let index = index_of(&[stored]);
    let found = duplicates::similar_to(&index, &draft, None, 5);
    match &*found {
        [] => assert_eq!(reasons, [], "{draft:?} and {stored:?}"),
        [candidate, ..] => {
            assert_eq!(candidate.reasons, reasons, "{draft:?} and {stored:?}");
            assert!(
                score.contains(&candidate.score),
                "{} for {draft:?} and {stored:?}",
                candidate.score
            );
        }
    }
    // Both in the book give the same answer.
    let index = index_of(&[stored, draft]);
    let pairs = duplicates::pairs(&index, 0, 5);
    let paired: Vec<(u8, &[Reason])> = pairs
        .iter()
        .map(|pair| (pair.score, &*pair.reasons))
        .collect();
    let expected: Vec<(u8, &[Reason])> = found
        .iter()
        .map(|candidate| (candidate.score, &*candidate.reasons))
        .collect();
    let is_person = stored.name.chars().count() <= 3 && reasons == [NameOneTypo];
    if !is_person {
        assert_eq!(paired, expected, "{draft:?} and {stored:?} in the book");
    }
}

#[test]
fn phones() {
    for (one, other) in [
        ("13800138000", "+86 138 0013 8000"),
        ("138-0013-8000", "008613800138000"),
        ("021-65123456", "(021) 6512 3456"),
        ("65123456", "021-6512-3456"),
        ("+44 7911 123456", "+44 7911-123456"),
    ] {
        check(
            fields("", &[one], &[], ""),
            fields("", &[other], &[], ""),
            &[SamePhone],
            70..=70,
        );
    }
    check(
        fields("", &["13800138000"], &[], ""),
        fields("", &["13900138000"], &[], ""),
        &[],
        0..=0,
    );
    check(
        fields("", &["12345"], &[], ""),
        fields("", &["12345"], &[], ""),
        &[],
        0..=0,
    );
}

#[test]
fn emails() {
    check(
        fields("", &[], &["Li.Hua@Example.com"], ""),
        fields("", &[], &["li.hua@example.com "], ""),
        &[SameEmail],
        65..=65,
    );
    check(
        fields("", &[], &["li.hua@example.com"], ""),
        fields("", &[], &["lihua@example.com"], ""),
        &[],
        0..=0,
    );
}

#[test]
fn names() {
    for (stored, draft, reasons, score) in [
        ("王伟", "王伟", &[SameName][..], 1..=39),
        ("王 建国", "王建国", &[SameName], 20..=39),
        (
            "上海顺发贸易有限公司",
            "上海顺发贸易有限公司",
            &[SameName],
            40..=69,
        ),
        ("John Smith", "SMITH, John", &[SameName], 20..=39),
        ("Zoë Müller", "zoe muller", &[SameName], 20..=39),
        ("王建国", "王健国", &[SoundsSame], 10..=25),
        ("王建国", "Wang Jianguo", &[SoundsSame], 10..=25),
        ("Jianguo Wang", "王建国", &[SoundsSame], 10..=25),
        ("曾小贤", "Zeng Xiaoxian", &[SoundsSame], 10..=25),
        ("吕布", "Lu Bu", &[SoundsSame], 5..=20),
        ("王建国", "王建军", &[NameOneTypo], 1..=5),
        (
            "上海顺发贸易有限公司",
            "上海顺风贸易有限公司",
            &[NameOneTypo],
            20..=39,
        ),
        (
            "Katharine Jones",
            "Katherine Jones",
            &[NameOneTypo],
            20..=39,
        ),
        ("王伟", "李伟", &[], 0..=0),
        ("王", "王", &[], 0..=0),
        ("王建国", "李建军", &[], 0..=0),
        ("John Smith", "John Brown", &[], 0..=0),
    ] {
        check(
            fields(stored, &[], &[], ""),
            fields(draft, &[], &[], ""),
            reasons,
            score,
        );
    }
}

#[test]
fn addresses() {
    for (one, other, is_same) in [
        ("上海市浦东新区张江路100号", "浦东新区张江路 100 号", true),
        ("上海市浦东新区张江路100号", "上海浦东新区张江路100号", true),
        ("12 High Street, London", "12 High St London", true),
        (
            "上海市浦东新区张江路100号",
            "上海市浦东新区张江路101号",
            false,
        ),
        ("张江路", "张江路", false),
        ("2 High Street", "12 High Street", false),
    ] {
        let reasons: &[Reason] = if is_same { &[SameAddress] } else { &[] };
        check(
            fields("", &[], &[], one),
            fields("", &[], &[], other),
            reasons,
            25..=25,
        );
    }
}

#[test]
fn evidence_adds_up() {
    check(
        fields("王伟", &["13800138000"], &[], ""),
        fields("王伟", &["+8613800138000"], &[], ""),
        &[SamePhone, SameName],
        80..=100,
    );
    check(
        fields("王建国", &[], &[], "上海市张江路100号"),
        fields("王健国", &[], &[], "张江路100号"),
        &[SameAddress, SoundsSame],
        40..=69,
    );
    check(
        fields("王建国", &["13800138000"], &["a@b.cn"], "上海市张江路100号"),
        fields("王建国", &["13800138000"], &["a@b.cn"], "上海市张江路100号"),
        &[SamePhone, SameEmail, SameName, SameAddress],
        100..=100,
    );
}

#[test]
fn contact_persons_count_half() {
    let index = index_of(&[SearchFields {
        name: "顺发超市",
        other_names: &["王建国"],
        ..SearchFields::default()
    }]);
    let found = duplicates::similar_to(&index, &fields("王建国", &[], &[], ""), None, 5);
    assert_eq!(
        found,
        [Candidate {
            doc: 0,
            score: 15,
            reasons: vec![SameName]
        }]
    );
}

#[test]
fn a_common_name_is_no_storm() {
    let records = vec![fields("王伟", &[], &[], ""); 300];
    let index = index_of(&records);
    let found = duplicates::similar_to(&index, &fields("王伟", &[], &[], ""), None, 5);
    assert_eq!(found.len(), 5);
    assert!(
        found.iter().all(|candidate| candidate.score < 10),
        "{found:?}"
    );
    assert_eq!(duplicates::pairs(&index, 0, 10), []);
    assert_eq!(duplicates::groups(&index, 0, 10), []);
}

#[test]
fn a_shared_switchboard_is_half_a_reason() {
    let phone = ["021-65123456"];
    let names: Vec<String> = (0..40).map(|number| format!("Shop {number}")).collect();
    let records: Vec<SearchFields<'_>> = names
        .iter()
        .map(|name| fields(name, &phone, &[], ""))
        .collect();
    let index = index_of(&records);
    let found = duplicates::similar_to(&index, &fields("", &phone, &[], ""), None, 1);
    assert_eq!(
        found,
        [Candidate {
            doc: 0,
            score: 35,
            reasons: vec![SamePhone]
        }]
    );
    assert!(duplicates::pairs(&index, 40, 10).is_empty());
}

#[test]
fn the_record_itself_is_no_duplicate() {
    let record = fields("王建国", &["13800138000"], &[], "");
    let index = index_of(&[record, record]);
    let found = duplicates::similar_to(&index, &record, Some(0), 5);
    assert_eq!(
        found
            .iter()
            .map(|candidate| candidate.doc)
            .collect::<Vec<_>>(),
        [1]
    );
}

#[test]
fn groups_connect_pairs() {
    let index = index_of(&[
        fields("王建国", &["13800138000"], &[], ""),
        fields("李华", &[], &["li@qq.com"], ""),
        fields("Wang Jianguo", &["+86 13800138000"], &["wang@qq.com"], ""),
        fields("赵云", &[], &[], ""),
        fields("J. G. Wang", &[], &["wang@qq.com"], ""),
        fields("小李", &[], &["li@qq.com"], ""),
    ]);
    let groups = duplicates::groups(&index, 40, 10);
    let docs: Vec<&[u32]> = groups.iter().map(|group| &*group.docs).collect();
    assert_eq!(docs, [&[0, 2, 4][..], &[1, 5]]);
    assert_eq!(groups[0].reasons, [SamePhone, SameEmail, SoundsSame]);
    assert_eq!(duplicates::groups(&index, 40, 1).len(), 1);
    let pairs = duplicates::pairs(&index, 40, 10);
    assert_eq!(
        pairs
            .iter()
            .map(|pair| (pair.first, pair.second, pair.score))
            .collect::<Vec<_>>(),
        [(0, 2, 88), (1, 5, 65), (2, 4, 65)]
    );
}

#[test]
fn an_empty_draft_resembles_nobody() {
    let index = index_of(&[
        fields("王建国", &["13800138000"], &[], ""),
        SearchFields::default(),
    ]);
    assert_eq!(
        duplicates::similar_to(&index, &SearchFields::default(), None, 5),
        []
    );
    assert_eq!(duplicates::pairs(&index, 0, 5), []);
}
