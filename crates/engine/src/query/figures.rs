//! What several answers rest on: segments, the call list, the recommend scores.

use super::segment_from;
use crate::state::State;
use api::{RfmCode, Segment};
use domain::record::{Answer, Consent, Customer, recommend};
use domain::{Day, Instant, Record};
use ledger::{RowNumber, ValueRef};
use metrics::purchases::CustomerTotals;
use metrics::rfm::{Frequency, Rfm, RfmRule, rfm, segment_of};
use metrics::rhythm::{Silence, SilenceRule, SilenceState, silence, silent_customers};
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// Whoever was spoken to within this many days is not called again for the same silence.
const REST_DAYS: i32 = 14;

/// A customer who was regular and is silent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Call {
    pub(crate) customer: RowNumber,
    pub(crate) silence: Silence,
}

/// The answers to the recommend question.
#[derive(Default)]
pub(crate) struct Scores {
    /// Every answer: when, and the score.
    pub(crate) all: Vec<(Instant, u8)>,
    /// By customer row, the latest one.
    pub(crate) latest: FxHashMap<u32, (u8, Instant)>,
}

impl State {
    /// RFM scores by rule B; `None` with fewer customers than quintiles need.
    pub(crate) fn rfm(&self, today: Day) -> Option<Rc<Rfm>> {
        self.keep(today, &self.cache.rfm, || {
            rfm(
                self.index.purchases.all_totals(),
                today.0,
                Frequency::PurchaseDays,
                RfmRule::B,
            )
            .ok()
            .map(Rc::new)
        })
    }

    pub(crate) fn rfm_code(&self, customer: RowNumber, today: Day) -> Option<RfmCode> {
        let rfm = self.rfm(today)?;
        let score = (*rfm.scores.get(customer.0 as usize + 1)?)?;
        Some(RfmCode {
            recency: score.recency,
            frequency: score.frequency,
            monetary: score.monetary,
            segment: segment_from(segment_of(score)),
        })
    }

    pub(crate) fn segment(&self, customer: RowNumber, today: Day) -> Option<Segment> {
        self.rfm_code(customer, today).map(|code| code.segment)
    }

    /// Whom to call, the most at stake first: who was regular and fell silent, may be contacted, and was not spoken
    /// to lately.
    pub(crate) fn calls(&self, today: Day) -> Rc<Vec<Call>> {
        self.keep(today, &self.cache.calls, || {
            let silent = self.silent(today);
            let calls = silent
                .iter()
                .filter(|call| self.may_be_called(call.customer, today));
            Rc::new(calls.copied().collect())
        })
    }

    /// Who was regular and fell silent, the most at stake first.
    fn silent(&self, today: Day) -> Rc<Vec<Call>> {
        self.keep_trade(today, &self.cache.silent, || {
            let totals = self.index.purchases.all_totals();
            let found = self.index.purchases.by_day(|purchases| {
                silent_customers(purchases, totals, today.0, SilenceRule::default()).found
            });
            let silent = found
                .into_iter()
                .filter(|found| found.silence.state == SilenceState::Broken)
                .filter_map(|found| {
                    let customer = RowNumber(found.customer.checked_sub(1)?);
                    Some(Call {
                        customer,
                        silence: found.silence,
                    })
                });
            Rc::new(silent.collect())
        })
    }

    fn may_be_called(&self, customer: RowNumber, today: Day) -> bool {
        let consent = self
            .record_at::<Customer>(customer)
            .and_then(|customer| customer.consent);
        if consent == Some(Consent::DoNotContact) {
            return false;
        }
        self.last_contact_day(customer)
            .is_none_or(|day| today.since(day) >= REST_DAYS)
    }

    /// The customer's own silence, when a rhythm is known.
    pub(crate) fn silence(&self, customer: RowNumber, today: Day) -> metrics::Metric<Silence> {
        let purchases = &self.index.purchases;
        let mut days = purchases
            .of(customer)
            .filter(|row| purchases.amount(*row) >= 0)
            .map(|row| purchases.day(row))
            .collect::<Vec<_>>();
        days.sort_unstable();
        days.dedup();
        let gaps = days.windows(2).map(|pair| {
            pair.iter()
                .copied()
                .reduce(|a, b| b - a)
                .unwrap_or(0)
                .unsigned_abs()
        });
        let totals: CustomerTotals = purchases.totals(customer);
        silence(
            &totals,
            &gaps.collect::<Vec<_>>(),
            today.0,
            SilenceRule::default(),
        )
    }

    pub(crate) fn last_contact_day(&self, customer: RowNumber) -> Option<Day> {
        let table = self.book.table("contact")?;
        let names = &self.index.names;
        self.index
            .related
            .of(customer)
            .contacts
            .iter()
            .filter_map(|number| table.row(*number))
            .filter(|row| !names.is_removed(row))
            .filter_map(|row| match row.get(names.day) {
                ValueRef::Int(day) => i32::try_from(day).ok().map(Day),
                _ => None,
            })
            .max()
    }

    /// The answers to the recommend question, oldest first.
    pub(crate) fn scores(&self, today: Day) -> Rc<Scores> {
        self.keep(today, &self.cache.scores, || {
            let mut scores = Scores::default();
            for row in self.index.answers.of(recommend::ID) {
                let Some(answer) = self.present_at::<Answer>(*row) else {
                    continue;
                };
                let Some(score) = score_of(&answer) else {
                    continue;
                };
                scores.all.push((answer.at, score));
                let customer = answer.customer.and_then(|id| self.customer_number(id));
                if let Some(customer) = customer {
                    let latest = scores
                        .latest
                        .entry(customer.0)
                        .or_insert((score, answer.at));
                    if answer.at >= latest.1 {
                        *latest = (score, answer.at);
                    }
                }
            }
            scores.all.sort_unstable();
            Rc::new(scores)
        })
    }

    /// A customer's name; empty when the row is none.
    pub(crate) fn customer_name(&self, customer: RowNumber) -> String {
        let row = self
            .book
            .table(Customer::KIND.0)
            .and_then(|table| table.row(customer));
        row.map_or_else(String::new, |row| text_of(row.get(self.index.names.name)))
    }

    /// The name of any record that has one.
    pub(crate) fn name_of<R: Record>(&self, id: impl Into<domain::Id>) -> Option<String> {
        self.row::<R>(id)
            .map(|row| text_of(row.get(self.index.names.name)))
    }
}

/// The score of an answer to the recommend question.
pub(crate) fn score_of(answer: &Answer) -> Option<u8> {
    if answer.survey != recommend::ID || answer.partial {
        return None;
    }
    let score = answer.replies.get(recommend::SCORE)?.as_int()?;
    u8::try_from(score).ok().filter(|score| *score <= 10)
}

pub(crate) fn text_of(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Text(text) => text.to_owned(),
        _ => String::new(),
    }
}
