use super::record_route::route_of;
use super::shown_value::shown_value;
use crate::engine_client::{use_doer, use_query};
use crate::i18n::{format, kind_label, t};
use crate::platform::clock;
use crate::route::{Route, SettingsSection};
use crate::ui::{Answered, Button, ButtonKind, Card, Chip, EmptyState, Icon, Link, Page};
use api::{RecycleBin, RecycleBinView, RemovedRow, ShownValue, Window};
use domain::Value;
use domain::command::Command;
use leptos::prelude::*;

const STEP: u32 = 100;

/// What was removed, last first; everything can be restored.
#[component]
pub(super) fn RecycleBinPage() -> impl IntoView {
    use t::history::bin as text;
    let limit = RwSignal::new(STEP);
    let query = use_query(move || {
        Some(RecycleBin {
            window: Window {
                offset: 0,
                limit: limit.get(),
            },
        })
    });
    let show = move |view: RecycleBinView| {
        if view.rows.is_empty() {
            return view! { <EmptyState icon=Icon::Bin text=text::empty() /> }.into_any();
        }
        let shown = u32::try_from(view.rows.len()).unwrap_or(u32::MAX);
        let more = view.total.saturating_sub(shown);
        view! {
            <ul class="rows">
                {view.rows.into_iter().map(|row| view! { <RemovedView row /> }).collect_view()}
            </ul>
            {(more > 0)
                .then(|| {
                    view! {
                        <div class="timeline__more">
                            <Button kind=ButtonKind::Quiet on_press=move |()| limit.update(|limit| *limit += 3 * STEP)>
                                {t::customers::timeline::more(more.into())}
                            </Button>
                        </div>
                    }
                })}
        }
        .into_any()
    };
    let count = move || query.with(|view| view.map(|view| text::count(view.total.into())));
    view! {
        <Page
            title=t::shell::place::recycle_bin()
            above=|| view! { <Link to=Route::Settings(SettingsSection::default())>{t::shell::place::settings()}</Link> }
            under=move || view! { <span class="list-count">{count}</span> }
        >
            <Card flush=true>
                <Answered query show />
            </Card>
        </Page>
    }
}

#[component]
fn RemovedView(row: RemovedRow) -> impl IntoView {
    use t::history::bin as text;
    let doer = use_doer();
    let RemovedRow {
        record,
        title,
        reason,
        at,
    } = row;
    let kind = kind_label(&record.kind);
    let when = format::relative_instant(at, clock::now());
    let why = shown_value(
        &record.kind,
        domain::change::REMOVED,
        &ShownValue {
            value: Value::Text(reason),
            names: None,
        },
    );
    let name = if title.is_empty() {
        kind.to_owned()
    } else {
        title
    };
    let done = text::restored(&name);
    let label = match route_of(&record) {
        Some(route) => view! { <Link to=route>{name}</Link> }.into_any(),
        None => name.into_any(),
    };
    let restore = move |()| {
        let command = Command::Restore {
            records: vec![record.clone()],
        };
        doer.run(command, done.clone(), |_| {});
    };
    view! {
        <li class="row">
            <div class="row__text">
                <div class="row-line">
                    <span>{label} " " <Chip>{kind}</Chip></span>
                    <Button icon=Icon::Undo busy=doer.busy() on_press=restore>
                        {text::restore()}
                    </Button>
                </div>
                <small>{when} " · " {why}</small>
            </div>
        </li>
    }
}
