use super::lens::is_picked;
use super::{Desk, Entry};
use crate::query::measured;
use crate::query::trade::count;
use crate::state::State;
use api::{
    AppError, AuditCaseView, AuditFound, AuditPage, AuditPick, AuditResult, AuditRow, AuditView,
    ClosedCount, Measured, Moment,
};
use domain::Day;
use domain::audit::{AuditQuestion, hint};
use domain::record::{Audit, AuditCase, AuditId, ComplaintId, Finding, Staff};
use metrics::Confidence;
use metrics::proportion::{Share, wilson_of_drawn};
use std::cmp::Reverse;

impl State {
    /// The complaints that were closed in these days, and still are.
    pub(crate) fn closed_complaints(
        &self,
        from: Option<Day>,
        to: Option<Day>,
        moment: &Moment,
    ) -> Vec<ComplaintId> {
        let entries = self.complaint_entries(moment);
        let closed = entries.iter().filter(|entry| {
            entry.closed_day.is_some_and(|day| {
                from.is_none_or(|from| day >= from) && to.is_none_or(|to| day <= to)
            })
        });
        closed.map(|entry| entry.complaint.id).collect()
    }

    pub(crate) fn closed_count(&self, ask: ClosedCount, moment: &Moment) -> u32 {
        count(self.closed_complaints(ask.from, ask.to, moment).len())
    }

    pub(crate) fn audit_list(&self) -> Vec<AuditRow> {
        let mut audits: Vec<Audit> = self.present().map(|(_, audit)| audit).collect();
        audits.sort_by_key(|audit| Reverse((audit.at, audit.id)));
        let rows = audits.into_iter().map(|audit| {
            let cases = self.audit_cases(audit.id);
            let all = result(None, &audit, &cases);
            AuditRow {
                by: audit.by.and_then(|id| self.name_of::<Staff>(id)),
                done: count(cases.len()).saturating_sub(count(open(&cases))),
                sound: all.share,
                audit,
            }
        });
        rows.collect()
    }

    pub(crate) fn audit_page(
        &self,
        ask: AuditPage,
        moment: &Moment,
    ) -> Result<AuditView, AppError> {
        let row = self.row::<Audit>(ask.id).ok_or(AppError::NotThere)?;
        let audit: Audit = self.read(&row);
        let entries = self.complaint_entries(moment);
        let desk = self.desk(moment);
        let cases = self.audit_cases(ask.id);
        let questions = AuditQuestion::ALL.iter().copied().map(Some);
        Ok(AuditView {
            by: audit.by.and_then(|id| self.name_of::<Staff>(id)),
            removed: self.why_removed(&row),
            results: questions
                .chain([None])
                .map(|question| result(question, &audit, &cases))
                .collect(),
            cases: cases
                .into_iter()
                .map(|case| {
                    let mut entries = entries.iter();
                    let entry = entries.find(|entry| entry.complaint.id == case.complaint);
                    self.audit_case(case, entry, &desk)
                })
                .collect(),
            audit,
        })
    }

    fn audit_case(&self, case: AuditCase, entry: Option<&Entry>, desk: &Desk) -> AuditCaseView {
        let hints = entry.map(|entry| {
            let steps = self.steps(entry.complaint.id);
            let clocks = desk.clocks(entry);
            let questions = AuditQuestion::ALL.iter().copied();
            questions
                .filter_map(|question| {
                    Some((question, hint(question, &entry.standing, &steps, &clocks)?))
                })
                .collect()
        });
        AuditCaseView {
            row: entry.map(|entry| self.complaint_row(entry, desk)),
            by: case.by.and_then(|id| self.name_of::<Staff>(id)),
            hints: hints.unwrap_or_default(),
            case,
        }
    }

    /// In the order of drawing.
    fn audit_cases(&self, audit: AuditId) -> Vec<AuditCase> {
        let mut cases: Vec<AuditCase> = self
            .present()
            .map(|(_, case): (_, AuditCase)| case)
            .filter(|case| case.audit == audit)
            .collect();
        cases.sort_by_key(|case| (case.place, case.id));
        cases
    }
}

/// On which some question is open.
fn open(cases: &[AuditCase]) -> usize {
    let is_open = |case: &&AuditCase| {
        let mut questions = AuditQuestion::ALL.iter();
        questions.any(|question| question.of(case).is_none())
    };
    cases.iter().filter(is_open).count()
}

fn result(question: Option<AuditQuestion>, audit: &Audit, cases: &[AuditCase]) -> AuditResult {
    let of = |found| {
        let pick = AuditPick {
            audit: audit.id,
            question,
            found,
        };
        count(cases.iter().filter(|case| is_picked(pick, case)).count())
    };
    let said = |finding| of(AuditFound::Said(finding));
    let (yes, no) = (said(Finding::Yes), said(Finding::No));
    let not_applicable = said(Finding::NotApplicable);
    AuditResult {
        question,
        yes,
        no,
        not_applicable,
        open: of(AuditFound::Open),
        share: share(yes, no, yes + no + not_applicable, audit),
    }
}

/// `looked_at` are those of the sample that were answered, also those to which the question does not apply.
fn share(yes: u32, no: u32, looked_at: u32, audit: &Audit) -> Measured {
    let among = u64::try_from(audit.among).unwrap_or(0);
    measured(
        Share::of(yes.into(), no.into())
            .map(|share| wilson_of_drawn(share, looked_at.into(), among, Confidence::P95)),
    )
}
