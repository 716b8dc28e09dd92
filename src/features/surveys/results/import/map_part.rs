use super::import_state::AnswerImport;
use super::places::place_choices;
use crate::features::transfer::date_word;
use crate::i18n::{format, t};
use crate::ui::{Binding, Button, ButtonKind, Card, Choice, Notice, NoticeKind, SelectField};
use api::sheet::{Inspection, RowCount};
use domain::parse::DateStyle;
use domain::survey::RowPlace;
use leptos::prelude::*;

/// Rows shown to recognise a column by.
const SAMPLES: usize = 6;

/// Which column is which question.
#[component]
pub(super) fn MapPart(import: AnswerImport) -> impl IntoView {
    use t::results::import as text;
    let rows = move || {
        import.inspection.with(|inspection| {
            inspection.as_ref().map(|found| match found.rows {
                RowCount::Exactly(rows) => t::import::rows(&format::count(rows)),
                RowCount::About(rows) => t::import::rows_about(&format::count(rows)),
            })
        })
    };
    let matched = Memo::new(move |_| {
        import.places.with(|places| {
            places
                .iter()
                .flatten()
                .filter(|place| is_reply(place))
                .count()
        })
    });
    let none = move || {
        (matched.get() == 0).then(|| {
            view! {
                <Notice kind=NoticeKind::Info>
                    <p>{text::no_question()}</p>
                </Notice>
            }
        })
    };
    let has_day = Memo::new(move |_| {
        import
            .places
            .with(|places| places.contains(&Some(RowPlace::Day)))
    });
    let dates = DateStyle::ALL
        .map(|style| Choice::new(style, date_word(style)))
        .to_vec();
    let date = Binding::new(
        Signal::derive(move || Some(import.day_style.get())),
        move |style: Option<DateStyle>| {
            if let Some(style) = style {
                import.day_style.set(style);
            }
        },
    );
    view! {
        <Card title=import.file_name() aside=move || view! { {rows} }>
            <p>{text::map_about()}</p>
            {none}
            <Columns import />
            <Show when=move || has_day.get()>
                <SelectField label=t::import::dates() value=date choices=Signal::stored(dates.clone()) />
            </Show>
            <p class="toolbar">
                <Button
                    kind=ButtonKind::Primary
                    busy=import.busy
                    disabled=Signal::derive(move || matched.get() == 0)
                    on_press=move |()| import.plan()
                >
                    {t::import::check()}
                </Button>
                <Button kind=ButtonKind::Quiet on_press=move |()| import.start_over()>
                    {t::import::other_file()}
                </Button>
            </p>
        </Card>
    }
}

fn is_reply(place: &RowPlace) -> bool {
    matches!(place, RowPlace::Question(_) | RowPlace::Row { .. })
}

/// The head of the file as a table, each column under where it goes.
#[component]
fn Columns(import: AnswerImport) -> impl IntoView {
    let choices = Signal::stored(import.form.with_value(place_choices));
    move || {
        let inspection = import.inspection.get()?;
        let heads = inspection
            .columns
            .iter()
            .enumerate()
            .map(|(at, column)| {
                let name = column.name.clone();
                view! {
                    <th scope="col">
                        <SelectField
                            label=name
                            value=column_binding(import, at)
                            choices
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

fn column_binding(import: AnswerImport, at: usize) -> Binding<Option<RowPlace>> {
    let value = Signal::derive(move || {
        import
            .places
            .with(|places| places.get(at).cloned().flatten())
    });
    Binding::new(value, move |place: Option<RowPlace>| {
        import.places.update(|places| {
            // A place is filled from one column: the newest choice counts.
            for other in places.iter_mut() {
                if other.is_some() && *other == place {
                    *other = None;
                }
            }
            if let Some(slot) = places.get_mut(at) {
                *slot = place;
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
