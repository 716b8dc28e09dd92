//! All ways through a form at once: who can be caught, what nobody sees, and which skips never apply.

use super::flow::{Map, holds};
use super::{Condition, Flaw, Form, Question, limits};
use crate::Value;
use crate::record::QuestionKind;
use std::collections::BTreeSet;

/// Follows every way through, taking every reply for possible that is not known to be impossible.
pub(super) fn ways(form: &Form, map: &Map<'_>, found: &mut BTreeSet<Flaw>) {
    let mut next: Vec<BTreeSet<usize>> = Vec::with_capacity(map.questions.len());
    for (place, question) in map.questions.iter().enumerate() {
        let ways = Ways::from(form, map, place, question);
        if ways.taken.iter().any(|taken| !taken) {
            found.insert(Flaw::SkipNeverApplies {
                question: question.name.clone(),
            });
        }
        next.push(ways.next);
    }
    // Depth first, without recursion: a hostile form must not use up the stack.
    let mut state = vec![Seen::Not; map.questions.len()];
    let mut stack: Vec<(usize, Vec<usize>)> = Vec::new();
    if !map.questions.is_empty() {
        enter(0, &mut state, &mut stack, &next);
    }
    while let Some((place, rest)) = stack.last_mut() {
        let place = *place;
        let Some(to) = rest.pop() else {
            mark(&mut state, place, Seen::Done);
            stack.pop();
            continue;
        };
        match state.get(to) {
            Some(Seen::Not) => enter(to, &mut state, &mut stack, &next),
            Some(Seen::Open) => {
                let question = map.questions.get(place).map_or("", |q| q.name.as_str());
                found.insert(Flaw::Loop {
                    question: question.to_owned(),
                });
            }
            _ => {}
        }
    }
    for (question, seen) in map.questions.iter().zip(&state) {
        if *seen == Seen::Not {
            found.insert(Flaw::Unreachable {
                question: question.name.clone(),
            });
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    Not,
    /// On the way here.
    Open,
    Done,
}

fn mark(state: &mut [Seen], place: usize, seen: Seen) {
    if let Some(at) = state.get_mut(place) {
        *at = seen;
    }
}

fn enter(
    place: usize,
    state: &mut [Seen],
    stack: &mut Vec<(usize, Vec<usize>)>,
    next: &[BTreeSet<usize>],
) {
    mark(state, place, Seen::Open);
    let onward = next.get(place).cloned().unwrap_or_default();
    stack.push((place, onward.into_iter().collect()));
}

/// Where a question can lead, and which of its skips ever apply.
struct Ways {
    next: BTreeSet<usize>,
    taken: Vec<bool>,
}

impl Ways {
    fn from(form: &Form, map: &Map<'_>, place: usize, question: &Question) -> Self {
        let mut ways = Self {
            next: BTreeSet::new(),
            taken: vec![false; question.skips.len()],
        };
        for reply in possible_replies(question) {
            ways.follow(form, map, place, question, &reply);
        }
        ways
    }

    fn follow(
        &mut self,
        form: &Form,
        map: &Map<'_>,
        place: usize,
        question: &Question,
        reply: &Possible,
    ) {
        for (skip, taken) in question.skips.iter().zip(&mut self.taken) {
            let is_own = skip.about.is_empty() || skip.about == question.name;
            let known = match (&skip.when, reply) {
                (Condition::Always, _) => Some(true),
                (when, Possible::Exactly(value)) if is_own => {
                    Some(holds(when, question, &form.competitors, value.as_ref()))
                }
                (Condition::Answered, Possible::Something) if is_own => Some(true),
                (Condition::NotAnswered, Possible::Something) if is_own => Some(false),
                // It depends on more than is looked at here.
                _ => None,
            };
            if known == Some(false) {
                continue;
            }
            *taken = true;
            // What leads nowhere is found elsewhere; it ends the way.
            self.next.extend(map.place(&skip.to));
            if known == Some(true) {
                return;
            }
        }
        self.next.insert(place + 1);
    }
}

/// A reply as far as it matters for where to go.
enum Possible {
    Exactly(Option<Value>),
    /// Some reply or other.
    Something,
}

fn possible_replies(question: &Question) -> Vec<Possible> {
    let mut replies = Vec::new();
    if !question.required {
        replies.push(Possible::Exactly(None));
    }
    let (low, high) = question.range();
    if question.is_score() && high >= low && high - low <= limits::POINTS {
        let scores = (low..=high).map(|score| Possible::Exactly(Some(Value::Int(score))));
        replies.extend(scores);
    } else if question.kind == QuestionKind::Single {
        let keys = question.keys().map(|key| Some(Value::from(key)));
        replies.extend(keys.map(Possible::Exactly));
    } else {
        replies.push(Possible::Something);
    }
    replies
}
