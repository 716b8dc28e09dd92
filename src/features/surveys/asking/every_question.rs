use super::book_files::book_files;
use super::form_view::FormView;
use super::turning::Replies;
use crate::i18n::{Word, survey_language};
use domain::record::QuestionKind;
use domain::survey::{Choice, Form, Page, Question, Texts};
use leptos::prelude::*;
use std::sync::Arc;

/// On one page of the sample.
const PER_PAGE: usize = 6;

/// Every kind of question, for the page that shows every component.
#[component]
pub(crate) fn EveryQuestion() -> impl IntoView {
    let form = Arc::new(sample());
    let round = RwSignal::new(0_u32);
    move || {
        let _begun_anew = round.get();
        view! {
            <FormView
                form=Arc::clone(&form)
                replies=RwSignal::new(Replies::new())
                language=RwSignal::new(survey_language().to_owned())
                page=RwSignal::new(0)
                files=Some(book_files())
                on_done=move |()| round.update(|round| *round += 1)
            />
        }
    }
}

/// Each question is called what its kind is called.
fn sample() -> Form {
    let question = |kind: QuestionKind| {
        let named = |keys: &[&str]| {
            let choices = keys.iter().map(|key| Choice {
                key: (*key).to_owned(),
                words: Texts::both(key, key),
                exclusive: *key == "X",
            });
            choices.collect::<Vec<_>>()
        };
        Question {
            name: kind.code().to_owned(),
            kind,
            title: Texts::both(kind.word(), kind.word()),
            required: kind == QuestionKind::Recommend,
            other: kind == QuestionKind::Single,
            options: named(&["A", "B", "C", "X"]),
            rows: named(&["A", "B"]),
            against_competitors: kind == QuestionKind::Importance,
            ..Question::default()
        }
    };
    let pages = QuestionKind::ALL.chunks(PER_PAGE).zip(1..);
    Form {
        languages: vec!["zh".to_owned(), "en".to_owned()],
        competitors: vec!["Z".to_owned()],
        pages: pages
            .map(|(kinds, number)| Page {
                name: number.to_string(),
                questions: kinds.iter().copied().map(question).collect(),
                ..Page::default()
            })
            .collect(),
        ..Form::default()
    }
}

#[cfg(test)]
mod tests {
    use super::sample;
    use domain::survey::check;

    #[test]
    fn the_sample_could_be_asked() {
        let mut form = sample();
        form.title = domain::survey::Texts::both("样", "Sample");
        assert_eq!(check(&form), []);
    }
}
