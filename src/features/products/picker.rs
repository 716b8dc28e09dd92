use crate::engine_client::use_query;
use crate::i18n::{format, t};
use crate::ui::{Binding, Icon, Picker, PickerRow};
use api::{ProductList, ProductPage, ProductRow, ProductSort, Window};
use domain::record::ProductId;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// Suggestions shown at once.
const SHOWN: u32 = 6;

/// Chooses a product by typing: name, pinyin, initials, number. What sells best stands first.
#[component]
pub fn ProductPicker(
    #[prop(into)] label: TextProp,
    #[prop(into)] value: Binding<Option<ProductId>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
) -> impl IntoView {
    use t::products::picker as text;
    let typed = RwSignal::new(String::new());
    let chosen = use_query(move || value.get().map(|id| ProductPage { id }));
    let query = use_query(move || {
        let text = typed.get().trim().to_owned();
        (!text.is_empty()).then_some(ProductList {
            text,
            sort: ProductSort::Sold,
            descending: true,
            window: Window {
                offset: 0,
                limit: SHOWN,
            },
        })
    });
    let found = Signal::derive(move || {
        query.with(|view| {
            view.into_iter()
                .flat_map(|view| &view.rows)
                .map(row_from_product)
                .collect::<Vec<_>>()
        })
    });
    let is_asking = Signal::derive(move || query.state().with(|state| state.is_asking));
    let name = Signal::derive(move || {
        let wanted = value.get()?;
        chosen.with(|row| {
            row.filter(|row| row.product.id == wanted)
                .map(|row| row.product.name.clone())
        })
    });
    let by_id = Binding::new(
        Signal::derive(move || value.get().map(|id| id.0)),
        move |id: Option<domain::Id>| value.set(id.map(ProductId)),
    );
    view! {
        <Picker
            label
            value=by_id
            name
            typed
            found
            is_asking
            icon=Icon::Tag
            hint=text::hint()
            nothing=text::nothing()
            another=text::choose_another()
            error
        />
    }
}

fn row_from_product(row: &ProductRow) -> PickerRow {
    let product = &row.product;
    let price = product.price.map(format::money).unwrap_or_default();
    PickerRow {
        id: product.id.0,
        name: product.name.clone(),
        detail: [product.number.as_str(), &product.category, &price]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
    }
}
