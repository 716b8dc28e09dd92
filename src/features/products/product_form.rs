use crate::draft::{Checked, CheckedText, DraftNote, use_checks, use_draft};
use crate::engine_client::{use_doer, use_query};
use crate::features::history::{RecordHistoryCard, RemovalMenu};
use crate::i18n::{field_label, t};
use crate::platform::clock;
use crate::route::{ListState, Route};
use crate::router::use_router;
use crate::ui::{
    Button, ButtonKind, DateField, FirstAnswer, Form, Link, MoneyField, Page, TextArea, TextKind,
};
use api::{ProductPage, Vocabulary};
use domain::Record as _;
use domain::command::{Command, Edit, RecordName, Validate};
use domain::record::{Product, ProductId, RemovalReason};
use leptos::prelude::*;

/// A product, new or changed.
#[component]
pub(super) fn ProductFormPage(id: Option<ProductId>) -> impl IntoView {
    use t::products as text;
    let above = || view! { <Link to=Route::Products(ListState::default())>{t::shell::place::products()}</Link> };
    let Some(id) = id else {
        return view! {
            <Page title=text::new_title() above>
                <ProductForm before=None />
            </Page>
        }
        .into_any();
    };
    let query = use_query(move || Some(ProductPage { id }));
    let title =
        move || query.with(|row| row.map_or_else(String::new, |row| row.product.name.clone()));
    let record = RecordName::of::<Product>(id);
    let sold = move || query.with(|row| row.map(|row| text::sold_count(row.sold.into())));
    view! {
        <Page title above under=move || view! { <span class="list-count">{sold}</span> }>
            <FirstAnswer query show=|row| view! { <ProductForm before=Some(row.product) /> } />
            <RecordHistoryCard record=record.clone() />
        </Page>
    }
    .into_any()
}

#[component]
fn ProductForm(before: Option<Product>) -> impl IntoView {
    use t::products as text;
    let router = use_router();
    let doer = use_doer();
    let vocabulary = use_query(|| Some(Vocabulary));
    let categories = Signal::derive(move || {
        vocabulary.with(|words| {
            words
                .map(|words| words.categories.clone())
                .unwrap_or_default()
        })
    });
    let id = before.as_ref().map(|product| product.id);
    let draft = use_draft(
        "product",
        id.map(|id| id.0),
        Edit {
            after: before.clone().unwrap_or_default(),
            before,
        },
    );
    let checks = use_checks(
        move || draft.with(|edit| edit.after.problems(clock::today())),
        doer,
    );
    let home = || Route::Products(ListState::default());
    let save = move |()| {
        if !checks.pass() {
            return;
        }
        let mut edit = draft.get_untracked();
        let name = edit.after.name.trim().to_owned();
        edit.after.name = name;
        let done = text::saved(&edit.after.name);
        doer.run(Command::SaveProduct(Box::new(edit)), done, move |_| {
            draft.forget();
            router.back_or(home());
        });
    };
    let remove = id.map(|id| {
        let on_choose = move |reason: RemovalReason| {
            let done = draft.get_untracked().after.name;
            let command = Command::Remove {
                records: vec![RecordName::of::<Product>(id)],
                reason: reason.code().to_owned(),
            };
            doer.run(command, text::removed(&done), move |_| {
                draft.forget();
                router.back_or(home());
            });
        };
        ViewFn::from(move || {
            view! { <RemovalMenu kind=Product::KIND.0 label=t::purchases::remove() on_choose /> }
        })
    });
    let label = |field: &str| field_label("product", field);
    view! {
        <Form
            on_submit=save
            has_errors=checks.has_errors()
            actions=move || {
                view! {
                    <Button kind=ButtonKind::Primary submit=true busy=doer.busy()>
                        {t::ui::save()}
                    </Button>
                    <Button kind=ButtonKind::Quiet on_press=move |()| router.back_or(home())>
                        {t::ui::cancel()}
                    </Button>
                    {remove.as_ref().map(ViewFn::run)}
                }
            }
        >
            <DraftNote draft />
            <CheckedText
                checks
                record="product"
                field="name"
                value=draft.field(|e| e.after.name.clone(), |e, name| e.after.name = name)
                required=true
                autofocus=id.is_none()
            />
            <Checked checks field="price">
                <MoneyField
                    label=label("price")
                    value=draft.field(|e| e.after.price, |e, price| e.after.price = price)
                    error=checks.error("price")
                />
            </Checked>
            <CheckedText
                checks
                record="product"
                field="category"
                help=text::category_help()
                value=draft.field(|e| e.after.category.clone(), |e, words| e.after.category = words)
                suggestions=categories
            />
            <CheckedText
                checks
                record="product"
                field="unit"
                help=text::unit_help()
                value=draft.field(|e| e.after.unit.clone(), |e, unit| e.after.unit = unit)
            />
            <CheckedText
                checks
                record="product"
                field="number"
                kind=TextKind::Code
                value=draft.field(|e| e.after.number.clone(), |e, number| e.after.number = number)
            />
            <DateField
                label=label("launch_day")
                value=draft.field(|e| e.after.launch_day, |e, day| e.after.launch_day = day)
                error=checks.error("launch_day")
            />
            <TextArea
                label=label("note")
                rows=2
                value=draft.field(|e| e.after.note.clone(), |e, note| e.after.note = note)
                error=checks.error("note")
            />
        </Form>
    }
}
