use crate::engine_client::use_query;
use crate::features::complaints::list::{clock_chip, number, serious};
use crate::features::complaints::page::{ActionRow, PreventionRow, PromiseRow, escalation_words};
use crate::i18n::{Word as _, t};
use crate::platform::timer;
use crate::route::{ListState, Route};
use crate::ui::{Card, Chip, Link, LinkButton};
use api::{DeskTodayView, PressingComplaint};
use leptos::prelude::*;

/// Rows of each kind at most.
const ROWS: u32 = 6;
/// Clocks run while nobody touches anything.
const ASK_AGAIN_MILLIS: u32 = 60_000;

/// Late and nearly late complaints, promises and actions that are due: each row one tap from being done. Nothing where
/// nothing presses.
#[component]
pub fn DeskToday() -> impl IntoView {
    let tick = RwSignal::new(0_u32);
    let query = use_query(move || {
        tick.track();
        Some(api::DeskToday { limit: ROWS })
    });
    every_minute(tick);
    let answer = Memo::new(move |_| query.value().unwrap_or_default());
    move || {
        let view = answer.get();
        view! {
            <Pressing view=view.clone() />
            <Due view />
        }
    }
}

fn every_minute(tick: RwSignal<u32>) {
    timer::after(ASK_AGAIN_MILLIS, move || {
        // The page has gone when this fails.
        if tick
            .try_update(|tick| *tick = tick.wrapping_add(1))
            .is_some()
        {
            every_minute(tick);
        }
    });
}

#[component]
fn Pressing(view: DeskTodayView) -> impl IntoView {
    let total = view.pressing_total;
    let pressing_list = Route::Complaints(
        ListState::default()
            .with("show", "list")
            .with("only", "pressing"),
    );
    let aside = move || {
        view! { <Link to=pressing_list.clone()>{t::desk::today::all(total.into())}</Link> }
    };
    (!view.pressing.is_empty()).then(|| {
        view! {
            <Card title=t::desk::today::pressing() aside flush=true>
                <ul class="rows">
                    {view.pressing.into_iter().map(|row| view! { <PressingRow row /> }).collect_view()}
                </ul>
            </Card>
        }
    })
}

#[component]
fn PressingRow(row: PressingComplaint) -> impl IntoView {
    let PressingComplaint { row, escalation } = row;
    let detail = [
        number(row.number),
        row.state.word().to_owned(),
        row.responsible.clone(),
        row.what_happened.clone(),
    ]
    .into_iter()
    .filter(|part| !part.is_empty())
    .collect::<Vec<_>>()
    .join(" · ");
    let to = Route::Complaint(row.id);
    let name = row.customer_name.clone();
    let clock = row.clock.as_ref().and_then(clock_chip);
    let serious = serious(&row);
    let warning = escalation.as_ref().map(escalation_words);
    view! {
        <li class="row">
            <div class="row__text">
                <p class="row__title">
                    <Link to=to.clone()>{name}</Link>
                    {clock}
                    {serious}
                    {warning.map(|warning| view! { <Chip>{warning}</Chip> })}
                </p>
                <p>{detail}</p>
            </div>
            <div class="row__actions">
                <LinkButton to>{t::desk::today::go_on()}</LinkButton>
            </div>
        </li>
    }
}

#[component]
fn Due(view: DeskTodayView) -> impl IntoView {
    let is_empty =
        view.promises.is_empty() && view.actions.is_empty() && view.preventions.is_empty();
    (!is_empty).then(|| {
        view! {
            <Card title=t::desk::today::due() flush=true>
                <ul class="rows">
                    {view
                        .promises
                        .into_iter()
                        .map(|due| view! { <PromiseRow promise=due.promise to=due.customer_name /> })
                        .collect_view()}
                    {view.actions.into_iter().map(|action| view! { <ActionRow action /> }).collect_view()}
                    {view.preventions.into_iter().map(|prevention| view! { <PreventionRow prevention /> }).collect_view()}
                </ul>
            </Card>
        }
    })
}
