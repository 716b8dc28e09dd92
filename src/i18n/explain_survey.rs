//! The sentence for everything that can be wrong with a survey, a reply, a file, a link or a code. Exhaustive matches,
//! so that nothing new goes without words.

use super::format;
use super::survey_word::{language_name, survey_language};
use super::t::survey_reasons as text;
use api::{LinkTextView, SlipProblem};
use domain::record::QuestionKind;
use domain::survey::file::FileError;
use domain::survey::{Choice, Flaw, Form, Part, ReplyProblem};
use domain::{Day, Value};
use slips::SlipError;

/// Of a title in a list, so many characters.
const TITLE_CHARS: usize = 24;

/// What keeps a survey from being published, to be shown beside its place; see [`flaw_place`].
pub fn explain_flaw(flaw: &Flaw, form: &Form) -> String {
    use text::flaw as text;
    let sentence = match flaw {
        Flaw::NoQuestions => text::no_questions(),
        Flaw::NoLanguage => text::no_language(),
        Flaw::TitleMissing { language } => return text::title_missing(&language_name(language)),
        Flaw::TooMany { part, limit, .. } => return too_many(*part, *limit),
        Flaw::EmptyPage { .. } => text::empty_page(),
        Flaw::PageTwice { .. } => text::page_twice(),
        Flaw::BadName { name } => return text::bad_name(name),
        Flaw::NameTwice { question } => return text::name_twice(question),
        Flaw::QuestionWithoutWords { language, .. } => {
            return text::question_without_words(&language_name(language));
        }
        Flaw::ChoiceWithoutWords {
            question,
            key,
            language,
        } => return choice_without_words(form, question, key, language),
        Flaw::TextTooLong { limit, .. } => return text::text_too_long(number(*limit)),
        Flaw::TooFewOptions { .. } => text::too_few_options(),
        Flaw::NoRows { .. } => text::no_rows(),
        Flaw::ChoiceTwice { key, .. } => return text::choice_twice(key),
        Flaw::BadRange { .. } => text::bad_range(),
        Flaw::NoCompetitors { .. } => text::no_competitors(),
        Flaw::SkipToNowhere { .. } => text::skip_to_nowhere(),
        Flaw::SkipLooksAhead { .. } => text::skip_looks_ahead(),
        Flaw::TestDoesNotFit { .. } => text::test_does_not_fit(),
        Flaw::SkipNeverApplies { .. } => text::skip_never_applies(),
        Flaw::Loop { .. } => text::goes_round(),
        Flaw::Unreachable { .. } => text::unreachable(),
        Flaw::RuleForNothing { .. } => text::rule_for_nothing(),
        Flaw::FactDoesNotFit { .. } => text::fact_does_not_fit(),
    };
    sentence.to_owned()
}

fn too_many(part: Part, limit: usize) -> String {
    use text::too_many as text;
    let limit = number(limit);
    match part {
        Part::Pages => text::pages(limit),
        Part::Questions => text::questions(limit),
        Part::Options => text::options(limit),
        Part::Rows => text::rows(limit),
        Part::Skips => text::skips(limit),
        Part::Rules => text::rules(limit),
        Part::Languages => text::languages(limit),
        Part::Competitors => text::competitors(limit),
    }
}

/// Which option or row it is, counted from one: its key is nothing that anybody sees.
fn choice_without_words(form: &Form, question: &str, key: &str, language: &str) -> String {
    use text::flaw as text;
    let language = language_name(language);
    let place = |choices: &[Choice]| choices.iter().position(|choice| choice.key == key);
    let question = form.question(question);
    if let Some(row) = question.and_then(|question| place(&question.rows)) {
        return text::row_without_words(&(row + 1).to_string(), &language);
    }
    let option = question.and_then(|question| place(&question.options));
    text::option_without_words(&option.map_or(0, |at| at + 1).to_string(), &language)
}

/// Where a flaw is, for a list of all: the question or the page by number and title; nothing for what is about the
/// whole.
pub fn flaw_place(flaw: &Flaw, form: &Form) -> Option<String> {
    match (flaw.question(), flaw.page()) {
        (Some(question), _) => question_label(form, question),
        (None, Some(page)) => page_label(form, page),
        (None, None) => None,
    }
}

/// A question by its number, counted over all pages, and how it begins.
pub fn question_label(form: &Form, name: &str) -> Option<String> {
    use text::place as text;
    let (question, number) = form.questions().zip(1..).find(|(q, _)| q.name == name)?;
    let title = format::shortened(
        question.title.get(survey_language(), &form.languages),
        TITLE_CHARS,
    );
    let number: u32 = number;
    let number = number.to_string();
    Some(if title.is_empty() {
        text::question(&number)
    } else {
        text::question_titled(&number, &title)
    })
}

/// A page by its number and title.
pub fn page_label(form: &Form, name: &str) -> Option<String> {
    use text::place as text;
    let (page, number) = form
        .pages
        .iter()
        .zip(1_u32..)
        .find(|(p, _)| p.name == name)?;
    let title = format::shortened(
        page.title.get(survey_language(), &form.languages),
        TITLE_CHARS,
    );
    let number = number.to_string();
    Some(if title.is_empty() {
        text::page(&number)
    } else {
        text::page_titled(&number, &title)
    })
}

/// What is wrong with one reply, beside its question. The one who answers reads it.
pub fn explain_reply(problem: ReplyProblem, kind: QuestionKind) -> String {
    use text::reply as text;
    let sentence = match problem {
        ReplyProblem::Missing => missing(kind),
        ReplyProblem::WrongKind => text::wrong_kind(),
        ReplyProblem::OutOfRange { low, high } if kind == QuestionKind::Date => {
            return text::day_out_of_range(&day(low), &day(high));
        }
        #[allow(
            clippy::cast_precision_loss,
            reason = "limits of numbers are far below 2^53"
        )]
        ReplyProblem::OutOfRange { low, high } => {
            return text::out_of_range(
                &format::decimal(low as f64, 0),
                &format::decimal(high as f64, 0),
            );
        }
        ReplyProblem::NotAnOption => text::not_an_option(),
        ReplyProblem::Twice => text::twice(),
        ReplyProblem::TooFew { .. } if kind == QuestionKind::Ranking => text::order(),
        ReplyProblem::TooFew { least } => return text::too_few(least.unsigned_abs()),
        ReplyProblem::TooMany { most } if kind == QuestionKind::Photo => {
            return text::too_many_photos(most.unsigned_abs());
        }
        ReplyProblem::TooMany { most } => return text::too_many(most.unsigned_abs()),
        ReplyProblem::TooLong { limit } => return text::too_long(limit.unsigned_abs()),
        ReplyProblem::NotTogether => text::not_together(),
        ReplyProblem::NoSuchQuestion => text::no_such_question(),
        ReplyProblem::NotThere => text::not_there(),
    };
    sentence.to_owned()
}

fn missing(kind: QuestionKind) -> &'static str {
    use QuestionKind as K;
    use text::reply as text;
    match kind {
        K::Recommend | K::Satisfaction | K::Effort | K::Agreement | K::Stars | K::Faces => {
            text::score()
        }
        K::Single => text::choose(),
        K::Multiple => text::choose_any(),
        K::Ranking => text::order(),
        K::Matrix | K::Importance => text::lines(),
        K::Number | K::ShortText | K::LongText => text::write(),
        K::Date => text::day(),
        K::Photo => text::photo(),
        K::Signature => text::sign(),
    }
}

fn day(number: i64) -> String {
    use domain::value::Field as _;
    Day::from_value(&Value::Int(number)).map_or_else(
        || number.to_string(),
        |day| format::day(day, format::DayStyle::Medium),
    )
}

/// Why a survey is not taken from a file.
pub fn explain_survey_file(error: FileError) -> String {
    use text::file as text;
    let sentence = match error {
        FileError::TooLarge { .. } => text::too_large(),
        FileError::TooDeep { .. } => text::too_deep(),
        FileError::NotASurvey => text::not_a_survey(),
        FileError::FormatTooNew { .. } => text::format_too_new(),
        FileError::Unreadable { line, column } => {
            return text::unreadable(&line.to_string(), &column.to_string());
        }
        FileError::TooMuch { .. } => text::too_much(),
    };
    sentence.to_owned()
}

/// Why a link cannot be answered, or a part of a code does not go with the others.
pub fn explain_slip(error: SlipError) -> &'static str {
    use text::slip as text;
    match error {
        SlipError::NotASlip => text::not_a_slip(),
        SlipError::Damaged => text::damaged(),
        SlipError::FormatTooNew { .. } => text::format_too_new(),
        SlipError::TooLong { .. } => text::too_long(),
        SlipError::SealBroken => text::seal_broken(),
        SlipError::NotSound => text::not_sound(),
        SlipError::NeedsFile => text::needs_file(),
        SlipError::OtherParts => text::other_parts(),
    }
}

/// Why an answer that was scanned or pasted is not taken.
pub fn explain_answer_code(problem: SlipProblem) -> &'static str {
    use text::answer_code as text;
    match problem {
        SlipProblem::NotAnAnswer => text::not_an_answer(),
        SlipProblem::Damaged => text::damaged(),
        SlipProblem::TooNew => text::too_new(),
        SlipProblem::TooLong => text::too_long(),
        SlipProblem::UnknownLink => text::unknown_link(),
        SlipProblem::Altered => text::altered(),
    }
}

/// Why there is no link; nothing when there is one.
pub fn explain_link(link: &LinkTextView) -> Option<&'static str> {
    match link {
        LinkTextView::Text { .. } => None,
        LinkTextView::TooLong => Some(text::link::too_long()),
        LinkTextView::NeedsFile => Some(text::link::needs_file()),
    }
}

fn number(limit: usize) -> u64 {
    u64::try_from(limit).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Locale, set_current};
    use domain::survey::templates;

    fn form() -> Form {
        templates::named("season").unwrap().form()
    }

    #[test]
    fn a_flaw_is_told_with_its_place() {
        set_current(Locale::Zh);
        let form = form();
        let second = form.questions().nth(1).unwrap();
        let flaw = Flaw::QuestionWithoutWords {
            question: second.name.clone(),
            language: "en".to_owned(),
        };
        assert_eq!(explain_flaw(&flaw, &form), "题目还没有写英文");
        assert!(flaw_place(&flaw, &form).unwrap().starts_with("第 2 题："));
        let flaw = Flaw::EmptyPage {
            page: form.pages[0].name.clone(),
        };
        assert!(flaw_place(&flaw, &form).unwrap().starts_with("第 1 页"));
        assert_eq!(flaw_place(&Flaw::NoQuestions, &form), None);
    }

    #[test]
    fn options_and_rows_are_told_by_their_number() {
        set_current(Locale::En);
        let form = templates::named("lost").unwrap().form();
        let reason = form.question("reason").unwrap();
        let flaw = Flaw::ChoiceWithoutWords {
            question: "reason".to_owned(),
            key: reason.options[2].key.clone(),
            language: "zh".to_owned(),
        };
        assert_eq!(
            explain_flaw(&flaw, &form),
            "Option 3 has no wording in Chinese yet"
        );
    }

    /// What is missing is asked for in the words of the question.
    #[test]
    fn every_kind_of_question_asks_for_its_reply() {
        for locale in Locale::ALL {
            set_current(locale);
            for kind in QuestionKind::ALL {
                assert!(!explain_reply(ReplyProblem::Missing, *kind).is_empty());
            }
        }
        assert_eq!(
            explain_reply(ReplyProblem::Missing, QuestionKind::Signature),
            "Please sign"
        );
    }
}
