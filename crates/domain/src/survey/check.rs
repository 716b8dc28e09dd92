//! Whether a form can be asked: every question can be answered and reached, and every way through ends.

use super::flow::Map;
use super::ways::ways;
use super::{Choice, Condition, Flaw, Form, Part, Question, Texts, limits};
use crate::record::{ProfileFact, QuestionKind};
use std::collections::BTreeSet;

/// Everything that is wrong with a form, each once. Nothing found means: whatever is replied, nobody is caught, every
/// question is there for somebody, and the last page comes.
pub fn check(form: &Form) -> Vec<Flaw> {
    let mut found = BTreeSet::new();
    let map = Map::of(form);
    whole(form, &map, &mut found);
    for (place, question) in map.questions.iter().enumerate() {
        one(form, question, &mut found);
        skips(&map, place, question, &mut found);
    }
    for rule in &form.rules {
        let asked = form.question(&rule.question);
        let fits = asked.is_some_and(|question| test_fits(&rule.when, question));
        if !fits || rule.effect.is_none() {
            found.insert(Flaw::RuleForNothing {
                question: rule.question.clone(),
            });
        }
    }
    ways(form, &map, &mut found);
    found.into_iter().collect()
}

fn whole(form: &Form, map: &Map<'_>, found: &mut BTreeSet<Flaw>) {
    if map.questions.is_empty() {
        found.insert(Flaw::NoQuestions);
    }
    if form.languages.is_empty() {
        found.insert(Flaw::NoLanguage);
    }
    for (part, count, limit) in [
        (Part::Pages, form.pages.len(), limits::PAGES),
        (Part::Questions, map.questions.len(), limits::QUESTIONS),
        (Part::Languages, form.languages.len(), limits::LANGUAGES),
        (
            Part::Competitors,
            form.competitors.len(),
            limits::COMPETITORS,
        ),
        (Part::Rules, form.rules.len(), limits::RULES),
    ] {
        too_many(part, "", count, limit, found);
    }
    for language in &form.languages {
        if !form.title.has(language) {
            let language = language.clone();
            found.insert(Flaw::TitleMissing { language });
        }
        names(language, found);
    }
    let mut known = BTreeSet::new();
    for page in &form.pages {
        if page.questions.is_empty() {
            let page = page.name.clone();
            found.insert(Flaw::EmptyPage { page });
        }
        if !known.insert(page.name.as_str()) {
            let page = page.name.clone();
            found.insert(Flaw::PageTwice { page });
        }
        names(&page.name, found);
        text_length("", &page.title, found);
    }
    let mut known = BTreeSet::new();
    for question in &map.questions {
        names(&question.name, found);
        if !known.insert(question.name.as_str()) {
            let question = question.name.clone();
            found.insert(Flaw::NameTwice { question });
        }
    }
    for texts in [&form.title, &form.intro, &form.thanks] {
        text_length("", texts, found);
    }
    for competitor in &form.competitors {
        if competitor.trim().is_empty() || competitor.chars().count() > limits::KEY {
            let name = competitor.clone();
            found.insert(Flaw::BadName { name });
        }
    }
}

fn too_many(part: Part, question: &str, count: usize, limit: usize, found: &mut BTreeSet<Flaw>) {
    if count > limit {
        let question = question.to_owned();
        found.insert(Flaw::TooMany {
            part,
            question,
            limit,
        });
    }
}

/// A name stands before a dot and a slash elsewhere.
fn names(name: &str, found: &mut BTreeSet<Flaw>) {
    let fits = !name.is_empty()
        && name.len() <= limits::KEY
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    if !fits {
        let name = name.to_owned();
        found.insert(Flaw::BadName { name });
    }
}

fn text_length(question: &str, texts: &Texts, found: &mut BTreeSet<Flaw>) {
    let limit = limits::TEXT;
    let is_long = |text: &String| text.len() > limit && text.chars().count() > limit;
    if texts.0.values().any(is_long) || texts.0.len() > limits::LANGUAGES {
        let question = question.to_owned();
        found.insert(Flaw::TextTooLong { question, limit });
    }
}

fn one(form: &Form, question: &Question, found: &mut BTreeSet<Flaw>) {
    let name = || question.name.clone();
    for language in &form.languages {
        if !question.title.has(language) {
            found.insert(Flaw::QuestionWithoutWords {
                question: name(),
                language: language.clone(),
            });
        }
    }
    for texts in [
        &question.title,
        &question.help,
        &question.low_label,
        &question.high_label,
    ] {
        text_length(&question.name, texts, found);
    }
    let needed = if question.has_options() { 2 } else { 0 };
    if question.options.len() + usize::from(question.other) < needed {
        found.insert(Flaw::TooFewOptions { question: name() });
    }
    if question.has_rows() && question.rows.is_empty() {
        found.insert(Flaw::NoRows { question: name() });
    }
    for (part, choices, limit) in [
        (Part::Options, &question.options, limits::OPTIONS),
        (Part::Rows, &question.rows, limits::ROWS),
    ] {
        too_many(part, &question.name, choices.len(), limit, found);
        choices_of(form, question, choices, found);
    }
    if question.other && question.options.iter().any(|o| o.key == super::form::OTHER) {
        found.insert(Flaw::ChoiceTwice {
            question: name(),
            key: super::form::OTHER.to_owned(),
        });
    }
    if !range_fits(question) {
        found.insert(Flaw::BadRange { question: name() });
    }
    if question.against_competitors && form.competitors.is_empty() {
        found.insert(Flaw::NoCompetitors { question: name() });
    }
    if question.fact.is_some_and(|fact| !fact_fits(fact, question)) {
        found.insert(Flaw::FactDoesNotFit { question: name() });
    }
}

fn choices_of(form: &Form, question: &Question, choices: &[Choice], found: &mut BTreeSet<Flaw>) {
    let mut known = BTreeSet::new();
    for choice in choices {
        names(&choice.key, found);
        text_length(&question.name, &choice.words, found);
        if !known.insert(choice.key.as_str()) {
            found.insert(Flaw::ChoiceTwice {
                question: question.name.clone(),
                key: choice.key.clone(),
            });
        }
        for language in &form.languages {
            if !choice.words.has(language) {
                found.insert(Flaw::ChoiceWithoutWords {
                    question: question.name.clone(),
                    key: choice.key.clone(),
                    language: language.clone(),
                });
            }
        }
    }
}

fn range_fits(question: &Question) -> bool {
    use QuestionKind as K;
    let (low, high) = question.range();
    let options = i64::try_from(question.options.len() + usize::from(question.other)).unwrap_or(0);
    match question.kind {
        K::Recommend | K::Satisfaction | K::Effort | K::Single | K::Signature => true,
        K::Agreement | K::Stars | K::Faces | K::Matrix | K::Importance => {
            low >= 0 && high > low && high - low < limits::POINTS
        }
        K::Multiple => low >= 0 && low <= high && high >= 1 && high <= options,
        K::Ranking => low >= 1 && low <= high && high <= options,
        K::Number | K::Date => low <= high,
        K::ShortText | K::LongText => (1..=limits::REPLY).contains(&high),
        K::Photo => (1..=20).contains(&high),
    }
}

fn fact_fits(fact: ProfileFact, question: &Question) -> bool {
    use ProfileFact as F;
    use QuestionKind as K;
    match fact {
        F::Birthday => question.kind == K::Date,
        F::Headcount | F::Equipment | F::WalletShare => question.kind == K::Number,
        F::Gender | F::Income | F::PreferredWay | F::LostReason => question.kind == K::Single,
        F::Competitor => matches!(question.kind, K::Single | K::Multiple | K::ShortText),
        _ => matches!(
            question.kind,
            K::Single | K::ShortText | K::LongText | K::Multiple
        ),
    }
}

fn test_fits(when: &Condition, question: &Question) -> bool {
    use QuestionKind as K;
    match when {
        Condition::Always | Condition::Answered | Condition::NotAnswered => true,
        Condition::AtLeast(_) | Condition::AtMost(_) => {
            question.is_score()
                || question.has_rows()
                || matches!(question.kind, K::Number | K::Date)
        }
        Condition::Is(key) | Condition::IsNot(key) => {
            question.has_options() && question.keys().any(|known| known == key)
        }
    }
}

fn skips(map: &Map<'_>, place: usize, question: &Question, found: &mut BTreeSet<Flaw>) {
    let name = || question.name.clone();
    let count = question.skips.len();
    too_many(Part::Skips, &question.name, count, limits::SKIPS, found);
    for skip in &question.skips {
        if map.place(&skip.to).is_none() {
            found.insert(Flaw::SkipToNowhere { question: name() });
        }
        let is_known = skip.about.is_empty() || map.at(&skip.about).is_some_and(|at| at <= place);
        if !is_known {
            found.insert(Flaw::SkipLooksAhead { question: name() });
        } else if let Some(about) = map.about(question, &skip.about)
            && !test_fits(&skip.when, about)
        {
            found.insert(Flaw::TestDoesNotFit { question: name() });
        }
    }
}
