//! Those whom a draw chose, and who of them answered.

use crate::state::{State, today};
use api::{AppError, DrawPeople, DrawPeopleView, DrawnCustomer, Moment};
use domain::record::{Answer, Customer, SurveyDraw, SurveyLink, SurveyLinkId};
use domain::{Instant, Record};
use ledger::ValueRef;
use rustc_hash::FxHashMap;

/// Answers from this moment on came after the draw. Those from a phone are told to the minute, so that one given at
/// once would else seem to be older.
pub(super) fn counts_from(draw: &SurveyDraw) -> Instant {
    Instant(draw.at.0.div_euclid(Instant::MINUTE) * Instant::MINUTE)
}

impl State {
    pub(crate) fn draw_people(
        &self,
        ask: DrawPeople,
        moment: &Moment,
    ) -> Result<DrawPeopleView, AppError> {
        let draw = self
            .record::<SurveyDraw>(ask.draw)
            .ok_or(AppError::NotThere)?;
        let answered = self.answered_when(&draw);
        let links = self.open_links(&draw, moment);
        let window = usize::try_from(ask.window.offset).unwrap_or(usize::MAX);
        let limit = usize::try_from(ask.window.limit).unwrap_or(usize::MAX);
        let rows = draw.chosen.iter().skip(window).take(limit).map(|id| {
            let customer = self.record::<Customer>(*id).unwrap_or_default();
            DrawnCustomer {
                customer: *id,
                name: customer.name,
                phone: customer.phone,
                answered: answered.get(&id.0.0).copied(),
                link: links.get(&id.0.0).map(|(_, link)| *link),
            }
        });
        Ok(DrawPeopleView {
            total: u32::try_from(draw.chosen.len()).unwrap_or(u32::MAX),
            rows: rows.collect(),
        })
    }

    /// By customer, the first whole answer since the draw.
    fn answered_when(&self, draw: &SurveyDraw) -> FxHashMap<u128, Instant> {
        let mut when = FxHashMap::default();
        let names = self.book.names();
        let (Some(at), Some(table)) = (names.find("at"), self.book.table(Answer::KIND.0)) else {
            return when;
        };
        let partial = names.find("partial");
        let rows = self.index.answers.of(draw.survey).iter();
        for row in rows.filter_map(|number| table.row(*number)) {
            let is_partial = partial.is_some_and(|name| row.get(name) == ValueRef::Bool(true));
            if is_partial || self.index.names.is_removed(&row) {
                continue;
            }
            if let (ValueRef::Id(customer), ValueRef::Int(at)) =
                (row.get(self.index.names.customer), row.get(at))
                && at >= counts_from(draw).0
            {
                let first = when.entry(customer.0).or_insert(Instant(at));
                *first = Instant(first.0.min(at));
            }
        }
        when
    }

    /// By customer, the newest link of their own whose answers are taken.
    fn open_links(
        &self,
        draw: &SurveyDraw,
        moment: &Moment,
    ) -> FxHashMap<u128, (Instant, SurveyLinkId)> {
        let day = today(moment);
        let mut newest: FxHashMap<u128, (Instant, SurveyLinkId)> = FxHashMap::default();
        for link in self.of_survey::<SurveyLink>(draw.survey) {
            let is_open = !link.closed && link.until.is_none_or(|until| day <= until);
            if let (true, Some(customer)) = (is_open, link.customer) {
                let known = newest.entry(customer.0.0).or_insert((link.at, link.id));
                *known = (*known).max((link.at, link.id));
            }
        }
        newest
    }
}
