use super::adding::fresh_key;
use crate::i18n::{Word, survey_language};
use domain::Value;
use domain::record::{
    ContactWay, Gender, IncomeBand, LossReason, ProfileFact, QuestionKind, SurveyQuestion,
};
use domain::value::Field;

/// Facts that an answer of this kind can tell.
pub(super) fn facts_for(kind: QuestionKind) -> Vec<ProfileFact> {
    use ProfileFact as F;
    use QuestionKind as K;
    let fits = |fact: &ProfileFact| match fact {
        F::Birthday => kind == K::Date,
        F::Headcount | F::Equipment | F::WalletShare => kind == K::Number,
        F::Gender | F::Income | F::PreferredWay | F::LostReason => kind == K::Single,
        F::Competitor => matches!(kind, K::Single | K::Multiple | K::ShortText),
        _ => matches!(kind, K::Single | K::ShortText | K::LongText | K::Multiple),
    };
    ProfileFact::ALL.iter().copied().filter(fits).collect()
}

/// The options of a fact that the book keeps as a closed choice, in its own words.
fn closed_options(fact: ProfileFact) -> Vec<(String, &'static str)> {
    match fact {
        ProfileFact::Gender => coded(Gender::ALL),
        ProfileFact::Income => coded(IncomeBand::ALL),
        ProfileFact::PreferredWay => coded(ContactWay::ALL),
        ProfileFact::LostReason => coded(LossReason::ALL),
        _ => Vec::new(),
    }
}

fn coded<T: Word + Field + Copy>(all: &[T]) -> Vec<(String, &'static str)> {
    let all = all.iter();
    all.filter_map(|choice| match choice.to_value() {
        Value::Text(code) => Some((code, choice.word())),
        _ => None,
    })
    .collect()
}

/// What the question tells about the customer. A closed choice brings its options along, since only they fit the
/// profile; words that stand there already are kept.
pub(super) fn tell(question: &mut SurveyQuestion, fact: Option<ProfileFact>) {
    question.fact = fact;
    let options = fact.map(closed_options).unwrap_or_default();
    if options.is_empty() {
        return;
    }
    let is_blank = |question: &SurveyQuestion, key: &String| {
        let stem = format!("option.{key}.");
        !question.texts.keys().any(|name| name.starts_with(&stem))
    };
    let blank: Vec<String> = question
        .options
        .keys()
        .filter(|key| is_blank(question, key))
        .cloned()
        .collect();
    for key in blank {
        question.options.remove(&key);
    }
    let language = survey_language();
    let behind = question.options.values().filter_map(Value::as_int).max();
    for ((code, word), at) in options.into_iter().zip(1..) {
        let place = behind.unwrap_or(0) + at * 1_024;
        question
            .options
            .entry(code.clone())
            .or_insert(Value::Int(place));
        question
            .texts
            .entry(format!("option.{code}.{language}"))
            .or_insert_with(|| Value::from(word));
    }
}

/// Of another kind: what does not fit any more goes, what is needed comes.
pub(super) fn become_kind(question: &mut SurveyQuestion, kind: QuestionKind) {
    use QuestionKind as K;
    question.kind = Some(kind);
    question.low = None;
    question.high = None;
    if question
        .fact
        .is_some_and(|fact| !facts_for(kind).contains(&fact))
    {
        question.fact = None;
    }
    let two = || (1..=2).map(|at| (fresh_key(), Value::Int(at * 1_024)));
    if matches!(kind, K::Single | K::Multiple | K::Ranking) && question.options.is_empty() {
        question.options.extend(two());
    }
    if matches!(kind, K::Matrix | K::Importance) && question.rows.is_empty() {
        question.rows.extend(two());
    }
    if kind != K::Importance {
        question.against_competitors = false;
    }
    if kind != K::Multiple {
        question.exclusive.clear();
    }
    if !matches!(kind, K::Single | K::Multiple | K::Ranking) {
        question.other = false;
    }
}
