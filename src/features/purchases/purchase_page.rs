use crate::engine_client::{use_doer, use_query};
use crate::features::history::{RecordHistoryCard, RemovalMenu};
use crate::features::returns::ReturnsCard;
use crate::i18n::format::{self, DayStyle};
use crate::i18n::{Word, field_label, t};
use crate::route::Route;
use crate::ui::{
    Answered, Button, ButtonKind, Card, Fact, Facts, Icon, Link, LinkButton, Notice, NoticeKind,
    Page,
};
use api::{PurchaseView, ReturnsOf};
use domain::Record as _;
use domain::command::{Command, RecordName};
use domain::record::{Purchase, PurchaseId, RemovalReason};
use leptos::prelude::*;

/// One purchase: what, how much, who sold it, and its history.
#[component]
pub(super) fn PurchasePage(id: PurchaseId) -> impl IntoView {
    use t::purchases as text;
    let query = use_query(move || Some(api::PurchasePage { id }));
    let title = move || {
        query.with(|view| {
            view.map_or_else(String::new, |view| {
                text::title(&format::day(view.purchase.day, DayStyle::Medium))
            })
        })
    };
    let record = RecordName::of::<Purchase>(id);
    let above = move || {
        query.value().map(|view| {
            view! { <Link to=Route::customer(view.purchase.customer)>{view.customer_name}</Link> }
        })
    };
    view! {
        <Page
            title
            above=move || above
            actions=move || move || query.value().map(|view| view! { <Actions view /> })
        >
            <Answered query show=|view| view! { <Details view /> } />
            {move || {
                query
                    .with(|view| view.is_some_and(|view| view.removed.is_none()))
                    .then(|| view! { <ReturnsCard of=ReturnsOf::Purchase(id) /> })
            }}
            <RecordHistoryCard record />
        </Page>
    }
}

#[component]
fn Actions(view: PurchaseView) -> impl IntoView {
    use t::purchases as text;
    let doer = use_doer();
    let id = view.purchase.id;
    let records = vec![RecordName::of::<Purchase>(id)];
    if view.removed.is_some() {
        let restore = move |()| {
            let records = records.clone();
            doer.run(Command::Restore { records }, text::restored(), |_| {});
        };
        return view! {
            <Button kind=ButtonKind::Primary icon=Icon::Undo busy=doer.busy() on_press=restore>
                {t::customers::action::restore()}
            </Button>
        }
        .into_any();
    }
    let remove = move |reason: RemovalReason| {
        let command = Command::Remove {
            records: records.clone(),
            reason: reason.code().to_owned(),
        };
        doer.run(command, text::removed(), |_| {});
    };
    view! {
        <RemovalMenu kind=Purchase::KIND.0 label=text::remove() on_choose=remove />
        <LinkButton icon=Icon::Edit to=Route::EditPurchase(id)>
            {t::customers::action::edit()}
        </LinkButton>
    }
    .into_any()
}

#[component]
fn Details(view: PurchaseView) -> impl IntoView {
    use t::purchases as text;
    let PurchaseView {
        purchase,
        seller,
        removed,
        ..
    } = view;
    let label = |field: &str| field_label("purchase", field);
    let lines = purchase
        .lines
        .clone()
        .into_iter()
        .map(|line| {
            let price = line.price();
            let name = match line.product {
                Some(product) => {
                    view! { <Link to=Route::Product(product)>{line.name}</Link> }.into_any()
                }
                None => line.name.into_any(),
            };
            view! {
                <tr>
                    <td>{name}</td>
                    <td data-end="">{format::quantity(line.quantity)}</td>
                    <td data-end="">{format::money(line.unit_price)}</td>
                    <td data-end="">{format::money(price)}</td>
                </tr>
            }
        })
        .collect_view();
    let facts = [
        (
            label("channel"),
            purchase.channel.map(|channel| channel.word().to_owned()),
        ),
        (label("seller"), seller),
        (
            label("number"),
            Some(purchase.number.clone()).filter(|text| !text.is_empty()),
        ),
        (
            label("note"),
            Some(purchase.note.clone()).filter(|text| !text.is_empty()),
        ),
    ];
    view! {
        {removed
            .is_some()
            .then(|| view! { <Notice kind=NoticeKind::Info><p>{text::is_removed()}</p></Notice> })}
        {(!purchase.lines.is_empty())
            .then(|| {
                view! {
                    <Card title=label("lines")>
                        <table class="plain-table">
                            <thead>
                                <tr>
                                    <th scope="col">{text::line_name()}</th>
                                    <th scope="col" data-end="">
                                        {text::quantity()}
                                    </th>
                                    <th scope="col" data-end="">
                                        {text::unit_price()}
                                    </th>
                                    <th scope="col" data-end="">
                                        {text::amount()}
                                    </th>
                                </tr>
                            </thead>
                            <tbody>{lines}</tbody>
                        </table>
                    </Card>
                }
            })}
        <Card>
            <Facts>
                <Fact name=label("total")>{format::money(purchase.total)}</Fact>
                {facts
                    .into_iter()
                    .filter_map(|(name, value)| value.map(|value| view! { <Fact name>{value}</Fact> }))
                    .collect_view()}
            </Facts>
        </Card>
    }
}
