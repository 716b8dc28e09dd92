use crate::engine_client::use_doer;
use crate::features::customers::CustomerPicker;
use crate::features::returns::habit_chip;
use crate::i18n::{Word, kind_label, t};
use crate::route::{PrintSheet, Route};
use crate::router::use_router;
use crate::ui::{
    Band, BandChip, Button, ButtonKind, Chip, Dialog, Icon, LinkButton, Menu, MenuItem, dial,
};
use api::CustomerView;
use domain::command::{Command, RecordName};
use domain::record::{Consent, Customer, CustomerId};
use leptos::prelude::*;

/// What is said beside the name.
#[component]
pub(super) fn Chips(view: CustomerView) -> impl IntoView {
    use t::customers::chip as text;
    let CustomerView {
        customer,
        manager,
        rfm,
        rhythm,
        open_complaints,
        returns,
        ..
    } = view;
    let standing = match (customer.class, customer.grade) {
        (Some(class), Some(grade)) => Some(text::class_and_grade(class.word(), &grade.to_string())),
        (Some(class), None) => Some(text::class(class.word())),
        (None, Some(grade)) => Some(text::grade(&grade.to_string())),
        (None, None) => None,
    };
    let chips = [
        standing,
        customer.kind.map(|kind| kind.word().to_owned()),
        customer.channel_role.map(|role| role.word().to_owned()),
        manager.map(|manager| text::manager(&manager)),
        rfm.map(|rfm| rfm.segment.word().to_owned()),
    ];
    let is_left_alone = customer.consent == Some(Consent::DoNotContact);
    view! {
        {chips.into_iter().flatten().map(|chip| view! { <Chip>{chip}</Chip> }).collect_view()}
        {customer
            .tags
            .into_iter()
            .map(|tag| view! { <Chip icon=Icon::Tag>{tag}</Chip> })
            .collect_view()}
        {rhythm.to_call.then(|| view! { <BandChip band=Band::Orange text=text::silent() /> })}
        {(open_complaints > 0)
            .then(|| {
                let text = t::customers::open_complaints(open_complaints.into());
                view! { <BandChip band=Band::Red text /> }
            })}
        {habit_chip(returns)}
        {is_left_alone.then(|| view! { <BandChip band=Band::Red text=Consent::DoNotContact.word() /> })}
    }
}

/// What can be done at once, and the lesser actions behind a button.
#[component]
pub(super) fn Actions(view: CustomerView, #[prop(into)] on_remove: Callback<()>) -> impl IntoView {
    use t::customers::action as text;
    let router = use_router();
    let doer = use_doer();
    let id = view.customer.id;
    let customer = Some(id);
    let is_merging = RwSignal::new(false);
    if view.removed.is_some() {
        let done = text::restored(&view.customer.name);
        let restore = move |()| {
            let records = vec![RecordName::of::<Customer>(id)];
            doer.run(Command::Restore { records }, done.clone(), |_| {});
        };
        return view! {
            <Button kind=ButtonKind::Primary icon=Icon::Undo busy=doer.busy() on_press=restore>
                {text::restore()}
            </Button>
        }
        .into_any();
    }
    let go = move |route: Route| move |()| router.go(route.clone());
    let call = dial(&view.customer.phone).map(|href| {
        view! {
            <a class="button button--primary" href=href>
                {Icon::Phone.view()}
                {text::call()}
            </a>
        }
    });
    view! {
        <LinkButton to=Route::EditCustomer(id)>
            {text::edit()}
        </LinkButton>
        <LinkButton to=Route::NewPurchase { customer }>
            {text::purchase()}
        </LinkButton>
        <LinkButton to=Route::NewContact { customer }>
            {text::contact()}
        </LinkButton>
        {call}
        <Menu label=t::shell::more()>
            <MenuItem icon=Icon::Complaints on_press=go(Route::NewComplaint { customer })>
                {text::complaint()}
            </MenuItem>
            <MenuItem icon=Icon::Undo on_press=go(Route::NewReturn { customer, purchase: None, complaint: None })>
                {text::returns()}
            </MenuItem>
            <MenuItem icon=Icon::Surveys on_press=go(Route::ask(customer))>
                {text::ask()}
            </MenuItem>
            <MenuItem icon=Icon::Print on_press=go(Route::Print(PrintSheet::Customer(id)))>
                {text::print()}
            </MenuItem>
            <MenuItem icon=Icon::Merge on_press=move |()| is_merging.set(true)>
                {text::merge()}
            </MenuItem>
            <MenuItem icon=Icon::Bin danger=true on_press=on_remove>
                {text::remove()}
            </MenuItem>
        </Menu>
        <MergeDialog open=is_merging keep=id />
    }
    .into_any()
}

/// Asks with whom to merge.
#[component]
fn MergeDialog(open: RwSignal<bool>, keep: CustomerId) -> impl IntoView {
    let router = use_router();
    let other = RwSignal::new(None::<CustomerId>);
    let is_self = move || other.get() == Some(keep);
    let error = Signal::derive(move || is_self().then(|| t::customers::merge_self().to_owned()));
    let compare = move |()| {
        if let Some(other) = other.get_untracked().filter(|other| *other != keep) {
            open.set(false);
            router.go(Route::Merge { keep, other });
        }
    };
    view! {
        <Dialog
            open
            title=t::customers::merge_with()
            actions=move || {
                view! {
                    <Button on_press=move |()| open.set(false)>{t::ui::cancel()}</Button>
                    <Button
                        kind=ButtonKind::Primary
                        icon=Icon::Merge
                        disabled=Signal::derive(move || other.get().is_none() || is_self())
                        on_press=compare
                    >
                        {t::customers::compare()}
                    </Button>
                }
            }
        >
            <p>{t::customers::merge_with_help()}</p>
            <CustomerPicker label=kind_label("customer") value=other error />
        </Dialog>
    }
}
