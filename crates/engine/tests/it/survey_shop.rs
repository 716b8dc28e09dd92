//! A book with surveys.

use crate::desk::NOON;
use crate::desk::{Desk, Quiet};
use crate::doings::new;
use api::{
    AnswerFilter, AnswerSheet, MatrixCross, Measured, SurveyResults, SurveyResultsView, Window,
};
use domain::command::{Command, Edit};
use domain::record::{Answer, Asked, CustomerId, Survey, SurveyId};
use domain::survey::{Form, templates};
use domain::{Id, Instant, Value};
use storage::Memory;

pub(crate) fn desk() -> Desk {
    Desk::open(Memory::new(), &Quiet::default())
}

/// A built-in survey, published.
pub(crate) fn publish(desk: &Desk, template: &str) -> SurveyId {
    publish_form(desk, templates::named(template).unwrap().form())
}

pub(crate) fn publish_form(desk: &Desk, form: Form) -> SurveyId {
    let done = desk
        .run(Command::AddSurvey {
            form: Box::new(form),
            title: String::new(),
            template: String::new(),
        })
        .unwrap();
    let survey = SurveyId(done.about.map_or(Id(0), |about| about.id));
    desk.run(Command::PublishSurvey { survey }).unwrap();
    survey
}

pub(crate) fn change(desk: &Desk, survey: SurveyId, change: impl FnOnce(&mut Survey)) {
    let design = desk.ask(api::SurveyDesign { id: survey }).unwrap();
    let before = design.records.survey;
    let mut after = before.clone();
    change(&mut after);
    let before = Some(before);
    desk.run(Command::SaveSurvey(Box::new(Edit { before, after })))
        .unwrap();
}

pub(crate) fn answer(
    survey: SurveyId,
    customer: Option<CustomerId>,
    at: Instant,
    replies: &[(&str, Value)],
) -> Answer {
    let replies = replies.iter().cloned();
    Answer {
        survey,
        customer,
        at,
        asked: Some(Asked::Tablet),
        language: "zh".to_owned(),
        replies: replies
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
        ..Answer::default()
    }
}

pub(crate) fn record(desk: &Desk, answer: Answer) {
    desk.run(Command::RecordAnswer(Box::new(answer))).unwrap();
}

pub(crate) fn results(desk: &Desk, survey: SurveyId) -> SurveyResultsView {
    desk.ask(all(survey)).unwrap()
}

pub(crate) fn all(survey: SurveyId) -> SurveyResults {
    SurveyResults {
        survey,
        filter: AnswerFilter::default(),
        by: None,
        cross: MatrixCross::Means,
    }
}

pub(crate) fn sheet(
    desk: &Desk,
    survey: SurveyId,
    customer: Option<CustomerId>,
) -> api::AnswerSheetView {
    desk.ask(AnswerSheet {
        survey,
        customer,
        answer: None,
    })
    .unwrap()
}

pub(crate) fn staff(desk: &Desk, name: &str) -> domain::record::StaffId {
    let done = desk.run(Command::SaveStaff(new(domain::record::Staff {
        name: name.to_owned(),
        ..domain::record::Staff::default()
    })));
    domain::record::StaffId(done.unwrap().about.map_or(Id(0), |about| about.id))
}

pub(crate) const ALL: Window = Window {
    offset: 0,
    limit: 100,
};

#[track_caller]
pub(crate) fn value(measured: Measured) -> f64 {
    let found = match measured {
        Measured::Value { value, .. } => Some(value),
        Measured::NotEnough { .. } => None,
    };
    found.unwrap()
}

pub(crate) fn season(
    survey: SurveyId,
    customer: Option<CustomerId>,
    days_ago: i64,
    score: i64,
) -> Answer {
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
