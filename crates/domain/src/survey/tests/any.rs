//! Forms and replies of any kind, sound or not.

use crate::record::QuestionKind;
use crate::survey::{Choice, Condition, Form, Page, Question, Skip, Target, Texts};
use crate::{Id, Value};
use proptest::prelude::*;
use std::collections::BTreeMap;

const NAMES: &[&str] = &["a", "b", "c", "d", "e", "f", "", "q.r", "不在"];
const KEYS: &[&str] = &["x", "y", "z", "other", ""];
const PAGES: &[&str] = &["p1", "p2", "p3", "nowhere"];

fn name() -> impl Strategy<Value = String> {
    // Mostly names that are there.
    prop_oneof![
        9 => prop::sample::select(&NAMES[..6]),
        1 => prop::sample::select(NAMES)
    ]
    .prop_map(str::to_owned)
}

fn key() -> impl Strategy<Value = String> {
    prop_oneof![
        9 => prop::sample::select(&KEYS[..3]),
        1 => prop::sample::select(KEYS)
    ]
    .prop_map(str::to_owned)
}

fn condition() -> impl Strategy<Value = Condition> {
    prop_oneof![
        Just(Condition::Always),
        Just(Condition::Answered),
        Just(Condition::NotAnswered),
        (-2_i64..12).prop_map(Condition::AtLeast),
        (-2_i64..12).prop_map(Condition::AtMost),
        key().prop_map(Condition::Is),
        key().prop_map(Condition::IsNot),
    ]
}

fn target() -> impl Strategy<Value = Target> {
    prop_oneof![
        4 => name().prop_map(Target::Question),
        1 => prop::sample::select(PAGES).prop_map(|page| Target::Page(page.to_owned())),
        2 => Just(Target::End),
    ]
}

fn skip() -> impl Strategy<Value = Skip> {
    let about = prop_oneof![4 => Just(String::new()), 1 => name()];
    (about, condition(), target()).prop_map(|(about, when, to)| Skip { about, when, to })
}

fn choice() -> impl Strategy<Value = Choice> {
    (key(), any::<bool>()).prop_map(|(key, exclusive)| Choice {
        words: Texts::both(&format!("选{key}"), &key),
        key,
        exclusive,
    })
}

fn question() -> impl Strategy<Value = Question> {
    let shape = (
        prop::sample::select(QuestionKind::ALL),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        prop::option::of(-3_i64..12),
        prop::option::of(-3_i64..12),
    );
    let parts = (
        prop::collection::vec(choice(), 0..4),
        prop::collection::vec(choice(), 0..4),
        prop::collection::vec(skip(), 0..3),
    );
    (name(), shape, parts).prop_map(|(name, shape, (options, rows, skips))| {
        let (kind, required, other, against_competitors, low, high) = shape;
        Question {
            title: Texts::both("问", "q"),
            name,
            kind,
            required,
            other,
            against_competitors,
            low,
            high,
            options,
            rows,
            skips,
            ..Question::default()
        }
    })
}

/// Mostly unsound.
pub(super) fn form() -> impl Strategy<Value = Form> {
    let page = prop::collection::vec(question(), 0..5);
    let pages = prop::collection::vec(page, 0..4);
    pages.prop_map(|pages| {
        let pages = pages.into_iter().zip(1..);
        Form {
            languages: vec!["zh".to_owned()],
            title: Texts::both("题", "t"),
            competitors: vec!["对手".to_owned()],
            pages: pages
                .map(|(questions, number)| Page {
                    name: format!("p{number}"),
                    questions,
                    ..Page::default()
                })
                .collect(),
            ..Form::default()
        }
    })
}

/// Sound as far as single questions go: seven questions with different names that can be answered, skips anywhere.
pub(super) fn tidy_form() -> impl Strategy<Value = Form> {
    // Most questions have no skip: of seven that all have some, hardly any form is sound.
    let few = prop_oneof![
        5 => Just(Vec::new()),
        1 => prop::collection::vec(skip(), 1..3)
    ];
    let skips = prop::collection::vec(few, 7);
    let kinds = prop::collection::vec((prop::sample::select(KINDS), any::<bool>()), 7);
    (skips, kinds).prop_map(|(skips, kinds)| {
        let listed = ["x", "y", "z"].map(|key| Choice {
            key: key.to_owned(),
            words: Texts::both(key, key),
            exclusive: false,
        });
        let names = ["a", "b", "c", "d", "e", "f", "g"];
        let questions = names.into_iter().zip(skips).zip(kinds);
        let questions = questions.map(|((name, skips), (kind, required))| Question {
            name: name.to_owned(),
            kind,
            required,
            title: Texts::both("问", "q"),
            options: listed.to_vec(),
            skips,
            ..Question::default()
        });
        let mut questions = questions.collect::<Vec<_>>();
        let second = questions.split_off(3);
        Form {
            languages: vec!["zh".to_owned()],
            title: Texts::both("题", "t"),
            pages: vec![
                Page {
                    name: "p1".to_owned(),
                    questions,
                    ..Page::default()
                },
                Page {
                    name: "p2".to_owned(),
                    questions: second,
                    ..Page::default()
                },
            ],
            ..Form::default()
        }
    })
}

const KINDS: &[QuestionKind] = &[
    QuestionKind::Recommend,
    QuestionKind::Single,
    QuestionKind::Multiple,
    QuestionKind::Number,
    QuestionKind::LongText,
];

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        (-2_i64..12).prop_map(Value::Int),
        any::<i64>().prop_map(Value::Int),
        any::<f64>().prop_map(Value::Real),
        key().prop_map(Value::Text),
        any::<String>().prop_map(Value::Text),
        any::<u128>().prop_map(|id| Value::Id(Id(id))),
        prop::collection::vec(any::<u8>(), 0..4)
            .prop_map(|bytes| Value::Unknown { tag: 99, bytes }),
    ];
    leaf.prop_recursive(3, 20, 4, |inner| {
        prop::collection::vec(inner, 0..4).prop_map(Value::List)
    })
}

pub(super) fn replies() -> impl Strategy<Value = BTreeMap<String, Value>> {
    let names = prop_oneof![
        8 => prop::sample::select(&["a", "b", "c", "d", "e", "f", "g"][..]).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => name().prop_map(|name| format!("{name}.other"))
    ];
    prop::collection::btree_map(names, value(), 0..8)
}

/// What a question of [`tidy_form`] takes.
pub(super) fn fitting_replies() -> impl Strategy<Value = BTreeMap<String, Value>> {
    let keys = prop::sample::select(&["x", "y", "z"][..]);
    let value = prop_oneof![
        (0_i64..11).prop_map(Value::Int),
        keys.clone().prop_map(Value::from),
        keys.prop_map(|key| Value::List(vec![Value::from(key)])),
        Just(Value::from("写了些什么")),
    ];
    let names = prop::sample::select(&["a", "b", "c", "d", "e", "f", "g"][..]);
    prop::collection::btree_map(names.prop_map(str::to_owned), value, 0..8)
}
