//! Where a column of the file may go.

use super::super::named::{question_title, row_word};
use crate::i18n::t;
use crate::ui::Choice;
use domain::record::QuestionKind;
use domain::survey::{Form, RowPlace};

/// Everything that can be read from one cell, in the order of the form.
pub(super) fn places(form: &Form) -> Vec<RowPlace> {
    let mut places = vec![
        RowPlace::Respondent,
        RowPlace::CustomerNumber,
        RowPlace::Day,
    ];
    for question in form.questions() {
        match question.kind {
            QuestionKind::Importance | QuestionKind::Photo | QuestionKind::Signature => {}
            QuestionKind::Matrix => places.extend(question.rows.iter().map(|row| RowPlace::Row {
                question: question.name.clone(),
                row: row.key.clone(),
            })),
            _ => places.push(RowPlace::Question(question.name.clone())),
        }
    }
    places
}

pub(super) fn place_choices(form: &Form) -> Vec<Choice<RowPlace>> {
    places(form)
        .into_iter()
        .map(|place| {
            let word = place_word(form, &place);
            Choice::new(place, word)
        })
        .collect()
}

pub(super) fn place_word(form: &Form, place: &RowPlace) -> String {
    match place {
        RowPlace::Respondent => t::results::column::respondent().to_owned(),
        RowPlace::CustomerNumber => t::results::column::customer_number().to_owned(),
        RowPlace::Day => t::results::column::at().to_owned(),
        RowPlace::Question(name) => numbered(form, name, None),
        RowPlace::Row { question, row } => numbered(form, question, Some(row)),
    }
}

/// `3 总体满意吗？`: two questions may say the same.
fn numbered(form: &Form, name: &str, row: Option<&str>) -> String {
    let found = form
        .questions()
        .zip(1_u32..)
        .find(|(question, _)| question.name == name);
    let Some((question, number)) = found else {
        return name.to_owned();
    };
    let title = question_title(form, question);
    let title = match row {
        Some(row) => t::results::column::row_of(&title, &row_word(form, question, row)),
        None => title,
    };
    format!("{number} {title}")
}
