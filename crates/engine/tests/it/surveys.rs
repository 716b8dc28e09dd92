//! Surveys from the first question to the last follow-up.

use crate::desk::NOON;
use crate::doings::{customer_name, named, rename};
use crate::survey_shop::{all, answer, change, desk, publish, record, results, sheet, staff};
use api::{
    AnswerFilter, AnswerList, AnswerPage, AuditTrend, CompareBy, EditionForm, FollowUpList,
    FollowUpsOf, LossList, MatrixCross, MatrixField, Measured, Outcome, ReplyIs, SurveyDesign,
    SurveyFile, SurveyList, SurveyResults, SurveyState, Undo, Window, Words,
};
use domain::command::{Command, MergeChoice};
use domain::record::{
    Answer, Audience, CustomerClass, CustomerId, FollowUpOutcome, LossReason, ServiceArea,
    SurveyId, recommend,
};
use domain::survey::{Finding, file, templates};
use domain::{Instant, Value};

const ALL: Window = Window {
    offset: 0,
    limit: 100,
};

#[track_caller]
fn value(measured: Measured) -> f64 {
    let found = match measured {
        Measured::Value { value, .. } => Some(value),
        Measured::NotEnough { .. } => None,
    };
    found.unwrap()
}

fn season(survey: SurveyId, customer: Option<CustomerId>, days_ago: i64, score: i64) -> Answer {
    let at = Instant(NOON.now.0 - days_ago * Instant::DAY);
    answer(
        survey,
        customer,
        at,
        &[
            ("recommend", Value::Int(score)),
            ("satisfied", Value::Int(1 + score * 4 / 10)),
            ("easy", Value::Int(1 + score * 6 / 10)),
            (
                "words",
                Value::from(if score > 6 {
                    "送货快"
                } else {
                    "送货慢，停车难"
                }),
            ),
        ],
    )
}

#[test]
fn a_survey_from_its_design_to_its_results() {
    let desk = desk();
    let survey = publish(&desk, "season");
    let design = desk.ask(SurveyDesign { id: survey }).unwrap();
    assert_eq!(design.findings, []);
    assert_eq!(design.state, SurveyState::Open);
    assert!(!design.is_changed);
    assert_eq!(design.editions.len(), 1);
    let form = desk
        .ask(EditionForm {
            id: design.editions[0].id,
        })
        .unwrap();
    assert_eq!(form, design.form.without_rules());
    let copy = file::read(&desk.ask(SurveyFile { id: survey }).unwrap()).unwrap();
    assert_eq!(copy.form, design.form);
    for (days_ago, score) in [(1, 10), (2, 9), (3, 9), (4, 7), (5, 3), (100, 2), (101, 10)] {
        record(&desk, season(survey, None, days_ago, score));
    }
    let view = results(&desk, survey);
    assert_eq!((view.answers, view.partial), (7, 0));
    let Outcome::Score {
        headline, counts, ..
    } = &view.questions[0].outcome
    else {
        panic!("a score");
    };
    assert_eq!(counts.iter().sum::<u64>(), 7);
    // 4 promoters, 2 detractors of 7.
    assert!((value(*headline) - 200.0 / 7.0).abs() < 1e-9);
    let seasons: Vec<_> = view
        .seasons
        .iter()
        .map(|row| (row.year, row.quarter, row.answers))
        .collect();
    assert_eq!(seasons, [(2026, 3, 2), (2026, 4, 5)]);
    // What is behind a figure.
    let behind = AnswerFilter {
        reply: Some(ReplyIs::Between {
            question: "recommend".to_owned(),
            row: String::new(),
            low: 0,
            high: 6,
        }),
        ..AnswerFilter::default()
    };
    let list = AnswerList {
        survey,
        filter: behind,
        partial: false,
        window: ALL,
    };
    let list = desk.ask(list).unwrap();
    assert_eq!(
        list.rows.iter().map(|row| row.score).collect::<Vec<_>>(),
        [Some(3), Some(2)]
    );
    assert_eq!(list.rows[0].words, "送货慢，停车难");
    assert_eq!(list.rows[0].open_follow_ups, 2);
    let page = desk
        .ask(AnswerPage {
            id: list.rows[0].id,
        })
        .unwrap();
    assert_eq!(
        (page.follow_ups.len(), page.survey.as_str()),
        (2, "季度调查")
    );
    let words = Words {
        survey,
        filter: AnswerFilter::default(),
        question: "words".to_owned(),
        limit: 10,
    };
    let words = desk.ask(words).unwrap();
    assert!(
        words
            .iter()
            .any(|row| row.word == "送货快" && row.answers == 5),
        "{words:?}"
    );
    let row = desk.ask(SurveyList).unwrap().remove(0);
    assert_eq!(
        (row.survey.id, row.answers, row.open_follow_ups),
        (survey, 7, 4)
    );
}

#[test]
fn the_survey_every_shop_has_is_there_from_the_first_day() {
    let desk = desk();
    let rows = desk.ask(SurveyList).unwrap();
    assert_eq!((rows.len(), rows[0].state), (1, SurveyState::Open));
    let view = sheet(&desk, recommend::ID, None);
    assert_eq!(view.form, templates::recommend());
    let given = [(recommend::SCORE, Value::Int(9))];
    record(&desk, answer(recommend::ID, None, NOON.now, &given));
    let view = results(&desk, recommend::ID);
    assert_eq!((view.answers, view.questions[0].answered), (1, 1));
    assert_eq!(
        desk.ask(SurveyDesign { id: recommend::ID })
            .unwrap()
            .findings,
        []
    );
}

#[test]
fn an_older_version_stays_readable_and_is_counted() {
    let desk = desk();
    let survey = publish(&desk, "lost");
    let id = desk.add_customer("李梅");
    let told = [
        ("reason", Value::from("product")),
        ("better", Value::List(vec![Value::from("price")])),
        ("back", Value::from("no")),
    ];
    record(&desk, answer(survey, Some(id), NOON.now, &told));
    let design = desk.ask(SurveyDesign { id: survey }).unwrap();
    let before = design
        .records
        .questions
        .iter()
        .find(|q| q.name == "better")
        .unwrap()
        .clone();
    let mut after = before.clone();
    after.options.remove("price");
    after
        .options
        .insert("parking".to_owned(), Value::Int(50_000));
    after
        .texts
        .insert("option.parking.zh".to_owned(), Value::from("停车"));
    let edit = domain::command::Edit {
        before: Some(before),
        after,
    };
    desk.run(Command::SaveQuestion(Box::new(edit))).unwrap();
    let design = desk.ask(SurveyDesign { id: survey }).unwrap();
    assert!(design.is_changed);
    assert!(matches!(
        design.findings.as_slice(),
        [Finding::ChoiceWithoutWords { .. }]
    ));
    let question = design
        .records
        .questions
        .iter()
        .find(|q| q.name == "better")
        .unwrap();
    let mut after = question.clone();
    after
        .texts
        .insert("option.parking.en".to_owned(), Value::from("Parking"));
    let before = Some(question.clone());
    let edit = domain::command::Edit { before, after };
    desk.run(Command::SaveQuestion(Box::new(edit))).unwrap();
    desk.run(Command::PublishSurvey { survey }).unwrap();
    let view = results(&desk, survey);
    let place = view
        .questions
        .iter()
        .position(|one| one.name == "better")
        .unwrap();
    let Outcome::Choice { rows } = &view.questions[place].outcome else {
        panic!("choices");
    };
    let price = rows.iter().find(|row| row.key == "price").unwrap();
    assert_eq!(price.count, 1, "counted under the words it was asked with");
    assert!(
        view.form
            .question("better")
            .unwrap()
            .keys()
            .any(|key| key == "price")
    );
    assert!(rows.iter().any(|row| row.key == "parking"));
    // The loss that the interview told of, beside the literature.
    let losses = desk.ask(LossList { window: ALL }).unwrap();
    assert_eq!(
        (losses.total, losses.rows[0].customer.as_str()),
        (1, "李梅")
    );
    let product = losses
        .reasons
        .iter()
        .find(|row| row.reason == LossReason::Product)
        .unwrap();
    assert_eq!((product.customers, product.literature), (1, 25));
}

#[test]
fn follow_ups_are_worked_off() {
    let desk = desk();
    let survey = publish(&desk, "season");
    let customer = desk.add_customer("赵敏");
    let owner = staff(&desk, "店长");
    rename(&desk, customer, |customer| {
        customer.relationship_manager = Some(owner);
    })
    .unwrap();
    record(&desk, season(survey, Some(customer), 0, 6));
    let of = |of| desk.ask(FollowUpList { of, window: ALL }).unwrap();
    let open = of(FollowUpsOf::Open);
    assert_eq!(open.total, 1);
    let row = &open.rows[0];
    assert_eq!(row.owner.as_deref(), Some("店长"));
    assert_eq!(
        (row.customer.as_deref(), row.score),
        (Some("赵敏"), Some(6))
    );
    assert_eq!(of(FollowUpsOf::Due).total, 0, "in two days");
    assert_eq!(of(FollowUpsOf::Customer(customer)).total, 1);
    desk.run(Command::EndFollowUp {
        follow_up: row.follow_up.id,
        outcome: FollowUpOutcome::Done,
        result: "已回电".to_owned(),
    })
    .unwrap();
    let ended = of(FollowUpsOf::Ended);
    assert_eq!(
        (ended.total, ended.counts.open, ended.counts.ended),
        (1, 0, 1)
    );
    assert!((value(ended.counts.on_time) - 1.0).abs() < 1e-12);
}

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
    assert_eq!(recommend.test, "mann_whitney");
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
    let survey = publish(&desk, "audit");
    let form = templates::named("audit").unwrap().form();
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
    let view = desk.ask(AuditTrend { survey }).unwrap();
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
fn merging_customers_takes_their_surveys_along() {
    let desk = desk();
    let survey = publish(&desk, "season");
    let (keep, other) = (desk.add_customer("周强"), desk.add_customer("周强"));
    record(&desk, season(survey, Some(other), 0, 6));
    let merged = desk
        .run(Command::MergeCustomers {
            keep,
            others: vec![other],
            choices: Vec::<MergeChoice>::new(),
        })
        .unwrap();
    let of = |id| {
        let of = FollowUpsOf::Customer(id);
        desk.ask(FollowUpList { of, window: ALL }).unwrap().total
    };
    assert_eq!((of(keep), of(other)), (1, 0));
    desk.ask(Undo {
        batch: merged.batch.unwrap(),
    })
    .unwrap();
    assert_eq!((of(keep), of(other)), (0, 1));
    let remove = Command::Remove {
        records: vec![customer_name(other)],
        reason: String::new(),
    };
    desk.run(remove).unwrap();
    assert_eq!(
        results(&desk, survey).answers,
        1,
        "what was said stays said"
    );
}
