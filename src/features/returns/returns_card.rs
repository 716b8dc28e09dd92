use super::window_words::window_words;
use crate::engine_client::use_query;
use crate::i18n::format::{self, DayStyle};
use crate::i18n::{Word as _, t};
use crate::route::Route;
use crate::ui::{
    Answered, ButtonKind, Card, Icon, Link, LinkButton, Notice, NoticeKind, Row, Rows,
};
use api::{ReturnRow, ReturnsOf, ReturnsView};
use leptos::prelude::*;

/// What came back of a purchase, or came of a complaint, and the way to record more.
#[component]
pub fn ReturnsCard(of: ReturnsOf) -> impl IntoView {
    use t::returns as text;
    let query = use_query(move || Some(of));
    let to = match of {
        ReturnsOf::Purchase(purchase) => Route::return_of(purchase),
        ReturnsOf::Complaint(complaint) => Route::NewReturn {
            customer: None,
            purchase: None,
            complaint: Some(complaint),
        },
    };
    let aside = move || {
        view! {
            <LinkButton kind=ButtonKind::Quiet icon=Icon::Plus to=to.clone()>{text::record()}</LinkButton>
        }
    };
    view! {
        <Card title=text::title() aside flush=true>
            <Answered query show=|view| view! { <Returns view /> } />
        </Card>
    }
}

#[component]
fn Returns(view: ReturnsView) -> impl IntoView {
    use t::returns as text;
    let window = view.window.map(window_words);
    let nothing = (view.rows.is_empty() && window.is_none()).then(text::none);
    let refunded = (view.rows.len() > 1 && view.refunded.0 > 0)
        .then(|| text::refunded(&format::money(view.refunded)));
    let above: Vec<String> = window
        .into_iter()
        .chain(nothing.map(str::to_owned))
        .chain(refunded)
        .collect();
    view! {
        {view
            .is_exceeded
            .then(|| {
                view! {
                    <div class="returns__note">
                        <Notice kind=NoticeKind::Problem>
                            <p>{text::exceeded()}</p>
                        </Notice>
                    </div>
                }
            })}
        {(!above.is_empty()).then(|| view! { <p class="card__empty">{above.join(" · ")}</p> })}
        <Rows>
            {view
                .rows
                .into_iter()
                .map(|row| {
                    let title = return_title(&row);
                    let day = format::day(row.day, DayStyle::Medium);
                    let detail = [day, row.reason].into_iter().filter(|words| !words.is_empty());
                    let detail = detail.collect::<Vec<_>>().join(" · ");
                    view! {
                        <Row>
                            <p class="row__title">
                                <Link to=Route::Return(row.id)>{title}</Link>
                            </p>
                            <p>{detail}</p>
                        </Row>
                    }
                })
                .collect_view()}
        </Rows>
    }
}

/// `退货：水壶，退款 ¥80.00`
pub fn return_title(row: &ReturnRow) -> String {
    use t::returns as text;
    let kind = row.kind.map_or(text::title(), |kind| kind.word());
    let names = format::list(row.names.iter().filter(|name| !name.is_empty()));
    match row.refund.filter(|refund| refund.0 > 0) {
        Some(refund) => text::row_refunded(kind, &names, &format::money(refund)),
        None => text::row(kind, &names),
    }
}
