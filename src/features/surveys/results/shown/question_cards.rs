use super::super::address::Behind;
use super::super::named::question_title;
use super::choice_part::{ChoicePart, RankingPart};
use super::grid_part::GridPart;
use super::importance_part::ImportancePart;
use super::plain_part::{DatePart, NumberPart};
use super::score_part::ScorePart;
use super::word_list::WordList;
use crate::i18n::{Word as _, t};
use crate::ui::{Card, Link};
use api::{Outcome, QuestionResult, SurveyResultsView};
use domain::record::SurveyId;
use domain::survey::{Form, Question};
use leptos::prelude::*;

/// What every part of a card needs.
#[derive(Clone)]
pub(super) struct Asked {
    pub(super) survey: SurveyId,
    pub(super) behind: Behind,
    pub(super) form: Form,
    pub(super) question: Question,
    pub(super) answered: u64,
}

impl Asked {
    pub(super) fn name(&self) -> &str {
        &self.question.name
    }

    /// A table of this question, told apart from those of the others.
    pub(super) fn labelled(&self, what: &str) -> String {
        let title = question_title(&self.form, &self.question);
        t::results::labelled(what, &title)
    }

    pub(super) fn behind(&self) -> Behind {
        self.behind.clone()
    }
}

/// Every question with what was replied, in the order of the form.
#[component]
pub(in super::super) fn QuestionCards(
    id: SurveyId,
    behind: Behind,
    view: SurveyResultsView,
) -> impl IntoView {
    let form = view.form;
    view.questions
        .into_iter()
        .filter_map(|result| {
            let question = form.question(&result.name)?.clone();
            let asked = Asked {
                survey: id,
                behind: behind.clone(),
                form: form.clone(),
                question,
                answered: result.answered,
            };
            Some(view! { <QuestionCard asked result /> })
        })
        .collect_view()
}

#[component]
fn QuestionCard(asked: Asked, result: QuestionResult) -> impl IntoView {
    use t::results::question as text;
    let title = question_title(&asked.form, &asked.question);
    let to = asked.behind().answered(asked.name()).route();
    let aside = move || {
        let to = to.clone();
        view! { <Link to>{text::answered(result.answered)}</Link> }
    };
    let left = [
        (result.missing > 0).then(|| text::missing(result.missing)),
        (result.invalid > 0).then(|| text::invalid(result.invalid)),
    ];
    let left = left.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let kind = result.kind.word();
    let shown = match result.outcome {
        // Bars of nothing say nothing.
        _ if result.answered == 0 => view! { <p>{text::nobody()}</p> }.into_any(),
        Outcome::Score {
            low,
            counts,
            kind,
            headline,
            mean,
        } => view! { <ScorePart asked low counts kind headline mean /> }.into_any(),
        Outcome::Choice { rows } => view! { <ChoicePart asked rows /> }.into_any(),
        Outcome::Ranking { rows } => view! { <RankingPart asked rows /> }.into_any(),
        Outcome::Grid { low, rows } => view! { <GridPart asked low rows /> }.into_any(),
        outcome @ Outcome::Importance { .. } => {
            view! { <ImportancePart asked outcome /> }.into_any()
        }
        Outcome::Number {
            mean,
            median,
            lowest,
            highest,
        } => view! { <NumberPart asked mean median lowest highest /> }.into_any(),
        Outcome::Date { first, last } => view! { <DatePart asked first last /> }.into_any(),
        Outcome::Texts => view! { <WordList asked /> }.into_any(),
        Outcome::Files => {
            let to = asked.behind().answered(asked.name()).route();
            view! { <p><Link to>{text::see_files()}</Link></p> }.into_any()
        }
    };
    view! {
        <Card title aside>
            <div class="stack">
                <p class="basis"><small>{kind} {(!left.is_empty()).then(|| format!(" · {left}"))}</small></p>
                {shown}
            </div>
        </Card>
    }
}
