use super::layout::Layout;
use crate::features::surveys::design::desk::Designing;
use crate::i18n::{survey_language, t};
use crate::platform::chance;
use domain::Value;
use domain::command::{Command, Edit, RecordName};
use domain::record::{
    QuestionId, QuestionKind, SurveyPage, SurveyPageId, SurveyQuestion, SurveyRule, SurveySkip,
};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Between two neighbours, so that something can be put between them.
const STEP: i64 = 1_024;
/// Letters of a key of an option: enough that two devices hardly ever draw the same.
const KEY_LETTERS: u32 = 6;
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// A key for a new option or row.
pub(super) fn fresh_key() -> String {
    let letter = |_| {
        let at = usize::try_from(chance::below(32)).unwrap_or(0);
        LETTERS.get(at).copied().map_or('x', char::from)
    };
    (0..KEY_LETTERS).map(letter).collect()
}

/// Behind everything that is in the list.
pub(super) fn place_behind(places: &BTreeMap<String, Value>) -> Value {
    let last = places.values().filter_map(Value::as_int).max().unwrap_or(0);
    Value::Int(last.saturating_add(STEP))
}

/// A question of a kind, with what it needs to be worth wording: two options, two rows, the words everybody uses.
fn blank(
    designing: Designing,
    kind: QuestionKind,
    page: SurveyPageId,
    position: i64,
) -> SurveyQuestion {
    use QuestionKind as K;
    let mut question = SurveyQuestion {
        survey: designing.id,
        page: Some(page),
        position,
        kind: Some(kind),
        ..SurveyQuestion::default()
    };
    let two = || -> BTreeMap<String, Value> {
        [STEP, 2 * STEP]
            .into_iter()
            .map(|at| (fresh_key(), Value::Int(at)))
            .collect()
    };
    match kind {
        K::Single | K::Multiple | K::Ranking => question.options = two(),
        K::Matrix | K::Importance => question.rows = two(),
        _ => {}
    }
    let language = survey_language();
    let is_held = designing
        .form
        .with_untracked(|form| form.languages.iter().any(|tag| tag == language));
    if is_held {
        for (part, words) in usual_words(kind) {
            question
                .texts
                .insert(format!("{part}.{language}"), Value::from(words));
        }
    }
    question
}

/// What everybody asks in the same words.
fn usual_words(kind: QuestionKind) -> Vec<(&'static str, &'static str)> {
    use QuestionKind as K;
    use t::design::usual as text;
    match kind {
        K::Recommend => vec![
            ("title", text::recommend()),
            ("low", text::recommend_low()),
            ("high", text::recommend_high()),
        ],
        K::Satisfaction => vec![
            ("title", text::satisfaction()),
            ("low", text::satisfaction_low()),
            ("high", text::satisfaction_high()),
        ],
        K::Effort => vec![
            ("title", text::effort()),
            ("low", text::effort_low()),
            ("high", text::effort_high()),
        ],
        _ => Vec::new(),
    }
}

/// Puts a new question at the end of the page, and opens it.
pub(super) fn add_question(
    designing: Designing,
    layout: &Layout,
    page: SurveyPageId,
    kind: QuestionKind,
) {
    let last = layout.on_page(page).last().copied();
    let position = position_of(designing, last).saturating_add(STEP);
    let question = blank(designing, kind, page, position);
    let add = Command::SaveQuestion(Box::new(Edit {
        before: None,
        after: question,
    }));
    designing.act(add, move |done| {
        if let Some(about) = done.about {
            designing.open.try_set(Some(QuestionId(about.id)));
        }
    });
}

fn position_of(designing: Designing, id: Option<QuestionId>) -> i64 {
    designing.records.with_untracked(|records| {
        let mut questions = records.questions.iter();
        let found = questions.find(|question| Some(question.id) == id);
        found.map_or(0, |question| question.position)
    })
}

/// The same question once more, right behind: worded and set like it, without its skips, which are its own.
pub(super) fn duplicate(designing: Designing, id: QuestionId) {
    let original = designing.records.with_untracked(|records| {
        let mut questions = records.questions.iter();
        questions.find(|question| question.id == id).cloned()
    });
    let Some(original) = original else { return };
    // A page that another device took away holds nothing any more.
    let page = original.page.filter(|page| {
        designing
            .records
            .with_untracked(|records| records.pages.iter().any(|known| known.id == *page))
    });
    let copy = SurveyQuestion {
        id: QuestionId::default(),
        name: String::new(),
        ..original
    };
    let add = Command::SaveQuestion(Box::new(Edit {
        before: None,
        after: copy,
    }));
    designing.act(add, move |done| {
        let Some(question) = done.about.map(|about| QuestionId(about.id)) else {
            return;
        };
        designing.open.try_set(Some(question));
        if let Some(page) = page {
            let after = Some(id);
            designing.act(
                Command::MoveQuestion {
                    question,
                    page,
                    after,
                },
                |_| (),
            );
        }
    });
}

/// A new page behind the last.
pub(super) fn add_page(designing: Designing, then: impl FnOnce(SurveyPageId) + 'static) {
    let last = designing.records.with_untracked(|records| {
        let positions = records.pages.iter().map(|page| page.position);
        positions.max().unwrap_or(0)
    });
    let page = SurveyPage {
        survey: designing.id,
        position: last.saturating_add(STEP),
        ..SurveyPage::default()
    };
    let add = Command::SaveSurveyPage(Box::new(Edit {
        before: None,
        after: page,
    }));
    designing.act(add, move |done| {
        if let Some(about) = done.about {
            then(SurveyPageId(about.id));
        }
    });
}

/// Takes questions away with their own skips and with the rules about them, in one step.
pub(super) fn remove_questions(
    designing: Designing,
    ids: &[QuestionId],
    page: Option<SurveyPageId>,
) {
    let records = designing.records.with_untracked(|records| {
        let gone = records.questions.iter().filter(|one| ids.contains(&one.id));
        let names: Vec<String> = gone.map(|question| question.name.clone()).collect();
        let mut all: Vec<RecordName> = page.map(RecordName::of::<SurveyPage>).into_iter().collect();
        all.extend(ids.iter().copied().map(RecordName::of::<SurveyQuestion>));
        let skips = records
            .skips
            .iter()
            .filter(|skip| names.contains(&skip.after));
        all.extend(skips.map(|skip| RecordName::of::<SurveySkip>(skip.id)));
        let rules = records
            .rules
            .iter()
            .filter(|rule| names.contains(&rule.question));
        all.extend(rules.map(|rule| RecordName::of::<SurveyRule>(rule.id)));
        all
    });
    let remove = Command::Remove {
        records,
        reason: String::new(),
    };
    designing.act(remove, move |_| designing.say(t::design::page::removed()));
}

/// Between two questions, or at the end of the list.
pub(super) fn next_position(positions: impl Iterator<Item = i64>) -> i64 {
    positions.max().unwrap_or(0).saturating_add(STEP)
}
