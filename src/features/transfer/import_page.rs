use super::import_state::{Import, Step};
use super::look_part::LookPart;
use super::map_part::MapPart;
use super::plan_part::{DonePart, PlanPart};
use crate::engine_client::use_engine;
use crate::i18n::t;
use crate::ui::{Button, Card, FileDrop, Notice, NoticeKind, Page, Progress};
use api::sheet::ReadOptions;
use leptos::prelude::*;
use web_sys::File;

/// What the picker offers first.
const ACCEPT: &str = ".csv,.tsv,.txt,.xlsx,.xls,.ods";

/// From a file to the book in three looks: the file, the columns, what would happen.
#[component]
pub(super) fn ImportPage() -> impl IntoView {
    let import = Import::new();
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
        <Page title=t::import::title()>
            {problem}
            {move || match import.step.get() {
                Step::Choose => view! { <Choose import /> }.into_any(),
                Step::Map => view! { <LookPart import /> <MapPart import /> }.into_any(),
                Step::Loading => view! { <Loading import /> }.into_any(),
                Step::Plan(view) => view! { <PlanPart import view=*view /> }.into_any(),
                Step::Writing => view! { <Writing import /> }.into_any(),
                Step::Done(done) => view! { <DonePart import done /> }.into_any(),
            }}
        </Page>
    }
}

#[component]
fn Choose(import: Import) -> impl IntoView {
    let on_files =
        move |files: Vec<File>| import.look(files.into_iter().next(), ReadOptions::default());
    view! {
        <Card>
            <FileDrop label=t::import::drop() help=t::import::drop_help() accept=ACCEPT on_files />
            {move || import.busy.get().then(|| view! { <Progress label=t::import::looking() /> })}
        </Card>
        <Card title=t::import::tips_title()>
            <ul class="bullets">
                <li>{t::import::tip_history()}</li>
                <li>{t::import::tip_safe()}</li>
                <li>{t::import::tip_local()}</li>
            </ul>
        </Card>
    }
}

/// Reading first, checking then.
#[component]
fn Loading(import: Import) -> impl IntoView {
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
fn Writing(import: Import) -> impl IntoView {
    let progress = use_engine().progress(import.job());
    let rows = Signal::derive(move || {
        progress
            .get()
            .map_or((0, 0), |progress| (progress.done, progress.total))
    });
    view! {
        <Card>
            <Progress label=t::import::writing() done=rows />
            <p><small>{t::import::writing_hint()}</small></p>
            <Button on_press=move |()| import.start_over()>{t::ui::stop()}</Button>
        </Card>
    }
}
