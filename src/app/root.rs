use super::outlet::Outlet;
use super::split;
use super::sweep::sweep_photos_later;
use crate::command::Commands;
use crate::engine_client::{Book, Engine, Link, Opening, ShopFacts};
use crate::i18n::{self, t};
use crate::part::{FromPart, Part, PartView, Parts};
use crate::platform::page;
use crate::route::{SurveyPlace, View};
use crate::router::Router;
use crate::shell::{Frame, Obstacle, OpeningScreen};
use crate::state::{Kiosk, Look, Toasts};
use crate::ui::Progress;
use api::AppError;
use domain::record::SurveyId;
use leptos::prelude::*;

/// The shop; or, on a customer's phone, the survey in the link and nothing else.
///
/// Which of the two is settled by the address the page was loaded with. An address of the other kind loads the page
/// anew: nothing of a shop is ever behind a survey that was given, and a survey never starts a shop.
#[component]
pub(super) fn Root() -> impl IntoView {
    let look = Look::provide();
    let router = Router::provide();
    let is_given = move || router.view().with(|view| *view == View::GivenSurvey);
    let was_given = untrack(is_given);
    Effect::new(move |_| {
        if is_given() != was_given {
            page::reload();
        }
    });
    if was_given {
        view! { <GivenSurvey look /> }.into_any()
    } else {
        view! { <WholeShop look /> }.into_any()
    }
}

/// No engine, no book and no storage: the phone is a stranger's.
#[component]
fn GivenSurvey(look: Look) -> impl IntoView {
    Parts::provide(split::source());
    move || {
        i18n::set_current(look.locale());
        view! {
            <div class="frame frame--bare">
                <main class="frame__content">
                    <FromPart part=Part::Given view=PartView::Page(View::GivenSurvey) />
                </main>
            </div>
        }
    }
}

/// What lives as long as the page, and below it the views, which are mounted anew in another language.
#[component]
fn WholeShop(look: Look) -> impl IntoView {
    let kiosk = Kiosk::provide();
    let toasts = Toasts::provide();
    let engine = Engine::provide();
    let book = Book::provide();
    let shop = ShopFacts::provide(engine, book);
    Commands::provide();
    sweep_photos_later(engine, book);
    let parts = Parts::provide(split::source());
    let stage = Memo::new(move |_| stage(engine, book, kiosk));
    Effect::new(move |begun: Option<bool>| {
        let begun = begun.unwrap_or_default();
        if !begun && stage.with(|stage| *stage != Stage::Opening) {
            // Only now: until the engine has opened the book, everything else would be in its way.
            parts.fetch_when_idle();
            return true;
        }
        begun
    });
    Effect::new(move |_| {
        if book
            .opening()
            .with(|opening| matches!(opening, Opening::Ready(ready) if ready.rebuilt))
        {
            toasts.done(t::shell::opening::rebuilt());
        }
    });
    move || {
        i18n::set_current(look.locale());
        // Amounts and moments are plain text in the views, so another currency mounts them anew, too.
        shop.regional().track();
        view! { <Stages stage /> }
    }
}

/// What the window shows as a whole.
#[derive(Clone, Debug, PartialEq)]
enum Stage {
    Opening,
    Blocked(Obstacle),
    /// In customers' hands: one survey, and nothing else of the book, at whatever address.
    Kiosk(SurveyId),
    Open,
}

fn stage(engine: Engine, book: Book, kiosk: Kiosk) -> Stage {
    match engine.link().get() {
        Link::OtherBuild => return Stage::Blocked(Obstacle::Engine(AppError::BuildMismatch)),
        Link::Stopped => return Stage::Blocked(Obstacle::Engine(AppError::EngineStopped)),
        Link::Starting | Link::Up => {}
    }
    let opening = book.opening().get();
    // Before the welcome of an empty book as well: it leads everywhere.
    if let (Opening::Ready(_), Some(survey)) = (&opening, kiosk.survey()) {
        return Stage::Kiosk(survey);
    }
    match opening {
        Opening::Underway => Stage::Opening,
        Opening::Ready(_) if book.is_first_run().get() => Stage::Blocked(Obstacle::FirstRun),
        Opening::Ready(_) => Stage::Open,
        Opening::DataRemoved => Stage::Blocked(Obstacle::DataRemoved),
        Opening::Failed(problem) => Stage::Blocked(Obstacle::Storage(problem)),
        Opening::Unreachable(error) => Stage::Blocked(Obstacle::Engine(error)),
    }
}

#[component]
fn Stages(stage: Memo<Stage>) -> impl IntoView {
    move || match stage.get() {
        // The rail stands where it did before the app started, and where it will be.
        Stage::Opening => view! {
            <div class="frame">
                <div class="rail" aria-hidden="true">
                    <span class="rail__mark">"熟"</span>
                </div>
                <main class="opening opening--underway">
                    <Progress label=t::shell::opening::underway() />
                </main>
            </div>
        }
        .into_any(),
        Stage::Blocked(obstacle) => view! { <OpeningScreen obstacle /> }.into_any(),
        Stage::Kiosk(survey) => {
            let place = View::Surveys(SurveyPlace::Kiosk(survey));
            view! {
                <div class="frame frame--bare">
                    <main class="frame__content">
                        <FromPart part=Part::Surveys view=PartView::Page(place) />
                    </main>
                </div>
            }
            .into_any()
        }
        Stage::Open => view! {
            <Frame>
                <Outlet />
            </Frame>
        }
        .into_any(),
    }
}
