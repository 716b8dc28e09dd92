use super::answers_tab::AnswersTab;
use super::facts_card::FactsCard;
use super::header::{Actions, Chips};
use super::people_card::PeopleCard;
use super::profile_tab::ProfileTab;
use super::purchases_tab::PurchasesTab;
use super::relation_card::RelationCard;
use super::removal::{RecycleBinNotice, RemovalDialog};
use super::timeline_card::TimelineCard;
use crate::engine_client::{Query, use_query};
use crate::features::history::RecordHistoryCard;
use crate::features::returns::HabitNotice;
use crate::i18n::t;
use crate::platform::focus;
use crate::route::{CustomerTab, ListState, Route};
use crate::router::use_router;
use crate::state::use_look;
use crate::ui::{Answered, Link, Page, Tab, Tabs};
use api::{CustomerView, TimelineKind};
use domain::command::RecordName;
use domain::record::{Customer, CustomerId};
use leptos::ev;
use leptos::prelude::*;

/// Everything about one customer.
#[component]
pub(in super::super) fn CustomerPage(id: CustomerId) -> impl IntoView {
    let router = use_router();
    let query = use_query(move || Some(api::CustomerPage { id }));
    let name =
        move || query.with(|view| view.map_or_else(String::new, |view| view.customer.name.clone()));
    let is_removing = RwSignal::new(false);
    let list = router.list();
    let tab = Memo::new(move |_| router.route().with(shown_tab));
    use_edit_key(id, query);
    let record = RecordName::of::<Customer>(id);
    let back = Signal::derive(move || Route::Customers(list.get()));
    view! {
        <Page
            title=name
            above=move || view! { <Link to=back>{t::shell::place::customers()}</Link> }
            under=move || view! { <Answered query show=|view| view! { <Chips view /> } /> }
            actions=move || {
                move || {
                    query
                        .value()
                        .map(|view| view! { <Actions view on_remove=move |()| is_removing.set(true) /> })
                }
            }
        >
            <RecycleBinNotice query />
            <div class="customer">
                <div class="stack">
                    <Answered query show=|view| view! { <RelationCard view /> } />
                    {move || query.value().map(|view| view! { <HabitNotice habit=view.returns /> })}
                    <Tabs
                        label=t::customers::page::parts()
                        tabs=Signal::derive(move || tabs(id, &list.get()))
                        current=Signal::derive(move || Route::Customer {
                            id,
                            tab: plain_tab(tab.get()),
                            list: list.get(),
                        })
                    >
                        {move || match tab.get() {
                            CustomerTab::Timeline => view! { <TimelineCard id only=None /> }.into_any(),
                            CustomerTab::Complaints => {
                                view! { <TimelineCard id only=Some(TimelineKind::Complaints) /> }.into_any()
                            }
                            CustomerTab::Surveys => view! { <AnswersTab id /> }.into_any(),
                            CustomerTab::Profile => view! { <ProfileTab query /> }.into_any(),
                            CustomerTab::Purchases => view! { <PurchasesTab id /> }.into_any(),
                            CustomerTab::History => {
                                view! { <RecordHistoryCard record=record.clone() /> }.into_any()
                            }
                        }}
                    </Tabs>
                </div>
                <div class="stack">
                    <Answered query show=|view| view! { <FactsCard view /> } />
                    <PeopleCard query id />
                </div>
            </div>
            <RemovalDialog open=is_removing query />
        </Page>
    }
}

fn shown_tab(route: &Route) -> CustomerTab {
    match route {
        Route::Customer { tab, .. } => *tab,
        _ => CustomerTab::default(),
    }
}

/// Complaints are a part of the timeline.
fn plain_tab(tab: CustomerTab) -> CustomerTab {
    match tab {
        CustomerTab::Complaints => CustomerTab::Timeline,
        other => other,
    }
}

fn tabs(id: CustomerId, list: &ListState) -> Vec<Tab> {
    use t::customers::tab as text;
    [
        (CustomerTab::Timeline, text::timeline()),
        (CustomerTab::Profile, text::profile()),
        (CustomerTab::Purchases, text::purchases()),
        (CustomerTab::Surveys, text::surveys()),
        (CustomerTab::History, text::history()),
    ]
    .into_iter()
    .map(|(tab, label)| Tab {
        label: label.to_owned(),
        to: Route::Customer {
            id,
            tab,
            list: list.clone(),
        },
        count: None,
    })
    .collect()
}

/// `e` edits the customer shown.
fn use_edit_key(id: CustomerId, query: Query<CustomerView>) {
    let router = use_router();
    let look = use_look();
    let handle = window_event_listener(ev::keydown, move |event| {
        let is_taken = event.default_prevented()
            || event.is_composing()
            || event.ctrl_key()
            || event.meta_key()
            || event.alt_key()
            || focus::is_typing()
            || focus::is_in_dialog();
        let may_edit = untrack(|| {
            look.has_letter_shortcuts()
                && query.with(|view| view.is_some_and(|view| view.removed.is_none()))
        });
        if event.key() == "e" && !is_taken && may_edit {
            event.prevent_default();
            router.go(Route::EditCustomer(id));
        }
    });
    on_cleanup(move || handle.remove());
}
