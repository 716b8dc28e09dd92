use super::explain_file::explain_files;
use super::field_words::{REASONS, reason_word};
use crate::engine_client::{Doer, Engine, use_doer, use_engine};
use crate::files_client::FilesWorker;
use crate::i18n::{explain, format, t};
use crate::platform::{download, task::spawn};
use api::sheet::{
    CellKind, ColumnPlan, Inspection, OutputFormat, Progress, ReadOptions, SheetPlan, WritePlan,
};
use api::{
    AppError, DoneView, ImportCancel, ImportCommit, ImportLoad, ImportMapping, ImportPlan,
    ImportPlanView, ImportRejects, ImportSuggest, ImportTarget,
};
use core::task::Poll;
use leptos::prelude::*;
use web_sys::{File, MessageChannel};

/// Where the wizard stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    /// No file yet.
    Choose,
    /// The head of the file, and what its columns mean.
    Map,
    /// All rows are being read by the engine.
    Loading,
    /// What the import would do.
    Plan(Box<ImportPlanView>),
    Writing,
    Done(DoneView),
}

/// The wizard's state; everything in it lives as long as the page.
#[derive(Clone, Copy)]
pub(super) struct Import {
    engine: Engine,
    doer: Doer,
    pub(super) step: RwSignal<Step>,
    pub(super) problem: RwSignal<Option<String>>,
    pub(super) busy: RwSignal<bool>,
    pub(super) inspection: RwSignal<Option<Inspection>>,
    pub(super) target: RwSignal<ImportTarget>,
    pub(super) mapping: RwSignal<Option<ImportMapping>>,
    pub(super) remembered: RwSignal<bool>,
    pub(super) reading: RwSignal<Progress>,
    /// The engine's name for this run. Another one after the user stopped: what comes back from an earlier run is
    /// thrown away.
    job: StoredValue<u32>,
    file: StoredValue<Option<File>, LocalStorage>,
}

impl Import {
    pub(super) fn new() -> Self {
        let engine = use_engine();
        let import = Self {
            engine,
            doer: use_doer(),
            step: RwSignal::new(Step::Choose),
            problem: RwSignal::new(None),
            busy: RwSignal::new(false),
            inspection: RwSignal::new(None),
            target: RwSignal::new(ImportTarget::Customers),
            mapping: RwSignal::new(None),
            remembered: RwSignal::new(false),
            reading: RwSignal::new(Progress::default()),
            job: StoredValue::new(engine.fresh_task()),
            file: StoredValue::new_local(None),
        };
        // Nothing is written of an import that was left.
        on_cleanup(move || {
            if let Some(job) = import.job.try_get_value() {
                import.stop_engine(job);
            }
        });
        import
    }

    /// The engine's name for what is under way.
    pub(super) fn job(self) -> u32 {
        self.job.get_value()
    }

    fn stop_engine(self, job: u32) {
        let engine = self.engine;
        spawn(async move {
            // Already over, or nobody is there any more: fine.
            let _over = engine.ask(ImportCancel { job }).await;
        });
    }

    pub(super) fn file_name(self) -> String {
        self.file
            .with_value(|file| file.as_ref().map(File::name))
            .unwrap_or_default()
    }

    /// A file was chosen, or is to be looked at in another way.
    pub(super) fn look(self, file: Option<File>, options: ReadOptions) {
        if let Some(file) = file {
            self.file.set_value(Some(file));
        }
        let Some(file) = self.file.get_value() else {
            return;
        };
        self.problem.set(None);
        self.busy.set(true);
        spawn(async move {
            let outcome = self.inspect(&file, options).await;
            self.busy.try_set(false);
            match outcome {
                Ok(()) => {
                    self.step.try_set(Step::Map);
                }
                Err(problem) => {
                    self.problem.try_set(Some(problem));
                }
            }
        });
    }

    async fn inspect(self, file: &File, options: ReadOptions) -> Result<(), String> {
        let worker = FilesWorker::start().map_err(explain_files)?;
        let inspection = worker.inspect(file, options).await.map_err(explain_files)?;
        let columns = inspection
            .columns
            .iter()
            .map(|column| (column.name.clone(), column.samples.clone()))
            .collect();
        let suggestion = self
            .engine
            .ask(ImportSuggest { columns })
            .await
            .map_err(|error| explain(&error))?;
        self.target.try_set(suggestion.target);
        self.mapping.try_set(Some(suggestion.mapping));
        self.remembered.try_set(suggestion.remembered);
        self.inspection.try_set(Some(inspection));
        Ok(())
    }

    /// Hands all rows to the engine and asks what the import would do.
    pub(super) fn plan(self) {
        let (Some(file), Some(inspection), Some(mapping)) = (
            self.file.get_value(),
            self.inspection.get_untracked(),
            self.mapping.get_untracked(),
        ) else {
            return;
        };
        self.problem.set(None);
        self.step.set(Step::Loading);
        let job = self.job();
        spawn(async move {
            let headers = inspection
                .columns
                .iter()
                .map(|column| column.name.clone())
                .collect();
            let outcome = self
                .load(job, &file, inspection.read_options(), headers, mapping)
                .await;
            if self.is_stopped(job) {
                // The engine forgets the rows it was handed.
                self.stop_engine(job);
                return;
            }
            match outcome {
                Ok(view) => self.step.try_set(Step::Plan(Box::new(view))),
                Err(problem) => {
                    self.problem.try_set(Some(problem));
                    self.step.try_set(Step::Map)
                }
            };
        });
    }

    fn is_stopped(self, job: u32) -> bool {
        self.job.try_get_value() != Some(job)
    }

    async fn load(
        self,
        job: u32,
        file: &File,
        options: ReadOptions,
        headers: Vec<String>,
        mapping: ImportMapping,
    ) -> Result<ImportPlanView, String> {
        let channel =
            MessageChannel::new().map_err(|_refused| t::import::problem::stopped().to_owned())?;
        let worker = FilesWorker::start().map_err(explain_files)?;
        worker.on_progress(move |progress| {
            self.reading.try_set(progress);
        });
        // Two ends of one channel: the worker sends the rows, the engine takes them.
        let reading = async {
            let read = worker.read(file, options, channel.port1()).await;
            read.map_err(explain_files)
        };
        let loading = async {
            let ask = ImportLoad {
                job,
                headers,
                file: file.name(),
            };
            let loaded = self.engine.ask_with_port(ask, Some(channel.port2())).await;
            match loaded {
                // The rows stopped coming: the worker is about to say why.
                Err(AppError::Cancelled) if !self.is_stopped(job) => core::future::pending().await,
                loaded => loaded.map_err(|error| explain(&error)),
            }
        };
        both(reading, loading).await?;
        drop(worker);
        self.ask_plan(job, mapping)
            .await
            .map_err(|error| explain(&error))
    }

    async fn ask_plan(self, job: u32, mapping: ImportMapping) -> Result<ImportPlanView, AppError> {
        let decimals = u8::try_from(format::currency_digits()).unwrap_or(2);
        let target = self.target.get_untracked();
        self.engine
            .ask(ImportPlan {
                job,
                target,
                mapping,
                decimals,
            })
            .await
    }

    /// Writes what was planned.
    pub(super) fn commit(self) {
        let plan = self.step.get_untracked();
        let job = self.job();
        self.problem.set(None);
        self.step.set(Step::Writing);
        spawn(async move {
            match self.engine.ask(ImportCommit { job }).await {
                // Even when the user stopped: it was too late, and can be taken back here; or, when the page was left
                // too late, from the message.
                Ok(done) => {
                    if let Some(Step::Done(done)) = self.step.try_set(Step::Done(done)) {
                        let said = t::import::done(done.records);
                        self.doer.offer_undo(said, done.batch);
                    }
                }
                // The plan is gone with the job; the page stands at the choice of a file.
                Err(error) if self.is_stopped(job) => {
                    self.problem.try_set(Some(explain(&error)));
                }
                Err(error) => {
                    self.problem.try_set(Some(explain(&error)));
                    self.step.try_set(plan);
                }
            }
        });
    }

    /// Stops whatever is under way, with nothing written, and begins again with a file.
    pub(super) fn start_over(self) {
        let job = self.job();
        self.job.set_value(self.engine.fresh_task());
        self.stop_engine(job);
        self.problem.set(None);
        self.reading.set(Progress::default());
        self.step.set(Step::Choose);
    }

    /// The rejected rows with their reasons, as a file.
    pub(super) fn save_rejects(self) {
        let Some(inspection) = self.inspection.get_untracked() else {
            return;
        };
        let name = t::import::rejects_file(&self.file_name());
        spawn(async move {
            if let Err(problem) = self.rejects(inspection, name).await {
                self.problem.try_set(Some(problem));
            }
        });
    }

    async fn rejects(self, inspection: Inspection, name: String) -> Result<(), String> {
        let stopped = || t::import::problem::stopped().to_owned();
        let channel = MessageChannel::new().map_err(|_refused| stopped())?;
        let worker = FilesWorker::start().map_err(explain_files)?;
        let reason_header = t::import::reason_header().to_owned();
        let mut columns: Vec<ColumnPlan> = inspection
            .columns
            .into_iter()
            .map(|column| ColumnPlan {
                name: column.name,
                kind: CellKind::Text,
            })
            .collect();
        columns.push(ColumnPlan {
            name: reason_header.clone(),
            kind: CellKind::Text,
        });
        let plan = WritePlan {
            format: OutputFormat::Csv,
            sheets: vec![SheetPlan {
                name: "1".to_owned(),
                columns,
            }],
        };
        let ask = ImportRejects {
            job: self.job(),
            reason_texts: REASONS
                .iter()
                .map(|reason| (*reason, reason_word(*reason).to_owned()))
                .collect(),
            reason_header,
        };
        let writing = async {
            let written = worker.write(plan, channel.port1()).await;
            written.map_err(explain_files)
        };
        let sending = async {
            let sent = self.engine.ask_with_port(ask, Some(channel.port2())).await;
            sent.map_err(|error| explain(&error))
        };
        let (blob, _rows) = both(writing, sending).await?;
        download::blob(&blob, &name).map_err(|_refused| stopped())
    }
}

/// Waits for both, or for the first that fails: a worker that stopped sends nothing, and the other end would wait for
/// ever.
pub(in crate::features) async fn both<A, B, E>(
    one: impl Future<Output = Result<A, E>>,
    other: impl Future<Output = Result<B, E>>,
) -> Result<(A, B), E> {
    let (mut one, mut other) = (core::pin::pin!(one), core::pin::pin!(other));
    let (mut first, mut second) = (None, None);
    core::future::poll_fn(|context| {
        if first.is_none()
            && let Poll::Ready(outcome) = one.as_mut().poll(context)
        {
            match outcome {
                Ok(value) => first = Some(value),
                Err(error) => return Poll::Ready(Err(error)),
            }
        }
        if second.is_none()
            && let Poll::Ready(outcome) = other.as_mut().poll(context)
        {
            match outcome {
                Ok(value) => second = Some(value),
                Err(error) => return Poll::Ready(Err(error)),
            }
        }
        match (first.take(), second.take()) {
            (Some(one), Some(other)) => Poll::Ready(Ok((one, other))),
            (one, other) => {
                first = one;
                second = other;
                Poll::Pending
            }
        }
    })
    .await
}
