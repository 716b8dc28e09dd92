use super::explain_file::explain_files;
use super::field_words::{REASONS, reason_word};
use crate::engine_client::{Engine, use_engine};
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
    pub(super) step: RwSignal<Step>,
    pub(super) problem: RwSignal<Option<String>>,
    pub(super) busy: RwSignal<bool>,
    pub(super) inspection: RwSignal<Option<Inspection>>,
    pub(super) target: RwSignal<ImportTarget>,
    pub(super) mapping: RwSignal<Option<ImportMapping>>,
    pub(super) remembered: RwSignal<bool>,
    pub(super) reading: RwSignal<Progress>,
    pub(super) job: u32,
    file: StoredValue<Option<File>, LocalStorage>,
    /// Raised when the user stops: what comes back from an earlier run is thrown away.
    run: StoredValue<u32>,
}

impl Import {
    pub(super) fn new() -> Self {
        let engine = use_engine();
        let import = Self {
            engine,
            step: RwSignal::new(Step::Choose),
            problem: RwSignal::new(None),
            busy: RwSignal::new(false),
            inspection: RwSignal::new(None),
            target: RwSignal::new(ImportTarget::Customers),
            mapping: RwSignal::new(None),
            remembered: RwSignal::new(false),
            reading: RwSignal::new(Progress::default()),
            job: engine.fresh_task(),
            file: StoredValue::new_local(None),
            run: StoredValue::new(0),
        };
        let job = import.job;
        on_cleanup(move || {
            spawn(async move {
                // Nothing is written of an import that was left; a page that is gone wants no answer.
                let _left = engine.ask(ImportCancel { job }).await;
            });
        });
        import
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
        let run = self.run.get_value();
        spawn(async move {
            let headers = inspection
                .columns
                .iter()
                .map(|column| column.name.clone())
                .collect();
            let outcome = self
                .load(&file, inspection.read_options(), headers, mapping)
                .await;
            if self.run.try_get_value() != Some(run) {
                // Stopped meanwhile: the engine forgets the rows it was handed.
                let _over = self.engine.ask(ImportCancel { job: self.job }).await;
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

    async fn load(
        self,
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
        let reading = worker.read(file, options, channel.port1());
        let loading = self.engine.ask_with_port(
            ImportLoad {
                job: self.job,
                headers,
                file: file.name(),
            },
            Some(channel.port2()),
        );
        let (read, loaded) = join(reading, loading).await;
        read.map_err(explain_files)?;
        loaded.map_err(|error| explain(&error))?;
        drop(worker);
        self.ask_plan(mapping)
            .await
            .map_err(|error| explain(&error))
    }

    async fn ask_plan(self, mapping: ImportMapping) -> Result<ImportPlanView, AppError> {
        let decimals = u8::try_from(format::currency_digits()).unwrap_or(2);
        let target = self.target.get_untracked();
        self.engine
            .ask(ImportPlan {
                job: self.job,
                target,
                mapping,
                decimals,
            })
            .await
    }

    /// Writes what was planned.
    pub(super) fn commit(self) {
        let plan = self.step.get_untracked();
        self.problem.set(None);
        self.step.set(Step::Writing);
        spawn(async move {
            match self.engine.ask(ImportCommit { job: self.job }).await {
                Ok(done) => {
                    self.step.try_set(Step::Done(done));
                }
                Err(error) => {
                    self.problem.try_set(Some(explain(&error)));
                    self.step.try_set(plan);
                }
            }
        });
    }

    /// Stops whatever is under way; nothing is written.
    pub(super) fn cancel(self) {
        self.run.update_value(|run| *run = run.wrapping_add(1));
        let engine = self.engine;
        let job = self.job;
        spawn(async move {
            // Already over: fine.
            let _over = engine.ask(ImportCancel { job }).await;
        });
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
            job: self.job,
            reason_texts: REASONS
                .iter()
                .map(|reason| (*reason, reason_word(*reason).to_owned()))
                .collect(),
            reason_header,
        };
        let writing = worker.write(plan, channel.port1());
        let sending = self.engine.ask_with_port(ask, Some(channel.port2()));
        let (written, sent) = join(writing, sending).await;
        sent.map_err(|error| explain(&error))?;
        let blob = written.map_err(explain_files)?;
        download::blob(&blob, &name).map_err(|_refused| stopped())
    }
}

/// Waits for both.
pub(super) async fn join<A, B>(
    one: impl Future<Output = A>,
    other: impl Future<Output = B>,
) -> (A, B) {
    let (mut one, mut other) = (core::pin::pin!(one), core::pin::pin!(other));
    let (mut first, mut second) = (None, None);
    core::future::poll_fn(|context| {
        if first.is_none()
            && let Poll::Ready(value) = one.as_mut().poll(context)
        {
            first = Some(value);
        }
        if second.is_none()
            && let Poll::Ready(value) = other.as_mut().poll(context)
        {
            second = Some(value);
        }
        match (first.take(), second.take()) {
            (Some(one), Some(other)) => Poll::Ready((one, other)),
            (one, other) => {
                first = one;
                second = other;
                Poll::Pending
            }
        }
    })
    .await
}
