use super::install_note::InstallNote;
use crate::engine_client::use_book;
use crate::i18n::{explain, explain_storage, t};
use crate::platform::page;
use crate::route::Route;
use crate::router::{use_router, use_title};
use crate::ui::{Button, ButtonKind, Dialog, Icon};
use api::{AppError, StorageProblem};
use leptos::prelude::*;

/// What stands between the reader and the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Nothing was ever written: a welcome, not an obstacle.
    FirstRun,
    /// There was data, and the browser removed it.
    DataRemoved,
    /// The storage cannot be read.
    Storage(StorageProblem),
    /// The engine does not answer.
    Engine(AppError),
}

impl Obstacle {
    fn title(&self) -> &'static str {
        use t::shell::opening as text;
        match self {
            Self::FirstRun => text::first_title(),
            Self::DataRemoved | Self::Storage(StorageProblem::DataRemoved) => text::removed_title(),
            Self::Storage(StorageProblem::FormatTooNew { .. }) => text::too_new_title(),
            Self::Storage(StorageProblem::BlockedByOtherTab) => text::blocked_title(),
            Self::Storage(StorageProblem::Closed) => text::closed_title(),
            Self::Storage(StorageProblem::Unavailable) => text::unavailable_title(),
            Self::Storage(StorageProblem::Corrupt) => text::corrupt_title(),
            Self::Storage(StorageProblem::QuotaExceeded) => text::quota_title(),
            Self::Storage(StorageProblem::Failed) => text::failed_title(),
            Self::Engine(AppError::BuildMismatch) => text::mismatch_title(),
            Self::Engine(_) => text::engine_title(),
        }
    }

    fn text(&self) -> String {
        use t::shell::opening as text;
        match self {
            Self::FirstRun => text::first_text().to_owned(),
            Self::DataRemoved | Self::Storage(StorageProblem::DataRemoved) => {
                text::removed_text().to_owned()
            }
            Self::Storage(StorageProblem::Unavailable) => text::unavailable_text().to_owned(),
            Self::Storage(problem) => explain_storage(*problem),
            Self::Engine(error) => explain(error),
        }
    }
}

/// A whole screen in plain words: what happened, that nothing is lost where that is so, what to do now.
#[component]
pub fn OpeningScreen(obstacle: Obstacle) -> impl IntoView {
    let title = obstacle.title();
    use_title(move || title.to_owned());
    let is_welcome = obstacle == Obstacle::FirstRun;
    let actions = match &obstacle {
        Obstacle::FirstRun => view! { <FirstRunActions /> }.into_any(),
        Obstacle::DataRemoved
        | Obstacle::Storage(StorageProblem::DataRemoved | StorageProblem::Corrupt) => {
            view! { <LossActions /> }.into_any()
        }
        // Only a fresh page, or another version, can help.
        Obstacle::Storage(StorageProblem::FormatTooNew { .. } | StorageProblem::Closed)
        | Obstacle::Engine(_) => view! {
            <Button kind=ButtonKind::Primary icon=Icon::Reload on_press=move |()| page::reload()>
                {t::shell::reload()}
            </Button>
        }
        .into_any(),
        Obstacle::Storage(_) => view! { <TryAgain /> }.into_any(),
    };
    view! {
        <main class="opening">
            <div class="opening__sheet" role=(!is_welcome).then_some("alert")>
                <span class="opening__mark" aria-hidden="true">
                    "熟"
                </span>
                <h1 tabindex="-1" data-heading="">{title}</h1>
                <p>{obstacle.text()}</p>
                <div class="opening__actions">{actions}</div>
            </div>
        </main>
    }
}

#[component]
fn FirstRunActions() -> impl IntoView {
    use t::shell::opening as text;
    let book = use_book();
    let router = use_router();
    let import = move |()| {
        book.begin();
        router.go(Route::Import);
    };
    view! {
        <InstallNote />
        <Button kind=ButtonKind::Primary icon=Icon::Import wide=true on_press=import>
            {text::first_import()}
        </Button>
        <Button wide=true on_press=move |()| book.begin()>
            {text::first_begin()}
        </Button>
        <Button wide=true kind=ButtonKind::Quiet on_press=move |()| book.open_demo()>
            {text::first_demo()}
        </Button>
        <p class="opening__hint">{text::first_hint()}</p>
    }
}

#[component]
fn LossActions() -> impl IntoView {
    use t::shell::opening as text;
    let book = use_book();
    let router = use_router();
    let is_sure = RwSignal::new(false);
    let restore = move |()| {
        router.go(Route::Export);
        book.accept_loss();
        book.begin();
    };
    view! {
        <Button kind=ButtonKind::Primary icon=Icon::Import wide=true on_press=restore>
            {text::removed_restore()}
        </Button>
        <Button wide=true on_press=move |()| is_sure.set(true)>
            {text::removed_begin()}
        </Button>
        <Dialog
            open=is_sure
            title=text::removed_sure_title()
            actions=move || {
                view! {
                    <Button on_press=move |()| is_sure.set(false)>{t::ui::cancel()}</Button>
                    <Button kind=ButtonKind::Danger on_press=move |()| book.accept_loss()>
                        {text::removed_begin()}
                    </Button>
                }
            }
        >
            <p>{text::removed_sure_text()}</p>
        </Dialog>
    }
}

#[component]
fn TryAgain() -> impl IntoView {
    let book = use_book();
    view! {
        <Button kind=ButtonKind::Primary icon=Icon::Reload on_press=move |()| book.try_again()>
            {t::shell::opening::try_again()}
        </Button>
    }
}
