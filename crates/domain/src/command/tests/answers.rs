use super::shop::{NOW, Shop, check, invalid};
use crate::command::{Command, Problem};
use crate::record::{Answer, Asked, CustomerId, Survey, SurveyId, recommend};
use crate::{Id, Instant, Value};

fn answer(replies: &[(&str, Value)]) -> Answer {
    Answer {
        survey: recommend::ID,
        survey_version: 1,
        customer: Some(CustomerId(Id(1))),
        at: NOW,
        asked: Some(Asked::Tablet),
        replies: replies
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.clone()))
            .collect(),
        ..Answer::default()
    }
}

fn record(answer: Answer) -> Command {
    Command::RecordAnswer(Box::new(answer))
}

#[test]
fn the_first_answer_brings_the_survey_along() {
    let mut shop = Shop::with_customers();
    let survey = recommend::ID.0.0;
    let given = answer(&[
        ("recommend", Value::Int(9)),
        ("why", Value::from(" 服务好 ")),
    ]);
    let purpose = format!(r#"survey {survey}: purpose = "loyalty""#);
    let version = format!("survey {survey}: version = 1");
    let of_survey = format!("answer 1000: survey = #{survey}");
    let mut expected = vec![
        purpose.as_str(),
        version.as_str(),
        of_survey.as_str(),
        "answer 1000: survey_version = 1",
        "answer 1000: customer = #1",
        "answer 1000: at = 1795500000000",
        r#"answer 1000: asked = "tablet""#,
        "answer 1000: reply/recommend = 9",
        r#"answer 1000: reply/why = "服务好""#,
    ];
    check(&mut shop, &record(given.clone()), &expected);
    expected.drain(..2);
    let again = expected
        .iter()
        .map(|line| line.replace("1000:", "1001:"))
        .collect::<Vec<_>>();
    check(
        &mut shop,
        &record(given),
        &again.iter().map(String::as_str).collect::<Vec<_>>(),
    );
}

#[test]
fn the_survey_comes_out_of_the_recycle_bin_when_it_is_answered() {
    let mut shop = Shop::with_customers();
    let title = "我们自己的问法".to_owned();
    shop.put(&Survey {
        title,
        version: 3,
        ..recommend::survey()
    });
    shop.discard::<Survey>(recommend::ID.0.0);
    let survey = recommend::ID.0.0;
    let restored = format!(r#"survey {survey}: removed = nothing, was "old""#);
    let of_survey = format!("answer 1000: survey = #{survey}");
    check(
        &mut shop,
        &record(Answer {
            customer: None,
            at: Instant(0),
            ..answer(&[("recommend", Value::Int(0))])
        }),
        &[
            restored.as_str(),
            of_survey.as_str(),
            "answer 1000: survey_version = 1",
            // The time comes by itself.
            "answer 1000: at = 1795500000000",
            r#"answer 1000: asked = "tablet""#,
            "answer 1000: reply/recommend = 0",
        ],
    );
}

#[test]
fn nonsense_is_refused() {
    let shop = Shop::with_customers();
    let (low, high) = (0, 10);
    for score in [-1, 11, i64::MAX] {
        let given = answer(&[("recommend", Value::Int(score))]);
        invalid(
            &shop,
            &record(given),
            &[("reply", Problem::OutOfRange { low, high })],
        );
    }
    let unscored = answer(&[("why", Value::from("x"))]);
    invalid(&shop, &record(unscored), &[("reply", Problem::Missing)]);
    let worded = answer(&[("recommend", Value::from("9"))]);
    invalid(&shop, &record(worded), &[("reply", Problem::Missing)]);
    let nothing = Answer {
        survey: SurveyId(Id(0)),
        ..answer(&[])
    };
    invalid(
        &shop,
        &record(nothing),
        &[("reply", Problem::Missing), ("survey", Problem::Missing)],
    );
    let limit = 10_000;
    let long = answer(&[
        ("recommend", Value::Int(1)),
        ("why", Value::Text("长".repeat(10_001))),
    ]);
    invalid(
        &shop,
        &record(long),
        &[("reply", Problem::TooLong { limit })],
    );
    let strangers = Answer {
        survey: SurveyId(Id(404)),
        customer: Some(CustomerId(Id(405))),
        ..answer(&[("q1", Value::Int(1))])
    };
    invalid(
        &shop,
        &record(strangers),
        &[
            ("survey", Problem::NotThere),
            ("customer", Problem::NotThere),
        ],
    );
}
