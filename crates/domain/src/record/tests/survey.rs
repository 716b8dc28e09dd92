use super::fields::{check, text};
use crate::record::*;
use crate::{Day, Id, Instant, Value};

#[test]
fn what_a_survey_is_made_of() {
    let texts = || [(text("title.zh"), Value::from("满意吗"))].into();
    let survey = Survey {
        title: text("t"),
        version: 2,
        texts: texts(),
        languages: [(text("zh"), Value::Int(1))].into(),
        audience: Some(Audience::Sample),
        group: text("class:core"),
        sample_size: Some(30),
        fatigue_days: Some(60),
        anonymous: true,
        competitors: [text("对手")].into(),
        opens: Some(Day(1)),
        closes: Some(Day(2)),
        owner: Some(StaffId(Id(3))),
        template: text("season"),
        ..recommend::survey()
    };
    check(&survey, Survey::FIELDS);
    let page = SurveyPage {
        id: SurveyPageId(Id(1)),
        survey: SurveyId(Id(2)),
        position: 3,
        texts: texts(),
    };
    check(&page, SurveyPage::FIELDS);
    let question = SurveyQuestion {
        id: QuestionId(Id(1)),
        survey: SurveyId(Id(2)),
        page: Some(SurveyPageId(Id(3))),
        position: 4,
        name: text("q"),
        kind: Some(QuestionKind::Matrix),
        required: true,
        low: Some(1),
        high: Some(7),
        texts: texts(),
        options: [(text("a"), Value::Int(1))].into(),
        rows: [(text("r"), Value::Int(1))].into(),
        exclusive: [text("a")].into(),
        other: true,
        against_competitors: true,
        reversed: true,
        scale: text("s"),
        fact: Some(ProfileFact::Occupation),
        area: Some(ServiceArea::Flow),
        stage: Some(ServiceStage::Help),
    };
    check(&question, SurveyQuestion::FIELDS);
    let skip = SurveySkip {
        id: SkipId(Id(1)),
        survey: SurveyId(Id(2)),
        after: text("q"),
        about: text("p"),
        test: Some(ReplyTest::AtMost),
        value: Value::Int(6),
        to_question: text("z"),
        to_page: Some(SurveyPageId(Id(3))),
        position: 4,
    };
    check(&skip, SurveySkip::FIELDS);
    let rule = SurveyRule {
        id: SurveyRuleId(Id(1)),
        survey: SurveyId(Id(2)),
        question: text("q"),
        test: Some(ReplyTest::Is),
        value: Value::from("a"),
        effect: Some(RuleEffect::Complaint),
        owner: Some(StaffId(Id(3))),
        to_manager: true,
        due_days: Some(4),
        what: text("w"),
        complaint_kind: Some(ComplaintKind::Quality),
        severity: Some(Severity::General),
        position: 5,
    };
    check(&rule, SurveyRule::FIELDS);
}

#[test]
fn what_comes_of_a_survey() {
    let edition = SurveyEdition {
        id: EditionId(Id(1)),
        survey: SurveyId(Id(2)),
        number: 3,
        at: Instant(4),
        by: Some(StaffId(Id(5))),
        content: text("c"),
        digest: text("d"),
    };
    check(&edition, SurveyEdition::FIELDS);
    let draw = SurveyDraw {
        id: SurveyDrawId(Id(1)),
        survey: SurveyId(Id(2)),
        at: Instant(3),
        by: Some(StaffId(Id(4))),
        audience: Some(Audience::Sample),
        group: text("lost"),
        seed: 5,
        population: 6,
        resting: 7,
        chosen: vec![CustomerId(Id(8)), CustomerId(Id(9))],
    };
    check(&draw, SurveyDraw::FIELDS);
    let link = SurveyLink {
        id: SurveyLinkId(Id(1)),
        survey: SurveyId(Id(2)),
        edition: Some(EditionId(Id(3))),
        customer: Some(CustomerId(Id(4))),
        secret: text("s"),
        at: Instant(5),
        by: Some(StaffId(Id(6))),
        until: Some(Day(7)),
        closed: true,
    };
    check(&link, SurveyLink::FIELDS);
    let follow_up = FollowUp {
        id: FollowUpId(Id(1)),
        customer: Some(CustomerId(Id(2))),
        survey: Some(SurveyId(Id(3))),
        answer: Some(AnswerId(Id(4))),
        rule: Some(SurveyRuleId(Id(5))),
        area: Some(ServiceArea::Timeliness),
        what: text("w"),
        owner: Some(StaffId(Id(6))),
        due: Some(Day(7)),
        at: Instant(8),
        by: Some(StaffId(Id(9))),
        outcome: Some(FollowUpOutcome::Done),
        done_day: Some(Day(10)),
        result: text("r"),
        complaint: Some(ComplaintId(Id(11))),
    };
    check(&follow_up, FollowUp::FIELDS);
    let loss = Loss {
        id: LossId(Id(1)),
        customer: CustomerId(Id(2)),
        day: Some(Day(3)),
        reason: Some(LossReason::Service),
        reason_note: text("n"),
        competitor: text("c"),
        answer: Some(AnswerId(Id(4))),
        would_return: text("b"),
        state: Some(WinBack::Offered),
        state_day: Some(Day(5)),
        note: text("n"),
        by: Some(StaffId(Id(6))),
        at: Instant(7),
    };
    check(&loss, Loss::FIELDS);
    let shares = LossReason::ALL
        .iter()
        .map(|reason| u32::from(reason.literature_percent()));
    assert_eq!(shares.sum::<u32>(), 100);
}
