use super::{Session, Surroundings, problem_of};
use api::{
    AppError, Ask, HistoryEntry, Moment, RecentChange, RecentChanges, RecordHistory, Request,
    StorageProblem,
};
use ledger::{Batch, BatchHead};
use serde::Serialize;
use std::collections::BTreeSet;
use storage::{Series, Storage};

/// Encodes a reply of the type that the request asks for.
fn reply<A: Ask>(_ask: &A, value: &A::Reply) -> Result<Vec<u8>, AppError> {
    encode(value)
}

fn encode(value: &impl Serialize) -> Result<Vec<u8>, AppError> {
    postcard::to_allocvec(value).map_err(|_too_large| AppError::Malformed)
}

impl<S: Storage, W: Surroundings> Session<S, W> {
    /// Answers one request. Those that need a port or another book are answered by whoever holds those.
    pub async fn answer(&self, request: Request, moment: Moment) -> Result<Vec<u8>, AppError> {
        if let Some(answer) = self.answer_first(&request, &moment) {
            return answer;
        }
        match &request {
            Request::Execute(ask) => reply(ask, &self.execute(&ask.command, moment).await?),
            Request::AttachFile(ask) => reply(ask, &self.attach(ask, moment).await?),
            Request::AttachmentBytes(ask) => reply(ask, &self.attachment_bytes(ask.id).await?),
            Request::SweepPhotos(ask) => reply(ask, &self.sweep_photos(ask, moment).await?),
            Request::Undo(ask) => reply(ask, &self.undo(ask.batch, moment).await?),
            Request::RecordHistory(ask) => reply(ask, &self.record_history(ask).await?),
            Request::RecentChanges(ask) => reply(ask, &self.recent_changes(*ask).await?),
            Request::BookFacts(ask) => {
                let log_bytes = self.log_bytes().await?;
                reply(ask, &self.with_state(|state| state.facts(log_bytes)))
            }
            Request::ImportLoad(_) | Request::Export(_) | Request::ImportRejects(_) => {
                Err(AppError::Malformed)
            }
            Request::ImportPlan(ask) => reply(ask, &self.import_plan(ask, moment).await?),
            Request::ImportCommit(ask) => reply(ask, &self.import_commit(*ask, moment).await?),
            Request::ImportCancel(ask) => {
                self.import_cancel(*ask);
                reply(ask, &())
            }
            Request::AnswerImportPlan(ask) => {
                reply(ask, &self.answer_import_plan(ask, moment).await?)
            }
            Request::AnswerImportCommit(ask) => {
                reply(ask, &self.answer_import_commit(*ask, moment).await?)
            }
            Request::ExportEverything(ask) => reply(ask, &self.export_everything(*ask).await?),
            Request::BackupPart(ask) => reply(ask, &self.backup_part(*ask).await?),
            Request::Restore(ask) => reply(ask, &self.restore(ask).await?),
            Request::LeavingPage(ask) => reply(ask, &self.leaving(*ask, moment).await?),
            Request::WorthPage(ask) => reply(ask, &self.worth(*ask, moment).await?),
            Request::ComebackPage(ask) => reply(ask, &self.comeback(*ask, moment).await?),
            Request::ComplaintTrendPage(ask) => reply(ask, &self.complaint_trend(moment).await?),
            Request::BasketsPage(ask) => reply(ask, &self.baskets(*ask, moment).await?),
            Request::CustomerOutlook(ask) => reply(ask, &self.outlook(*ask, moment).await?),
            Request::ModelCard(ask) => reply(ask, &self.model_card(*ask, moment).await?),
            Request::StopWorking(ask) => {
                self.stop_working(*ask);
                reply(ask, &())
            }
            Request::CustomerList(ask) => {
                self.need_group(&ask.filter, &moment).await?;
                self.look(&request, &moment)
            }
            Request::CustomerIds(ask) => {
                self.need_group(&ask.filter, &moment).await?;
                self.look(&request, &moment)
            }
            // Belong to whoever opens books.
            Request::OpenBook(_) | Request::DeleteDemo(_) => Err(AppError::NotOpen),
            _ => self.look(&request, &moment),
        }
    }

    /// Answers, from memory, what the first screen asks; `None` for everything else, which [`Session::answer`] knows.
    pub fn answer_first(
        &self,
        request: &Request,
        moment: &Moment,
    ) -> Option<Result<Vec<u8>, AppError>> {
        match request {
            Request::TellZone(ask) => {
                self.state.borrow_mut().zone = Some(ask.zone.clone());
                Some(reply(ask, &()))
            }
            Request::Settings(ask) => Some(reply(ask, &self.state.borrow().settings())),
            Request::TodayPage(ask) => {
                Some(reply(ask, &self.state.borrow().today_page(*ask, moment)))
            }
            Request::DeskToday(ask) => {
                Some(reply(ask, &self.state.borrow().desk_today(*ask, moment)))
            }
            Request::ComplaintList(ask) => {
                Some(reply(ask, &self.state.borrow().complaint_list(ask, moment)))
            }
            // Groups are of the owner's questions.
            Request::CustomerList(ask) if ask.filter.group.is_none() => {
                Some(reply(ask, &self.state.borrow().customer_list(ask, moment)))
            }
            Request::Search(ask) => Some(reply(ask, &self.state.borrow().search(ask, moment))),
            _ => None,
        }
    }

    /// Answers from memory.
    fn look(&self, request: &Request, moment: &Moment) -> Result<Vec<u8>, AppError> {
        let state = self.state.borrow();
        match request {
            Request::RecycleBin(ask) => reply(ask, &state.recycle_bin(*ask)),
            Request::Belongings(ask) => reply(ask, &state.belongings(ask)),
            Request::CustomerList(ask) => reply(ask, &state.customer_list(ask, moment)),
            Request::CustomerIds(ask) => reply(ask, &state.customer_ids(ask, moment)),
            Request::CustomerPage(ask) => reply(ask, &state.customer_page(*ask, moment)?),
            Request::Timeline(ask) => reply(ask, &state.timeline(*ask, moment)?),
            Request::SimilarCustomers(ask) => reply(ask, &state.similar_customers(ask)),
            Request::DuplicatePairs(ask) => reply(ask, &state.duplicate_pairs(*ask)),
            Request::Vocabulary(ask) => reply(ask, &state.vocabulary()),
            Request::PurchaseList(ask) => reply(ask, &state.purchase_list(ask)),
            Request::PurchasePage(ask) => reply(ask, &state.purchase_page(*ask)?),
            Request::ReturnBasis(ask) => reply(ask, &state.return_basis(*ask)),
            Request::ReturnPage(ask) => reply(ask, &state.return_page(*ask)?),
            Request::ReturnsOf(ask) => reply(ask, &state.returns_of(*ask, moment)),
            Request::ProductList(ask) => reply(ask, &state.product_list(ask)),
            Request::ProductPage(ask) => reply(ask, &state.product_page(*ask)?),
            Request::ContactPage(ask) => reply(ask, &state.contact_page(*ask)?),
            Request::ComplaintFigures(ask) => reply(ask, &state.complaint_figures(*ask, moment)),
            Request::SubjectTrends(ask) => reply(ask, &state.subject_trends(*ask, moment)),
            Request::SubjectTrend(ask) => reply(ask, &state.subject_trend(ask, moment)),
            Request::ComplaintBoard(ask) => reply(ask, &state.complaint_board(ask, moment)),
            Request::ComplaintPage(ask) => reply(ask, &state.complaint_page(*ask, moment)?),
            Request::SimilarComplaints(ask) => reply(ask, &state.similar_complaints(ask, moment)),
            Request::AuditList(ask) => reply(ask, &state.audit_list()),
            Request::AuditPage(ask) => reply(ask, &state.audit_page(*ask, moment)?),
            Request::ClosedCount(ask) => reply(ask, &state.closed_count(*ask, moment)),
            Request::DeskFacts(ask) => reply(ask, &state.desk_facts(moment)),
            Request::ImportSuggest(ask) => reply(ask, &state.import_suggest(ask)),
            Request::InsightsPage(ask) => reply(ask, &state.insights(*ask, moment)),
            Request::PrioritiesPage(ask) => reply(ask, &state.priorities(moment)),
            Request::SurveyList(ask) => reply(ask, &state.survey_list(moment)),
            Request::SurveyDesign(ask) => reply(ask, &state.survey_design(*ask, moment)?),
            Request::EditionForm(ask) => reply(ask, &state.edition_form_of(*ask)?),
            Request::SurveyFile(ask) => reply(ask, &state.survey_file(*ask)?),
            Request::AnswerSheet(ask) => reply(ask, &state.answer_sheet(*ask, moment)?),
            Request::DrawPeople(ask) => reply(ask, &state.draw_people(*ask, moment)?),
            Request::LinkText(ask) => reply(ask, &state.link_text(ask)?),
            Request::OpenSlip(ask) => reply(ask, &state.open_slip(ask)),
            Request::AnswerList(ask) => reply(ask, &state.answer_list(ask, moment)),
            Request::CustomerAnswers(ask) => reply(ask, &state.customer_answers(*ask)?),
            Request::AnswerPage(ask) => reply(ask, &state.answer_page(*ask)?),
            Request::SurveyResults(ask) => reply(ask, &*state.survey_results(ask, moment)?),
            Request::ResponseRate(ask) => reply(ask, &state.response_rate(*ask, moment)),
            Request::Words(ask) => reply(ask, &state.survey_words(ask, moment)),
            Request::ServiceAuditTrend(ask) => {
                reply(ask, &state.service_audit_trend(*ask, moment)?)
            }
            Request::FollowUpList(ask) => reply(ask, &state.follow_up_list(*ask, moment)),
            Request::LossList(ask) => reply(ask, &state.loss_list(*ask)),
            _ => Err(AppError::Malformed),
        }
    }

    /// Newest first.
    async fn record_history(&self, ask: &RecordHistory) -> Result<Vec<HistoryEntry>, AppError> {
        let mut entries = Vec::new();
        self.each_entry(1, u64::MAX, |_, bytes| {
            let touched = BatchHead::touches(bytes, ask.record.id);
            if touched.map_err(|_damaged| StorageProblem::Corrupt)? {
                let batch = Batch::decode(bytes).map_err(|_damaged| StorageProblem::Corrupt)?;
                entries.extend(self.with_state(|state| state.history_entry(&batch, &ask.record)));
            }
            Ok(true)
        })
        .await?;
        entries.reverse();
        Ok(entries)
    }

    /// Newest first; the batches of one command are one change, shown as the first of them.
    async fn recent_changes(&self, ask: RecentChanges) -> Result<Vec<RecentChange>, AppError> {
        let limit = ask.limit as usize;
        let mut undone = BTreeSet::new();
        let mut changes: Vec<RecentChange> = Vec::new();
        // The root of the group whose first batch was not met yet.
        let mut open = None;
        let mut end = self.state.borrow().log.last;
        while end > 0 && (changes.len() < limit || open.is_some()) {
            let start = end.saturating_sub(255).max(1);
            let mut page = Vec::new();
            self.each_entry(start, end, |_, bytes| {
                let head = BatchHead::decode(bytes);
                page.push(head.map_err(|_damaged| StorageProblem::Corrupt)?);
                Ok(true)
            })
            .await?;
            for batch in page.iter().rev() {
                undone.extend(batch.undoes);
                let root = batch.group.unwrap_or(batch.name);
                let gone = undone.contains(&root);
                let mut change = self.with_state(|state| state.recent_change(batch, gone));
                let full = changes.len() == limit;
                match changes.last_mut().filter(|last| last.batch == change.batch) {
                    Some(last) => {
                        change.records += last.records;
                        *last = change;
                    }
                    None if full => {
                        open = None;
                        break;
                    }
                    None => changes.push(change),
                }
                open = (batch.name != root).then_some(root);
            }
            end = start - 1;
        }
        Ok(changes)
    }

    async fn log_bytes(&self) -> Result<u64, StorageProblem> {
        let mut sum = 0;
        let mut next = 1;
        loop {
            let page = self
                .store
                .page(Series::Log, next..=u64::MAX, super::opening::PAGE)
                .await
                .map_err(|error| problem_of(&error))?;
            let Some(last) = page.last() else {
                return Ok(sum);
            };
            next = last.number + 1;
            sum += page
                .iter()
                .map(|entry| entry.bytes.len() as u64)
                .sum::<u64>();
        }
    }
}
