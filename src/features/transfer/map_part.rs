use super::field_words::{date_word, field_word, fields_of, key_word, number_word, target_word};
use super::import_state::Import;
use crate::i18n::t;
use crate::ui::{
    Binding, Button, ButtonKind, Card, CheckBox, Choice, ChoiceField, Notice, NoticeKind,
    SelectField,
};
use api::sheet::Inspection;
use api::{ImportField, ImportKey, ImportMapping, ImportTarget};
use domain::parse::{DateStyle, NumberStyle};
use leptos::prelude::*;

/// Rows shown to recognise a column by.
const SAMPLES: usize = 6;

/// What the columns mean, and how the rows meet what is there already.
#[component]
pub(super) fn MapPart(import: Import) -> impl IntoView {
    let targets = [
        ImportTarget::Purchases,
        ImportTarget::Customers,
        ImportTarget::Products,
    ]
    .map(|target| Choice::new(target, target_word(target)))
    .to_vec();
    let target = Binding::new(
        Signal::derive(move || Some(import.target.get())),
        move |target: Option<ImportTarget>| {
            import.target.set(target.unwrap_or(ImportTarget::Customers));
        },
    );
    let remembered = move || {
        import.remembered.get().then(|| {
            view! {
                <Notice kind=NoticeKind::Info>
                    <p>{t::import::remembered()}</p>
                </Notice>
            }
        })
    };
    view! {
        <Card title=t::import::map_title()>
            {remembered}
            <ChoiceField label=t::import::what() value=target choices=targets settled=true />
            <Columns import />
        </Card>
        <Card title=t::import::how_title()>
            <Settings import />
            <p class="toolbar">
                <Button kind=ButtonKind::Primary busy=import.busy on_press=move |()| import.plan()>
                    {t::import::check()}
                </Button>
                <Button kind=ButtonKind::Quiet on_press=move |()| import.start_over()>
                    {t::import::other_file()}
                </Button>
            </p>
        </Card>
    }
}

/// The head of the file as a table, each column under the field it goes to.
#[component]
fn Columns(import: Import) -> impl IntoView {
    move || {
        let inspection = import.inspection.get()?;
        let target = import.target.get();
        let heads = inspection
            .columns
            .iter()
            .enumerate()
            .map(|(at, column)| {
                let choices: Vec<_> = fields_of(target)
                    .iter()
                    .map(|field| Choice::new(*field, field_word(*field)))
                    .collect();
                let name = column.name.clone();
                view! {
                    <th scope="col">
                        <SelectField
                            label=name
                            value=column_binding(import, at)
                            choices=Signal::stored(choices)
                            none=t::import::leave_out()
                        />
                    </th>
                }
            })
            .collect_view();
        Some(view! {
            <div class="table-scroll" tabindex="0" role="region" aria-label=t::import::preview()>
                <table class="plain-table import-preview">
                    <thead>
                        <tr>{heads}</tr>
                    </thead>
                    <tbody>{sample_rows(&inspection)}</tbody>
                </table>
            </div>
        })
    }
}

fn column_binding(import: Import, at: usize) -> Binding<Option<ImportField>> {
    let value = Signal::derive(move || {
        import.mapping.with(|mapping| {
            mapping
                .as_ref()
                .and_then(|mapping| mapping.fields.get(at).copied().flatten())
        })
    });
    Binding::new(value, move |field: Option<ImportField>| {
        import.mapping.update(|mapping| {
            let Some(mapping) = mapping else { return };
            // A field comes from one column: the newest choice counts.
            for other in &mut mapping.fields {
                if other.is_some() && *other == field {
                    *other = None;
                }
            }
            if let Some(place) = mapping.fields.get_mut(at) {
                *place = field;
            }
        });
    })
}

fn sample_rows(inspection: &Inspection) -> AnyView {
    let block = &inspection.preview;
    let first = inspection.header_row.map_or(0, |row| row as usize + 1);
    (first..block.rows())
        .take(SAMPLES)
        .map(|row| {
            let cells = block
                .row(row)
                .map(|cell| view! { <td>{cell.to_owned()}</td> })
                .collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view()
        .into_any()
}

#[component]
fn Settings(import: Import) -> impl IntoView {
    let keys = [
        ImportKey::Number,
        ImportKey::NameAndPhone,
        ImportKey::Phone,
        ImportKey::Name,
        ImportKey::None,
    ]
    .map(|key| Choice::new(key, key_word(key)))
    .to_vec();
    let dates = DateStyle::ALL
        .map(|style| Choice::new(style, date_word(style)))
        .to_vec();
    let numbers = [NumberStyle::Point, NumberStyle::Comma]
        .map(|style| Choice::new(style, number_word(style)))
        .to_vec();
    view! {
        <div class="field-pair">
            <SelectField
                label=t::import::recognised_by()
                value=setting(import, |mapping| mapping.key, |mapping, key| mapping.key = key)
                choices=Signal::stored(keys)
            />
            <SelectField
                label=t::import::dates()
                value=setting(import, |mapping| mapping.day_style, |mapping, style| mapping.day_style = style)
                choices=Signal::stored(dates)
            />
            <SelectField
                label=t::import::numbers()
                value=setting(import, |mapping| mapping.number_style, |mapping, style| mapping.number_style = style)
                choices=Signal::stored(numbers)
            />
        </div>
        <CheckBox
            label=t::import::update_existing()
            value=flag(import, |mapping| mapping.update_existing, |mapping, on| mapping.update_existing = on)
        />
        <CheckBox
            label=t::import::empty_clears()
            value=flag(import, |mapping| mapping.empty_clears, |mapping, on| mapping.empty_clears = on)
        />
    }
}

/// One setting; choosing nothing leaves it as it is.
fn setting<T: Copy + Send + Sync + 'static>(
    import: Import,
    get: fn(&ImportMapping) -> T,
    set: fn(&mut ImportMapping, T),
) -> Binding<Option<T>> {
    let value = Signal::derive(move || import.mapping.with(|mapping| mapping.as_ref().map(get)));
    Binding::new(value, move |chosen: Option<T>| {
        import.mapping.update(|mapping| {
            if let (Some(mapping), Some(chosen)) = (mapping, chosen) {
                set(mapping, chosen);
            }
        });
    })
}

fn flag(
    import: Import,
    get: fn(&ImportMapping) -> bool,
    set: fn(&mut ImportMapping, bool),
) -> Binding<bool> {
    let value = Signal::derive(move || {
        import
            .mapping
            .with(|mapping| mapping.as_ref().is_some_and(get))
    });
    Binding::new(value, move |on: bool| {
        import.mapping.update(|mapping| {
            if let Some(mapping) = mapping {
                set(mapping, on);
            }
        });
    })
}
