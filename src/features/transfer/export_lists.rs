//! Lists as spreadsheets: the engine sends rows, the files worker writes them.

use super::explain_file::explain_files;
use super::import_state::both;
use crate::engine_client::Engine;
use crate::files_client::FilesWorker;
use crate::i18n::{Word, explain, field_label, format, kinds_label, survey_language, t};
use crate::platform::{clock, download};
use api::sheet::{CellKind, ColumnPlan, OutputFormat, SheetPlan, WritePlan};
use api::{
    AnswerFilter, CustomerFilter, CustomerSort, Export, ExportColumn, ExportWhat, METRIC_COLUMNS,
    Segment,
};
use domain::Name;
use domain::record::{Asked, CustomerClass, CustomerKind, SurveyId, stored_fields};
use domain::survey::AnswerColumn;
use web_sys::{Blob, MessageChannel};

/// What a list export holds.
const COLUMNS: [ExportColumn; 19] = [
    ExportColumn::Number,
    ExportColumn::Name,
    ExportColumn::Kind,
    ExportColumn::Class,
    ExportColumn::Grade,
    ExportColumn::Phone,
    ExportColumn::OtherPhones,
    ExportColumn::Email,
    ExportColumn::Messenger,
    ExportColumn::Address,
    ExportColumn::Area,
    ExportColumn::Manager,
    ExportColumn::Tags,
    ExportColumn::Segment,
    ExportColumn::FirstPurchase,
    ExportColumn::LastPurchase,
    ExportColumn::PurchaseDays,
    ExportColumn::Total,
    ExportColumn::Note,
];

/// Which customers, in which order.
#[derive(Default)]
pub(in crate::features) struct CustomersWanted {
    pub filter: CustomerFilter,
    pub sort: CustomerSort,
    pub descending: bool,
}

/// Hands the reader a file of customers; says which and how many, or why not.
pub(in crate::features) async fn customers(
    engine: Engine,
    job: u32,
    wanted: CustomersWanted,
    output: OutputFormat,
) -> Result<String, String> {
    let columns = COLUMNS
        .iter()
        .map(|column| ColumnPlan {
            name: column_word(*column),
            kind: column_kind(*column),
        })
        .collect();
    let what = ExportWhat::Customers {
        filter: Box::new(wanted.filter),
        sort: wanted.sort,
        descending: wanted.descending,
        columns: COLUMNS.to_vec(),
    };
    write(engine, job, what, columns, t::export::customers(), output).await
}

/// The same for all records of a kind.
pub(super) async fn records(
    engine: Engine,
    job: u32,
    kind: &'static str,
    output: OutputFormat,
) -> Result<String, String> {
    let mut columns = vec![ColumnPlan {
        name: "id".to_owned(),
        kind: CellKind::Text,
    }];
    columns.extend(stored_fields(kind).iter().map(|field| ColumnPlan {
        name: field_label(kind, field),
        kind: match *field {
            "total" | "price" => CellKind::Money {
                decimals: decimals(),
            },
            "day" | "since" | "consent_day" | "launch_day" => CellKind::Day,
            _ => CellKind::Text,
        },
    }));
    let what = ExportWhat::Kind {
        kind: Name::Borrowed(kind),
    };
    write(engine, job, what, columns, kinds_label(kind), output).await
}

/// Which answers to a survey, in which columns under which heads.
pub(in crate::features) struct AnswersWanted {
    pub survey: SurveyId,
    pub filter: AnswerFilter,
    /// Those that were broken off instead.
    pub partial: bool,
    pub columns: Vec<(AnswerColumn, String)>,
    /// Of the file.
    pub title: String,
}

/// The answers to a survey, one row each.
pub(in crate::features) async fn answers(
    engine: Engine,
    job: u32,
    wanted: AnswersWanted,
    output: OutputFormat,
) -> Result<String, String> {
    let (columns, heads): (Vec<_>, Vec<_>) = wanted.columns.into_iter().unzip();
    let plans = heads.into_iter().map(|name| ColumnPlan {
        name,
        kind: CellKind::Text,
    });
    let plans = plans.collect();
    let what = ExportWhat::Answers {
        survey: wanted.survey,
        filter: Box::new(wanted.filter),
        partial: wanted.partial,
        language: survey_language().to_owned(),
        columns,
    };
    write(engine, job, what, plans, &wanted.title, output).await
}

/// What the buying model says of each customer, for other programs: the columns keep their names in every language.
pub(in crate::features) async fn metrics(engine: Engine, job: u32) -> Result<String, String> {
    let columns = METRIC_COLUMNS
        .iter()
        .map(|name| ColumnPlan {
            name: (*name).to_owned(),
            kind: match *name {
                "id" | "rfm_code" | "segment" => CellKind::Text,
                _ => CellKind::Number,
            },
        })
        .collect();
    let title = t::insights::metrics_file();
    write(
        engine,
        job,
        ExportWhat::Metrics,
        columns,
        title,
        OutputFormat::Csv,
    )
    .await
}

async fn write(
    engine: Engine,
    job: u32,
    what: ExportWhat,
    columns: Vec<ColumnPlan>,
    title: &str,
    output: OutputFormat,
) -> Result<String, String> {
    let stopped = || t::import::problem::stopped().to_owned();
    let channel = MessageChannel::new().map_err(|_refused| stopped())?;
    let worker = FilesWorker::start().map_err(explain_files)?;
    let plan = WritePlan {
        format: output,
        sheets: vec![SheetPlan {
            name: title.to_owned(),
            columns,
        }],
    };
    let ask = Export {
        job,
        what,
        words: words(),
        decimals: decimals(),
    };
    let writing = async {
        let written = worker.write(plan, channel.port1()).await;
        written.map_err(explain_files)
    };
    let sending = async {
        let sent = engine.ask_with_port(ask, Some(channel.port2())).await;
        sent.map_err(|error| explain(&error))
    };
    let (blob, rows): (Blob, u64) = both(writing, sending).await?;
    let ending = match output {
        OutputFormat::Xlsx => "xlsx",
        OutputFormat::Csv => "csv",
        OutputFormat::Tsv => "tsv",
    };
    let name = format!("{title} {}.{ending}", clock::today());
    download::blob(&blob, &name).map_err(|_refused| t::export::refused().to_owned())?;
    Ok(t::export::saved(rows, &name))
}

fn decimals() -> u8 {
    u8::try_from(format::currency_digits()).unwrap_or(2)
}

/// What stored codes are called, for the engine to write.
fn words() -> Vec<(Name, String)> {
    fn of<T: Word>(field: &str, all: &[T], code: fn(T) -> &'static str) -> Vec<(Name, String)> {
        all.iter()
            .map(|choice| {
                (
                    Name::Owned(format!("{field}/{}", code(*choice))),
                    choice.word().to_owned(),
                )
            })
            .collect()
    }
    let mut words = of("kind", CustomerKind::ALL, CustomerKind::code);
    words.extend(of("class", CustomerClass::ALL, CustomerClass::code));
    words.extend(of("asked", Asked::ALL, Asked::code));
    words.extend(of("segment", Segment::ALL, Segment::code));
    words
}

fn column_kind(column: ExportColumn) -> CellKind {
    match column {
        ExportColumn::FirstPurchase | ExportColumn::LastPurchase => CellKind::Day,
        ExportColumn::Grade | ExportColumn::PurchaseDays => CellKind::Number,
        ExportColumn::Total => CellKind::Money {
            decimals: decimals(),
        },
        _ => CellKind::Text,
    }
}

fn column_word(column: ExportColumn) -> String {
    let field = match column {
        ExportColumn::Number => "number",
        ExportColumn::Name => "name",
        ExportColumn::Kind => "kind",
        ExportColumn::Class => "class",
        ExportColumn::Grade => "grade",
        ExportColumn::Phone => "phone",
        ExportColumn::OtherPhones => "phones",
        ExportColumn::Email => "email",
        ExportColumn::Messenger => "messenger",
        ExportColumn::Address => "address",
        ExportColumn::Area => "area",
        ExportColumn::Manager => "manager",
        ExportColumn::Tags => "tag",
        ExportColumn::Note => "note",
        ExportColumn::Segment => return t::insights::segment().to_owned(),
        ExportColumn::FirstPurchase => return t::export::first_purchase().to_owned(),
        ExportColumn::LastPurchase => return t::export::last_purchase().to_owned(),
        ExportColumn::PurchaseDays => return t::export::purchase_days().to_owned(),
        ExportColumn::Total => return t::export::total().to_owned(),
    };
    field_label("customer", field)
}
