//! Surveys from the first question to the last follow-up.

use crate::desk::NOON;
use crate::doings::{customer_name, rename};
use crate::survey_shop::{
    ALL, answer, desk, publish, record, results, season, sheet, staff, value,
};
use api::{
    AnswerFilter, AnswerList, AnswerPage, EditionForm, FollowUpList, FollowUpsOf, LossList,
    Outcome, ReplyIs, SurveyDesign, SurveyFile, SurveyList, SurveyState, Undo, Words,
};
use domain::Value;
use domain::command::{Command, MergeChoice};
use domain::record::{FollowUpOutcome, LossReason, recommend};
use domain::survey::{Flaw, file, templates};

#[test]
fn a_survey_from_its_design_to_its_results() {
    let desk = desk();
    let survey = publish(&desk, "season");
    let design = desk.ask(SurveyDesign { id: survey }).unwrap();
    assert_eq!(design.flaws, []);
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
    assert_eq!(copy.form, design.form.with_plain_page_names());
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
        desk.ask(SurveyDesign { id: recommend::ID }).unwrap().flaws,
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
        design.flaws.as_slice(),
        [Flaw::ChoiceWithoutWords { .. }]
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
