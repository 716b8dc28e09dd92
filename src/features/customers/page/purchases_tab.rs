use crate::engine_client::use_query;
use crate::i18n::format::{self, DayStyle};
use crate::i18n::{Word, t};
use crate::route::Route;
use crate::ui::{Answered, Button, ButtonKind, Card, EmptyState, Icon, Link, LinkButton};
use api::{PurchaseList, PurchaseListView, PurchaseRow, PurchaseSort, Window};
use domain::record::CustomerId;
use leptos::prelude::*;

const STEP: u32 = 50;

/// What a customer bought, newest first.
#[component]
pub(super) fn PurchasesTab(id: CustomerId) -> impl IntoView {
    use t::customers::purchases as text;
    let limit = RwSignal::new(STEP);
    let query = use_query(move || {
        Some(PurchaseList {
            customer: Some(id),
            sort: PurchaseSort::Day,
            descending: true,
            window: Window {
                offset: 0,
                limit: limit.get(),
            },
            ..PurchaseList::default()
        })
    });
    let show = move |view: PurchaseListView| {
        if view.rows.is_empty() {
            return view! {
                <EmptyState
                    icon=Icon::Receipt
                    text=text::none()
                    actions=move || {
                        view! {
                            <LinkButton icon=Icon::Plus to=Route::NewPurchase { customer: Some(id) }>
                                {t::shell::command::new_purchase()}
                            </LinkButton>
                        }
                    }
                />
            }
            .into_any();
        }
        let shown = u32::try_from(view.rows.len()).unwrap_or(u32::MAX);
        let more = view.total.saturating_sub(shown);
        view! {
            <ul class="rows">{view.rows.into_iter().map(row_view).collect_view()}</ul>
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
    let sum = move || {
        query
            .with(|view| view.map(|view| text::sum(view.total.into(), &format::money(view.amount))))
    };
    view! {
        <Card title=text::title() flush=true aside=move || sum>
            <Answered query show />
        </Card>
    }
}

fn row_view(row: PurchaseRow) -> impl IntoView {
    let facts = [
        Some(format::list(
            row.names.iter().filter(|name| !name.is_empty()),
        )),
        Some(row.number.clone()),
        row.channel.map(|channel| channel.word().to_owned()),
        row.seller.clone(),
    ];
    let facts: Vec<String> = facts
        .into_iter()
        .flatten()
        .filter(|text| !text.is_empty())
        .collect();
    view! {
        <li class="row">
            <div class="row__text">
                <div class="row-line">
                    <Link to=Route::Purchase(row.id)>{format::day(row.day, DayStyle::Medium)}</Link>
                    <strong>{format::money(row.total)}</strong>
                </div>
                <small>{facts.join(" · ")}</small>
            </div>
        </li>
    }
}
