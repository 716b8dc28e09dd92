use super::{editions, refusal, run, shop_with};
use crate::command::tests::shop::{CLERK, NOW, Shop, TODAY};
use crate::command::{Command, Edit, Rejection, SurveyRefusal};
use crate::record::{
    Answer, AnswerId, Asked, Complaint, ComplaintKind, Customer, CustomerId, FollowUp,
    FollowUpOutcome, Loss, LossReason, Staff, Survey, SurveyId, SurveyLink, SurveyLinkId, WinBack,
};
use crate::survey::{ReplyError, ReplyProblem};
use crate::{Id, Instant, Value};

fn answer(survey: SurveyId, replies: &[(&str, Value)]) -> Answer {
    let replies = replies.iter().cloned();
    Answer {
        survey,
        customer: Some(CustomerId(Id(1))),
        asked: Some(Asked::Kiosk),
        language: "zh".to_owned(),
        replies: replies
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
        ..Answer::default()
    }
}

fn record(answer: Answer) -> Command {
    Command::RecordAnswer(Box::new(answer))
}

fn season(survey: SurveyId, score: i64) -> Answer {
    answer(
        survey,
        &[
            ("recommend", Value::Int(score)),
            ("satisfied", Value::Int(4)),
            ("easy", Value::Int(6)),
        ],
    )
}

#[test]
fn an_answer_keeps_the_version_it_answered() {
    let (mut shop, survey) = shop_with("season");
    run(&mut shop, &record(season(survey, 9)));
    let stored = &shop.all::<Answer>()[0];
    assert_eq!(stored.edition, Some(editions(&shop)[0].id));
    assert_eq!((stored.survey_version, stored.at), (1, NOW));
    assert_eq!(shop.all::<FollowUp>(), []);
}

#[test]
fn a_bad_answer_is_followed_up_to_an_end() {
    let (mut shop, survey) = shop_with("season");
    let manager = crate::record::StaffId(Id(31));
    shop.put(&Staff {
        id: manager,
        name: "经理".to_owned(),
        ..Staff::default()
    });
    shop.store("customer", 1, "manager", Id(31));
    run(&mut shop, &record(season(survey, 3)));
    let open = shop.all::<FollowUp>()[0].clone();
    assert_eq!(open.owner, Some(manager));
    assert_eq!(open.due, Some(TODAY.plus(2)));
    assert_eq!(open.customer, Some(CustomerId(Id(1))));
    assert_eq!(open.answer, Some(shop.all::<Answer>()[0].id));
    let end = |outcome, result: &str| Command::EndFollowUp {
        follow_up: open.id,
        outcome,
        result: result.to_owned(),
    };
    assert!(matches!(
        refusal(&shop, &end(FollowUpOutcome::Dropped, " ")),
        Rejection::Invalid(_)
    ));
    run(&mut shop, &end(FollowUpOutcome::Done, "已道歉，送货改上午"));
    let ended: FollowUp = shop.get(open.id.0.0);
    assert_eq!(
        (ended.outcome, ended.done_day),
        (Some(FollowUpOutcome::Done), Some(TODAY))
    );
    assert_eq!(
        refusal(&shop, &end(FollowUpOutcome::Done, "")),
        SurveyRefusal::FollowUpOver.into()
    );
}

#[test]
fn a_faulty_purchase_becomes_a_complaint() {
    let (mut shop, survey) = shop_with("post_purchase");
    let told = answer(
        survey,
        &[
            ("satisfied", Value::Int(1)),
            ("fits", Value::from("faulty")),
            ("problem", Value::from("漏水")),
        ],
    );
    run(&mut shop, &record(told));
    let complaint = &shop.all::<Complaint>()[0];
    assert_eq!(complaint.kind, Some(ComplaintKind::Quality));
    assert!(
        complaint.what_happened.ends_with("\n漏水"),
        "{}",
        complaint.what_happened
    );
    assert_eq!(complaint.customer, CustomerId(Id(1)));
    assert_eq!(shop.all::<FollowUp>().len(), 1);
    // Nobody's answer cannot become somebody's complaint; it is followed up.
    let anonymous = Answer {
        customer: None,
        ..answer(
            survey,
            &[
                ("satisfied", Value::Int(5)),
                ("fits", Value::from("faulty")),
            ],
        )
    };
    run(&mut shop, &record(anonymous));
    assert_eq!(shop.all::<Complaint>().len(), 1);
    assert_eq!(shop.all::<FollowUp>().len(), 2);
}

#[test]
fn an_answer_is_counted_once() {
    let (mut shop, survey) = shop_with("season");
    let id = AnswerId(Id(5_000));
    let begun = Answer {
        id,
        partial: true,
        replies: [("recommend".to_owned(), Value::Int(2))].into(),
        ..season(survey, 2)
    };
    run(&mut shop, &record(begun.clone()));
    assert_eq!(shop.all::<FollowUp>(), [], "not before it is done");
    let more = Answer {
        replies: [
            ("recommend".to_owned(), Value::Int(9)),
            ("easy".to_owned(), Value::Int(7)),
        ]
        .into(),
        ..begun
    };
    run(&mut shop, &record(more));
    let done = Answer {
        id,
        ..season(survey, 9)
    };
    run(&mut shop, &record(done.clone()));
    let stored = shop.all::<Answer>();
    assert_eq!(stored.len(), 1);
    assert!(!stored[0].partial && stored[0].replies.len() == 3);
    assert_eq!(
        refusal(&shop, &record(done)),
        SurveyRefusal::AlreadyCounted.into()
    );
}

#[test]
fn replies_are_looked_at() {
    let (mut shop, survey) = shop_with("season");
    let errors = |replies: &[(&str, Value)], expected: &[(&str, ReplyProblem)]| {
        let expected = expected.iter().map(|(question, problem)| ReplyError {
            question: (*question).to_owned(),
            problem: *problem,
        });
        assert_eq!(
            refusal(&shop, &record(answer(survey, replies))),
            SurveyRefusal::Replies(expected.collect()).into()
        );
    };
    let (low, high) = (0, 10);
    errors(
        &[("recommend", Value::Int(11)), ("satisfied", Value::Int(3))],
        &[
            ("recommend", ReplyProblem::OutOfRange { low, high }),
            ("easy", ReplyProblem::Missing),
        ],
    );
    let stranger = season(SurveyId(Id(404)), 9);
    assert!(matches!(
        refusal(&shop, &record(stranger)),
        Rejection::Invalid(_)
    ));
    shop.store("survey", survey.0.0, "closes", 20_779_i64);
    assert_eq!(
        refusal(&shop, &record(season(survey, 9))),
        SurveyRefusal::NotOpen.into()
    );
    // What was written on paper before comes in later.
    let paper = Answer {
        asked: Some(Asked::Paper),
        ..season(survey, 9)
    };
    run(&mut shop, &record(paper));
    shop.store("survey", survey.0.0, "closes", Value::Null);
    shop.put(&Survey {
        id: SurveyId(Id(71)),
        ..Survey::default()
    });
    assert_eq!(
        refusal(&shop, &record(season(SurveyId(Id(71)), 9))),
        SurveyRefusal::NotPublished.into()
    );
    let another = Answer {
        edition: Some(editions(&shop)[0].id),
        ..season(SurveyId(Id(71)), 9)
    };
    assert_eq!(
        refusal(&shop, &record(another)),
        SurveyRefusal::OtherSurvey.into()
    );
    shop.store("survey", survey.0.0, "anonymous", Value::Bool(true));
    run(&mut shop, &record(season(survey, 2)));
    let last = shop.all::<Answer>().pop().unwrap();
    assert_eq!(last.customer, None);
}

#[test]
fn links_hold_for_whom_and_until_when_they_were_made() {
    let (mut shop, survey) = shop_with("season");
    let link = SurveyLink {
        id: SurveyLinkId(Id(40)),
        survey,
        edition: Some(editions(&shop)[0].id),
        customer: Some(CustomerId(Id(1))),
        secret: "0123456789abcdef0123456789abcdef".to_owned(),
        ..SurveyLink::default()
    };
    let after = link.clone();
    run(
        &mut shop,
        &Command::SaveLink(Box::new(Edit {
            before: None,
            after,
        })),
    );
    shop.put(&link);
    let by_link = |customer: u128| Answer {
        link: Some(link.id),
        customer: Some(CustomerId(Id(customer))),
        ..season(survey, 9)
    };
    run(&mut shop, &record(by_link(1)));
    let refused = || -> Rejection { SurveyRefusal::LinkNotValid.into() };
    assert_eq!(refusal(&shop, &record(by_link(2))), refused());
    shop.store("survey", survey.0.0, "anonymous", Value::Bool(true));
    let personal = Command::SaveLink(Box::new(Edit {
        before: None,
        after: link.clone(),
    }));
    assert_eq!(
        refusal(&shop, &personal),
        SurveyRefusal::AnonymousForOne.into()
    );
    run(&mut shop, &record(by_link(1)));
    let last = shop.all::<Answer>().pop().unwrap();
    assert_eq!((last.customer, last.link), (None, None));
    shop.store("survey_link", 40, "until", 20_700_i64);
    assert_eq!(refusal(&shop, &record(by_link(1))), refused());
}

#[test]
fn the_book_learns_but_does_not_forget() {
    let (mut shop, survey) = shop_with("loyalty");
    let told = |percent: i64| {
        answer(
            survey,
            &[
                ("recommend", Value::Int(9)),
                ("wallet", Value::Int(percent)),
            ],
        )
    };
    run(&mut shop, &record(told(40)));
    let customer: Customer = shop.get(1);
    assert_eq!(customer.wallet_share_percent, Some(40));
    let answer_id = shop.all::<Answer>()[0].id;
    let source = Value::List(vec![Value::Int(TODAY.0.into()), Value::Id(answer_id.0)]);
    assert_eq!(customer.sources.get("wallet_share"), Some(&source));
    // Told anew.
    run(&mut shop, &record(told(55)));
    assert_eq!(shop.get::<Customer>(1).wallet_share_percent, Some(55));
    // Typed in by hand: it stays.
    shop.store("customer", 1, "source/wallet_share", Value::Null);
    run(&mut shop, &record(told(70)));
    assert_eq!(shop.get::<Customer>(1).wallet_share_percent, Some(55));
}

#[test]
fn a_lost_customer_is_noted_with_the_interview() {
    let (mut shop, survey) = shop_with("lost");
    let told = answer(
        survey,
        &[
            ("reason", Value::from("service")),
            ("now", Value::from("东街老店")),
            ("back", Value::from("if")),
            ("what", Value::from("换一个店员")),
        ],
    );
    run(&mut shop, &record(told.clone()));
    let loss = shop.all::<Loss>()[0].clone();
    assert_eq!(loss.reason, Some(LossReason::Service));
    assert_eq!(
        (loss.competitor.as_str(), loss.would_return.as_str()),
        ("东街老店", "换一个店员")
    );
    assert_eq!(loss.state, Some(WinBack::Contacted));
    // Asked again, it is the same loss; won back and lost again, another.
    run(&mut shop, &record(told.clone()));
    assert_eq!(shop.all::<Loss>().len(), 1);
    let after = Loss {
        state: Some(WinBack::WonBack),
        ..loss.clone()
    };
    let edit = Edit {
        before: Some(loss.clone()),
        after,
    };
    run(&mut shop, &Command::SaveLoss(Box::new(edit)));
    run(&mut shop, &record(told));
    assert_eq!(shop.all::<Loss>().len(), 2);
}

#[test]
fn rules_of_the_survey_every_shop_has_are_held() {
    use crate::record::{ReplyTest, RuleEffect, SurveyRule, recommend};
    let mut shop = Shop::with_customers();
    shop.put(&Staff {
        id: CLERK,
        name: "店员".to_owned(),
        ..Staff::default()
    });
    let survey = recommend::ID;
    let after = SurveyRule {
        survey,
        question: recommend::SCORE.to_owned(),
        test: Some(ReplyTest::AtMost),
        value: Value::Int(6),
        effect: Some(RuleEffect::FollowUp),
        owner: Some(CLERK),
        what: "回电".to_owned(),
        ..SurveyRule::default()
    };
    run(
        &mut shop,
        &Command::SaveRule(Box::new(Edit {
            before: None,
            after,
        })),
    );
    let given = Answer {
        at: Instant(7),
        ..answer(survey, &[("recommend", Value::Int(6))])
    };
    run(&mut shop, &record(given));
    assert_eq!(shop.all::<FollowUp>()[0].owner, Some(CLERK));
}

#[test]
fn photos_are_attached_first() {
    let (mut shop, survey) = shop_with("new_product");
    let photo = Value::List(vec![Value::Id(Id(77))]);
    let told = answer(
        survey,
        &[
            ("liked", Value::Int(5)),
            ("buy", Value::from("no")),
            ("photo", photo),
        ],
    );
    let error = ReplyError {
        question: "photo".to_owned(),
        problem: ReplyProblem::NotThere,
    };
    assert_eq!(
        refusal(&shop, &record(told.clone())),
        SurveyRefusal::Replies(vec![error]).into()
    );
    shop.put(&crate::record::Attachment {
        id: crate::record::AttachmentId(Id(77)),
        ..crate::record::Attachment::default()
    });
    run(&mut shop, &record(told));
}
