use super::change_label::change_label;
use super::record_route::route_of;
use crate::engine_client::{use_doer, use_query};
use crate::i18n::format::{self, InstantStyle};
use crate::i18n::{kind_label, t};
use crate::route::{Route, SettingsSection};
use crate::ui::{Answered, Button, ButtonKind, Card, Chip, EmptyState, Icon, Link, Page};
use api::{RecentChange, RecentChanges};
use leptos::prelude::*;

const STEP: u32 = 50;

/// What was done lately, by everyone; each can be taken back.
#[component]
pub(super) fn ChangesPage() -> impl IntoView {
    use t::history as text;
    let limit = RwSignal::new(STEP);
    let query = use_query(move || Some(RecentChanges { limit: limit.get() }));
    let show = move |changes: Vec<RecentChange>| {
        if changes.is_empty() {
            return view! { <EmptyState icon=Icon::History text=text::nothing() /> }.into_any();
        }
        let may_have_more =
            changes.len() >= usize::try_from(limit.get_untracked()).unwrap_or(usize::MAX);
        view! {
            <ul class="rows">
                {changes
                    .into_iter()
                    .map(|change| view! { <ChangeRow change /> })
                    .collect_view()}
            </ul>
            {may_have_more
                .then(|| {
                    view! {
                        <div class="timeline__more">
                            <Button kind=ButtonKind::Quiet on_press=move |()| limit.update(|limit| *limit += 2 * STEP)>
                                {text::more()}
                            </Button>
                        </div>
                    }
                })}
        }
        .into_any()
    };
    view! {
        <Page
            title=text::changes_title()
            above=|| view! { <Link to=Route::Settings(SettingsSection::default())>{t::shell::place::settings()}</Link> }
        >
            <Card flush=true>
                <Answered query show />
            </Card>
        </Page>
    }
}

#[component]
fn ChangeRow(change: RecentChange) -> impl IntoView {
    use t::history as text;
    let doer = use_doer();
    let RecentChange {
        batch,
        at,
        by,
        label,
        records,
        title,
        record,
        undone,
    } = change;
    let when = format::instant(at, InstantStyle::Medium);
    let who = by.unwrap_or_else(|| text::somebody().to_owned());
    let file = title.clone().filter(|_| record.is_none());
    let about = record.map(|record| {
        let name = title
            .filter(|title| !title.is_empty())
            .unwrap_or_else(|| kind_label(&record.kind).to_owned());
        match route_of(&record) {
            Some(route) => view! { <Link to=route>{name}</Link> }.into_any(),
            None => name.into_any(),
        }
    });
    let rest = (records > 1).then(|| text::records(records));
    let action = if undone {
        view! { <Chip>{text::undone()}</Chip> }.into_any()
    } else {
        view! {
            <Button kind=ButtonKind::Quiet icon=Icon::Undo on_press=move |()| doer.undo(batch)>
                {text::take_back()}
            </Button>
        }
        .into_any()
    };
    view! {
        <li class="row">
            <div class="row__text">
                <div class="row-line">
                    <span>
                        <strong>{change_label(&label)}</strong>
                        " "
                        {about}
                        {file}
                    </span>
                    {action}
                </div>
                <small>{text::when_and_who(&when, &who)} {rest.map(|rest| format!(" · {rest}"))}</small>
            </div>
        </li>
    }
}
