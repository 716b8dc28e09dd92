use crate::draft::{CheckedText, DraftNote, use_checks, use_draft};
use crate::engine_client::{use_doer, use_query};
use crate::i18n::{field_label, t};
use crate::platform::clock;
use crate::ui::{Button, ButtonKind, Card, Choice, FirstAnswer, Form, SelectField, TextKind};
use api::{Settings, SettingsView};
use domain::command::{Command, Edit, Validate as _};
use domain::record::Shop;
use leptos::prelude::*;

/// The currencies offered, by ISO 4217.
const CURRENCIES: [&str; 10] = [
    "CNY", "HKD", "TWD", "SGD", "MYR", "USD", "EUR", "GBP", "AUD", "CAD",
];

#[component]
pub(super) fn ShopPart() -> impl IntoView {
    let query = use_query(|| Some(Settings));
    view! {
        <Card title=t::settings::shop()>
            <FirstAnswer query show=|view: SettingsView| view! { <ShopForm shop=view.shop /> } />
        </Card>
    }
}

#[component]
fn ShopForm(shop: Shop) -> impl IntoView {
    let doer = use_doer();
    let start = Edit {
        before: Some(shop.clone()),
        after: shop,
    };
    let draft = use_draft("shop", None, start);
    let checks = use_checks(
        move || draft.with(|edit| edit.after.problems(clock::today())),
        doer,
    );
    let save = move |()| {
        if !checks.pass() {
            return;
        }
        let edit = draft.get_untracked();
        doer.run(
            Command::SaveShop(Box::new(edit)),
            t::settings::shop_saved(),
            move |_| draft.forget(),
        );
    };
    let currencies = CURRENCIES
        .map(|code| Choice::new(code.to_owned(), code))
        .to_vec();
    let label = |field: &str| field_label("shop", field);
    view! {
        <Form
            on_submit=save
            has_errors=checks.has_errors()
            actions=move || {
                view! { <Button kind=ButtonKind::Primary submit=true busy=doer.busy()>{t::ui::save()}</Button> }
            }
        >
            <DraftNote draft />
            <CheckedText
                checks
                record="shop"
                field="name"
                value=draft.field(|edit| edit.after.name.clone(), |edit, name| edit.after.name = name)
            />
            <CheckedText
                checks
                record="shop"
                field="address"
                value=draft.field(|edit| edit.after.address.clone(), |edit, text| edit.after.address = text)
            />
            <CheckedText
                checks
                record="shop"
                field="phone"
                kind=TextKind::Phone
                value=draft.field(|edit| edit.after.phone.clone(), |edit, phone| edit.after.phone = phone)
            />
            <SelectField
                label=label("currency")
                help=t::settings::currency_help()
                value=draft
                    .field(
                        |edit| Some(edit.after.currency.clone()).filter(|code| !code.is_empty()),
                        |edit, code| edit.after.currency = code.unwrap_or_default(),
                    )
                choices=Signal::stored(currencies)
            />
        </Form>
    }
}
