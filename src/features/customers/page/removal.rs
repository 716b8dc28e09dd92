use crate::engine_client::{Query, use_doer, use_query};
use crate::i18n::{format, t};
use crate::route::Route;
use crate::ui::{Binding, Choice, ChoiceField, ConfirmDialog, Link, Notice, NoticeKind};
use api::{Belongings, BelongingsView, CustomerView};
use domain::Record as _;
use domain::command::{Command, RecordName};
use domain::record::{Customer, RemovalReason};
use leptos::prelude::*;

/// What belongs to a customer, in words; `None` when nothing does.
pub(in super::super) fn belongings_text(view: BelongingsView) -> Option<String> {
    use t::customers::belongings as text;
    let parts = [
        (view.purchases, text::purchases(view.purchases.into())),
        (view.contacts, text::contacts(view.contacts.into())),
        (view.complaints, text::complaints(view.complaints.into())),
        (view.answers, text::answers(view.answers.into())),
        (view.people, text::people(view.people.into())),
        (view.promises, text::promises(view.promises.into())),
        (view.returns, text::returns(view.returns.into())),
        (view.follow_ups, text::follow_ups(view.follow_ups.into())),
        (view.losses, text::losses(view.losses.into())),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(_, words)| words)
        .collect();
    (!parts.is_empty()).then(|| format::list(parts))
}

/// Asks before a customer goes to the recycle bin, and says what goes along.
#[component]
pub(super) fn RemovalDialog(open: RwSignal<bool>, query: Query<CustomerView>) -> impl IntoView {
    use t::customers::removal as text;
    let doer = use_doer();
    let customer =
        Signal::derive(move || query.with(|view| view.map(|view| view.customer.clone())));
    let belongings = use_query(move || {
        let id = customer.get()?.id;
        open.get().then(|| Belongings {
            customers: vec![id.0],
        })
    });
    let name = move || {
        customer.with(|customer| {
            customer
                .as_ref()
                .map_or_else(String::new, |customer| customer.name.clone())
        })
    };
    let reason = RwSignal::new(None::<RemovalReason>);
    let confirm = move |()| {
        let Some(customer) = customer.get_untracked() else {
            return;
        };
        let command = Command::Remove {
            records: vec![RecordName::of::<Customer>(customer.id)],
            reason: reason
                .get_untracked()
                .map_or_else(String::new, |reason| reason.code().to_owned()),
        };
        doer.run(command, text::done(&customer.name), move |_| {
            open.try_set(false);
        });
    };
    let along = move || {
        belongings
            .value()
            .and_then(belongings_text)
            .map(|parts| text::along(&parts))
    };
    view! {
        <ConfirmDialog
            open
            danger=true
            title=move || text::title(&name())
            confirm=text::confirm()
            busy=doer.busy()
            on_confirm=confirm
        >
            <p>{along}</p>
            <ChoiceField
                label=text::reason()
                value=Binding::from(reason)
                choices=Choice::all(RemovalReason::offered(Customer::KIND.0))
            />
            <p>{text::can_be_restored()}</p>
        </ConfirmDialog>
    }
}

/// Says that the customer shown lies in the recycle bin, and into whom it was merged.
#[component]
pub(super) fn RecycleBinNotice(query: Query<CustomerView>) -> impl IntoView {
    use t::customers::removal as text;
    move || {
        let view = query.value()?;
        view.removed.as_ref()?;
        let merged = view.merged_into.map(|(id, name)| {
            view! {
                <p>
                    {text::merged_into()}
                    <Link to=Route::customer(id)>{name}</Link>
                </p>
            }
        });
        Some(view! {
            <Notice kind=NoticeKind::Info>
                <p>{text::is_removed()}</p>
                {merged}
            </Notice>
        })
    }
}
