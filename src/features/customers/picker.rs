use crate::engine_client::use_query;
use crate::i18n::t;
use crate::ui::{Binding, Icon, Picker, PickerRow};
use api::{CustomerFilter, CustomerList, CustomerPage, CustomerRow, CustomerSort, Window};
use domain::record::CustomerId;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// Suggestions shown at once.
const SHOWN: u32 = 6;

/// Chooses a customer by typing: name, part of the phone number, pinyin, initials.
#[component]
pub fn CustomerPicker(
    #[prop(into)] label: TextProp,
    #[prop(into)] value: Binding<Option<CustomerId>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    /// Takes the focus when the form opens.
    #[prop(optional)]
    autofocus: bool,
) -> impl IntoView {
    use t::customers::picker as text;
    let typed = RwSignal::new(String::new());
    let chosen = use_query(move || value.get().map(|id| CustomerPage { id }));
    let query = use_query(move || {
        let text = typed.get().trim().to_owned();
        (!text.is_empty()).then(|| CustomerList {
            filter: CustomerFilter {
                text,
                ..CustomerFilter::default()
            },
            sort: CustomerSort::Match,
            descending: false,
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
                .map(row_from_customer)
                .collect::<Vec<_>>()
        })
    });
    let is_asking = Signal::derive(move || query.state().with(|state| state.is_asking));
    let name = Signal::derive(move || {
        let wanted = value.get()?;
        chosen.with(|view| {
            view.filter(|view| view.customer.id == wanted)
                .map(|view| view.customer.name.clone())
        })
    });
    let by_id = Binding::new(
        Signal::derive(move || value.get().map(|id| id.0)),
        move |id: Option<domain::Id>| value.set(id.map(CustomerId)),
    );
    view! {
        <Picker
            label
            value=by_id
            name
            typed
            found
            is_asking
            icon=Icon::Person
            hint=text::hint()
            nothing=text::nothing()
            another=text::choose_another()
            error
            required
            autofocus
        />
    }
}

fn row_from_customer(row: &CustomerRow) -> PickerRow {
    PickerRow {
        id: row.id.0,
        name: row.name.clone(),
        detail: [&row.phone, &row.area, &row.number]
            .into_iter()
            .filter(|text| !text.is_empty())
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(" · "),
    }
}
