use super::guess::guess;
use crate::engine_client::{Doer, Engine, use_doer, use_engine};
use crate::features::transfer::{both, explain_files};
use crate::files_client::FilesWorker;
use crate::i18n::{explain, t};
use crate::platform::task::spawn;
use api::sheet::{Inspection, Progress, ReadOptions};
use api::{
    AnswerImportCommit, AnswerImportPlan, AnswerImportView, AppError, DoneView, ImportCancel,
    ImportLoad,
};
use domain::parse::DateStyle;
use domain::record::SurveyId;
use domain::survey::{Form, RowPlace};
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
    Plan(Box<AnswerImportView>),
    Writing,
    /// So many answers came in.
    Done(DoneView, u64),
}

/// The wizard's state; everything in it lives as long as the page.
#[derive(Clone, Copy)]
pub(super) struct AnswerImport {
    engine: Engine,
    doer: Doer,
    pub(super) survey: SurveyId,
    pub(super) form: StoredValue<Form>,
    pub(super) step: RwSignal<Step>,
    pub(super) problem: RwSignal<Option<String>>,
    pub(super) busy: RwSignal<bool>,
    pub(super) inspection: RwSignal<Option<Inspection>>,
    pub(super) places: RwSignal<Vec<Option<RowPlace>>>,
    pub(super) day_style: RwSignal<DateStyle>,
    pub(super) reading: RwSignal<Progress>,
    /// The engine's name for this run. Another one after the user stopped: what comes back from an earlier run is
    /// thrown away.
    job: StoredValue<u32>,
    file: StoredValue<Option<File>, LocalStorage>,
}

impl AnswerImport {
    pub(super) fn new(survey: SurveyId, form: Form) -> Self {
        let engine = use_engine();
        let import = Self {
            engine,
            doer: use_doer(),
            survey,
            form: StoredValue::new(form),
            step: RwSignal::new(Step::Choose),
            problem: RwSignal::new(None),
            busy: RwSignal::new(false),
            inspection: RwSignal::new(None),
            places: RwSignal::new(Vec::new()),
            day_style: RwSignal::new(DateStyle::YearMonthDay),
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

    fn is_stopped(self, job: u32) -> bool {
        self.job.try_get_value() != Some(job)
    }

    pub(super) fn file_name(self) -> String {
        self.file
            .with_value(|file| file.as_ref().map(File::name))
            .unwrap_or_default()
    }

    /// A file was chosen.
    pub(super) fn look(self, file: Option<File>) {
        let Some(file) = file else { return };
        self.file.set_value(Some(file.clone()));
        self.problem.set(None);
        self.busy.set(true);
        spawn(async move {
            let outcome = inspect(&file).await;
            self.busy.try_set(false);
            match outcome {
                Ok(inspection) => {
                    let headers = headers(&inspection);
                    let places = self.form.try_with_value(|form| guess(form, &headers));
                    self.places.try_set(places.unwrap_or_default());
                    self.inspection.try_set(Some(inspection));
                    self.step.try_set(Step::Map);
                }
                Err(problem) => {
                    self.problem.try_set(Some(problem));
                }
            }
        });
    }

    /// Hands all rows to the engine and asks what the import would do.
    pub(super) fn plan(self) {
        let (Some(file), Some(inspection)) =
            (self.file.get_value(), self.inspection.get_untracked())
        else {
            return;
        };
        self.problem.set(None);
        self.step.set(Step::Loading);
        let job = self.job();
        let ask = AnswerImportPlan {
            job,
            survey: self.survey,
            places: self.places.get_untracked(),
            day_style: self.day_style.get_untracked(),
        };
        spawn(async move {
            let outcome = self.load(job, &file, &inspection, ask).await;
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

    async fn load(
        self,
        job: u32,
        file: &File,
        inspection: &Inspection,
        ask: AnswerImportPlan,
    ) -> Result<AnswerImportView, String> {
        let stopped = || t::import::problem::stopped().to_owned();
        let channel = MessageChannel::new().map_err(|_refused| stopped())?;
        let worker = FilesWorker::start().map_err(explain_files)?;
        worker.on_progress(move |progress| {
            self.reading.try_set(progress);
        });
        let reading = async {
            let options = inspection.read_options();
            let read = worker.read(file, options, channel.port1()).await;
            read.map_err(explain_files)
        };
        let loading = async {
            let load = ImportLoad {
                job,
                headers: headers(inspection),
                file: file.name(),
            };
            let loaded = self.engine.ask_with_port(load, Some(channel.port2())).await;
            match loaded {
                // The rows stopped coming: the worker is about to say why.
                Err(AppError::Cancelled) if !self.is_stopped(job) => core::future::pending().await,
                loaded => loaded.map_err(|error| explain(&error)),
            }
        };
        both(reading, loading).await?;
        drop(worker);
        self.engine.ask(ask).await.map_err(|error| explain(&error))
    }

    /// Writes what was planned.
    pub(super) fn commit(self) {
        let plan = self.step.get_untracked();
        let Step::Plan(view) = &plan else { return };
        let answers = view.answers;
        let job = self.job();
        self.problem.set(None);
        self.step.set(Step::Writing);
        spawn(async move {
            match self.engine.ask(AnswerImportCommit { job }).await {
                // Even when the user stopped or left: it was too late, and can be taken back here or by the message.
                Ok(done) => {
                    if let Some(Step::Done(done, answers)) =
                        self.step.try_set(Step::Done(done, answers))
                    {
                        let said = t::results::import::done(answers);
                        self.doer.offer_undo(said, done.batch);
                    }
                }
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
}

async fn inspect(file: &File) -> Result<Inspection, String> {
    let worker = FilesWorker::start().map_err(explain_files)?;
    let options = ReadOptions::default();
    worker.inspect(file, options).await.map_err(explain_files)
}

pub(super) fn headers(inspection: &Inspection) -> Vec<String> {
    let columns = inspection.columns.iter();
    columns.map(|column| column.name.clone()).collect()
}
