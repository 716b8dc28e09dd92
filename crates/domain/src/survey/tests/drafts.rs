use crate::record::{Survey, SurveyId};
use crate::record::{SurveyPageId, SurveyQuestion};
use crate::survey::{Form, Group, form_of, records_of, templates};
use crate::{Id, Record as _, Value};

fn ids() -> impl FnMut() -> Id {
    let mut last = 100;
    move || {
        last += 1;
        Id(last)
    }
}

/// Without the names of pages, which become identities.
fn nameless(mut form: Form) -> Form {
    let names: Vec<String> = form.pages.iter().map(|page| page.name.clone()).collect();
    for page in &mut form.pages {
        for question in &mut page.questions {
            for skip in &mut question.skips {
                if let crate::survey::Target::Page(name) = &mut skip.to {
                    let at = names.iter().position(|known| known == name);
                    *name = format!("{at:?}");
                }
            }
        }
        page.name.clear();
    }
    form.competitors.sort();
    form
}

#[test]
fn forms_come_back_from_their_records() {
    for template in templates::ALL {
        let form = template.form();
        let survey = Survey {
            id: SurveyId(Id(1)),
            ..Survey::default()
        };
        let mut records = records_of(&form, &survey, ids());
        records.questions.reverse();
        records.pages.reverse();
        records.skips.reverse();
        records.rules.reverse();
        assert_eq!(
            nameless(form_of(&records)),
            nameless(form),
            "{}",
            template.name
        );
    }
}

#[test]
fn no_question_is_lost_when_its_page_is() {
    let form = templates::named("satisfaction").unwrap().form();
    let mut records = records_of(&form, &Survey::default(), ids());
    let count = form.questions().count();
    records.pages.remove(0);
    assert_eq!(form_of(&records).questions().count(), count);
    records.pages.clear();
    assert_eq!(form_of(&records).questions().count(), count);
    assert_eq!(form_of(&records).pages.len(), 1);
}

/// Two devices change two options of one question, and a third word of it: each is a field of its own.
#[test]
fn options_merge_one_by_one() {
    let form = templates::named("lost").unwrap().form();
    let records = records_of(&form, &Survey::default(), ids());
    let question = records
        .questions
        .iter()
        .find(|q| q.name == "better")
        .unwrap();
    let mut merged: SurveyQuestion = question.clone();
    for (name, value) in [
        ("option/price", Value::Null),
        ("option/quiet", Value::Int(9_000)),
        ("text/option.quiet.zh", Value::from("安静")),
        ("required", Value::Bool(true)),
    ] {
        merged.set(name, &value);
    }
    let mut records = records.clone();
    records.questions = vec![merged];
    records.pages.clear();
    let form = form_of(&records);
    let question = form.question("better").unwrap();
    assert!(question.required);
    let keys: Vec<&str> = question.keys().collect();
    assert_eq!(
        keys,
        [
            "quality", "near", "range", "staff", "speed", "none", "quiet", "other"
        ]
    );
}

#[test]
fn groups_are_written_and_read() {
    for text in [
        "",
        "class:core",
        "grade:3",
        "role:intermediary",
        "kind:business",
        "tag:老客户",
        "area:城西",
        "segment:at_risk",
        "lost",
        "bought:90",
    ] {
        assert_eq!(text.parse::<Group>().unwrap().to_string(), text);
    }
    for wrong in [
        "class:best",
        "grade:9",
        "grade:",
        "tag:",
        "anybody",
        "lost:all",
        ":",
    ] {
        assert!(wrong.parse::<Group>().is_err() || wrong == ":", "{wrong}");
    }
    assert_eq!(SurveyPageId(Id(3)).to_string().len(), 32);
}
