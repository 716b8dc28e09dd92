//! What has to be done because of answers, and who was lost.

use super::answers::score_and_words;
use super::gather::Forms;
use crate::query::{count, measured};
use crate::state::{State, today};
use api::{
    FollowUpCounts, FollowUpList, FollowUpListView, FollowUpRow, FollowUpsOf, LossList,
    LossListView, LossReasonRow, LossRow, Moment,
};
use domain::Day;
use domain::record::{Answer, Customer, FollowUp, Loss, LossReason, Staff, WinBack};
use metrics::Confidence;
use metrics::proportion::{Share, wilson};
use std::cmp::Reverse;
use std::collections::BTreeMap;

impl State {
    pub(crate) fn follow_up_list(&self, ask: FollowUpList, moment: &Moment) -> FollowUpListView {
        let day = today(moment);
        let all: Vec<FollowUp> = self.present().map(|(_, follow_up)| follow_up).collect();
        let counts = counts(&all, day);
        let mut found: Vec<FollowUp> = all
            .into_iter()
            .filter(|follow_up| match ask.of {
                FollowUpsOf::Due => {
                    follow_up.outcome.is_none() && follow_up.due.is_none_or(|due| due <= day)
                }
                FollowUpsOf::Open => follow_up.outcome.is_none(),
                FollowUpsOf::Ended => follow_up.outcome.is_some(),
                FollowUpsOf::Customer(id) => follow_up.customer == Some(id),
                FollowUpsOf::Survey(id) => follow_up.survey == Some(id),
            })
            .collect();
        if ask.of == FollowUpsOf::Ended {
            found.sort_by_key(|follow_up| Reverse((follow_up.done_day, follow_up.id)));
        } else {
            found.sort_by_key(|follow_up| {
                (follow_up.outcome.is_some(), follow_up.due, follow_up.id)
            });
        }
        let mut forms = BTreeMap::new();
        FollowUpListView {
            total: count(found.len()),
            counts,
            rows: found
                .into_iter()
                .skip(ask.window.offset as usize)
                .take(ask.window.limit as usize)
                .map(|follow_up| self.follow_up_row(follow_up, day, &mut forms))
                .collect(),
        }
    }

    fn follow_up_row(
        &self,
        follow_up: FollowUp,
        day: Day,
        forms: &mut BTreeMap<u128, Forms>,
    ) -> FollowUpRow {
        let answer = follow_up.answer.and_then(|id| self.record::<Answer>(id));
        let (score, words) = answer
            .map(|answer| {
                let survey = answer.survey;
                let forms = forms
                    .entry(survey.0.0)
                    .or_insert_with(|| Forms::of(self, survey));
                score_and_words(&answer, forms)
            })
            .unwrap_or_default();
        let customer = follow_up
            .customer
            .and_then(|id| self.record::<Customer>(id));
        let late = follow_up.due.filter(|_| follow_up.outcome.is_none());
        FollowUpRow {
            overdue_days: late.map_or(0, |due| day.since(due).max(0)),
            phone: customer
                .as_ref()
                .map(|customer| customer.phone.clone())
                .unwrap_or_default(),
            customer: customer.map(|customer| customer.name),
            survey: follow_up
                .survey
                .map(|id| self.survey_title(id))
                .unwrap_or_default(),
            owner: follow_up.owner.and_then(|id| self.name_of::<Staff>(id)),
            score,
            words,
            follow_up,
        }
    }

    pub(crate) fn loss_list(&self, ask: LossList) -> LossListView {
        let mut losses: Vec<Loss> = self
            .present::<Loss>()
            .map(|(_, loss)| loss)
            .filter(|loss| self.row::<Customer>(loss.customer).is_some())
            .collect();
        losses.sort_by_key(|loss| Reverse((loss.day, loss.at, loss.id)));
        let named: u64 =
            u64::try_from(losses.iter().filter(|loss| loss.reason.is_some()).count()).unwrap_or(0);
        let reasons = LossReason::ALL.iter().map(|reason| {
            let hits = losses
                .iter()
                .filter(|loss| loss.reason == Some(*reason))
                .count();
            let customers = u64::try_from(hits).unwrap_or(0);
            let share = Share::of(customers, named - customers);
            LossReasonRow {
                reason: *reason,
                customers,
                share: measured(share.map(|share| wilson(share, Confidence::P95))),
                literature: reason.literature_percent(),
            }
        });
        let mut competitors: BTreeMap<String, u64> = BTreeMap::new();
        let mut states: BTreeMap<WinBack, u64> = BTreeMap::new();
        for loss in &losses {
            if !loss.competitor.is_empty() {
                *competitors.entry(loss.competitor.clone()).or_default() += 1;
            }
            *states
                .entry(loss.state.unwrap_or(WinBack::Lost))
                .or_default() += 1;
        }
        let mut competitors: Vec<(String, u64)> = competitors.into_iter().collect();
        competitors.sort_by(|(a, m), (b, n)| (n, a).cmp(&(m, b)));
        LossListView {
            reasons: reasons.collect(),
            total: count(losses.len()),
            rows: losses
                .into_iter()
                .skip(ask.window.offset as usize)
                .take(ask.window.limit as usize)
                .map(|loss| LossRow {
                    customer: self.name_of::<Customer>(loss.customer).unwrap_or_default(),
                    loss,
                })
                .collect(),
            competitors,
            states: states.into_iter().collect(),
        }
    }
}

fn counts(all: &[FollowUp], day: Day) -> FollowUpCounts {
    let mut counts = FollowUpCounts::default();
    let (mut on_time, mut late) = (0, 0);
    for follow_up in all {
        match follow_up.outcome {
            None => {
                counts.open += 1;
                match follow_up.due {
                    Some(due) if due < day => counts.overdue += 1,
                    Some(due) if due == day => counts.due_today += 1,
                    _ => {}
                }
            }
            Some(_) => {
                counts.ended += 1;
                let days = follow_up.due.zip(follow_up.done_day);
                match days {
                    Some((due, done)) if done <= due => on_time += 1,
                    Some(_) => late += 1,
                    None => {}
                }
            }
        }
    }
    let share = Share::of(on_time, late);
    counts.on_time = measured(share.map(|share| wilson(share, Confidence::P95)));
    counts
}
