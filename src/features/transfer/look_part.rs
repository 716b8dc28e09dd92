use super::import_state::Import;
use crate::i18n::{format, t};
use crate::ui::{Binding, Card, Choice, Notice, NoticeKind, SelectField};
use api::sheet::{Delimiter, Encoding, HeaderChoice, Inspection, ReadOptions, RowCount, Sureness};
use leptos::prelude::*;

/// How the file is read: encoding, delimiter, sheet, header. Each change shows the rows anew.
#[component]
pub(super) fn LookPart(import: Import) -> impl IntoView {
    move || {
        let inspection = import.inspection.get()?;
        let options = inspection.read_options();
        let again = move |options: ReadOptions| import.look(None, options);
        let doubtful = inspection
            .text
            .as_ref()
            .is_some_and(|text| text.encoding.sureness == Sureness::Unsure);
        let rows = match inspection.rows {
            RowCount::Exactly(rows) => t::import::rows(&format::count(rows)),
            RowCount::About(rows) => t::import::rows_about(&format::count(rows)),
        };
        Some(view! {
            <Card title=import.file_name() aside=move || view! { <span>{rows.clone()}</span> }>
                {doubtful
                    .then(|| {
                        view! {
                            <Notice kind=NoticeKind::Info>
                                <p>{t::import::encoding_doubtful()}</p>
                            </Notice>
                        }
                    })}
                <div class="field-pair">{choices(&inspection, options, again)}</div>
            </Card>
        })
    }
}

fn choices(
    inspection: &Inspection,
    options: ReadOptions,
    again: impl Fn(ReadOptions) + Copy + Send + Sync + 'static,
) -> AnyView {
    let text = inspection.text.as_ref().map(|text| {
        let mut encodings = text.encoding.candidates.clone();
        encodings.extend(
            Encoding::ALL
                .into_iter()
                .filter(|known| !text.encoding.candidates.contains(known)),
        );
        let encodings: Vec<_> = encodings
            .into_iter()
            .map(|encoding| Choice::new(encoding, encoding.label()))
            .collect();
        let delimiters: Vec<_> = Delimiter::ALL
            .into_iter()
            .map(|delimiter| Choice::new(delimiter, delimiter_word(delimiter)))
            .collect();
        view! {
            <SelectField
                label=t::import::encoding()
                value=Binding::new(
                    Signal::stored(Some(text.encoding.chosen)),
                    move |encoding: Option<Encoding>| again(ReadOptions { encoding, ..options }),
                )
                choices=Signal::stored(encodings)
            />
            <SelectField
                label=t::import::delimiter()
                value=Binding::new(
                    Signal::stored(Some(text.delimiter)),
                    move |delimiter: Option<Delimiter>| again(ReadOptions { delimiter, ..options }),
                )
                choices=Signal::stored(delimiters)
            />
        }
    });
    let sheets = (inspection.sheets.len() > 1).then(|| {
        let sheets: Vec<_> = inspection
            .sheets
            .iter()
            .zip(0_u32..)
            .map(|(sheet, at)| Choice::new(at, sheet.name.clone()))
            .collect();
        view! {
            <SelectField
                label=t::import::sheet()
                value=Binding::new(
                    Signal::stored(Some(inspection.sheet)),
                    move |sheet: Option<u32>| {
                        again(ReadOptions { sheet, header: HeaderChoice::Guess, ..options });
                    },
                )
                choices=Signal::stored(sheets)
            />
        }
    });
    let headers = vec![
        Choice::new(true, t::import::header_there()),
        Choice::new(false, t::import::header_absent()),
    ];
    let found = inspection.header_row.unwrap_or(0);
    let has_header = inspection.header_row.is_some();
    view! {
        {text}
        {sheets}
        <SelectField
            label=t::import::header()
            value=Binding::new(
                Signal::stored(Some(has_header)),
                move |there: Option<bool>| {
                    let header = if there == Some(true) { HeaderChoice::Row(found) } else { HeaderChoice::Absent };
                    again(ReadOptions { header, ..options });
                },
            )
            choices=Signal::stored(headers)
        />
    }
    .into_any()
}

fn delimiter_word(delimiter: Delimiter) -> &'static str {
    match delimiter {
        Delimiter::Comma => t::import::delimiter_name::comma(),
        Delimiter::Semicolon => t::import::delimiter_name::semicolon(),
        Delimiter::Tab => t::import::delimiter_name::tab(),
        Delimiter::Pipe => t::import::delimiter_name::pipe(),
    }
}
