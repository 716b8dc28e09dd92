use crate::i18n::{Word as _, survey_language, t};
use crate::ui::Chip;
use domain::survey::{Form, Question};
use leptos::prelude::*;

/// A form at a glance: its pages and questions, word for word, nothing to fill in.
#[component]
pub(super) fn Outline(
    form: Form,
    /// The reader's when not given.
    #[prop(optional, into)]
    language: Option<String>,
) -> impl IntoView {
    let language = language.unwrap_or_else(|| survey_language().to_owned());
    let mut number = 0;
    let mut pages = Vec::new();
    for page in &form.pages {
        let title = page.title.get(&language, &form.languages).to_owned();
        let start = number + 1;
        let questions = page.questions.iter().map(|question| {
            number += 1;
            of_question(question, &form, &language)
        });
        let questions = questions.collect_view();
        pages.push(view! {
            <section class="outline__page">
                {(!title.is_empty()).then(|| view! { <p class="outline__title">{title}</p> })}
                <ol start=start>{questions}</ol>
            </section>
        });
    }
    view! { <div class="outline">{pages}</div> }
}

fn of_question(question: &Question, form: &Form, language: &str) -> impl IntoView + use<> {
    let title = question.title.get(language, &form.languages).to_owned();
    let title = if title.trim().is_empty() {
        t::design::no_words().to_owned()
    } else {
        title
    };
    let choices = question.options.iter().chain(&question.rows);
    let choices: Vec<String> = choices
        .map(|choice| choice.words.get(language, &form.languages).to_owned())
        .collect();
    let kind = question.kind.word();
    view! {
        <li>
            <span>{title}</span>
            " "
            <Chip>{kind}</Chip>
            {(!choices.is_empty()).then(|| view! { <small class="outline__choices">{choices.join(" · ")}</small> })}
        </li>
    }
}
