use crate::engine_client::use_query;
use crate::i18n::format;
use crate::i18n::t;
use crate::ui::{Answered, Card};
use api::{AnswerFilter, AnswerLine, AnswerList, AnswerListView, Window, WordRow, Words};
use domain::record::{QuestionKind, SurveyId};
use domain::survey::Form;
use leptos::prelude::*;

/// Answers looked through for what was written.
const LOOKED_AT: u32 = 300;
/// Shown of the good and of the bad ones.
const SHOWN: usize = 5;
const LETTERS: usize = 160;

/// What customers wrote, without their names, and the words that came most.
#[component]
pub(super) fn Voices(id: SurveyId, form: Form, filter: AnswerFilter) -> impl IntoView {
    use t::results::report as text;
    let question = form
        .questions()
        .find(|one| {
            matches!(one.kind, QuestionKind::LongText | QuestionKind::ShortText)
                && one.fact.is_none()
        })
        .map(|one| one.name.clone())?;
    let most = filter.clone();
    let words = use_query(move || {
        Some(Words {
            survey: id,
            filter: most.clone(),
            question: question.clone(),
            limit: 12,
        })
    });
    let answers = use_query(move || {
        Some(AnswerList {
            survey: id,
            filter: filter.clone(),
            partial: false,
            window: Window {
                offset: 0,
                limit: LOOKED_AT,
            },
        })
    });
    let said = move || {
        words.with(|rows| {
            let rows = rows.filter(|rows| !rows.is_empty())?;
            let words = rows.iter().map(word);
            Some(view! { <p>{text::often(&format::list(words))}</p> })
        })
    };
    Some(view! {
        <Card title=text::voices()>
            <div class="stack">
                {said}
                <Answered query=answers show=|view: AnswerListView| view! { <Quotes rows=view.rows /> } />
            </div>
        </Card>
    })
}

fn word(row: &WordRow) -> String {
    t::results::report::word_times(&row.word, &format::count(row.answers))
}

#[component]
fn Quotes(rows: Vec<AnswerLine>) -> impl IntoView {
    use t::results::report as text;
    let chosen = chosen(rows);
    if chosen.is_empty() {
        return view! { <p>{text::no_voices()}</p> }.into_any();
    }
    let quotes = chosen
        .into_iter()
        .map(|line| {
            let score = line.score.map(
                |score| view! { <small>{t::results::report::scored(&score.to_string())}</small> },
            );
            view! { <li><q>{format::shortened(&line.words, LETTERS)}</q> " " {score}</li> }
        })
        .collect_view();
    view! { <ul class="bullets quotes">{quotes}</ul> }.into_any()
}

/// The newest of those who scored lowest and highest: what went wrong, and what to keep.
fn chosen(rows: Vec<AnswerLine>) -> Vec<AnswerLine> {
    let mut written: Vec<AnswerLine> = rows
        .into_iter()
        .filter(|line| !line.words.trim().is_empty())
        .collect();
    // A stable order: of equal scores the newest stays first.
    written.sort_by_key(|line| line.score);
    // Said once is enough.
    let mut heard: Vec<String> = Vec::new();
    written.retain(|line| {
        let is_new = !heard.contains(&line.words);
        heard.push(line.words.clone());
        is_new
    });
    if written.len() <= 2 * SHOWN {
        return written;
    }
    let best = written.split_off(written.len() - SHOWN);
    written.truncate(SHOWN);
    written.extend(best);
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends_are_heard_and_nobody_who_said_nothing() {
        let line = |score: i64, words: &str| AnswerLine {
            score: Some(score),
            words: words.to_owned(),
            ..AnswerLine::default()
        };
        let rows = (0..20)
            .map(|n| line(n % 11, &format!("{n}")))
            .chain([line(0, " "), line(5, "5")]);
        let scores: Vec<_> = chosen(rows.collect())
            .iter()
            .filter_map(|line| line.score)
            .collect();
        assert_eq!(scores, [0, 0, 1, 1, 2, 7, 8, 8, 9, 10]);
        assert!(chosen(vec![line(3, "")]).is_empty());
    }
}
