use super::address::{Behind, filter_from, is_partial, with_partial};
use super::answer_table::AnswerTable;
use super::filter_chips::FilterChips;
use super::filters::Filters;
use super::named::{form_title, question_title, row_word, survey_title};
use crate::engine_client::{use_engine, use_query};
use crate::features::transfer::{AnswersWanted, export_answers};
use crate::i18n::t;
use crate::platform::task;
use crate::route::{Route, SurveyPlace};
use crate::router::use_router;
use crate::state::use_toasts;
use crate::ui::{Button, Icon, Link, LinkButton, Page, Tab, Tabs};
use api::sheet::OutputFormat;
use api::{MatrixCross, SurveyDesign, SurveyResults};
use domain::record::SurveyId;
use domain::survey::{AnswerColumn, Form, answer_columns};
use leptos::prelude::*;

/// The answers to a survey one by one: all, or those behind a figure.
#[component]
pub(super) fn AnswersPage(id: SurveyId) -> impl IntoView {
    use t::results as text;
    let router = use_router();
    let list = router.list();
    let design = use_query(move || Some(SurveyDesign { id }));
    // For the words of what was clicked, the columns of the file, and how many there are on each tab.
    let results = use_query(move || {
        Some(SurveyResults {
            survey: id,
            filter: list.with(filter_from),
            by: None,
            cross: MatrixCross::default(),
        })
    });
    let form = Memo::new(move |_| {
        results.with(|view| view.map(|view| view.form.clone()).unwrap_or_default())
    });
    let title = move || {
        let title = design.with(|view| view.map(survey_title).unwrap_or_default());
        text::answers_of(&title)
    };
    let tabs = Signal::derive(move || {
        let counts = results.with(|view| view.map(|view| (view.answers, view.partial)));
        let count = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
        let place = Route::survey(SurveyPlace::Answers(id));
        let tab = |label: &'static str, partial: bool, n: Option<u64>| Tab {
            label: label.to_owned(),
            to: place.clone().with_list(with_partial(list.get(), partial)),
            count: n.map(count),
        };
        vec![
            tab(text::done(), false, counts.map(|(done, _)| done)),
            tab(text::broken_off(), true, counts.map(|(_, partial)| partial)),
        ]
    });
    let back = Signal::derive(move || list.with(|list| Behind::new(id, list).results()));
    view! {
        <Page
            title
            fills_window=true
            above=move || view! { <Link to=back>{text::title()}</Link> }
            actions=move || {
                view! {
                    <ExportButton id form />
                    <LinkButton icon=Icon::Import to=Route::survey(SurveyPlace::Import(id))>
                        {text::import::open()}
                    </LinkButton>
                }
            }
        >
            <div class="list-pane">
                <FilterChips design form />
                <Filters design />
                <Tabs label=text::kinds() tabs current=Signal::derive(move || {
                    Route::survey(SurveyPlace::Answers(id)).with_list(list.get())
                })>
                    ""
                </Tabs>
                <AnswerTable id />
            </div>
        </Page>
    }
}

/// What the list shows, as a file for other programs.
#[component]
fn ExportButton(id: SurveyId, form: Memo<Form>) -> impl IntoView {
    let engine = use_engine();
    let toasts = use_toasts();
    let list = use_router().list();
    let job = engine.fresh_task();
    let busy = RwSignal::new(false);
    let save = move |()| {
        let (filter, partial) = list.with_untracked(|list| (filter_from(list), is_partial(list)));
        let form = form.get_untracked();
        let columns = answer_columns(&form);
        let wanted = AnswersWanted {
            survey: id,
            filter,
            partial,
            columns: columns
                .iter()
                .map(|column| (column.clone(), column_word(&form, column)))
                .collect(),
            title: t::results::answers_of(&form_title(&form, id)),
        };
        busy.set(true);
        task::spawn(async move {
            let outcome = export_answers(engine, job, wanted, OutputFormat::Csv).await;
            busy.try_set(false);
            match outcome {
                Ok(said) => toasts.done(said),
                Err(said) => toasts.problem(said),
            };
        });
    };
    view! {
        <Button icon=Icon::Export busy on_press=save>
            {t::results::export()}
        </Button>
    }
}

/// The head of a column in the file.
fn column_word(form: &Form, column: &AnswerColumn) -> String {
    use AnswerColumn as C;
    use t::results::column as text;
    let of = |name: &str, row: &str| {
        form.question(name).map_or_else(
            || name.to_owned(),
            |question| {
                text::row_of(
                    &question_title(form, question),
                    &row_word(form, question, row),
                )
            },
        )
    };
    match column {
        C::Id => "id".to_owned(),
        C::At => text::at().to_owned(),
        C::Customer => text::customer().to_owned(),
        C::CustomerNumber => text::customer_number().to_owned(),
        C::Asked => t::results::filter::asked().to_owned(),
        C::By => t::results::filter::staff().to_owned(),
        C::Language => text::language().to_owned(),
        C::Version => t::results::filter::version().to_owned(),
        C::Partial => t::results::broken_off().to_owned(),
        C::Respondent => text::respondent().to_owned(),
        C::Reply(name) => super::named::title_of(form, name),
        C::Written(name) => text::written(&super::named::title_of(form, name)),
        C::Row { question, row } => of(question, row),
        C::Importance { question, row } => text::importance(&of(question, row)),
        C::Satisfaction { question, row } => text::satisfaction(&of(question, row)),
        C::Rival {
            question,
            row,
            competitor,
        } => text::rival(&of(question, row), competitor),
    }
}
