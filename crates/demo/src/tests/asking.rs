use super::book::Book;
use domain::record::{
    Answer, CustomerId, EditionId, FollowUp, Loss, Survey, SurveyDraw, SurveyEdition, SurveyPage,
    SurveyQuestion, SurveyRule, SurveySkip, recommend,
};
use domain::survey::{DraftRecords, Form, check, file, form_of, kept_replies, reply_errors};
use domain::{Day, Value};
use std::collections::BTreeMap;

/// What is asked can be asked, and what is answered is what was asked.
pub(super) fn surveys_are_sound(book: &Book) {
    let place = format!("{:?} {}", book.language, book.today);
    let editions: BTreeMap<EditionId, (SurveyEdition, Form)> = book
        .all::<SurveyEdition>()
        .into_iter()
        .map(|edition| {
            (
                edition.id,
                (edition.clone(), file::read(&edition.content).unwrap().form),
            )
        })
        .collect();
    for survey in book.all::<Survey>() {
        if survey.id == recommend::ID {
            continue;
        }
        let form = form_of(&DraftRecords {
            pages: book
                .all::<SurveyPage>()
                .into_iter()
                .filter(|one| one.survey == survey.id)
                .collect(),
            questions: book
                .all::<SurveyQuestion>()
                .into_iter()
                .filter(|one| one.survey == survey.id)
                .collect(),
            skips: book
                .all::<SurveySkip>()
                .into_iter()
                .filter(|one| one.survey == survey.id)
                .collect(),
            rules: book
                .all::<SurveyRule>()
                .into_iter()
                .filter(|one| one.survey == survey.id)
                .collect(),
            survey: survey.clone(),
        });
        assert_eq!(check(&form), [], "{place} {}", survey.title);
        let (edition, asked) = editions
            .values()
            .find(|(edition, _)| edition.survey == survey.id)
            .unwrap();
        assert_eq!(form.without_rules(), *asked, "{place} {}", survey.title);
        assert_eq!(edition.digest, file::digest_text(asked));
    }
    let mut counts: BTreeMap<_, usize> = BTreeMap::new();
    for answer in book.all::<Answer>() {
        let Some(edition) = answer.edition else {
            continue;
        };
        let (edition, form) = &editions[&edition];
        assert_eq!(edition.survey, answer.survey);
        let errors = reply_errors(form, &answer.replies, answer.partial);
        assert!(
            errors.is_empty(),
            "{place} {:?}: {errors:?}",
            answer.replies
        );
        assert_eq!(kept_replies(form, &answer.replies), answer.replies);
        *counts.entry(answer.survey).or_default() += 1;
    }
    let mut counts = counts.into_values().collect::<Vec<_>>();
    counts.sort_unstable();
    assert_eq!(counts.len(), 4, "{place}");
    assert_eq!(counts.get(1), Some(&14), "{place}: {counts:?}");
    assert!((5..=24).contains(&counts[0]), "{place}: {counts:?}");
    assert!((100..=160).contains(&counts[2]), "{place}: {counts:?}");
    assert!((130..=160).contains(&counts[3]), "{place}: {counts:?}");
    let draws = book.all::<SurveyDraw>();
    assert_eq!(draws.len(), 2);
    for draw in draws {
        assert!(
            (90..=130).contains(&draw.chosen.len()),
            "{place}: {}",
            draw.chosen.len()
        );
    }
}

pub(super) fn what_answers_set_off_is_looked_after(book: &Book) {
    let place = format!("{:?} {}", book.language, book.today);
    let follow_ups = book.all::<FollowUp>();
    let open = follow_ups.iter().filter(|one| one.outcome.is_none());
    let (open, overdue): (Vec<_>, Vec<_>) = open.partition(|one| one.due.unwrap() >= book.today);
    assert!(
        (1..=9).contains(&open.len()),
        "{place}: {} open",
        open.len()
    );
    assert!(
        (1..=6).contains(&overdue.len()),
        "{place}: {} overdue",
        overdue.len()
    );
    assert!(
        (20..=90).contains(&follow_ups.len()),
        "{place}: {}",
        follow_ups.len()
    );
    for one in &follow_ups {
        assert!(!one.what.contains(" / ") && one.owner.is_some());
        assert!(one.outcome.is_none() || !one.result.is_empty());
        assert!(one.done_day.is_none_or(|day| day < book.today));
    }
    let losses = book.all::<Loss>();
    assert!(
        (5..=24).contains(&losses.len()),
        "{place}: {}",
        losses.len()
    );
    let days: BTreeMap<CustomerId, Day> = book
        .days()
        .into_iter()
        .map(|(id, days)| (id, *days.last().unwrap()))
        .collect();
    for loss in losses {
        assert!(loss.answer.is_some() && loss.day.unwrap() > days[&loss.customer]);
    }
}

/// What people answer goes with whether they still come.
pub(super) fn those_who_stay_away_are_less_content(book: &Book) {
    let place = format!("{:?} {}", book.language, book.today);
    let going = book.silent(|times, _| times > 2.5);
    let (mut stay, mut left) = (Vec::new(), Vec::new());
    for answer in book.all::<Answer>() {
        let score = answer.replies.get("satisfied");
        let score = score.or(answer.replies.get("overall"));
        let (Some(score), Some(customer)) = (score.and_then(Value::as_int), answer.customer) else {
            continue;
        };
        if going.contains(&customer) {
            left.push(score);
        } else {
            stay.push(score);
        }
    }
    let mean = |scores: &[i64]| {
        let sum: i64 = scores.iter().sum();
        sum * 100 / i64::try_from(scores.len()).unwrap()
    };
    let (staying, leaving) = (mean(&stay), mean(&left));
    assert!(left.len() > 10, "{place}: {}", left.len());
    assert!(staying > leaving + 30, "{place}: {staying} and {leaving}");
}
