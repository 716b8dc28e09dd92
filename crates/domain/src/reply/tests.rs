use super::{ReplyField, built_in, fill, replies};
use crate::Id;
use crate::record::{ComplaintKind, Language, ReplyTemplate, StepKind, TemplateId};
use std::collections::BTreeSet;

#[test]
fn both_languages_say_the_same_things() {
    let names = |language| {
        let texts = built_in(language).iter();
        texts
            .map(|text| (text.name, text.kind, text.step))
            .collect::<Vec<_>>()
    };
    assert_eq!(names(Language::Chinese), names(Language::English));
    let distinct = names(Language::English)
        .into_iter()
        .map(|(name, _, _)| name)
        .collect::<BTreeSet<_>>();
    assert_eq!(distinct.len(), built_in(Language::English).len());
}

/// Every brace is a field that the program knows, and every reply says who writes and for which shop.
#[test]
fn every_field_is_known() {
    for language in Language::ALL {
        for text in built_in(*language) {
            let filled = fill(text.text, |field| Some(field.code().to_owned()));
            assert!(!filled.text.contains(['{', '}']), "{}", text.name);
            let used = fill(text.text, |_| None).missing;
            for field in [ReplyField::Customer, ReplyField::Staff, ReplyField::Shop] {
                assert!(used.contains(&field), "{}: {field:?}", text.name);
            }
        }
    }
}

#[test]
fn what_is_not_known_stays_to_be_filled_in() {
    let value = |field| (field == ReplyField::Customer).then(|| "{shop}".to_owned());
    let filled = fill("{customer}：{due} {due} {wish} {", value);
    // What is filled in is not looked at again.
    assert_eq!(filled.text, "{shop}：{due} {due} {wish} {");
    assert_eq!(filled.missing, [ReplyField::Due]);
    let blank = fill("{customer}", |_| Some(String::new()));
    assert_eq!(blank.missing, [ReplyField::Customer]);
    assert_eq!(fill("{{customer}}", |_| Some("a".to_owned())).text, "{a}");
}

#[test]
fn the_shops_own_come_first_and_stand_in_for_the_programs() {
    let own = |id, replaces: &str, kind, step| ReplyTemplate {
        id: TemplateId(Id(id)),
        replaces: replaces.to_owned(),
        kind,
        step,
        language: Some(Language::Chinese),
        title: format!("自拟{id}"),
        text: "好".to_owned(),
    };
    let quality = Some(ComplaintKind::Quality);
    let titles = |own: &[ReplyTemplate]| {
        let found = replies(quality, StepKind::Acknowledged, Language::Chinese, own);
        found
            .into_iter()
            .map(|reply| reply.title)
            .collect::<Vec<_>>()
    };
    assert_eq!(titles(&[]), ["收到质量投诉", "收到投诉"]);
    let mine = [
        own(1, "acknowledged", None, Some(StepKind::Acknowledged)),
        own(2, "", quality, Some(StepKind::Acknowledged)),
        own(3, "", None, None),
        own(4, "", Some(ComplaintKind::Service), None),
        own(5, "", None, Some(StepKind::Evaluated)),
    ];
    assert_eq!(titles(&mine), ["自拟2", "收到质量投诉", "自拟1", "自拟3"]);
    let english = replies(quality, StepKind::Acknowledged, Language::English, &mine);
    assert!(english.iter().all(|reply| reply.own.is_none()));
}
