use super::any::{fitting_replies, form, replies, tidy_form};
use crate::Value;
use crate::survey::{
    Condition, Flaw, Form, Reply, Target, check, file, holds, kept_replies, known_facts,
    reply_errors, shown,
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Whether the way through ends because the last question is behind, or a skip to the end was taken: not because
/// something led nowhere or round in a ring.
fn reaches_the_end(form: &Form, replies: &BTreeMap<String, Value>) -> bool {
    let questions: Vec<_> = form.questions().collect();
    let path = shown(form, replies);
    let Some(last) = path.last().and_then(|place| questions.get(*place)) else {
        return questions.is_empty();
    };
    let taken = last.skips.iter().find(|skip| {
        let about = if skip.about.is_empty() {
            &last.name
        } else {
            &skip.about
        };
        skip.when == Condition::Always
            || form.question(about).is_some_and(|about| {
                holds(
                    &skip.when,
                    about,
                    &form.competitors,
                    replies.get(&about.name),
                )
            })
    });
    match taken {
        None => path.last() == Some(&(questions.len() - 1)),
        Some(skip) => skip.to == Target::End,
    }
}

/// Whether the first so many questions on the way have a reply, where one is required.
fn gave_what_is_required(form: &Form, replies: &BTreeMap<String, Value>, first: usize) -> bool {
    let questions: Vec<_> = form.questions().collect();
    shown(form, replies).into_iter().take(first).all(|place| {
        let question = questions[place];
        let given = replies.get(&question.name);
        let reply = given.map(|value| Reply::read(question, &form.competitors, value));
        !question.required || matches!(reply, Some(Ok(_)))
    })
}

fn cases() -> u32 {
    let is_long = std::env::var_os("SHUKE_LONG").is_some();
    if is_long { 100_000 } else { 2_000 }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    /// Whatever somebody designed and whatever was replied: nothing panics, and the way ends.
    #[test]
    fn nothing_is_too_odd(form in form(), replies in replies()) {
        let found = check(&form);
        let path = shown(&form, &replies);
        let once: BTreeSet<_> = path.iter().collect();
        prop_assert_eq!(once.len(), path.len(), "no question comes twice");
        prop_assert!(path.len() <= form.questions().count());
        drop(reply_errors(&form, &replies, false));
        drop(known_facts(&form, &replies, "zh"));
        let kept = kept_replies(&form, &replies);
        prop_assert!(kept.len() <= replies.len());
        // Flaws are in order and each there once.
        prop_assert!(found.is_sorted_by(|a, b| a < b));
    }

    /// Replies of questions that were left out do not change the way, so leaving them out again changes nothing.
    #[test]
    fn keeping_is_done_once(form in tidy_form(), replies in fitting_replies()) {
        let kept = kept_replies(&form, &replies);
        if check(&form).is_empty() {
            prop_assert_eq!(kept_replies(&form, &kept), kept.clone());
            prop_assert_eq!(shown(&form, &kept), shown(&form, &replies));
        }
    }

    /// A form without flaws has no dead end, whatever is replied.
    #[test]
    fn sound_forms_end_at_the_end(form in tidy_form(), replies in fitting_replies()) {
        let found = check(&form);
        // Somebody who leaves out what is required is not let on.
        if !gave_what_is_required(&form, &replies, usize::MAX) {
            return Ok(());
        }
        if found.is_empty() {
            prop_assert!(reaches_the_end(&form, &replies));
        } else if !reaches_the_end(&form, &replies) {
            // Somebody was caught: it was said beforehand.
            let says = found.iter().any(|flaw| {
                matches!(
                    flaw,
                    Flaw::SkipToNowhere { .. } | Flaw::Loop { .. } | Flaw::SkipLooksAhead { .. }
                )
            });
            prop_assert!(says, "{found:?}");
        }
    }

    /// Somebody somewhere is shown every question that is not called unreachable.
    #[test]
    fn what_was_shown_was_not_called_unreachable(form in tidy_form(), replies in fitting_replies()) {
        let unreachable: BTreeSet<String> = check(&form)
            .into_iter()
            .filter_map(|flaw| match flaw {
                Flaw::Unreachable { question } => Some(question),
                _ => None,
            })
            .collect();
        let questions: Vec<_> = form.questions().collect();
        for (before, place) in shown(&form, &replies).into_iter().enumerate() {
            let name = &questions[place].name;
            let was_let_on = gave_what_is_required(&form, &replies, before);
            prop_assert!(!was_let_on || !unreachable.contains(name), "{name}");
        }
    }

    #[test]
    fn files_come_back(form in form()) {
        let back = file::read(&file::write(&form));
        prop_assert_eq!(back.map(|read| (read.form, read.unknown)), Ok((form.clone(), Vec::new())));
        let short = file::read(&file::write_short(&form)).map(|read| read.form);
        prop_assert_eq!(short.as_ref().map(file::digest), Ok(file::digest(&form)));
    }

    #[test]
    fn files_of_any_text_are_refused(text in any::<String>()) {
        prop_assert!(file::read(&text).is_err());
    }

    /// A file with a few letters changed is read or refused, and never more.
    #[test]
    fn damaged_files_are_read_or_refused(form in form(), cut in any::<prop::sample::Index>(), put in "[\\[\\]{}\",:0-9a-z]{0,6}") {
        let text = file::write_short(&form);
        let letters: Vec<char> = text.chars().collect();
        let at = cut.index(letters.len());
        let damaged: String = letters[..at].iter().chain(put.chars().collect::<Vec<_>>().iter()).chain(letters[at..].iter().skip(put.len())).collect();
        if let Ok(read) = file::read(&damaged) {
            drop(check(&read.form));
        }
    }
}

/// What is said of sound forms is tried on sound forms, with and without skips.
#[test]
fn many_forms_are_sound_and_many_are_not() {
    use proptest::strategy::{Strategy as _, ValueTree as _};
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut sound, mut unsound) = (0, 0);
    for _ in 0..1_000 {
        let form = tidy_form().new_tree(&mut runner).unwrap().current();
        let has_skips = form.questions().any(|question| !question.skips.is_empty());
        if check(&form).is_empty() {
            sound += u32::from(has_skips);
        } else {
            unsound += 1;
        }
    }
    assert!(sound > 30 && unsound > 100, "{sound} and {unsound}");
}
