use super::exports::ExportMenu;
use super::finding::question_word;
use crate::engine_client::{Query, use_engine};
use crate::i18n::t;
use crate::platform::{print, task};
use crate::route::{InsightQuestion, Route};
use crate::ui::{Answered, Button, Icon, Link, Page, Progress};
use api::StopWorking;
use leptos::prelude::*;

/// The frame of a question: its finding as heading, the way back, paper and files; while it is being worked out, how
/// far that is and a way to stop it.
#[component]
pub(super) fn QuestionPage<T, V>(
    question: InsightQuestion,
    /// The name under which the engine reports its progress.
    #[prop(optional, into)]
    working: Option<u32>,
    query: Query<T>,
    /// The finding in one sentence, when there is one.
    finding: fn(&T) -> Option<String>,
    show: fn(T) -> V,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let word = question_word(question);
    let title = move || {
        query
            .with(|view| view.and_then(finding))
            .unwrap_or_else(|| word.to_owned())
    };
    let above = move || {
        view! {
            <p>
                <Link to=Route::Insights>{t::insights::back()}</Link>
                {format!(" / {word}")}
            </p>
        }
    };
    let actions = move || {
        view! {
            <Button icon=Icon::Print on_press=|()| print::open()>{t::insights::print()}</Button>
            <ExportMenu />
        }
    };
    view! {
        <Page title above actions>
            {working.map(|task| view! { <Working task query /> })}
            <Answered query show=show />
        </Page>
    }
}

#[component]
fn Working<T: Clone + PartialEq + Send + Sync + 'static>(
    task: u32,
    query: Query<T>,
) -> impl IntoView {
    let engine = use_engine();
    let progress = engine.progress(task);
    let is_working = Memo::new(move |_| {
        query
            .state()
            .with(|state| state.is_asking && state.value.is_none())
            && progress.get().is_some()
    });
    let done = Signal::derive(move || {
        progress
            .get()
            .map_or((0, 100), |progress| (progress.done, progress.total))
    });
    let stop = move |()| {
        task::spawn(async move {
            // Whoever stops it sees that it stopped; an engine that is gone says so on the page.
            let _stopped = engine.ask(StopWorking { task }).await;
        });
    };
    move || {
        is_working.get().then(|| {
            view! { <Progress label=t::insights::working() done on_cancel=Callback::new(stop) /> }
        })
    }
}
