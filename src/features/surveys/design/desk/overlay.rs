//! What is typed, over what the book holds. Only fields that differ are carried over, so that what another device wrote
//! meanwhile in another field of the same record stays.

use super::part::{Part, Pending};
use domain::change::Name;
use domain::record::{Survey, SurveyPage, SurveyQuestion, SurveyRule, SurveySkip, diff};
use domain::survey::DraftRecords;
use domain::{Id, Value};

/// A text as it was typed. The book trims what it takes; a field must not, while somebody types in it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Typed {
    pub(super) id: Id,
    pub(super) field: Name,
    pub(super) text: String,
}

/// The book's records with everything that was typed since.
pub(super) fn overlay(book: &DraftRecords, typed: &[Typed], pending: &Pending) -> DraftRecords {
    let mut records = book.clone();
    over::<Survey>(&mut records, typed, pending);
    over::<SurveyPage>(&mut records, typed, pending);
    over::<SurveyQuestion>(&mut records, typed, pending);
    over::<SurveySkip>(&mut records, typed, pending);
    over::<SurveyRule>(&mut records, typed, pending);
    records
}

fn over<R: Part>(records: &mut DraftRecords, typed: &[Typed], pending: &Pending) {
    for record in R::all(records) {
        let id = record.id();
        let own = typed.iter().filter(|typed| typed.id == id);
        let own: Vec<&Typed> = own.collect();
        if !own.is_empty() {
            let fields = record.fields();
            for typed in own {
                let held = fields.iter().find(|(name, _)| *name == typed.field);
                let held = held.and_then(|(_, value)| value.as_text()).unwrap_or("");
                if held.trim() == typed.text.trim() {
                    record.set(&typed.field, &Value::from(typed.text.as_str()));
                }
            }
        }
        let edit = R::edits(pending).iter().find(|edit| edit.after.id() == id);
        if let Some(edit) = edit
            && let Some(before) = &edit.before
        {
            *record = carried(before, &edit.after, record);
        }
    }
}

/// What turned `before` into `after`, done to `record`.
pub(super) fn carried<R: Part>(before: &R, after: &R, record: &R) -> R {
    let mut carried = record.clone();
    for (name, value) in diff(before, after).sets {
        carried.set(&name, &value);
    }
    carried
}

/// Texts of an edit that the book will hold otherwise than they were typed.
pub(super) fn as_typed<R: Part>(before: &R, after: &R) -> Vec<Typed> {
    let sets = diff(before, after).sets.into_iter();
    let texts = sets.filter_map(|(field, value)| {
        let text = value.as_text()?.to_owned();
        (text.trim() != text).then_some(Typed {
            id: after.id(),
            field,
            text,
        })
    });
    texts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::command::Edit;
    use domain::record::QuestionId;

    fn question(id: u128, english: &str) -> SurveyQuestion {
        let mut question = SurveyQuestion {
            id: QuestionId(Id(id)),
            ..SurveyQuestion::default()
        };
        question
            .texts
            .insert("title.en".to_owned(), Value::from(english));
        question
    }

    fn book(question: SurveyQuestion) -> DraftRecords {
        DraftRecords {
            questions: vec![question],
            ..DraftRecords::default()
        }
    }

    #[test]
    fn what_another_device_wrote_meanwhile_stays() {
        let before = question(1, "How");
        let after = question(1, "How are you?");
        let mut pending = Pending::default();
        SurveyQuestion::edits_mut(&mut pending).push(Edit {
            before: Some(before.clone()),
            after,
        });
        let mut elsewhere = before;
        elsewhere.required = true;
        let shown = overlay(&book(elsewhere), &[], &pending);
        assert!(shown.questions[0].required);
        assert_eq!(
            shown.questions[0].texts["title.en"],
            Value::from("How are you?")
        );
    }

    #[test]
    fn a_space_at_the_end_stays_until_the_text_is_another() {
        let typed = as_typed(&question(1, "How"), &question(1, "How are "));
        assert_eq!(typed.len(), 1);
        let shown = overlay(&book(question(1, "How are")), &typed, &Pending::default());
        assert_eq!(
            shown.questions[0].texts["title.en"],
            Value::from("How are ")
        );
        let shown = overlay(&book(question(1, "Who")), &typed, &Pending::default());
        assert_eq!(shown.questions[0].texts["title.en"], Value::from("Who"));
        let shown = overlay(&book(question(2, "How are")), &typed, &Pending::default());
        assert_eq!(shown.questions[0].texts["title.en"], Value::from("How are"));
    }

    #[test]
    fn a_cleared_field_is_carried_as_cleared() {
        let mut cleared = question(1, "");
        cleared.texts.clear();
        let carried = carried(&question(1, "How"), &cleared, &question(1, "How"));
        assert!(carried.texts.is_empty());
    }
}
