use super::export_lists::{CustomersWanted, customers, records};
use crate::engine_client::{Engine, use_book, use_engine};
use crate::i18n::{explain, kinds_label, t};
use crate::platform::download::{self, DownloadError};
use crate::platform::{clock, preferences, task::spawn};
use crate::ui::{
    Button, ButtonKind, Card, Choice, ChoiceField, FileDrop, Icon, Notice, NoticeKind, Page,
    Progress,
};
use api::sheet::OutputFormat;
use api::{BackupPart, Restore};
use domain::record::KINDS;
use leptos::prelude::*;
use web_sys::File;

/// When everything was last exported; read by the data-safety page.
pub(in crate::features) const LAST_BACKUP: &str = "last-backup";

/// Lists as spreadsheets, everything as one file that can be restored.
#[component]
pub(super) fn ExportPage() -> impl IntoView {
    let engine = use_engine();
    let book = use_book();
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
                What::Everything => everything(engine, job, !book.is_demo().get_untracked()).await,
                What::Restore(file) => restore(engine, job, &file).await,
                What::Customers => customers(engine, job, CustomersWanted::default(), output).await,
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
                    {kinds_label(kind)}
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

async fn everything(engine: Engine, job: u32, is_own: bool) -> Result<String, String> {
    let refused = |_refused: DownloadError| t::export::refused().to_owned();
    let file = download::Growing::default();
    let (mut records, mut check_code) = (0, 0);
    let (mut next, mut upto) = (Some(0), 0);
    while let Some(from) = next {
        let part = engine
            .ask(BackupPart { job, from, upto })
            .await
            .map_err(|error| explain(&error))?;
        file.add(&part.bytes).map_err(refused)?;
        records += part.records;
        check_code = part.digest.unwrap_or(check_code);
        (next, upto) = (part.next, part.upto);
    }
    let name = t::export::backup_file(&clock::today().to_string());
    file.offer(&name, "application/json").map_err(refused)?;
    if is_own {
        // A date that cannot be kept only brings the reminder back sooner.
        let _kept = preferences::write(LAST_BACKUP, &clock::now());
    }
    Ok(t::export::backed_up(records, &digest(check_code)))
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
