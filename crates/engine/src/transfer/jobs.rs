use super::importer::Importer;
use super::suggest::notation;
use crate::query::label_about;
use crate::session::{Draft, Outcome, Session, Source, Surroundings};
use crate::state::State;
use api::sheet::RowBlock;
use api::{
    AnswerImportPlan, AppError, DoneView, Event, ImportCancel, ImportCommit, ImportField,
    ImportLoad, ImportLoadedView, ImportPlan, ImportPlanView, ImportProblem, ImportTarget, Moment,
    Progress, RowReason, Stage,
};
use domain::record::ImportProfile;
use domain::{Change, ChangeSet, Name, Record, Value};
use rustc_hash::FxHashMap;
use std::cell::Cell;
use std::rc::Rc;
use storage::Storage;

/// Changes per batch: enough to pack well, little enough to hold as changes.
pub(super) const BATCH: usize = 5_000;

/// Imports under way, by the page's name for them.
#[derive(Default)]
pub(crate) struct Jobs {
    jobs: FxHashMap<u32, Job>,
    /// What stops those whose rows are still on their way.
    arriving: FxHashMap<u32, Box<dyn FnOnce()>>,
}

/// One import.
#[derive(Clone, Default)]
pub(super) struct Job {
    pub(super) blocks: Rc<Vec<RowBlock>>,
    headers: Rc<str>,
    pub(super) file: Rc<str>,
    plan: Option<ImportPlan>,
    /// What was planned, where the rows are answers to a survey.
    pub(super) answers: Option<AnswerImportPlan>,
    rejects: Rc<Vec<(u32, RowReason)>>,
    pub(super) cancelled: Rc<Cell<bool>>,
}

impl<S: Storage, W: Surroundings> Session<S, W> {
    /// The rows of an import are on their way; `stop` ends that when it is cancelled before they are here.
    pub fn import_arrives(&self, job: u32, stop: impl FnOnce() + 'static) {
        let mut jobs = self.jobs.borrow_mut();
        jobs.arriving.insert(job, Box::new(stop));
    }

    /// Takes the rows of a file for an import.
    pub fn import_load(&self, ask: &ImportLoad, blocks: Vec<RowBlock>) -> ImportLoadedView {
        let view = ImportLoadedView {
            rows: blocks.iter().map(|block| block.rows() as u64).sum(),
            columns: blocks.iter().map(|block| block.columns).max().unwrap_or(0),
        };
        let loaded = Job {
            blocks: Rc::new(blocks),
            headers: Rc::from(ask.headers.join("\n")),
            file: Rc::from(ask.file.as_str()),
            ..Job::default()
        };
        let mut jobs = self.jobs.borrow_mut();
        jobs.arriving.remove(&ask.job);
        jobs.jobs.insert(ask.job, loaded);
        view
    }

    /// Remembers what is to be done with rows that are answers.
    pub(super) fn plan_answers(&self, plan: &AnswerImportPlan) {
        if let Some(job) = self.jobs.borrow_mut().jobs.get_mut(&plan.job) {
            job.answers = Some(plan.clone());
        }
    }

    pub(super) fn forget_job(&self, job: u32) {
        self.jobs.borrow_mut().jobs.remove(&job);
    }

    pub(super) fn job(&self, job: u32) -> Result<Job, AppError> {
        self.jobs
            .borrow()
            .jobs
            .get(&job)
            .cloned()
            .ok_or(AppError::NotThere)
    }

    /// What the import would do. Nothing is written.
    pub(crate) async fn import_plan(
        &self,
        ask: &ImportPlan,
        moment: Moment,
    ) -> Result<ImportPlanView, AppError> {
        let job = self.job(ask.job)?;
        job.cancelled.set(false);
        needed_columns(ask)?;
        let mut importer = self.with_state(|state| Importer::new(state, ask.clone(), &moment));
        let total = job.blocks.iter().map(|block| block.rows() as u64).sum();
        for block in job.blocks.iter() {
            self.with_state(|state| take_block(&mut importer, state, block));
            importer.changes.clear();
            self.surroundings.tell(Event::Progress(Progress {
                task: ask.job,
                stage: Stage::Checking,
                done: importer.view.rows,
                total,
            }));
            self.surroundings.pause().await;
            if job.cancelled.get() {
                return Err(AppError::Cancelled);
            }
        }
        self.with_state(|state| importer.finish(state));
        if let Some(job) = self.jobs.borrow_mut().jobs.get_mut(&ask.job) {
            job.plan = Some(ask.clone());
            job.rejects = Rc::new(importer.rejects);
        }
        Ok(importer.view)
    }

    /// Writes the planned import, all or nothing.
    pub(crate) async fn import_commit(
        &self,
        ask: ImportCommit,
        moment: Moment,
    ) -> Result<DoneView, AppError> {
        let job = self.job(ask.job)?;
        let plan = job.plan.clone().ok_or(AppError::NotThere)?;
        let total = job.blocks.iter().map(|block| block.rows() as u64).sum();
        let done = Rc::new(Cell::new(0));
        let source = Rows {
            blocks: Rc::clone(&job.blocks),
            label: label_about("import", &job.file),
            plan: plan.clone(),
            moment,
            importer: None,
            next: 0,
            finished: false,
            done: Rc::clone(&done),
        };
        let view = self
            .append(moment, source, || {
                let progress = Progress {
                    task: ask.job,
                    stage: Stage::Writing,
                    done: done.get(),
                    total,
                };
                self.surroundings.tell(Event::Progress(progress));
                !job.cancelled.get()
            })
            .await?;
        if view.batch.is_none() {
            return Err(ImportProblem::NothingToImport.into());
        }
        self.jobs.borrow_mut().jobs.remove(&ask.job);
        // The rows are in the book. That their columns are guessed anew next time is no failure of the import.
        let _forgotten = self.remember(&job.headers, &plan, moment).await;
        Ok(view)
    }

    /// Stops an import, with nothing written, and forgets it.
    pub(crate) fn import_cancel(&self, ask: ImportCancel) {
        let (job, stop) = {
            let mut jobs = self.jobs.borrow_mut();
            (jobs.jobs.remove(&ask.job), jobs.arriving.remove(&ask.job))
        };
        if let Some(job) = job {
            job.cancelled.set(true);
        }
        if let Some(stop) = stop {
            stop();
        }
    }

    /// Calls `visit` with every row that was left out, and why.
    pub fn each_reject(
        &self,
        job: u32,
        mut visit: impl FnMut(&RowBlock, usize, RowReason),
    ) -> Result<u64, AppError> {
        let job = self.job(job)?;
        let mut sent = 0;
        let mut rejects = job.rejects.iter().peekable();
        for block in job.blocks.iter() {
            let rows = u32::try_from(block.rows()).unwrap_or(u32::MAX);
            while let Some((number, reason)) =
                rejects.next_if(|(number, _)| *number < block.first_row + rows)
            {
                if let Some(row) = number.checked_sub(block.first_row) {
                    visit(block, row as usize, *reason);
                    sent += 1;
                }
            }
        }
        Ok(sent)
    }

    /// Keeps the mapping for the next file with these columns. Not part of the import: undoing it forgets nothing.
    async fn remember(
        &self,
        headers: &str,
        plan: &ImportPlan,
        moment: Moment,
    ) -> Result<(), AppError> {
        if headers.is_empty() {
            return Ok(());
        }
        let source = Profile {
            headers,
            mapping: notation(plan.target, &plan.mapping),
            moment,
            draft: None,
            mint: None,
        };
        self.append(moment, source, || true).await.map(|_| ())
    }
}

fn take_block(importer: &mut Importer, state: &State, block: &RowBlock) {
    for row in 0..block.rows() {
        let number = block
            .first_row
            .saturating_add(u32::try_from(row).unwrap_or(u32::MAX));
        importer.row(state, number, block.row(row));
    }
}

fn needed_columns(plan: &ImportPlan) -> Result<(), ImportProblem> {
    use ImportField as F;
    let has = |field| plan.mapping.fields.contains(&Some(field));
    let needs = |field, there: bool| {
        if there {
            Ok(())
        } else {
            Err(ImportProblem::NeedsColumn { field })
        }
    };
    match plan.target {
        ImportTarget::Customers => needs(F::CustomerName, has(F::CustomerName)),
        ImportTarget::Purchases => {
            needs(
                F::CustomerNumber,
                has(F::CustomerNumber) || has(F::CustomerName) || has(F::Phone),
            )?;
            needs(F::PurchaseDay, has(F::PurchaseDay))?;
            needs(F::Amount, has(F::Amount) || has(F::UnitPrice))
        }
        ImportTarget::Products => needs(F::ProductName, has(F::ProductName)),
    }
}

/// The rows of an import, as a source of batches.
struct Rows {
    blocks: Rc<Vec<RowBlock>>,
    label: Name,
    plan: ImportPlan,
    moment: Moment,
    importer: Option<Importer>,
    next: usize,
    finished: bool,
    done: Rc<Cell<u64>>,
}

impl Source for Rows {
    fn begin(&mut self, state: &State) -> Result<(), AppError> {
        self.importer = Some(Importer::new(state, self.plan.clone(), &self.moment));
        self.next = 0;
        self.finished = false;
        Ok(())
    }

    fn next(&mut self, state: &State) -> Result<Option<Draft>, AppError> {
        let importer = self.importer.as_mut().ok_or(AppError::NotThere)?;
        while importer.changes.len() < BATCH && !self.finished {
            match self.blocks.get(self.next) {
                Some(block) => {
                    take_block(importer, state, block);
                    self.next += 1;
                }
                None => {
                    importer.finish(state);
                    self.finished = true;
                }
            }
        }
        self.done.set(importer.view.rows);
        if importer.changes.is_empty() {
            return Ok(None);
        }
        let rest = importer
            .changes
            .split_off(importer.changes.len().min(2 * BATCH));
        let changes = core::mem::replace(&mut importer.changes, rest);
        Ok(Some(Draft::new(self.label.clone(), ChangeSet { changes })))
    }

    fn outcome(self) -> Outcome {
        Outcome {
            mint: self.importer.map(|importer| importer.ids.into_mint()),
            ..Outcome::default()
        }
    }
}

/// A remembered mapping.
struct Profile<'a> {
    headers: &'a str,
    mapping: String,
    moment: Moment,
    draft: Option<Draft>,
    mint: Option<ledger::IdMint>,
}

impl Source for Profile<'_> {
    fn begin(&mut self, state: &State) -> Result<(), AppError> {
        let mut mint = state.mint.clone();
        mint.begin(self.moment.now);
        let known = state.profile(self.headers);
        let mapping = (Name::Borrowed("mapping"), Value::Text(self.mapping.clone()));
        let change = match known {
            Some(profile) if profile.mapping == self.mapping => None,
            Some(profile) => Some(Change {
                was: vec![(Name::Borrowed("mapping"), Value::Text(profile.mapping))],
                ..Change::new(ImportProfile::KIND, profile.id, vec![mapping])
            }),
            None => {
                let headers = (Name::Borrowed("headers"), Value::from(self.headers));
                Some(Change::new(
                    ImportProfile::KIND,
                    mint.mint(),
                    vec![headers, mapping],
                ))
            }
        };
        let changes = ChangeSet {
            changes: change.into_iter().collect(),
        };
        self.draft = Some(Draft::new("import.profile", changes));
        self.mint = Some(mint);
        Ok(())
    }

    fn next(&mut self, _state: &State) -> Result<Option<Draft>, AppError> {
        Ok(self.draft.take())
    }

    fn outcome(self) -> Outcome {
        Outcome {
            mint: self.mint,
            ..Outcome::default()
        }
    }
}
