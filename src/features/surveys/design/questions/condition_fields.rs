use super::pick::Pick;
use crate::i18n::{survey_language, t};
use crate::ui::{Binding, Choice};
use domain::record::{QuestionKind, ReplyTest};
use domain::survey::{Form, Question};
use domain::{Day, Value};
use leptos::prelude::*;

/// A test and what it compares with, as a skip or rule stores them.
pub(in super::super) type Tested = (Option<ReplyTest>, Value);

/// What is usually asked about a question when it is first looked at: a bad score, the first option, any answer.
pub(in super::super) fn default_condition(question: &Question) -> (ReplyTest, Value) {
    if is_measured(question) {
        (
            ReplyTest::AtMost,
            default_value(ReplyTest::AtMost, question),
        )
    } else if question.has_options() {
        (ReplyTest::Is, default_value(ReplyTest::Is, question))
    } else {
        (ReplyTest::Answered, Value::Null)
    }
}

fn is_measured(question: &Question) -> bool {
    question.is_score()
        || question.has_rows()
        || matches!(question.kind, QuestionKind::Number | QuestionKind::Date)
}

fn tests_for(question: &Question) -> Vec<ReplyTest> {
    use ReplyTest as T;
    let mut tests = Vec::new();
    if is_measured(question) {
        tests.extend([T::AtMost, T::AtLeast]);
    }
    if question.has_options() {
        tests.extend([T::Is, T::IsNot]);
    }
    tests.extend([T::Answered, T::NotAnswered, T::Always]);
    tests
}

fn default_value(test: ReplyTest, question: &Question) -> Value {
    match test {
        ReplyTest::AtLeast | ReplyTest::AtMost => {
            let (low, high) = question.range();
            Value::Int(match question.kind {
                // Detractors.
                QuestionKind::Recommend => 6,
                QuestionKind::Number | QuestionKind::Date => 0,
                _ => low.saturating_add(high.saturating_sub(low) / 2).min(high),
            })
        }
        ReplyTest::Is | ReplyTest::IsNot => {
            let first = question.keys().next().unwrap_or_default();
            Value::from(first)
        }
        ReplyTest::Always | ReplyTest::Answered | ReplyTest::NotAnswered => Value::Null,
    }
}

fn test_words(test: ReplyTest, kind: QuestionKind) -> &'static str {
    use t::design::condition as text;
    let is_ranking = kind == QuestionKind::Ranking;
    let is_several = kind == QuestionKind::Multiple;
    match test {
        ReplyTest::Always => text::always(),
        ReplyTest::Answered => text::answered(),
        ReplyTest::NotAnswered => text::not_answered(),
        ReplyTest::AtLeast => text::at_least(),
        ReplyTest::AtMost => text::at_most(),
        ReplyTest::Is if is_ranking => text::first(),
        ReplyTest::IsNot if is_ranking => text::not_first(),
        ReplyTest::Is if is_several => text::among(),
        ReplyTest::IsNot if is_several => text::not_among(),
        ReplyTest::Is => text::is(),
        ReplyTest::IsNot => text::is_not(),
    }
}

/// "is at most 6", within a sentence. `about` is the question that is looked at, as the form has it now.
pub(in super::super) fn condition_fields(
    about: Memo<Option<Question>>,
    form: Memo<Form>,
    tested: Binding<Tested>,
) -> impl IntoView {
    use t::design::condition as text;
    let tests = Signal::derive(move || {
        about.with(|question| {
            let Some(question) = question else {
                return Vec::new();
            };
            tests_for(question)
                .into_iter()
                .map(|test| Choice::new(test, test_words(test, question.kind)))
                .collect::<Vec<_>>()
        })
    });
    let test = Memo::new(move |_| tested.with(|(test, _)| *test));
    let chosen = Binding::new(test, move |test: Option<ReplyTest>| {
        let Some(test) = test else { return };
        let (was, value) = tested.get_untracked();
        let is_same_kind = needs(was) == needs(Some(test));
        let value = if is_same_kind {
            value
        } else {
            about
                .get_untracked()
                .map_or(Value::Null, |question| default_value(test, &question))
        };
        tested.set((Some(test), value));
    });
    let value = move || match needs(test.get()) {
        Needs::Nothing => ().into_any(),
        Needs::Number => number_field(about, tested).into_any(),
        Needs::Option => {
            let options = Signal::derive(move || options_of(about, form));
            let key =
                Memo::new(move |_| tested.with(|(_, value)| value.as_text().map(str::to_owned)));
            let picked = Binding::new(key, move |key: Option<String>| {
                if let Some(key) = key {
                    let (test, _) = tested.get_untracked();
                    tested.set((test, Value::Text(key)));
                }
            });
            view! { <Pick label=text::option() value=picked choices=options /> }.into_any()
        }
    };
    view! {
        <Pick label=text::test() value=chosen choices=tests />
        {value}
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Needs {
    Nothing,
    Number,
    Option,
}

fn needs(test: Option<ReplyTest>) -> Needs {
    match test {
        Some(ReplyTest::AtLeast | ReplyTest::AtMost) => Needs::Number,
        Some(ReplyTest::Is | ReplyTest::IsNot) => Needs::Option,
        _ => Needs::Nothing,
    }
}

fn options_of(about: Memo<Option<Question>>, form: Memo<Form>) -> Vec<Choice<String>> {
    let languages = form.with(|form| form.languages.clone());
    about.with(|question| {
        let Some(question) = question else {
            return Vec::new();
        };
        let named = |key: &str| {
            let option = question.options.iter().find(|option| option.key == key);
            let words = option.map(|option| option.words.get(survey_language(), &languages));
            match words {
                Some(words) if !words.trim().is_empty() => words.to_owned(),
                Some(_) => t::design::no_words().to_owned(),
                None => t::design::question::other_option().to_owned(),
            }
        };
        let keys = question.keys();
        keys.map(|key| Choice::new(key.to_owned(), named(key)))
            .collect()
    })
}

/// A number; a day where a day was asked for.
fn number_field(about: Memo<Option<Question>>, tested: Binding<Tested>) -> impl IntoView {
    use t::design::condition as text;
    let is_day = about.with_untracked(|question| {
        question
            .as_ref()
            .is_some_and(|question| question.kind == QuestionKind::Date)
    });
    let shown = Memo::new(move |_| {
        let number = tested.with(|(_, value)| value.as_int());
        number.map_or_else(String::new, |number| written(number, is_day))
    });
    let typed = RwSignal::new(shown.get_untracked());
    // What is typed stays as it is; what comes from elsewhere replaces it.
    Effect::new(move |_| {
        let shown = shown.get();
        if read(&typed.get_untracked(), is_day).map(|number| written(number, is_day))
            != Some(shown.clone())
        {
            typed.set(shown);
        }
    });
    let on_input = move |event| {
        let words = event_target_value(&event);
        if let Some(number) = read(&words, is_day) {
            let (test, _) = tested.get_untracked();
            tested.set((test, Value::Int(number)));
        }
        typed.set(words);
    };
    view! {
        <input
            class="input design-pick design-pick--number"
            class:design-pick--day=is_day
            type=if is_day { "date" } else { "text" }
            inputmode=(!is_day).then_some("numeric")
            autocomplete="off"
            aria-label=text::number()
            aria-invalid=move || typed.with(|words| read(words, is_day).is_none()).then_some("true")
            prop:value=typed
            on:input=on_input
        />
    }
}

fn written(number: i64, is_day: bool) -> String {
    if is_day {
        let day = i32::try_from(number).unwrap_or(0);
        Day(day).to_string()
    } else {
        number.to_string()
    }
}

fn read(words: &str, is_day: bool) -> Option<i64> {
    if is_day {
        let day: Day = words.parse().ok()?;
        Some(day.0.into())
    } else {
        words.trim().parse().ok()
    }
}
