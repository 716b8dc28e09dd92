use crate::engine_client::{use_engine, use_query};
use crate::i18n::{format, t};
use crate::route::Route;
use crate::ui::{Disclosure, Fact, Facts, Link};
use api::{CustomerOutlook, Found, LikeRow, Outlook, OutlookView};
use domain::record::CustomerId;
use leptos::prelude::*;

/// What the buying model says of the customer, in plain words, with the reason. Comes when it is worked out; until then
/// the card is whole without it.
#[component]
pub(super) fn OutlookPart(id: CustomerId) -> impl IntoView {
    let task = use_engine().fresh_task();
    let query = use_query(move || Some(CustomerOutlook { id, task }));
    let answer = Memo::new(move |_| query.value());
    move || answer.get().map(shown)
}

fn shown(view: OutlookView) -> impl IntoView {
    let known = match view.found {
        Found::Known(found) => Some(view! { <Known found /> }),
        // A shop with few purchases has no model; the rhythm above says what can be said.
        Found::NotEnough { .. } => None,
    };
    view! {
        {known}
        {(!view.likes.is_empty()).then(|| view! { <Likes rows=view.likes.clone() /> })}
    }
}

#[component]
fn Known(found: Outlook) -> impl IntoView {
    use t::customers::outlook as text;
    // Nothing is certain.
    let lost = if found.alive < 0.01 {
        text::over(&format::percent(0.99, 0))
    } else {
        format::percent(1.0 - found.alive, 0)
    };
    let expected = text::visits(
        &format::decimal(found.purchases, 1),
        &format::money_round(found.worth),
    );
    let rank = text::rank(&format::percent(found.worth_rank, 0));
    let reason = text::reason(
        found.repeats.into(),
        &format::decimal(found.age_weeks, 0),
        &format::decimal(found.age_weeks - found.recency_weeks, 0),
    );
    view! {
        <Facts>
            <Fact name=text::lost()>{lost}</Fact>
            <Fact name=text::next_year()>{expected}</Fact>
        </Facts>
        <Disclosure label=t::ui::how_worked_out()>
            <p>{reason}</p>
            <p>{rank}</p>
            <p>{text::how()}</p>
        </Disclosure>
    }
}

#[component]
fn Likes(rows: Vec<LikeRow>) -> impl IntoView {
    use t::customers::outlook as text;
    let rows = rows
        .into_iter()
        .map(|row| {
            let because = text::because(&row.because, &format::percent(row.share, 0));
            view! {
                <li>
                    <Link to=Route::Product(row.product)>{row.name}</Link>
                    <small>{format!(" {because}")}</small>
                </li>
            }
        })
        .collect_view();
    view! {
        <div>
            <p>{text::likes()}</p>
            <ul class="bullets">{rows}</ul>
        </div>
    }
}
