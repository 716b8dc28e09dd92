use super::{given, season, slip_of, template};
use crate::{Collector, Envelope, Gathered, Given, SlipError, SurveySlip, seal, split};
use domain::Value;
use domain::record::{Asked, CustomerId, SurveyId, SurveyLink};
use domain::survey::{Form, templates};

fn open(slip: &SurveySlip, text: &str) -> Result<Given, SlipError> {
    let envelope = Envelope::read(text)?;
    assert_eq!(envelope.link, slip.link);
    envelope.open(&slip.secret, &slip.digest, &slip.form, slip.for_one)
}

#[test]
fn surveys_come_through_the_link() {
    for for_one in [true, false] {
        for known in templates::ALL {
            let mut form = known.form();
            let slip = slip_of(&form, for_one);
            assert_eq!(
                SurveySlip::read(&slip.write().unwrap()),
                Ok(slip),
                "{}",
                known.name
            );
            // Changed, it travels whole.
            form.thanks.0.insert("zh".to_owned(), "改过".to_owned());
            let slip = slip_of(&form, for_one);
            assert_eq!(
                SurveySlip::read(&slip.write().unwrap()),
                Ok(slip),
                "{}",
                known.name
            );
        }
    }
    let slip = slip_of(&templates::recommend(), true);
    assert_eq!(SurveySlip::read(&slip.write().unwrap()), Ok(slip));
}

/// The phone shows one language; the tablet opens the answer with the whole version.
#[test]
fn one_language_is_enough_on_the_way() {
    for mut form in [template("season"), template("loyalty")] {
        for changed in [false, true] {
            if changed {
                form.intro.0.insert("en".to_owned(), "Changed".to_owned());
            }
            let whole = slip_of(&form, true);
            let mut short = whole.clone();
            short.form = whole.form.in_language("zh");
            let text = short.write().unwrap();
            let on_phone = SurveySlip::read(&text).unwrap();
            assert_eq!(on_phone.digest, whole.digest);
            assert_eq!(on_phone.form, short.form);
            let answer = given(&[("recommend", Value::Int(3)), ("satisfied", Value::Int(1))]);
            let text = seal(&on_phone, &answer).unwrap();
            let opened = open(&whole, &text).unwrap();
            assert_eq!(opened.replies.get("recommend"), Some(&Value::Int(3)));
        }
    }
}

#[test]
fn answers_come_back() {
    let slip = slip_of(&template("season"), false);
    let answer = season();
    let text = seal(&slip, &answer).unwrap();
    assert_eq!(open(&slip, &text), Ok(answer.clone()));
    // As a chat may hand it on.
    let broken: String = text.chars().flat_map(|c| [c, '\n']).collect();
    assert_eq!(open(&slip, &broken), Ok(answer));
}

#[test]
fn every_kind_of_reply_comes_back() {
    let list = |items: Vec<Value>| Value::List(items);
    let pair = |key: &str, score: i64| list(vec![Value::from(key), Value::Int(score)]);
    let cases: Vec<(&str, Vec<(&str, Value)>)> = vec![
        (
            "lost",
            vec![
                ("reason", Value::from("service")),
                ("which_service", Value::from("等太久 ⏳")),
                ("told", Value::from("no")),
                (
                    "better",
                    list(vec![Value::from("other"), Value::from("near")]),
                ),
                ("better.other", Value::from("停车")),
                ("back", Value::from("no")),
            ],
        ),
        (
            "loyalty",
            vec![
                ("recommend", Value::Int(0)),
                (
                    "indicators",
                    list(vec![
                        list(vec![
                            Value::from("trust"),
                            Value::Int(5),
                            Value::Null,
                            list(vec![pair("其他商家 / other shops", 2)]),
                        ]),
                        list(vec![
                            Value::from("care"),
                            Value::Null,
                            Value::Int(1),
                            list(vec![]),
                        ]),
                    ]),
                ),
                ("agree", list(vec![pair("again", 5), pair("care", 1)])),
                ("wallet", Value::Real(37.5)),
            ],
        ),
        (
            "intermediary",
            vec![(
                "help",
                list(
                    ["stock", "service", "customers", "knowledge"]
                        .map(Value::from)
                        .to_vec(),
                ),
            )],
        ),
    ];
    for (name, replies) in cases {
        let slip = slip_of(&template(name), true);
        let answer = Given {
            id: slip.secret.only_answer(),
            ..given(&replies)
        };
        let text = seal(&slip, &answer).unwrap();
        assert_eq!(open(&slip, &text), Ok(answer), "{name}");
    }
}

#[test]
fn the_answer_of_one_is_one_answer() {
    let slip = slip_of(&template("season"), true);
    let first = open(&slip, &seal(&slip, &season()).unwrap()).unwrap();
    let again = Given {
        id: domain::record::AnswerId(domain::Id(99)),
        ..season()
    };
    let second = open(&slip, &seal(&slip, &again).unwrap()).unwrap();
    assert_eq!(first.id, second.id);
    let link = SurveyLink {
        id: slip.link,
        survey: SurveyId(domain::Id(5)),
        customer: Some(CustomerId(domain::Id(6))),
        ..SurveyLink::default()
    };
    let answer = first.into_answer(&link);
    assert_eq!(
        (answer.asked, answer.customer),
        (Some(Asked::Link), link.customer)
    );
}

#[test]
fn seals_hold_nothing_but_what_was_sealed() {
    let slip = slip_of(&template("season"), false);
    let text = seal(&slip, &season()).unwrap();
    let mut other = slip.clone();
    other.secret = crate::Secret::new([7; 16]);
    assert_eq!(open(&other, &text), Err(SlipError::SealBroken));
    let mut changed = slip.clone();
    changed.digest = [0; 32];
    assert_eq!(open(&changed, &text), Err(SlipError::SealBroken));
    // For one and for everybody are not the same kind of link.
    let mut personal = slip.clone();
    personal.for_one = true;
    assert_eq!(open(&personal, &text), Err(SlipError::SealBroken));
    let by_one = seal(&personal, &season()).unwrap();
    assert_eq!(open(&slip, &by_one), Err(SlipError::SealBroken));
    // No letter of it can be another one.
    let letters: Vec<char> = text.chars().collect();
    for at in 0..letters.len() {
        let mut altered = letters.clone();
        altered[at] = if altered[at] == 'A' { 'B' } else { 'A' };
        let altered: String = altered.into_iter().collect();
        let read = Envelope::read(&altered).and_then(|envelope| {
            envelope.open(&slip.secret, &slip.digest, &slip.form, slip.for_one)
        });
        assert!(read.is_err(), "letter {at}");
    }
}

#[test]
fn parts_come_in_any_order() {
    let slip = slip_of(&template("season"), false);
    let long: String = "长长的意见，每个字都不一样："
        .chars()
        .chain(('一'..).take(1_200))
        .collect();
    let answer = given(&[
        ("recommend", Value::Int(1)),
        ("words", Value::from(long.as_str())),
    ]);
    let text = seal(&slip, &answer).unwrap();
    let parts = split(&text).unwrap();
    assert!(parts.len() > 2, "{}", parts.len());
    assert!(parts.iter().all(|part| part.len() <= crate::PART_CHARS));
    let mut collector = Collector::default();
    let mut scanned: Vec<&String> = parts.iter().rev().collect();
    scanned.insert(1, &parts[parts.len() - 1]);
    let last = scanned.pop().unwrap();
    for part in scanned {
        assert!(matches!(collector.take(part), Ok(Gathered::Part { .. })));
    }
    let other = split(&seal(&slip_of(&template("season"), true), &answer).unwrap()).unwrap();
    assert_eq!(collector.take(&other[0]), Err(SlipError::OtherParts));
    assert_eq!(collector.take(last), Ok(Gathered::Whole(text.clone())));
    // And is ready for the next one.
    assert!(matches!(
        collector.take(&other[0]),
        Ok(Gathered::Part { have: 1, .. })
    ));
    let short = seal(&slip, &season()).unwrap();
    assert_eq!(split(&short).unwrap(), std::slice::from_ref(&short));
    assert_eq!(
        Collector::default().take(&short),
        Ok(Gathered::Whole(short))
    );
}

#[test]
fn what_cannot_be_asked_is_not_sent() {
    let mut form = template("new_product");
    let photo = form.pages[0]
        .questions
        .iter_mut()
        .find(|one| one.name == "photo");
    photo.unwrap().required = true;
    assert_eq!(slip_of(&form, true).write(), Err(SlipError::NeedsFile));
    let slip = slip_of(&Form::default(), false);
    assert_eq!(
        SurveySlip::read(&slip.write().unwrap()),
        Err(SlipError::NotSound)
    );
}
