//! Which page comes next, and what is wrong on it.

use domain::survey::{Form, KnownReply, ReplyError, shown};
use domain::{Day, Value};
use std::collections::BTreeMap;

/// What somebody replied so far, by the question's name.
pub(in crate::features::surveys) type Replies = BTreeMap<String, Value>;

/// What the book knew before, by the question's name.
pub(super) type KnownReplies = BTreeMap<String, KnownReply>;

/// How the book knows a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KnownFrom {
    /// Somebody typed it into the customer's record.
    Record,
    /// Told in an answer of this day.
    Answer(Day),
}

/// The pages somebody who replied like this is shown, each with its questions, by their places in the form.
pub(super) fn way(form: &Form, replies: &Replies) -> Vec<(usize, Vec<usize>)> {
    let page_of: Vec<usize> = form
        .pages
        .iter()
        .enumerate()
        .flat_map(|(at, page)| page.questions.iter().map(move |_| at))
        .collect();
    let mut way: Vec<(usize, Vec<usize>)> = Vec::new();
    for place in shown(form, replies) {
        let Some(page) = page_of.get(place).copied() else {
            continue;
        };
        match way.iter_mut().find(|(known, _)| *known == page) {
            Some((_, places)) => places.push(place),
            None => way.push((page, vec![place])),
        }
    }
    way
}

/// The page that is shown when `page` is wanted: that one, or where the replies lead instead, the last before it.
pub(super) fn page_on_way(way: &[(usize, Vec<usize>)], page: usize) -> usize {
    let exact = way.iter().map(|(at, _)| *at).find(|at| *at == page);
    let before = || way.iter().map(|(at, _)| *at).filter(|at| *at < page).max();
    exact
        .or_else(before)
        .or_else(|| way.first().map(|(at, _)| *at))
        .unwrap_or(0)
}

/// The first page on the way with something wrong on it.
pub(super) fn first_wrong(
    form: &Form,
    way: &[(usize, Vec<usize>)],
    errors: &[ReplyError],
) -> Option<usize> {
    let questions: Vec<_> = form.questions().collect();
    let is_wrong = |place: &usize| {
        let name = questions.get(*place).map(|question| &question.name);
        name.is_some_and(|name| errors.iter().any(|error| error.question == *name))
    };
    let found = way.iter().find(|(_, places)| places.iter().any(is_wrong));
    found.map(|(page, _)| *page)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::survey::{Condition, Page, Question, Skip, Target, reply_errors};

    fn question(name: &str) -> Question {
        Question {
            name: name.to_owned(),
            ..Question::default()
        }
    }

    fn form() -> Form {
        let mut first = question("a");
        first.required = true;
        first.skips.push(Skip {
            about: String::new(),
            when: Condition::Answered,
            to: Target::Page("three".to_owned()),
        });
        let page = |name: &str, questions| Page {
            name: name.to_owned(),
            questions,
            ..Page::default()
        };
        Form {
            pages: vec![
                page("one", vec![first]),
                page("two", vec![question("b")]),
                page("three", vec![question("c"), question("d")]),
            ],
            ..Form::default()
        }
    }

    #[test]
    fn pages_that_are_skipped_do_not_count() {
        let form = form();
        let mut replies = Replies::new();
        let pages = |replies: &Replies| {
            let way = way(&form, replies).into_iter();
            way.map(|(page, _)| page).collect::<Vec<_>>()
        };
        assert_eq!(pages(&replies), [0, 1, 2]);
        replies.insert("a".to_owned(), Value::from("yes"));
        assert_eq!(pages(&replies), [0, 2]);
        assert_eq!(way(&form, &replies).last(), Some(&(2, vec![2, 3])));
    }

    #[test]
    fn somebody_on_a_page_that_is_left_out_now_stands_before_it() {
        let way = [(0, vec![0]), (2, vec![2])];
        assert_eq!(page_on_way(&way, 2), 2);
        assert_eq!(page_on_way(&way, 1), 0);
        assert_eq!(page_on_way(&way, 9), 2);
        assert_eq!(page_on_way(&[], 3), 0);
    }

    #[test]
    fn the_first_page_with_a_fault_is_found() {
        let form = form();
        let replies = Replies::new();
        let errors = reply_errors(&form, &replies, false);
        assert_eq!(first_wrong(&form, &way(&form, &replies), &errors), Some(0));
        assert_eq!(first_wrong(&form, &way(&form, &replies), &[]), None);
    }
}
