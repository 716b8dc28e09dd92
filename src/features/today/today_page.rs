use super::calls::Calls;
use super::figures::TodayFigures;
use crate::engine_client::{use_book, use_engine, use_query};
use crate::features::complaints::DeskToday;
use crate::features::surveys::FollowUpsToday;
use crate::features::transfer::LAST_BACKUP;
use crate::i18n::{format, t};
use crate::platform::{clock, preferences};
use crate::route::{Route, SettingsSection};
use crate::ui::{
    Answered, Button, ButtonKind, Card, EmptyState, Icon, Link, LinkButton, Notice, Page,
};
use api::TodayView;
use domain::Instant;
use leptos::prelude::*;

/// More calls than anybody makes in a day; the rest is one tap away.
const CALLS: u32 = 12;
/// A shop that backs up once a month can lose a month at worst, and is reminded often enough to form the habit.
const BACKUP_EVERY_DAYS: u64 = 30;

#[component]
pub(super) fn TodayPage() -> impl IntoView {
    let query = use_query(|| Some(api::TodayPage { calls: CALLS }));
    let engine = use_engine();
    let title = move || {
        query.with(|view| match view {
            Some(view) if view.calls_total > 0 => t::today::title(view.calls_total.into()),
            Some(view) if view.customers > 0 => t::today::title_none().to_owned(),
            _ => t::shell::place::today().to_owned(),
        })
    };
    let above = move || {
        let today = clock::today();
        // Asked again at every change, so that a page left open overnight says the right day after the first tap.
        engine.revision().track();
        view! { <p>{format::day(today, format::DayStyle::Weekday)}</p> }
    };
    let actions = || {
        view! {
            <LinkButton to=Route::NewPurchase { customer: None } kind=ButtonKind::Primary icon=Icon::Plus>
                {t::today::note_purchase()}
            </LinkButton>
        }
    };
    view! {
        <Page title above actions>
            <Answered
                query
                show=|view: TodayView| {
                    if view.customers == 0 {
                        view! { <NothingYet /> }.into_any()
                    } else {
                        view! { <Day view /> }.into_any()
                    }
                }
            />
        </Page>
    }
}

#[component]
fn Day(view: TodayView) -> impl IntoView {
    let done = view.contacts_today;
    view! {
        <TodayFigures view=view.clone() />
        <div class="two-columns">
            <div class="stack">
                <DeskToday />
                <FollowUpsToday />
                <Calls calls=view.calls total=view.calls_total />
            </div>
            <div class="stack">
                <Card title=t::today::done_title()>
                    <p>{t::today::done(done.into())}</p>
                    <p><small>{t::today::done_hint()}</small></p>
                </Card>
                <Safety />
            </div>
        </div>
    }
}

/// Where the data is, and that a copy elsewhere is due.
#[component]
fn Safety() -> impl IntoView {
    let book = use_book();
    let due = match preferences::read::<Instant>(LAST_BACKUP) {
        None => Some(t::today::backup_never().to_owned()),
        Some(at) => u64::try_from(clock::now().since(at) / Instant::DAY)
            .ok()
            .filter(|days| *days >= BACKUP_EVERY_DAYS)
            .map(t::today::backup_old),
    };
    let is_demo = book.is_demo();
    view! {
        <Card title=t::shell::place::data_safety()>
            <p>{t::today::kept_here()}</p>
            {move || {
                due.clone()
                    .filter(|_| !is_demo.get())
                    .map(|due| {
                        view! {
                            <Notice>
                                <p>{due}</p>
                                <LinkButton to=Route::Export icon=Icon::Shield>{t::today::back_up()}</LinkButton>
                            </Notice>
                        }
                    })
            }}
            <p>
                <Link to=Route::Settings(SettingsSection::DataSafety)>{t::today::check_safety()}</Link>
            </p>
        </Card>
    }
}

/// Before the first customer.
#[component]
fn NothingYet() -> impl IntoView {
    let book = use_book();
    let actions = move || {
        view! {
            <LinkButton to=Route::Import kind=ButtonKind::Primary icon=Icon::Import>
                {t::shell::opening::first_import()}
            </LinkButton>
            <LinkButton to=Route::NewCustomer icon=Icon::Plus>{t::shell::command::new_customer()}</LinkButton>
            <Button kind=ButtonKind::Quiet on_press=move |()| book.open_demo()>
                {t::shell::opening::first_demo()}
            </Button>
        }
    };
    view! { <EmptyState icon=Icon::Today text=t::today::nothing_yet() actions /> }
}
