//! Two devices change one survey without hearing of each other; both hear of both afterwards, in any order.

use super::{add, run};
use crate::command::tests::shop::Shop;
use crate::command::{Command, Edit, decide};
use crate::record::{Survey, SurveyEdition, SurveyPage, SurveyQuestion};
use crate::survey::{DraftRecords, Form, form_of};
use crate::{ChangeSet, Value};

fn form(shop: &Shop) -> Form {
    form_of(&DraftRecords {
        survey: shop.all::<Survey>()[0].clone(),
        pages: shop.all(),
        questions: shop.all(),
        skips: shop.all(),
        rules: shop.all(),
    })
}

fn changes(shop: &mut Shop, command: &Command) -> ChangeSet {
    let decision = decide(command, shop).unwrap();
    shop.apply(&decision.changes);
    decision.changes
}

fn edit(shop: &Shop, name: &str, change: impl FnOnce(&mut SurveyQuestion)) -> Command {
    let all = shop.all::<SurveyQuestion>();
    let before = all
        .into_iter()
        .find(|question| question.name == name)
        .unwrap();
    let mut after = before.clone();
    change(&mut after);
    let before = Some(before);
    Command::SaveQuestion(Box::new(Edit { before, after }))
}

#[test]
fn nobody_loses_work() {
    let mut here = Shop::with_customers();
    let survey = add(&mut here, "lost");
    let mut there = here.clone();
    there.skip_ids(1_000);
    let page = here.all::<SurveyPage>()[0].id;
    let mut mine = Vec::new();
    let mut theirs = Vec::new();
    let command = edit(&here, "better", |question| {
        question
            .options
            .insert("quiet".to_owned(), Value::Int(9_000));
        question
            .texts
            .insert("option.quiet.zh".to_owned(), Value::from("安静"));
        question
            .texts
            .insert("option.quiet.en".to_owned(), Value::from("Quiet"));
    });
    mine.push(changes(&mut here, &command));
    let new = SurveyQuestion {
        survey,
        page: Some(page),
        position: 1,
        kind: Some(crate::record::QuestionKind::Stars),
        ..SurveyQuestion::default()
    };
    let new = Command::SaveQuestion(Box::new(Edit {
        before: None,
        after: new,
    }));
    mine.push(changes(&mut here, &new));
    let command = edit(&there, "better", |question| {
        question.options.remove("speed");
        question
            .options
            .insert("parking".to_owned(), Value::Int(9_001));
        question.required = true;
    });
    theirs.push(changes(&mut there, &command));
    theirs.push(changes(&mut there, &new));
    for change in &theirs {
        here.apply(change);
    }
    for change in &mine {
        there.apply(change);
    }
    assert_eq!(form(&here), form(&there));
    let merged = form(&here);
    let better = merged.question("better").unwrap();
    let keys: Vec<&str> = better.keys().collect();
    assert!(keys.contains(&"quiet") && keys.contains(&"parking") && !keys.contains(&"speed"));
    assert!(better.required);
    let ours = merged
        .questions()
        .filter(|question| question.name.starts_with('q'));
    assert_eq!(
        ours.count(),
        2,
        "each device's new question, under names of their own"
    );
}

#[test]
fn two_editions_with_one_number_are_two_editions() {
    let mut here = Shop::with_customers();
    let survey = add(&mut here, "season");
    let mut there = here.clone();
    there.skip_ids(1_000);
    let publish = Command::PublishSurvey { survey };
    let mine = changes(&mut here, &publish);
    let command = edit(&there, "words", |question| question.required = true);
    let theirs = [changes(&mut there, &command), changes(&mut there, &publish)];
    for change in &theirs {
        here.apply(change);
    }
    there.apply(&mine);
    let editions = here.all::<SurveyEdition>();
    assert_eq!(editions, there.all::<SurveyEdition>());
    assert_eq!(editions.len(), 2);
    assert_ne!(editions[0].digest, editions[1].digest);
    // And the next one goes on from there.
    let command = edit(&here, "also", |question| question.required = true);
    run(&mut here, &command);
    run(&mut here, &publish);
    assert_eq!(here.get::<Survey>(survey.0.0).version, 2);
}
