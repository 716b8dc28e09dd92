use crate::engine_client::use_query;
use crate::features::complaints::list::{Behind, clock_chip, number, serious};
use crate::features::complaints::page::{ActionRow, PreventionRow, PromiseRow, escalation_words};
use crate::i18n::{Word as _, format, t};
use crate::platform::{clock, timer};
use crate::route::Route;
use crate::ui::{Band, BandChip, Card, Chip, Link, LinkButton};
use api::{DeskTodayView, Only, PressingComplaint};
use domain::record::ComplaintState;
use leptos::prelude::*;

/// Rows of each kind at most.
const ROWS: u32 = 6;
/// Clocks run while nobody touches anything.
const ASK_AGAIN_MILLIS: u32 = 60_000;

/// Open complaints, the pressing ones first and each once; promises and actions that are due: each row one tap from being
/// done.
#[component]
pub fn DeskToday() -> impl IntoView {
    let tick = RwSignal::new(0_u32);
    let query = use_query(move || {
        tick.track();
        Some(api::DeskToday { limit: ROWS })
    });
    every_minute(tick);
    let answer = Memo::new(move |_| query.value());
    move || {
        let view = answer.get()?;
        Some(view! {
            <Complaints view=view.clone() />
            <Due view />
        })
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

/// Each open complaint once: those that press with why, the others as a number that leads to the board.
#[component]
fn Complaints(view: DeskTodayView) -> impl IntoView {
    use t::desk::today as text;
    let (total, open) = (view.pressing_total, view.open);
    let shown = u32::try_from(view.pressing.len()).unwrap_or(u32::MAX);
    let title = if total > 0 {
        text::pressing(total.into())
    } else {
        t::today::complaints_title().to_owned()
    };
    let aside = move || {
        view! { <Link to=Route::complaints()>{t::today::complaints_all(open.into())}</Link> }
    };
    view! {
        <Card title aside flush=true>
            <ul class="rows">
                {view.pressing.into_iter().map(|row| view! { <PressingRow row /> }).collect_view()}
            </ul>
            <Others more=total.saturating_sub(shown) calm=open.saturating_sub(total) has_pressing={total > 0} />
        </Card>
    }
}

/// Those that are not shown one by one.
#[component]
fn Others(
    /// Press as well.
    more: u32,
    /// Are open, and nothing presses.
    calm: u32,
    has_pressing: bool,
) -> impl IntoView {
    use t::desk::today as text;
    let pressing = Behind::all().only(Only::Pressing).route();
    let more =
        (more > 0).then(|| view! { <Link to=pressing>{text::more_pressing(more.into())}</Link> });
    let calm = (calm > 0).then(|| {
        let words = if has_pressing {
            text::rest(calm.into())
        } else {
            text::all_calm(calm.into())
        };
        view! { <Link to=Route::complaints()>{words}</Link> }
    });
    let is_none = more.is_none() && calm.is_none();
    if is_none && has_pressing {
        return None;
    }
    Some(view! {
        <p class="card__empty toolbar">
            {is_none.then(t::today::complaints_none)} {more} {calm}
        </p>
    })
}

#[component]
fn PressingRow(row: PressingComplaint) -> impl IntoView {
    let PressingComplaint {
        row,
        escalation,
        is_promise_broken,
        is_passed_up,
    } = row;
    let day = clock::day_in_shop(row.at);
    let detail = [
        number(row.number),
        row.state.word().to_owned(),
        row.responsible.clone(),
        format::relative_day(day, clock::today()),
        row.what_happened.clone(),
    ]
    .into_iter()
    .filter(|part| !part.is_empty())
    .collect::<Vec<_>>()
    .join(" · ");
    let to = Route::Complaint(row.id);
    let name = row.customer_name.clone();
    let late = row.clock.as_ref().and_then(clock_chip);
    let broken = is_promise_broken.then(|| {
        view! { <BandChip band=Band::Red text=t::desk::today::promise_broken().to_owned() /> }
    });
    let serious = serious(&row);
    let passed_up = is_passed_up.then(|| {
        view! { <BandChip band=Band::Orange text=ComplaintState::Escalated.word().to_owned() /> }
    });
    let warning = escalation.as_ref().map(escalation_words);
    view! {
        <li class="row">
            <div class="row__text">
                <p class="row__title">
                    <Link to=to.clone()>{name}</Link>
                    {late}
                    {broken}
                    {serious}
                    {passed_up}
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
