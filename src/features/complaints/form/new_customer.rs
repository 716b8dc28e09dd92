use crate::engine_client::use_doer;
use crate::i18n::{field_label, t};
use crate::ui::{Binding, Button, ButtonKind, Dialog, TextField, TextKind};
use domain::command::{Command, Edit};
use domain::record::{Customer, CustomerId};
use leptos::prelude::*;

/// A customer nobody has written down yet: name and phone suffice.
#[component]
pub(super) fn NewCustomerDialog(
    open: RwSignal<bool>,
    #[prop(into)] on_made: Callback<CustomerId>,
) -> impl IntoView {
    use t::desk::new_customer as text;
    let doer = use_doer();
    let name = RwSignal::new(String::new());
    let phone = RwSignal::new(String::new());
    let make = move |()| {
        let after = Customer {
            name: name.get_untracked(),
            phone: phone.get_untracked(),
            ..Customer::default()
        };
        let edit = Edit {
            before: None,
            after,
        };
        doer.run(
            Command::SaveCustomer(Box::new(edit)),
            text::made(),
            move |done| {
                open.try_set(false);
                name.try_set(String::new());
                phone.try_set(String::new());
                if let Some(about) = done.about {
                    on_made.run(CustomerId(about.id));
                }
            },
        );
    };
    view! {
        <Dialog
            open
            title=text::title()
            actions=move || {
                view! {
                    <Button on_press=move |()| open.set(false)>{t::ui::cancel()}</Button>
                    <Button kind=ButtonKind::Primary busy=doer.busy() on_press=make>{text::make()}</Button>
                }
            }
        >
            <TextField
                label=field_label("customer", "name")
                value=Binding::from(name)
                error=doer.error_for("name")
                required=true
                autofocus=true
            />
            <TextField
                label=field_label("customer", "phone")
                kind=TextKind::Phone
                value=Binding::from(phone)
                error=doer.error_for("phone")
            />
        </Dialog>
    }
}
