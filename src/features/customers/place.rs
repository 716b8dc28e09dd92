use super::list::CustomerListPane;
use crate::part::{FromPart, Part, PartView};
use crate::route::Route;
use crate::router::use_route;
use crate::ui::Panes;
use domain::record::CustomerId;
use leptos::prelude::*;

/// The list of customers, and beside it the one that is open.
#[component]
pub(super) fn CustomersPlace() -> impl IntoView {
    let route = use_route();
    let open = Memo::new(move |_| open_customer(&route.get()));
    view! {
        <Panes
            has_detail=Signal::derive(move || open.get().is_some())
            list=move || view! { <CustomerListPane open /> }
            detail=move || {
                // Another customer is another page: nothing of one may stand under the name of the other.
                move || {
                    open.get()
                        .map(|id| view! { <FromPart part=Part::Records view=PartView::Customer(id) /> })
                }
            }
        />
    }
}

fn open_customer(route: &Route) -> Option<CustomerId> {
    match route {
        Route::Customer { id, .. } => Some(*id),
        _ => None,
    }
}
