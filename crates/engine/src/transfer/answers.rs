//! Answers to a survey from a file: rows and problems, then all or nothing.

use super::jobs::BATCH;
use crate::query::label_about;
use crate::session::{Draft, Outcome, Session, Source, Surroundings};
use crate::state::{State, today};
use api::sheet::RowBlock;
use api::{
    AnswerCounts, AnswerImportCommit, AnswerImportPlan, AnswerImportView, AnswerProblem, AppError,
    DoneView, Event, ImportProblem, Moment, Progress, Stage,
};
use domain::record::{
    Answer, AnswerId, Asked, Customer, CustomerId, EditionId, SurveyEdition, recommend,
};
use domain::survey::{AnswerRow, Form, RowTrouble, file, read_row, templates};
use domain::{Change, ChangeSet, Day, Instant, Name, Record};
use ledger::IdMint;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::Cell;
use std::rc::Rc;
use storage::Storage;

/// Problems that are shown one by one.
const SHOWN: usize = 200;

/// Reads rows into answers.
struct Reading {
    plan: AnswerImportPlan,
    form: Form,
    edition: Option<EditionId>,
    number: i64,
    today: Day,
    noon: i64,
    customers: FxHashMap<String, CustomerId>,
    respondents: FxHashSet<String>,
    mint: IdMint,
    view: AnswerImportView,
    troubles: FxHashMap<RowTrouble, u64>,
    changes: Vec<Change>,
}

impl Reading {
    fn new(state: &State, plan: AnswerImportPlan, moment: &Moment) -> Result<Self, AppError> {
        let mut mint = state.mint.clone();
        mint.begin(moment.now);
        let editions: Vec<SurveyEdition> = state
            .present::<SurveyEdition>()
            .map(|(_, edition)| edition)
            .filter(|edition| edition.survey == plan.survey)
            .collect();
        let newest = editions
            .into_iter()
            .max_by_key(|edition| (edition.number, edition.at, edition.id));
        let form = match &newest {
            Some(edition) => file::read(&edition.content)
                .map(|read| read.form)
                .map_err(|_newer| AppError::NotThere)?,
            None if plan.survey == recommend::ID => templates::recommend(),
            None => return Err(AppError::NotThere),
        };
        let numbers = state.present::<Customer>().filter_map(|(_, customer)| {
            let number = customer.number.trim().to_lowercase();
            (!number.is_empty()).then_some((number, customer.id))
        });
        let known = state.index.answers.of(plan.survey).iter();
        let known = known.filter_map(|row| state.present_at::<Answer>(*row));
        let known = known.filter(|answer| !answer.respondent.is_empty());
        Ok(Self {
            edition: newest.as_ref().map(|edition| edition.id),
            number: newest.map_or(1, |edition| edition.number),
            customers: numbers.collect(),
            respondents: known.map(|answer| answer.respondent).collect(),
            today: today(moment),
            noon: 12 * Instant::HOUR - i64::from(moment.offset_minutes) * Instant::MINUTE,
            view: AnswerImportView {
                columns: vec![AnswerCounts::default(); plan.places.len()],
                ..AnswerImportView::default()
            },
            troubles: FxHashMap::default(),
            changes: Vec::new(),
            form,
            mint,
            plan,
        })
    }

    fn take_block(&mut self, block: &RowBlock) {
        for row in 0..block.rows() {
            let number = u64::from(block.first_row).saturating_add(row as u64);
            let cells: Vec<&str> = block.row(row).collect();
            self.take(number, &cells);
        }
    }

    fn take(&mut self, number: u64, cells: &[&str]) {
        self.view.rows += 1;
        let style = self.plan.day_style;
        let read = read_row(&self.form, &self.plan.places, style, cells.iter().copied());
        self.note(number, cells, &read);
        if read.replies.is_empty() {
            self.view.empty += 1;
            return;
        }
        if !read.respondent.is_empty() && !self.respondents.insert(read.respondent.clone()) {
            self.view.same += 1;
            return;
        }
        let customer = self
            .customers
            .get(&read.customer_number.to_lowercase())
            .copied();
        if customer.is_none() && !read.customer_number.is_empty() {
            self.view.strangers += 1;
        }
        let day = read.day.unwrap_or(self.today);
        let answer = Answer {
            id: AnswerId(self.mint.mint()),
            survey: self.plan.survey,
            survey_version: self.number,
            edition: self.edition,
            customer,
            at: Instant(i64::from(day.0) * Instant::DAY + self.noon),
            asked: Some(Asked::Imported),
            replies: read.replies,
            respondent: read.respondent,
            ..Answer::default()
        };
        self.view.answers += 1;
        self.changes
            .push(Change::new(Answer::KIND, answer.id, answer.fields()));
    }

    /// Keeps count of what was taken and what was left out.
    fn note(&mut self, number: u64, cells: &[&str], read: &AnswerRow) {
        for (counts, column) in self.view.columns.iter_mut().zip(0_usize..) {
            let is_mapped = matches!(self.plan.places.get(column), Some(Some(_)));
            if !is_mapped || column >= cells.len() {
                continue;
            }
            if read.blanks.contains(&column) {
                counts.blank += 1;
            } else if read.troubles.iter().any(|(at, _)| *at == column) {
                counts.left_out += 1;
            } else if cells
                .get(column)
                .is_some_and(|cell| !cell.trim().is_empty())
            {
                counts.taken += 1;
            }
        }
        for (column, trouble) in &read.troubles {
            *self.troubles.entry(*trouble).or_default() += 1;
            if self.view.problems.len() < SHOWN {
                let cell = cells.get(*column).copied().unwrap_or_default();
                self.view.problems.push(AnswerProblem {
                    row: number + 1,
                    column: u32::try_from(*column).unwrap_or(u32::MAX),
                    cell: cell.chars().take(100).collect(),
                    trouble: *trouble,
                });
            }
        }
    }

    fn finish(mut self) -> AnswerImportView {
        let mut troubles: Vec<(RowTrouble, u64)> = self.troubles.drain().collect();
        troubles.sort_by_key(|(trouble, count)| (std::cmp::Reverse(*count), *trouble));
        self.view.troubles = troubles;
        self.view
    }
}

impl<S: Storage, W: Surroundings> Session<S, W> {
    /// What an import of answers would do. Nothing is written.
    pub(crate) async fn answer_import_plan(
        &self,
        ask: &AnswerImportPlan,
        moment: Moment,
    ) -> Result<AnswerImportView, AppError> {
        let job = self.job(ask.job)?;
        job.cancelled.set(false);
        let mut reading = self.with_state(|state| Reading::new(state, ask.clone(), &moment))?;
        let total = job.blocks.iter().map(|block| block.rows() as u64).sum();
        for block in job.blocks.iter() {
            reading.take_block(block);
            reading.changes.clear();
            self.surroundings.tell(Event::Progress(Progress {
                task: ask.job,
                stage: Stage::Checking,
                done: reading.view.rows,
                total,
            }));
            self.surroundings.pause().await;
            if job.cancelled.get() {
                return Err(AppError::Cancelled);
            }
        }
        self.plan_answers(ask);
        Ok(reading.finish())
    }

    /// Writes the planned answers, all or nothing. Rules of the survey are not set off: what was answered long ago is
    /// not called after today.
    pub(crate) async fn answer_import_commit(
        &self,
        ask: AnswerImportCommit,
        moment: Moment,
    ) -> Result<DoneView, AppError> {
        let job = self.job(ask.job)?;
        let plan = job.answers.clone().ok_or(AppError::NotThere)?;
        let total = job.blocks.iter().map(|block| block.rows() as u64).sum();
        let done = Rc::new(Cell::new(0));
        let source = AnswerRows {
            blocks: Rc::clone(&job.blocks),
            label: label_about("import", &job.file),
            plan,
            moment,
            reading: None,
            next: 0,
            done: Rc::clone(&done),
        };
        let view = self
            .append(moment, source, || {
                self.surroundings.tell(Event::Progress(Progress {
                    task: ask.job,
                    stage: Stage::Writing,
                    done: done.get(),
                    total,
                }));
                !job.cancelled.get()
            })
            .await?;
        if view.batch.is_none() {
            return Err(ImportProblem::NothingToImport.into());
        }
        self.forget_job(ask.job);
        Ok(view)
    }
}

/// The rows of an import of answers, as a source of batches.
struct AnswerRows {
    blocks: Rc<Vec<RowBlock>>,
    label: Name,
    plan: AnswerImportPlan,
    moment: Moment,
    reading: Option<Reading>,
    next: usize,
    done: Rc<Cell<u64>>,
}

impl Source for AnswerRows {
    fn begin(&mut self, state: &State) -> Result<(), AppError> {
        self.reading = Some(Reading::new(state, self.plan.clone(), &self.moment)?);
        self.next = 0;
        Ok(())
    }

    fn next(&mut self, _state: &State) -> Result<Option<Draft>, AppError> {
        let reading = self.reading.as_mut().ok_or(AppError::NotThere)?;
        while reading.changes.len() < BATCH
            && let Some(block) = self.blocks.get(self.next)
        {
            reading.take_block(block);
            self.next += 1;
        }
        self.done.set(reading.view.rows);
        if reading.changes.is_empty() {
            return Ok(None);
        }
        let changes = core::mem::take(&mut reading.changes);
        Ok(Some(Draft::new(self.label.clone(), ChangeSet { changes })))
    }

    fn outcome(self) -> Outcome {
        Outcome {
            mint: self.reading.map(|reading| reading.mint),
            ..Outcome::default()
        }
    }
}
