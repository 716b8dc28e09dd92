use super::page::{FactsCard, Profile};
use crate::engine_client::use_query;
use crate::i18n::format::{self, DayStyle};
use crate::i18n::t;
use crate::platform::{clock, print};
use crate::route::Route;
use crate::router::use_router;
use crate::ui::{Answered, Button, ButtonKind, Card, Fact, Facts, Icon, Page};
use api::CustomerView;
use domain::record::CustomerId;
use leptos::prelude::*;

/// The customer card on paper.
#[component]
pub(super) fn CustomerSheet(id: CustomerId) -> impl IntoView {
    use t::customers::sheet as text;
    let router = use_router();
    let query = use_query(move || Some(api::CustomerPage { id }));
    let name =
        move || query.with(|view| view.map_or_else(String::new, |view| view.customer.name.clone()));
    let printed = text::printed(&format::day(clock::today(), DayStyle::Medium));
    view! {
        <div class="sheet">
            <Page
                title=name
                above=move || view! { {text::title()} " · " {printed.clone()} }
                actions=move || {
                    view! {
                        <Button on_press=move |()| router.back_or(Route::customer(id))>{t::ui::close()}</Button>
                        <Button kind=ButtonKind::Primary icon=Icon::Print on_press=move |()| print::open()>
                            {t::customers::action::print()}
                        </Button>
                    }
                }
            >
                <Answered query show=|view| view! { <SheetBody view /> } />
            </Page>
        </div>
    }
}

#[component]
fn SheetBody(view: CustomerView) -> impl IntoView {
    let people = view
        .people
        .iter()
        .map(|person| {
            let facts = [&person.position, &person.phone, &person.messenger]
                .into_iter()
                .filter(|text| !text.is_empty())
                .map(String::as_str)
                .collect::<Vec<_>>()
                .join(" · ");
            view! { <Fact name=person.name.clone()>{facts}</Fact> }
        })
        .collect_view();
    let has_people = !view.people.is_empty();
    view! {
        <div class="stack">
            <FactsCard view=view.clone() />
            <Profile view />
            {has_people
                .then(|| {
                    view! {
                        <Card title=t::customers::people::title()>
                            <Facts>{people}</Facts>
                        </Card>
                    }
                })}
        </div>
    }
}
