use super::habit_notice::HabitNotice;
use super::window_words::window_words;
use crate::engine_client::{use_doer, use_query};
use crate::features::complaints::number;
use crate::features::history::{RecordHistoryCard, RemovalMenu};
use crate::i18n::format::{self, DayStyle};
use crate::i18n::{Word as _, field_label, t};
use crate::route::Route;
use crate::ui::{
    Answered, Button, ButtonKind, Card, Fact, Facts, Icon, Link, LinkButton, Notice, NoticeKind,
    Page,
};
use api::ReturnView;
use domain::command::{Command, RecordName};
use domain::record::{PurchaseLine, RemovalReason, Return, ReturnId};
use domain::{Day, Money, Record as _};
use leptos::prelude::*;

/// One return: what came back, what was paid back, why, and its history.
#[component]
pub(super) fn ReturnPage(id: ReturnId) -> impl IntoView {
    use t::returns as text;
    let query = use_query(move || Some(api::ReturnPage { id }));
    let title = move || {
        query.with(|view| {
            view.map_or_else(String::new, |view| {
                let kind = view.returned.kind.map_or(text::title(), |kind| kind.word());
                text::page_title(kind, &format::day(view.returned.day, DayStyle::Medium))
            })
        })
    };
    let above = move || {
        query.value().map(|view| {
            view! { <Link to=Route::customer(view.returned.customer)>{view.customer_name}</Link> }
        })
    };
    let record = RecordName::of::<Return>(id);
    view! {
        <Page
            title
            above=move || above
            actions=move || move || query.value().map(|view| view! { <Actions view /> })
        >
            <Answered query show=|view| view! { <Details view /> } />
            <RecordHistoryCard record />
        </Page>
    }
}

#[component]
fn Actions(view: ReturnView) -> impl IntoView {
    use t::returns as text;
    let doer = use_doer();
    let id = view.returned.id;
    let records = vec![RecordName::of::<Return>(id)];
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
        <RemovalMenu kind=Return::KIND.0 label=text::remove() on_choose=remove />
        <LinkButton icon=Icon::Edit to=Route::EditReturn(id)>
            {t::customers::action::edit()}
        </LinkButton>
    }
    .into_any()
}

#[component]
fn Details(view: ReturnView) -> impl IntoView {
    use t::returns as text;
    let label = |field: &str| field_label("return", field);
    let ReturnView {
        returned,
        purchase,
        window,
        complaint,
        replacement,
        by,
        allowed_by,
        removed,
        habit,
        ..
    } = view;
    let words = [
        ("refund", returned.refund.map(format::money)),
        ("reason", Some(returned.reason.clone())),
        ("cause", returned.cause.map(|cause| cause.word().to_owned())),
        ("fate", returned.fate.map(|fate| fate.word().to_owned())),
        ("allowed_by", allowed_by),
        ("by", by),
        ("note", Some(returned.note.clone())),
    ];
    let words = words
        .into_iter()
        .filter_map(|(field, value)| Some((field, value.filter(|value| !value.is_empty())?)))
        .map(|(field, value)| view! { <Fact name=label(field)>{value}</Fact> })
        .collect_view();
    let links = [
        ("purchase", returned.purchase.zip(purchase)),
        ("replacement", returned.replacement.zip(replacement)),
    ];
    let links = links
        .into_iter()
        .filter_map(|(field, link)| {
            let (id, bought) = link?;
            Some(view! {
                <Fact name=label(field)>
                    <Link to=Route::Purchase(id)>{bought_words(bought)}</Link>
                </Fact>
            })
        })
        .collect_view();
    let over = returned.complaint.zip(complaint).map(|(id, told)| {
        view! {
            <Fact name=label("complaint")>
                <Link to=Route::Complaint(id)>{number(told)}</Link>
            </Fact>
        }
    });
    let window = window.map(|window| {
        // As it stood then: what is over today was not over on that day.
        let on_the_day = if window.is_open() {
            let day = format::day(window.last_day, DayStyle::Medium);
            text::window::was_open(&day)
        } else {
            window_words(window)
        };
        view! { <Fact name=text::window::title()>{on_the_day}</Fact> }
    });
    view! {
        {removed
            .is_some()
            .then(|| view! { <Notice kind=NoticeKind::Info><p>{text::is_removed()}</p></Notice> })}
        <HabitNotice habit />
        <Card title=label("lines")>
            <Lines lines=returned.lines.clone() />
        </Card>
        <Card>
            <Facts>{links} {over} {window} {words}</Facts>
        </Card>
    }
}

fn bought_words((day, total): (Day, Money)) -> String {
    let day = format::day(day, DayStyle::Medium);
    format!("{day} · {}", format::money(total))
}

#[component]
fn Lines(lines: Vec<PurchaseLine>) -> impl IntoView {
    use t::purchases as text;
    // Written by hand, nobody knew what it had cost.
    let has_prices = lines.iter().any(|line| line.unit_price.0 != 0);
    let rows = lines
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
                    {has_prices
                        .then(|| {
                            view! {
                                <td data-end="">{format::money(line.unit_price)}</td>
                                <td data-end="">{format::money(price)}</td>
                            }
                        })}
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="plain-table">
            <thead>
                <tr>
                    <th scope="col">{text::line_name()}</th>
                    <th scope="col" data-end="">
                        {text::quantity()}
                    </th>
                    {has_prices
                        .then(|| {
                            view! {
                                <th scope="col" data-end="">
                                    {text::unit_price()}
                                </th>
                                <th scope="col" data-end="">
                                    {text::amount()}
                                </th>
                            }
                        })}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
