//! Which answers a figure rests on.

use super::gather::{Forms, Seen, read_reply};
use crate::state::{State, today};
use api::{AnswerFilter, Moment, ReplyIs};
use domain::record::{CustomerId, EditionId};
use domain::survey::{Group, Question, Reply};

/// A filter, looked up once.
pub(super) struct Sieve<'a> {
    filter: &'a AnswerFilter,
    members: Option<Vec<bool>>,
    reply: Option<(usize, &'a ReplyIs)>,
    impossible: bool,
}

impl<'a> Sieve<'a> {
    pub(super) fn new(
        state: &State,
        filter: &'a AnswerFilter,
        questions: &[&Question],
        moment: &Moment,
    ) -> Self {
        let group: Option<Group> = filter.group.parse().ok();
        let reply = filter.reply.as_ref().map(|reply| {
            let name = match reply {
                ReplyIs::Answered { question }
                | ReplyIs::Between { question, .. }
                | ReplyIs::Chosen { question, .. }
                | ReplyIs::First { question, .. }
                | ReplyIs::Says { question, .. } => question,
            };
            let place = questions.iter().position(|question| question.name == *name);
            place.map(|place| (place, reply))
        });
        Self {
            members: group
                .as_ref()
                .filter(|group| **group != Group::Everyone)
                .map(|group| state.members(group, today(moment))),
            // A group that cannot be read has no members; a question that is not there has no replies.
            impossible: group.is_none() || matches!(reply, Some(None)),
            reply: reply.flatten(),
            filter,
        }
    }

    pub(super) fn passes(&self, state: &State, seen: &Seen<'_>, forms: &Forms) -> bool {
        let filter = self.filter;
        let in_time = filter.from.is_none_or(|from| seen.day >= from)
            && filter.to.is_none_or(|to| seen.day <= to);
        let fits = in_time
            && !self.impossible
            && filter
                .edition
                .is_none_or(|edition| seen.edition.map(EditionId) == Some(edition))
            && (filter.asked.is_empty()
                || filter.asked.iter().any(|asked| asked.code() == seen.asked))
            && filter.by.is_none_or(|by| seen.by == Some(by.0));
        fits && self.members.as_ref().is_none_or(|members| {
            let id = seen.customer.map(CustomerId);
            let number = id.and_then(|id| state.customer_number(id));
            number.is_some_and(|number| members.get(number.0 as usize) == Some(&true))
        }) && self
            .reply
            .is_none_or(|(place, reply)| replies_so(seen, forms, place, reply))
    }
}

fn replies_so(seen: &Seen<'_>, forms: &Forms, place: usize, wanted: &ReplyIs) -> bool {
    let Some(reply) = read_reply(seen, forms, place) else {
        return false;
    };
    match (wanted, &reply) {
        (ReplyIs::Answered { .. }, _) => true,
        (ReplyIs::Between { low, high, .. }, Reply::Score(score)) => (*low..=*high).contains(score),
        (ReplyIs::Between { row, low, high, .. }, Reply::Grid(rows)) => rows
            .iter()
            .any(|(key, score)| key == row && (*low..=*high).contains(score)),
        (ReplyIs::Between { row, low, high, .. }, Reply::Ratings(ratings)) => {
            ratings.iter().any(|rating| {
                rating.row == *row
                    && rating
                        .satisfaction
                        .is_some_and(|score| (*low..=*high).contains(&score))
            })
        }
        #[allow(clippy::cast_precision_loss, reason = "limits of questions are small")]
        (ReplyIs::Between { low, high, .. }, Reply::Number(number)) => {
            (*low as f64..=*high as f64).contains(number)
        }
        (ReplyIs::Between { low, high, .. }, Reply::Day(day)) => {
            (*low..=*high).contains(&i64::from(day.0))
        }
        (ReplyIs::Chosen { key, .. }, Reply::Keys(keys)) => keys.contains(key),
        (ReplyIs::First { key, .. }, Reply::Keys(keys)) => keys.first() == Some(key),
        (ReplyIs::Says { word, .. }, Reply::Text(text)) => {
            text.to_lowercase().contains(&word.to_lowercase())
        }
        _ => false,
    }
}
