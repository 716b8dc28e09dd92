use crate::engine_client::{use_query, use_shop};
use crate::features::complaints::number;
use crate::i18n::format::{self, DayStyle, InstantStyle};
use crate::i18n::{Word as _, field_label, t};
use crate::platform::{clock, print};
use crate::route::Route;
use crate::router::use_router;
use crate::ui::{Answered, Button, ButtonKind, Fact, Facts, Icon, Page};
use api::ComplaintView;
use domain::record::ComplaintId;
use leptos::prelude::*;

/// What the customer takes home: the number, where it stands, and until when they will hear more.
#[component]
pub(in super::super) fn Slip(id: ComplaintId) -> impl IntoView {
    let query = use_query(move || Some(api::ComplaintPage { id }));
    let router = use_router();
    view! {
        <div class="sheet sheet--slip">
            <Page
                title=t::desk::paper::slip()
                actions=move || {
                    view! {
                        <Button on_press=move |()| router.back_or(Route::Complaint(id))>{t::ui::close()}</Button>
                        <Button kind=ButtonKind::Primary icon=Icon::Print on_press=move |()| print::open()>
                            {t::shell::command::print()}
                        </Button>
                    }
                }
            >
                <Answered query show=|view: ComplaintView| view! { <SlipBody view /> } />
            </Page>
        </div>
    }
}

#[component]
fn SlipBody(view: ComplaintView) -> impl IntoView {
    use t::desk::paper as text;
    let shop = use_shop().with(|view| view.map(|view| view.shop.clone()).unwrap_or_default());
    let complaint = view.complaint;
    let due = view
        .clocks
        .as_ref()
        .and_then(|clocks| clocks.first_answer.due.or(clocks.solve.due))
        .map(|due| format::instant(due, InstantStyle::Medium));
    let label = |field: &str| field_label("complaint", field);
    view! {
        <p class="slip__number">{number(complaint.number)}</p>
        <Facts>
            <Fact name=label("at")>{format::instant(complaint.at, InstantStyle::Medium)}</Fact>
            <Fact name=t::complaints::state()>{view.standing.state.word()}</Fact>
            {due.map(|due| view! { <Fact name=text::answer_until()>{due}</Fact> })}
            {view.received_by.map(|by| view! { <Fact name=label("received_by")>{by}</Fact> })}
        </Facts>
        <p class="prose">{complaint.what_happened}</p>
        <p>{text::slip_thanks()}</p>
        <p>
            <strong>{shop.name}</strong>
            " "
            {shop.phone}
            " "
            {shop.address}
        </p>
        <p>
            <small>{t::customers::sheet::printed(&format::day(clock::today(), DayStyle::Medium))}</small>
        </p>
    }
}
