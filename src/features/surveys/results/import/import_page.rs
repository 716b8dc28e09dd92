use super::super::named::survey_title;
use super::import_state::{AnswerImport, Step};
use super::map_part::MapPart;
use super::plan_part::{DonePart, PlanPart};
use crate::engine_client::{use_engine, use_query};
use crate::i18n::t;
use crate::route::{Route, SurveyPlace};
use crate::ui::{
    Button, Card, EmptyState, FileDrop, FirstAnswer, Icon, Link, LinkButton, Notice, NoticeKind,
    Page, Progress,
};
use api::{AnswerFilter, MatrixCross, SurveyDesign, SurveyResults, SurveyResultsView, SurveyState};
use domain::record::{SurveyId, recommend};
use domain::survey::Form;
use leptos::prelude::*;
use web_sys::File;

/// What the picker offers first.
const ACCEPT: &str = ".csv,.tsv,.txt,.xlsx,.xls,.ods";

/// Answers from a file, in three looks: the file, the columns, what would happen.
#[component]
pub(in super::super) fn ImportPage(id: SurveyId) -> impl IntoView {
    use t::results::import as text;
    let design = use_query(move || Some(SurveyDesign { id }));
    let form = use_query(move || {
        Some(SurveyResults {
            survey: id,
            filter: AnswerFilter::default(),
            by: None,
            cross: MatrixCross::default(),
        })
    });
    let above = move || {
        let title = design.with(|view| view.map(survey_title).unwrap_or_default());
        view! { <Link to=Route::survey(SurveyPlace::Results(id))>{title}</Link> }
    };
    // Whoever was never asked anything cannot have answered.
    let is_draft = Memo::new(move |_| {
        design.with(|view| {
            view.is_some_and(|view| {
                view.state == SurveyState::Draft && view.editions.is_empty() && id != recommend::ID
            })
        })
    });
    view! {
        <Page title=text::title() above=move || view! { {above} }>
            <Show
                when=move || !is_draft.get()
                fallback=move || {
                    view! {
                        <Card>
                            <EmptyState
                                icon=Icon::Import
                                text=text::publish_first()
                                actions=move || {
                                    view! {
                                        <LinkButton to=Route::survey(SurveyPlace::Design(id))>
                                            {text::to_design()}
                                        </LinkButton>
                                    }
                                }
                            />
                        </Card>
                    }
                }
            >
                <FirstAnswer query=form show=move |view: SurveyResultsView| view! { <Wizard id form=view.form /> } />
            </Show>
        </Page>
    }
}

#[component]
fn Wizard(id: SurveyId, form: Form) -> impl IntoView {
    let import = AnswerImport::new(id, form);
    let problem = move || {
        import.problem.get().map(|problem| {
            view! {
                <Notice kind=NoticeKind::Problem>
                    <p role="alert">{problem}</p>
                </Notice>
            }
        })
    };
    view! {
        <div class="stack">
            {problem}
            {move || match import.step.get() {
                Step::Choose => view! { <Choose import /> }.into_any(),
                Step::Map => view! { <MapPart import /> }.into_any(),
                Step::Loading => view! { <Loading import /> }.into_any(),
                Step::Plan(view) => view! { <PlanPart import view=*view /> }.into_any(),
                Step::Writing => view! { <Writing import /> }.into_any(),
                Step::Done(done, answers) => view! { <DonePart import done answers /> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Choose(import: AnswerImport) -> impl IntoView {
    use t::results::import as text;
    let on_files = move |files: Vec<File>| import.look(files.into_iter().next());
    view! {
        <Card>
            <FileDrop label=text::drop() help=t::import::drop_help() accept=ACCEPT on_files />
            {move || import.busy.get().then(|| view! { <Progress label=t::import::looking() /> })}
        </Card>
        <Card title=text::tips_title()>
            <ul class="bullets">
                <li>{text::tip_row()}</li>
                <li>{text::tip_respondent()}</li>
                <li>{text::tip_rules()}</li>
                <li>{t::import::tip_local()}</li>
            </ul>
        </Card>
    }
}

/// Reading first, checking then.
#[component]
fn Loading(import: AnswerImport) -> impl IntoView {
    let checking = use_engine().progress(import.job());
    let rows = Signal::derive(move || match checking.get() {
        Some(progress) if progress.total > 0 => (progress.done, progress.total),
        _ => (import.reading.get().rows, 0),
    });
    view! {
        <Card>
            <Progress label=t::import::reading() done=rows on_cancel=Callback::new(move |()| import.start_over()) />
        </Card>
    }
}

#[component]
fn Writing(import: AnswerImport) -> impl IntoView {
    let progress = use_engine().progress(import.job());
    let rows = Signal::derive(move || {
        progress
            .get()
            .map_or((0, 0), |progress| (progress.done, progress.total))
    });
    view! {
        <Card>
            <Progress label=t::import::writing() done=rows />
            <Button on_press=move |()| import.start_over()>{t::ui::stop()}</Button>
        </Card>
    }
}
