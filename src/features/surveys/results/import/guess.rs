//! Which column is which question, by what stands above it.

use super::places::places;
use crate::i18n::t;
use domain::parse::fold_cell;
use domain::survey::{Form, RowPlace, Texts};

/// What other programs call the one who answered, and the like; folded.
const RESPONDENT: [&str; 14] = [
    "respondent",
    "respondentid",
    "responseid",
    "id",
    "submissionid",
    "participant",
    "答卷编号",
    "答卷",
    "受访者",
    "受访者编号",
    "应答者",
    "编号",
    "序号",
    "uuid",
];
const CUSTOMER: [&str; 8] = [
    "customer",
    "customernumber",
    "customerno",
    "customerid",
    "客户",
    "客户编号",
    "客户号",
    "会员号",
];
const DAY: [&str; 12] = [
    "day",
    "date",
    "answeredat",
    "submittedat",
    "timestamp",
    "time",
    "日期",
    "时间",
    "答题日期",
    "提交时间",
    "填写时间",
    "答题时间",
];

/// A guess for every column; each place is given once, to the column that fits it best.
pub(super) fn guess(form: &Form, headers: &[String]) -> Vec<Option<RowPlace>> {
    let places = places(form);
    let mut found: Vec<Option<RowPlace>> = vec![None; headers.len()];
    // What fits word for word comes before what is only contained.
    for fits in [is_named as fn(&Form, &RowPlace, &str) -> bool, is_told] {
        for (header, slot) in headers.iter().zip(0..) {
            let header = folded(header);
            if header.is_empty() || found.get(slot).is_some_and(Option::is_some) {
                continue;
            }
            let free = places.iter().find(|place| {
                let is_taken = found.iter().flatten().any(|taken| taken == *place);
                !is_taken && fits(form, place, &header)
            });
            if let (Some(place), Some(slot)) = (free.cloned(), found.get_mut(slot)) {
                *slot = Some(place);
            }
        }
    }
    found
}

/// Letters and digits only, in lower case.
fn folded(text: &str) -> String {
    fold_cell(text)
        .to_lowercase()
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect()
}

fn says(texts: &Texts, header: &str) -> bool {
    texts.0.values().any(|text| folded(text) == header)
}

fn is_named(form: &Form, place: &RowPlace, header: &str) -> bool {
    match place {
        RowPlace::Respondent => {
            RESPONDENT.contains(&header) || folded(t::results::column::respondent()) == header
        }
        RowPlace::CustomerNumber => {
            CUSTOMER.contains(&header) || folded(t::results::column::customer_number()) == header
        }
        RowPlace::Day => DAY.contains(&header) || folded(t::results::column::at()) == header,
        RowPlace::Question(name) => form
            .question(name)
            .is_some_and(|question| folded(name) == header || says(&question.title, header)),
        RowPlace::Row { question, row } => {
            let Some(asked) = form.question(question) else {
                return false;
            };
            let Some(choice) = asked.rows.iter().find(|choice| choice.key == *row) else {
                return false;
            };
            let joined = |title: &str, row: &str| folded(&format!("{title}{row}")) == header;
            let titles = asked.title.0.values();
            joined(question, row)
                || says(&choice.words, header)
                || titles
                    .flat_map(|title| choice.words.0.values().map(move |row| (title, row)))
                    .any(|(title, row)| joined(title, row))
        }
    }
}

/// Long heads often hold the question with something around it: `3. How easy was it? (1-7)`.
fn is_told(form: &Form, place: &RowPlace, header: &str) -> bool {
    let RowPlace::Question(name) = place else {
        return false;
    };
    let titles = form.question(name).into_iter();
    titles
        .flat_map(|question| question.title.0.values())
        .any(|title| {
            let title = folded(title);
            title.chars().count() >= 4 && (header.contains(&title) || is_beginning(header, &title))
        })
}

/// A head that was cut short.
fn is_beginning(header: &str, title: &str) -> bool {
    header.chars().count() >= 6 && title.starts_with(header)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::record::QuestionKind;
    use domain::survey::{Choice, Page, Question};

    fn form() -> Form {
        let question = |name: &str, kind, zh: &str, en: &str| Question {
            name: name.to_owned(),
            kind,
            title: Texts::both(zh, en),
            ..Question::default()
        };
        Form {
            pages: vec![Page {
                questions: vec![
                    question(
                        "nps",
                        QuestionKind::Recommend,
                        "会推荐我们吗？",
                        "Would you recommend us?",
                    ),
                    question(
                        "csat",
                        QuestionKind::Satisfaction,
                        "总体满意吗？",
                        "How satisfied?",
                    ),
                    Question {
                        rows: vec![Choice {
                            key: "speed".to_owned(),
                            words: Texts::both("速度", "Speed"),
                            exclusive: false,
                        }],
                        ..question("grid", QuestionKind::Matrix, "打个分", "Please score")
                    },
                    question("sign", QuestionKind::Signature, "签名", "Signature"),
                ],
                ..Page::default()
            }],
            ..Form::default()
        }
    }

    #[track_caller]
    fn check(headers: &[&str], expected: &[Option<RowPlace>]) {
        let headers: Vec<String> = headers.iter().map(|head| (*head).to_owned()).collect();
        assert_eq!(guess(&form(), &headers), expected);
    }

    fn asked(name: &str) -> RowPlace {
        RowPlace::Question(name.to_owned())
    }

    #[test]
    fn columns_are_known_by_name_and_by_what_is_asked() {
        check(
            &["respondent", "NPS", "How satisfied", "nothing"],
            &[
                Some(RowPlace::Respondent),
                Some(asked("nps")),
                Some(asked("csat")),
                None,
            ],
        );
        check(
            &[
                "提交时间",
                "客户编号",
                "1、会推荐我们吗？（0-10）",
                "总体满意吗",
            ],
            &[
                Some(RowPlace::Day),
                Some(RowPlace::CustomerNumber),
                Some(asked("nps")),
                Some(asked("csat")),
            ],
        );
    }

    #[test]
    fn rows_of_a_matrix_are_columns_of_their_own() {
        let row = || {
            Some(RowPlace::Row {
                question: "grid".to_owned(),
                row: "speed".to_owned(),
            })
        };
        check(&["Speed"], &[row()]);
        check(&["Please score – Speed"], &[row()]);
    }

    #[test]
    fn no_place_is_given_twice_and_a_signature_is_none() {
        check(&["nps", "nps", "签名"], &[Some(asked("nps")), None, None]);
    }
}
