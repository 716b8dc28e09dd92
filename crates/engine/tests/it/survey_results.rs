//! What the answers come to: response, groups, importance, areas of service.

use crate::desk::NOON;
use crate::doings::{named, rename};
use crate::survey_shop::{
    all, answer, change, desk, publish, record, results, season, sheet, value,
};
use api::{
    AnswerFilter, CompareBy, GroupTest, MatrixCross, MatrixField, Outcome, ServiceAuditTrend,
    SurveyDesign, SurveyResults,
};
use domain::command::Command;
use domain::record::{Audience, CustomerClass, ServiceArea, recommend};
use domain::survey::templates;
use domain::{Instant, Value};

#[test]
fn whom_to_ask_and_how_many_answered() {
    let desk = desk();
    let survey = publish(&desk, "season");
    for name in ["甲", "乙", "丙", "丁", "戊"] {
        let id = desk.add_customer(name);
        rename(&desk, id, |customer| {
            customer.class = (name != "戊").then_some(CustomerClass::Core);
        })
        .unwrap();
    }
    change(&desk, survey, |survey| {
        survey.audience = Some(Audience::Sample);
        survey.group = "class:core".to_owned();
        survey.sample_size = Some(3);
        survey.fatigue_days = Some(60);
    });
    // One of them answered lately, another survey.
    let given = [(recommend::SCORE, Value::Int(9))];
    let rested = named(&desk, "甲");
    record(&desk, answer(recommend::ID, Some(rested), NOON.now, &given));
    assert!(sheet(&desk, survey, Some(rested)).resting.is_some());
    desk.run(Command::DrawSample { survey, seed: None })
        .unwrap();
    let design = desk.ask(SurveyDesign { id: survey }).unwrap();
    let draw = &design.draws[0].draw;
    assert_eq!(
        (draw.population, draw.resting, draw.chosen.len()),
        (3, 1, 3)
    );
    assert!(!draw.chosen.contains(&rested));
    record(&desk, season(survey, Some(draw.chosen[0]), 0, 9));
    let people = api::DrawPeople {
        draw: draw.id,
        window: api::Window {
            offset: 0,
            limit: 2,
        },
    };
    let people = desk.ask(people).unwrap();
    let who: Vec<_> = people.rows.iter().map(|row| row.customer).collect();
    assert_eq!((people.total, who.as_slice()), (3, &draw.chosen[..2]));
    let answered: Vec<_> = people
        .rows
        .iter()
        .map(|row| row.answered.is_some())
        .collect();
    assert_eq!(answered, [true, false]);
    assert!(people.rows.iter().all(|row| !row.name.is_empty()));
    let response = results(&desk, survey).response;
    assert_eq!(
        (response.asked, response.answered, response.population),
        (Some(3), 1, Some(3))
    );
    assert!(response.margin_points.unwrap() > 0.0);
}

#[test]
fn groups_are_compared_with_a_test() {
    let desk = desk();
    let survey = publish(&desk, "season");
    for number in 0..40 {
        let id = desk.add_customer(&format!("客户{number}"));
        let core = number % 2 == 0;
        rename(&desk, id, |customer| {
            customer.class = Some(if core {
                CustomerClass::Core
            } else {
                CustomerClass::General
            });
        })
        .unwrap();
        let score = if core { 8 + number % 3 } else { 2 + number % 6 };
        record(&desk, season(survey, Some(id), 0, score));
    }
    let ask = SurveyResults {
        by: Some(CompareBy::Class),
        ..all(survey)
    };
    let view = desk.ask(ask.clone()).unwrap();
    let comparison = view.comparison.unwrap();
    assert_eq!(
        comparison.groups,
        [("core".to_owned(), 20), ("general".to_owned(), 20)]
    );
    let recommend = &comparison.questions[0];
    assert_eq!(recommend.test, Some(GroupTest::MannWhitney));
    assert!(recommend.p_adjusted.unwrap() < 0.001 && recommend.p <= recommend.p_adjusted);
    assert!(value(recommend.difference) > 50.0);
    assert!(comparison.tests >= 3);
    // Asked again, it is not worked out again, and says the same.
    assert_eq!(desk.ask(ask).unwrap().answers, 40);
    let only = SurveyResults {
        filter: AnswerFilter {
            group: "class:core".to_owned(),
            ..AnswerFilter::default()
        },
        ..all(survey)
    };
    assert_eq!(desk.ask(only).unwrap().answers, 20);
}

#[test]
fn importance_and_competitors() {
    let desk = desk();
    let survey = publish(&desk, "loyalty");
    let rating = |row: &str, importance: i64, own: i64, other: i64| {
        let rival = vec![Value::from("其他商家 / other shops"), Value::Int(other)];
        Value::List(vec![
            Value::from(row),
            Value::Int(importance),
            Value::Int(own),
            Value::List(vec![Value::List(rival)]),
        ])
    };
    for number in 0..12 {
        let good = 3 + number % 3;
        let ratings = vec![
            rating("trust", 5, good, 3),
            rating("timely", 5, 2, 4),
            rating("care", 2, 4, 3),
        ];
        let agree = ["again", "trust", "care"]
            .map(|row| Value::List(vec![Value::from(row), Value::Int(good)]));
        let all_rows = ["recommend", "timely"]
            .map(|row| Value::List(vec![Value::from(row), Value::Int(good - 1)]));
        let agree = agree.into_iter().chain(all_rows).collect();
        let given = [
            ("recommend", Value::Int(good * 2)),
            ("indicators", Value::List(ratings)),
            ("agree", Value::List(agree)),
        ];
        record(&desk, answer(survey, None, NOON.now, &given));
    }
    let view = results(&desk, survey);
    let place = view
        .questions
        .iter()
        .position(|one| one.name == "indicators")
        .unwrap();
    let Outcome::Importance {
        rows,
        wallet,
        index,
        derived_from,
        ..
    } = &view.questions[place].outcome
    else {
        panic!("importance");
    };
    let row = |key: &str| rows.iter().find(|row| row.key == key).unwrap();
    assert_eq!(
        row("timely").stated_field,
        Some(MatrixField::ConcentrateHere)
    );
    assert_eq!(
        row("care").stated_field,
        Some(MatrixField::PossibleOverkill)
    );
    assert_eq!(derived_from.as_deref(), Some("recommend"));
    assert!((value(row("trust").derived) - 1.0).abs() < 1e-9);
    let rival = &row("trust").rivals[0];
    assert!((value(rival.relative) - 4.0 / 3.0 * 100.0).abs() < 1e-9);
    assert!((value(rival.difference) - 1.0).abs() < 1e-9);
    let shares: f64 = wallet.iter().map(|row| value(row.share)).sum();
    assert!((shares - 1.0).abs() < 1e-9, "{wallet:?}");
    assert!(value(*index) > 0.0);
    let middle = SurveyResults {
        cross: MatrixCross::Middle,
        ..all(survey)
    };
    assert_ne!(
        desk.ask(middle).unwrap().questions[place],
        view.questions[place]
    );
    let scale = &view.scales[0];
    assert_eq!((scale.name.as_str(), scale.items.len()), ("loyalty", 5));
    assert!((value(scale.alpha) - 1.0).abs() < 1e-9);
}

#[test]
fn areas_of_service_are_audited_season_by_season() {
    let desk = desk();
    let survey = publish(&desk, "service_audit");
    let form = templates::named("service_audit").unwrap().form();
    for days_ago in [0, 100] {
        let replies: Vec<(&str, Value)> = form
            .questions()
            .filter(|question| question.area.is_some())
            .map(|question| {
                let weak = question.area == Some(ServiceArea::Feedback);
                let score = if weak { 2 } else { 5 } - i64::from(days_ago > 0);
                (question.name.as_str(), Value::Int(score))
            })
            .collect();
        let at = Instant(NOON.now.0 - days_ago * Instant::DAY);
        record(&desk, answer(survey, None, at, &replies));
    }
    let view = desk.ask(ServiceAuditTrend { survey }).unwrap();
    assert_eq!((view.audits, view.areas.len()), (2, 7));
    let weakest = &view.areas[0];
    assert_eq!(
        (weakest.area, weakest.is_weak),
        (ServiceArea::Feedback, true)
    );
    assert_eq!(weakest.seasons.len(), 2);
    assert!((weakest.change.unwrap() - 1.0).abs() < 1e-9);
    assert!(view.areas.iter().skip(1).all(|area| !area.is_weak));
}

#[test]
fn first_places_and_days_open_to_their_answers() {
    use api::ReplyIs;
    use domain::record::QuestionKind;
    use domain::survey::{Choice, Form, Page, Question};
    let question = |name: &str, kind| Question {
        name: name.to_owned(),
        kind,
        options: ["a", "b"]
            .map(|key| Choice {
                key: key.to_owned(),
                ..Choice::default()
            })
            .to_vec(),
        title: domain::survey::Texts::both(name, name),
        ..Question::default()
    };
    let form = Form {
        languages: vec!["zh".to_owned()],
        title: domain::survey::Texts::both("x", "x"),
        pages: vec![Page {
            name: "page".to_owned(),
            questions: vec![
                question("order", QuestionKind::Ranking),
                Question {
                    options: Vec::new(),
                    ..question("day", QuestionKind::Date)
                },
            ],
            ..Page::default()
        }],
        ..Form::default()
    };
    let mut form = form;
    for choice in &mut form.pages[0].questions[0].options {
        choice.words = domain::survey::Texts::both(&choice.key, &choice.key);
    }
    let desk = desk();
    let survey = crate::survey_shop::publish_form(&desk, form);
    for (order, day) in [(["a", "b"], 100), (["b", "a"], 200), (["b", "a"], 300)] {
        let order = Value::List(order.map(Value::from).to_vec());
        let replies = [("order", order), ("day", Value::Int(day))];
        record(&desk, answer(survey, None, NOON.now, &replies));
    }
    let answers = |reply: ReplyIs| {
        let filter = AnswerFilter {
            reply: Some(reply),
            ..AnswerFilter::default()
        };
        let ask = SurveyResults {
            filter,
            ..all(survey)
        };
        desk.ask(ask).unwrap().answers
    };
    let first = |key: &str| ReplyIs::First {
        question: "order".to_owned(),
        key: key.to_owned(),
    };
    assert_eq!((answers(first("a")), answers(first("b"))), (1, 2));
    let between = |low, high| ReplyIs::Between {
        question: "day".to_owned(),
        row: String::new(),
        low,
        high,
    };
    assert_eq!(
        (answers(between(200, 300)), answers(between(1, 99))),
        (2, 0)
    );
}
