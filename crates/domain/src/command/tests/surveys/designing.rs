use super::{add, editions, refusal, run, shop_with};
use crate::command::tests::shop::Shop;
use crate::command::{Command, Edit, FieldError, Problem, Rejection, SurveyRefusal, decide};
use crate::record::{
    Audience, QuestionId, QuestionKind, Survey, SurveyDraw, SurveyId, SurveyLink, SurveyPage,
    SurveyQuestion,
};
use crate::survey::{DraftRecords, Flaw, file, form_of, templates};
use crate::{Id, Value};

fn names(shop: &Shop) -> Vec<String> {
    let form = form_of(&DraftRecords {
        survey: Survey::default(),
        pages: shop.all(),
        questions: shop.all(),
        skips: shop.all(),
        rules: shop.all(),
    });
    form.questions()
        .map(|question| question.name.clone())
        .collect()
}

fn question(shop: &Shop, name: &str) -> SurveyQuestion {
    let all = shop.all::<SurveyQuestion>();
    all.into_iter()
        .find(|question| question.name == name)
        .unwrap()
}

#[test]
fn a_survey_is_made_published_and_changed() {
    let mut shop = Shop::with_customers();
    let survey = add(&mut shop, "season");
    let stored: Survey = shop.get(survey.0.0);
    assert_eq!(
        (stored.title.as_str(), stored.template.as_str()),
        ("季度调查", "season")
    );
    run(&mut shop, &Command::PublishSurvey { survey });
    let first = editions(&shop);
    let form = templates::named("season").unwrap().form();
    let read = file::read(&first[0].content).unwrap().form;
    assert_eq!(read.questions().count(), form.questions().count());
    assert_eq!(read.rules, []);
    assert_eq!(first[0].digest, file::digest_text(&read));
    assert_eq!(shop.get::<Survey>(survey.0.0).version, 1);
    assert_eq!(
        refusal(&shop, &Command::PublishSurvey { survey }),
        SurveyRefusal::NothingChanged.into()
    );
    let before = question(&shop, "words");
    let after = SurveyQuestion {
        required: true,
        name: "renamed".to_owned(),
        ..before.clone()
    };
    let edit = Edit {
        before: Some(before),
        after,
    };
    run(&mut shop, &Command::SaveQuestion(Box::new(edit)));
    assert!(question(&shop, "words").required, "and it kept its name");
    run(&mut shop, &Command::PublishSurvey { survey });
    let both = editions(&shop);
    assert_eq!((both[0].clone(), both[1].number), (first[0].clone(), 2));
}

#[test]
fn what_cannot_be_asked_is_not_published() {
    let mut shop = Shop::with_customers();
    let survey = add(&mut shop, "lost");
    shop.discard::<SurveyQuestion>(question(&shop, "now").id.0.0);
    let refused = refusal(&shop, &Command::PublishSurvey { survey });
    let Rejection::Survey(SurveyRefusal::NotSound(found)) = refused else {
        panic!("{refused:?}");
    };
    let question = "reason".to_owned();
    assert!(found.contains(&Flaw::SkipToNowhere { question }));
    let survey = SurveyId(Id(404));
    assert_eq!(
        refusal(&shop, &Command::PublishSurvey { survey }),
        Rejection::NotThere
    );
}

#[test]
fn questions_get_a_name_and_a_place() {
    let mut shop = Shop::with_customers();
    let survey = add(&mut shop, "season");
    let page = shop.all::<SurveyPage>()[0].id;
    let after = SurveyQuestion {
        survey,
        page: Some(page),
        position: 9_000_000,
        kind: Some(QuestionKind::Stars),
        ..SurveyQuestion::default()
    };
    let new = Command::SaveQuestion(Box::new(Edit {
        before: None,
        after,
    }));
    run(&mut shop, &new);
    let ours = names(&shop).pop().unwrap();
    assert!(ours.starts_with('q') && ours.len() == 13, "{ours}");
    let id = |shop: &Shop, name: &str| question(shop, name).id;
    let go = |shop: &mut Shop, name: &str, after: Option<&str>| {
        let after = after.map(|after| id(shop, after));
        let question = id(shop, name);
        run(
            shop,
            &Command::MoveQuestion {
                question,
                page,
                after,
            },
        );
    };
    go(&mut shop, &ours, None);
    assert_eq!(names(&shop)[0], ours);
    // Again and again between the same two, until no number is left between them.
    for _ in 0..15 {
        go(&mut shop, "words", Some("recommend"));
        go(&mut shop, "also", Some("recommend"));
    }
    let expected = [
        &ours,
        "recommend",
        "also",
        "words",
        "satisfied",
        "easy",
        "trend",
    ];
    assert_eq!(names(&shop), expected);
    let question = id(&shop, "also");
    let after = Some(QuestionId(Id(404)));
    let nowhere = Command::MoveQuestion {
        question,
        page,
        after,
    };
    assert_eq!(refusal(&shop, &nowhere), Rejection::NotThere);
}

#[test]
fn pages_move() {
    let mut shop = Shop::with_customers();
    add(&mut shop, "service_audit");
    let first_names = names(&shop);
    let mut pages = shop.all::<SurveyPage>();
    pages.sort_by_key(|page| page.position);
    let (page, after) = (pages[0].id, Some(pages[1].id));
    run(&mut shop, &Command::MovePage { page, after });
    let now = names(&shop);
    assert_eq!(now[0], first_names[6]);
    run(&mut shop, &Command::MovePage { page, after: None });
    assert_eq!(names(&shop), first_names);
}

#[test]
fn whom_to_ask_is_drawn_and_written_down() {
    let (mut shop, survey) = shop_with("season");
    let before: Survey = shop.get(survey.0.0);
    let after = Survey {
        audience: Some(Audience::Sample),
        sample_size: Some(2),
        ..before.clone()
    };
    let edit = Edit {
        before: Some(before),
        after,
    };
    run(&mut shop, &Command::SaveSurvey(Box::new(edit)));
    run(&mut shop, &Command::DrawSample { survey, seed: None });
    let drawn = shop.all::<SurveyDraw>()[0].clone();
    assert_eq!((drawn.chosen.len(), drawn.population), (2, 3));
    let again = Command::DrawSample {
        survey,
        seed: Some(drawn.seed),
    };
    run(&mut shop, &again);
    let draws = shop.all::<SurveyDraw>();
    assert_eq!(draws[1].chosen, drawn.chosen);
    shop.store("survey", survey.0.0, "group", "class:core");
    assert_eq!(refusal(&shop, &again), SurveyRefusal::NobodyToAsk.into());
    shop.store("survey", survey.0.0, "group", "whoever");
    assert_eq!(refusal(&shop, &again), SurveyRefusal::NoSuchGroup.into());
}

#[test]
fn records_of_surveys_are_looked_at() {
    let (shop, survey) = shop_with("season");
    let invalid = |command: Command, expected: &[(&'static str, Problem)]| {
        let expected = expected
            .iter()
            .map(|(field, problem)| FieldError::new(field, *problem));
        assert_eq!(
            refusal(&shop, &command),
            Rejection::Invalid(expected.collect())
        );
    };
    let after = Survey {
        group: "class:best".to_owned(),
        audience: Some(Audience::Sample),
        opens: Some(crate::Day(20_000)),
        closes: Some(crate::Day(19_000)),
        texts: [("title.zh".to_owned(), Value::Int(1))].into(),
        ..Survey::default()
    };
    invalid(
        Command::SaveSurvey(Box::new(Edit {
            before: None,
            after,
        })),
        &[
            ("text", Problem::NotAccepted),
            ("group", Problem::NotAccepted),
            ("sample_size", Problem::Missing),
            ("closes", Problem::UnlikelyDay),
        ],
    );
    let after = SurveyQuestion {
        survey,
        name: "a/b".to_owned(),
        options: [("x.y".to_owned(), Value::Int(1))].into(),
        ..SurveyQuestion::default()
    };
    invalid(
        Command::SaveQuestion(Box::new(Edit {
            before: None,
            after,
        })),
        &[
            ("kind", Problem::Missing),
            ("name", Problem::NotAccepted),
            ("option", Problem::NotAccepted),
        ],
    );
    let after = SurveyLink {
        survey,
        secret: "0".repeat(32),
        ..SurveyLink::default()
    };
    invalid(
        Command::SaveLink(Box::new(Edit {
            before: None,
            after,
        })),
        &[("edition", Problem::Missing), ("secret", Problem::Missing)],
    );
    let mut form = templates::recommend();
    form.pages = vec![form.pages[0].clone(); 61];
    let add = Command::AddSurvey {
        form: Box::new(form),
        title: String::new(),
        template: String::new(),
    };
    let limit = 60;
    let refused = decide(&add, &mut shop.clone()).unwrap_err();
    assert_eq!(refused, SurveyRefusal::TooMuch { limit }.into());
}
