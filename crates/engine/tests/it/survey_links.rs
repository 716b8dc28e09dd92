//! A link goes out, an answer comes back, and no server was between.

use crate::desk::NOON;
use crate::survey_shop::{desk, publish, results};
use api::{AppError, LinkText, LinkTextView, OpenSlip, SlipProblem, SlipView, SurveyDesign};
use domain::command::{Command, Edit, Rejection, SurveyRefusal};
use domain::record::{CustomerId, SurveyId, SurveyLink, SurveyLinkId, recommend};
use domain::{Id, Value};
use slips::{Given, SurveySlip, seal};

fn link(
    desk: &crate::desk::Desk,
    survey: SurveyId,
    customer: Option<CustomerId>,
    secret: &str,
) -> SurveyLinkId {
    let edition = desk.ask(SurveyDesign { id: survey }).unwrap().editions;
    let after = SurveyLink {
        survey,
        edition: edition.first().map(|edition| edition.id),
        customer,
        secret: secret.to_owned(),
        ..SurveyLink::default()
    };
    let before = None;
    let done = desk.run(Command::SaveLink(Box::new(Edit { before, after })));
    SurveyLinkId(done.unwrap().about.map_or(Id(0), |about| about.id))
}

fn given(score: i64) -> Given {
    Given {
        at: NOON.now,
        language: "zh".to_owned(),
        seconds: 40,
        replies: [
            ("recommend".to_owned(), Value::Int(score)),
            ("satisfied".to_owned(), Value::Int(4)),
            ("easy".to_owned(), Value::Int(5)),
        ]
        .into(),
        ..Given::default()
    }
}

fn on_phone(desk: &crate::desk::Desk, link: SurveyLinkId) -> SurveySlip {
    let text = LinkText {
        link,
        language: "zh".to_owned(),
    };
    let fragment = match desk.ask(text).unwrap() {
        LinkTextView::Text { fragment, fits_qr } => fits_qr.then_some(fragment),
        LinkTextView::TooLong | LinkTextView::NeedsFile => None,
    };
    SurveySlip::read(&fragment.unwrap()).unwrap()
}

fn open(desk: &crate::desk::Desk, text: &str) -> SlipView {
    desk.ask(OpenSlip {
        text: text.to_owned(),
    })
    .unwrap()
}

#[test]
fn the_answer_of_one_customer_is_counted_once() {
    let desk = desk();
    let survey = publish(&desk, "season");
    let customer = desk.add_customer("李雷");
    let link = link(
        &desk,
        survey,
        Some(customer),
        "00112233445566778899aabbccddeeff",
    );
    let slip = on_phone(&desk, link);
    assert!(slip.for_one && slip.form.languages == ["zh"]);
    let text = seal(&slip, &given(9)).unwrap();
    let SlipView::Answer {
        answer,
        customer: name,
        is_counted,
        ..
    } = open(&desk, &text)
    else {
        panic!("an answer");
    };
    assert_eq!((name.as_deref(), is_counted), (Some("李雷"), false));
    assert_eq!(results(&desk, survey).answers, 0, "looking writes nothing");
    desk.run(Command::RecordAnswer(answer.clone())).unwrap();
    assert_eq!(results(&desk, survey).answers, 1);
    let again = desk.run(Command::RecordAnswer(answer));
    let counted: Rejection = SurveyRefusal::AlreadyCounted.into();
    assert_eq!(again, Err(AppError::Rejected(counted)));
    // Answered anew on another phone: the same one answer.
    let anew = seal(&slip, &given(2)).unwrap();
    let SlipView::Answer { is_counted, .. } = open(&desk, &anew) else {
        panic!("an answer");
    };
    assert!(is_counted);
}

#[test]
fn a_poster_is_answered_by_many() {
    let desk = desk();
    let survey = publish(&desk, "season");
    let link = link(&desk, survey, None, "0123456789abcdef0123456789abcdef");
    let slip = on_phone(&desk, link);
    for id in 1..=3 {
        let drawn = Given {
            id: domain::record::AnswerId(Id(900 + id)),
            ..given(8)
        };
        let SlipView::Answer { answer, .. } = open(&desk, &seal(&slip, &drawn).unwrap()) else {
            panic!("an answer");
        };
        desk.run(Command::RecordAnswer(answer)).unwrap();
    }
    let design = desk.ask(SurveyDesign { id: survey }).unwrap();
    assert_eq!((design.answers, design.links[0].answers), (3, 3));
}

#[test]
fn what_is_not_ours_is_named() {
    let desk = desk();
    let survey = publish(&desk, "season");
    let link = link(&desk, survey, None, "0123456789abcdef0123456789abcdef");
    let slip = on_phone(&desk, link);
    let problem = |text: &str| match open(&desk, text) {
        SlipView::Problem(problem) => problem,
        SlipView::Answer { .. } => panic!("refused"),
    };
    let drawn = Given {
        id: domain::record::AnswerId(Id(5)),
        ..given(8)
    };
    let text = seal(&slip, &drawn).unwrap();
    let mut stranger = slip.clone();
    stranger.link = SurveyLinkId(Id(404));
    assert_eq!(
        problem(&seal(&stranger, &drawn).unwrap()),
        SlipProblem::UnknownLink
    );
    let mut forged = slip.clone();
    forged.secret = slips::Secret::new([9; 16]);
    assert_eq!(
        problem(&seal(&forged, &drawn).unwrap()),
        SlipProblem::Altered
    );
    assert_eq!(
        problem("https://example.com/?q=<script>"),
        SlipProblem::NotAnAnswer
    );
    let cut: String = text.chars().take(30).collect();
    assert_eq!(problem(&cut), SlipProblem::Damaged);
    assert_eq!(
        problem(&format!("SHUKEA{}", "A".repeat(90_000))),
        SlipProblem::TooLong
    );
    assert_eq!(results(&desk, survey).answers, 0);
}

#[test]
fn the_recommend_question_travels_too() {
    let desk = desk();
    let link = link(
        &desk,
        recommend::ID,
        None,
        "fedcba9876543210fedcba9876543210",
    );
    let slip = on_phone(&desk, link);
    let replies = [(recommend::SCORE.to_owned(), Value::Int(10))].into();
    let id = domain::record::AnswerId(Id(77));
    let given = Given {
        id,
        replies,
        ..given(0)
    };
    let SlipView::Answer { answer, .. } = open(&desk, &seal(&slip, &given).unwrap()) else {
        panic!("an answer");
    };
    desk.run(Command::RecordAnswer(answer)).unwrap();
    assert_eq!(results(&desk, recommend::ID).answers, 1);
}
