use super::explain_file::explain_files;
use super::import_state::join;
use crate::engine_client::{Engine, use_engine};
use crate::files_client::FilesWorker;
use crate::i18n::{Word, explain, field_label, format, t};
use crate::platform::{clock, download, preferences, task::spawn};
use crate::ui::{
    Button, ButtonKind, Card, Choice, ChoiceField, FileDrop, Icon, Notice, NoticeKind, Page,
    Progress,
};
use api::sheet::{CellKind, ColumnPlan, OutputFormat, SheetPlan, WritePlan};
use api::{
    CustomerFilter, CustomerSort, Export, ExportColumn, ExportEverything, ExportWhat, Restore,
    Segment,
};
use domain::Name;
use domain::record::{CustomerClass, CustomerKind, KINDS, stored_fields};
use leptos::prelude::*;
use web_sys::{Blob, File, MessageChannel};

/// When everything was last exported; read by the data-safety page.
pub(in crate::features) const LAST_BACKUP: &str = "last-backup";

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

/// Lists as spreadsheets, everything as one file that can be restored.
#[component]
pub(super) fn ExportPage() -> impl IntoView {
    let engine = use_engine();
    let problem = RwSignal::new(None::<String>);
    let done = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let job = engine.fresh_task();
    let format = RwSignal::new(Some(OutputFormat::Xlsx));
    let progress = engine.progress(job);
    let run = move |what: What| {
        if busy.get_untracked() {
            return;
        }
        problem.set(None);
        done.set(None);
        busy.set(true);
        let output = format.get_untracked().unwrap_or(OutputFormat::Xlsx);
        spawn(async move {
            let outcome = match what {
                What::Everything => everything(engine, job).await,
                What::Restore(file) => restore(engine, job, &file).await,
                What::Customers => customers(engine, job, output).await,
                What::Kind(kind) => records(engine, job, kind, output).await,
            };
            busy.try_set(false);
            match outcome {
                Ok(said) => done.try_set(Some(said)),
                Err(said) => problem.try_set(Some(said)),
            };
        });
    };
    let formats = vec![
        Choice::new(OutputFormat::Xlsx, "Excel (xlsx)"),
        Choice::new(OutputFormat::Csv, "CSV"),
    ];
    let kinds = KINDS
        .iter()
        .filter(|kind| {
            !matches!(
                kind.0,
                "shop" | "view" | "import_profile" | "survey" | "customer"
            )
        })
        .map(|kind| {
            let kind = kind.0;
            view! {
                <Button icon=Icon::Export disabled=busy on_press=move |()| run(What::Kind(kind))>
                    {crate::i18n::kind_label(kind)}
                </Button>
            }
        })
        .collect_view();
    let on_backup = move |files: Vec<File>| {
        if let Some(file) = files.into_iter().next() {
            run(What::Restore(file));
        }
    };
    let done_numbers = Signal::derive(move || {
        progress
            .get()
            .map_or((0, 0), |progress| (progress.done, progress.total))
    });
    view! {
        <Page title=t::export::title()>
            {move || {
                problem.get().map(|said| view! { <Notice kind=NoticeKind::Problem><p role="alert">{said}</p></Notice> })
            }}
            {move || done.get().map(|said| view! { <Notice kind=NoticeKind::Info><p role="status">{said}</p></Notice> })}
            {move || busy.get().then(|| view! { <Progress label=t::export::underway() done=done_numbers /> })}
            <Card title=t::export::backup_title()>
                <p>{t::export::backup_about()}</p>
                <p class="toolbar">
                    <Button
                        kind=ButtonKind::Primary
                        icon=Icon::Shield
                        disabled=busy
                        on_press=move |()| run(What::Everything)
                    >
                        {t::export::backup()}
                    </Button>
                </p>
            </Card>
            <Card title=t::export::lists_title()>
                <ChoiceField label=t::export::format() value=format choices=formats settled=true />
                <p class="toolbar">
                    <Button icon=Icon::Export disabled=busy on_press=move |()| run(What::Customers)>
                        {t::export::customers()}
                    </Button>
                    {kinds}
                </p>
            </Card>
            <Card title=t::export::restore_title()>
                <p>{t::export::restore_about()}</p>
                <FileDrop
                    label=t::export::restore_drop()
                    accept=".json"
                    on_files=on_backup
                />
            </Card>
        </Page>
    }
}

enum What {
    Everything,
    Restore(File),
    Customers,
    Kind(&'static str),
}

async fn everything(engine: Engine, job: u32) -> Result<String, String> {
    let file = engine
        .ask(ExportEverything { job })
        .await
        .map_err(|error| explain(&error))?;
    let name = t::export::backup_file(&clock::today().to_string());
    download::bytes(&file.bytes, &name, "application/json")
        .map_err(|_refused| t::export::refused().to_owned())?;
    // A date that cannot be kept only brings the reminder back sooner.
    let _kept = preferences::write(LAST_BACKUP, &clock::now());
    Ok(t::export::backed_up(file.records, &digest(file.digest)))
}

async fn restore(engine: Engine, job: u32, file: &File) -> Result<String, String> {
    let bytes = crate::platform::file::bytes(file)
        .await
        .ok_or_else(|| t::import::problem::unreadable().to_owned())?;
    let view = engine
        .ask(Restore { job, bytes })
        .await
        .map_err(|error| explain(&error))?;
    Ok(t::export::restored(view.records, &digest(view.digest)))
}

/// Two tablets that show the same four characters hold the same book.
fn digest(digest: u64) -> String {
    format!("{:04X}", digest & 0xffff)
}

async fn customers(engine: Engine, job: u32, output: OutputFormat) -> Result<String, String> {
    let columns = COLUMNS
        .iter()
        .map(|column| ColumnPlan {
            name: column_word(*column),
            kind: column_kind(*column),
        })
        .collect();
    let what = ExportWhat::Customers {
        filter: Box::new(CustomerFilter::default()),
        sort: CustomerSort::Name,
        descending: false,
        columns: COLUMNS.to_vec(),
    };
    write(engine, job, what, columns, t::export::customers(), output).await
}

async fn records(
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
    write(
        engine,
        job,
        what,
        columns,
        crate::i18n::kind_label(kind),
        output,
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
    let writing = worker.write(plan, channel.port1());
    let sending = engine.ask_with_port(ask, Some(channel.port2()));
    let (written, sent) = join(writing, sending).await;
    let rows = sent.map_err(|error| explain(&error))?;
    let blob: Blob = written.map_err(explain_files)?;
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
