use crate::engine_client::{use_book, use_query};
use crate::i18n::format::{self, InstantStyle};
use crate::i18n::{kinds_label, t};
use crate::platform::persistence::Room;
use crate::platform::{install, persistence, preferences, task};
use crate::route::Route;
use crate::shell::InstallNote;
use crate::ui::{
    Answered, Button, ButtonKind, Card, Fact, Facts, Icon, LinkButton, Notice, NoticeKind,
};
use api::{BookFacts, BookFactsView, PhotoFacts};
use domain::Instant;
use leptos::prelude::*;

use crate::features::transfer::LAST_BACKUP;

/// Is it saved, will the browser keep it, is there room, when was the last backup.
#[component]
pub(super) fn SafetyPart() -> impl IntoView {
    let persisted = RwSignal::new(None::<bool>);
    let room = RwSignal::new(None::<Room>);
    let refused = RwSignal::new(false);
    let query = use_query(|| Some(BookFacts));
    task::spawn(async move {
        persisted.try_set(persistence::is_persisted().await);
        room.try_set(persistence::room().await);
    });
    let ask = move |()| {
        task::spawn(async move {
            let kept = persistence::persist().await;
            refused.try_set(kept != Some(true));
            persisted.try_set(kept);
        });
    };
    let last_backup: Option<Instant> = preferences::read(LAST_BACKUP);
    let backup = last_backup.map_or_else(
        || t::data_safety::never().to_owned(),
        |at| format::instant(at, InstantStyle::Medium),
    );
    view! {
        <Card title=t::data_safety::kept_title()>
            <Facts>
                <Fact name=t::data_safety::where_kept()>{t::data_safety::on_this_device()}</Fact>
                <Fact name=t::data_safety::persisted()>
                    {move || match persisted.get() {
                        Some(true) => t::data_safety::yes(),
                        Some(false) => t::data_safety::no(),
                        None => t::data_safety::unknown(),
                    }}
                </Fact>
                <Fact name=t::data_safety::installed()>
                    {if install::is_installed() { t::data_safety::yes() } else { t::data_safety::no() }}
                </Fact>
                <Fact name=t::data_safety::room()>
                    {move || {
                        room.get()
                            .map_or_else(
                                || t::data_safety::unknown().to_owned(),
                                |room| t::data_safety::used_of(&size(room.used), &size(room.available)),
                            )
                    }}
                </Fact>
                <Fact name=t::data_safety::last_backup()>{backup}</Fact>
            </Facts>
            {move || {
                (persisted.get() == Some(false))
                    .then(|| {
                        view! {
                            <Notice kind=NoticeKind::Info>
                                <p>{t::data_safety::may_be_removed()}</p>
                                <Button kind=ButtonKind::Primary icon=Icon::Shield on_press=ask>
                                    {t::data_safety::ask_to_keep()}
                                </Button>
                                {move || refused.get().then(|| view! { <p role="status">{t::data_safety::refused()}</p> })}
                            </Notice>
                        }
                    })
            }}
            <InstallNote />
            <p class="toolbar">
                <LinkButton to=Route::Export icon=Icon::Export>{t::data_safety::to_backup()}</LinkButton>
            </p>
        </Card>
        <Card title=t::data_safety::inside_title()>
            <Answered query show=|view: BookFactsView| view! { <Inside view /> } />
        </Card>
        <Demo />
    }
}

#[component]
fn Inside(view: BookFactsView) -> impl IntoView {
    #[allow(clippy::cast_precision_loss, reason = "sizes far below 2^53")]
    let bytes = (view.log_bytes + view.snapshot_bytes) as f64;
    let records = view
        .records
        .into_iter()
        .map(|(kind, count)| view! { <Fact name=kinds_label(&kind)>{format::count(count)}</Fact> })
        .collect_view();
    let photos = photo_words(view.photos);
    let unused = unused_words(view.photos);
    view! {
        <Facts>
            {records}
            <Fact name=t::data_safety::changes()>{format::count(view.batches)}</Fact>
            <Fact name=t::data_safety::size()>{size(bytes)}</Fact>
            <Fact name=t::data_safety::photos()>{photos}</Fact>
            <Fact name=t::data_safety::digest()>{format!("{:04X}", view.digest & 0xffff)}</Fact>
        </Facts>
        {unused.map(|words| view! { <p><small>{words}</small></p> })}
        <p><small>{t::data_safety::digest_help()}</small></p>
    }
}

#[allow(
    clippy::cast_precision_loss,
    reason = "sizes of photos are far below 2^53"
)]
fn photo_words(photos: PhotoFacts) -> String {
    t::data_safety::photo_count(photos.count, &size(photos.bytes as f64))
}

/// Of forms that are still open, or were discarded: what will be cleared away.
#[allow(
    clippy::cast_precision_loss,
    reason = "sizes of photos are far below 2^53"
)]
fn unused_words(photos: PhotoFacts) -> Option<String> {
    (photos.unused > 0)
        .then(|| t::data_safety::unused_photos(photos.unused, &size(photos.unused_bytes as f64)))
}

#[component]
fn Demo() -> impl IntoView {
    let book = use_book();
    let is_demo = book.is_demo();
    view! {
        <Card title=t::data_safety::demo_title()>
            <p>{t::data_safety::demo_about()}</p>
            <p class="toolbar">
                {move || {
                    if is_demo.get() {
                        view! { <Button on_press=move |()| book.leave_demo()>{t::shell::leave_demo()}</Button> }.into_any()
                    } else {
                        view! { <Button on_press=move |()| book.open_demo()>{t::shell::opening::first_demo()}</Button> }
                            .into_any()
                    }
                }}
            </p>
        </Card>
    }
}

fn size(bytes: f64) -> String {
    const MEGABYTE: f64 = 1_048_576.0;
    const GIGABYTE: f64 = 1_024.0 * MEGABYTE;
    if bytes >= GIGABYTE {
        t::data_safety::gigabytes(&format::decimal(bytes / GIGABYTE, 1))
    } else {
        t::data_safety::megabytes(&format::decimal(bytes / MEGABYTE, 1))
    }
}
