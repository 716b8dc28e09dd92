//! A stored value in words.

use crate::features::customers::birthday_text;
use crate::i18n::format::{self, DayStyle, InstantStyle};
use crate::i18n::t::survey_choices::shown as text;
use crate::i18n::{Word, group_words, language_name, t};
use api::ShownValue;
use domain::record::{
    Asked, Audience, CauseCode, ChannelRole, ComplaintKind, ComplaintSubKind, Consent, ContactWay,
    Credit, CustomerClass, CustomerKind, FailedBy, Finding, FollowUpOutcome, Gender, GoodsFate,
    HolidayCalendar, IncomeBand, Language, LossReason, Outcome, ProfileFact, PromiseOutcome,
    PurchaseChannel, PurchaseLine, QuestionKind, RemovalReason, ReplyTest, ReturnKind, Role,
    RuleEffect, ServiceArea, ServiceStage, Severity, StepKind, SurveyPurpose, WinBack, YesNo,
};
use domain::value::{Birthday, Field};
use domain::{Day, Instant, Money, Value};

/// The value of a field as the reader would say it; nothing for a field that holds nothing.
pub fn shown_value(kind: &str, field: &str, shown: &ShownValue) -> String {
    let value = &shown.value;
    if let Some(name) = &shown.names {
        return name.clone();
    }
    let name = field.split_once('/').map_or(field, |(name, _)| name);
    special(kind, name, value)
        .or_else(|| of_survey(kind, name, value))
        .unwrap_or_else(|| plain(value))
}

/// Fields whose stored form is not what is said.
fn special(kind: &str, name: &str, value: &Value) -> Option<String> {
    match (kind, name) {
        ("customer", "kind") => word::<CustomerKind>(value),
        ("customer", "class") => word::<CustomerClass>(value),
        ("customer", "channel_role") => word::<ChannelRole>(value),
        ("customer", "gender") => word::<Gender>(value),
        ("customer", "income_band") => word::<IncomeBand>(value),
        ("customer", "credit") => word::<Credit>(value),
        ("customer", "consent") => word::<Consent>(value),
        ("customer", "wallet_share") => value.as_int().map(|share| format!("{share}%")),
        ("customer", "preferred_way") | ("contact" | "complaint" | "complaint_step", "way") => {
            word::<ContactWay>(value)
        }
        ("customer", "phones") => Vec::<String>::from_value(value).map(|phones| phones.join(" · ")),
        ("customer" | "person", "birthday") => Birthday::from_value(value).map(birthday_text),
        ("customer", "since" | "consent_day")
        | ("purchase" | "contact", "day")
        | ("product", "launch_day") => {
            Day::from_value(value).map(|day| format::day(day, DayStyle::Medium))
        }
        ("contact", "outcome") => word::<Outcome>(value),
        ("purchase", "channel") => word::<PurchaseChannel>(value),
        ("purchase", "total") | ("product", "price") => Money::from_value(value).map(format::money),
        ("purchase" | "return", "lines") => lines(value),
        ("complaint" | "reply_template", "kind") => word::<ComplaintKind>(value),
        ("complaint", "sub_kind") => word::<ComplaintSubKind>(value),
        ("complaint" | "complaint_step", "severity") => word::<Severity>(value),
        ("complaint_step", "kind") | ("reply_template", "step") => word::<StepKind>(value),
        ("complaint_step" | "prevention" | "return", "cause") => word::<CauseCode>(value),
        ("complaint_step", "failed_by") => word::<FailedBy>(value),
        ("complaint_step", "old_solved" | "new_appeared") | ("prevention", "works") => {
            word::<YesNo>(value)
        }
        ("complaint_step", "cost") | ("return", "refund") => {
            Money::from_value(value).map(format::money)
        }
        (
            "audit_case",
            "in_time" | "reason_given" | "told_further_ways" | "satisfied" | "lesson_recorded",
        ) => word::<Finding>(value),
        ("promise", "outcome") => word::<PromiseOutcome>(value),
        ("return", "kind") => word::<ReturnKind>(value),
        ("return", "fate") => word::<GoodsFate>(value),
        ("reply_template", "language") => word::<Language>(value),
        ("working_hours", "calendar") => word::<HolidayCalendar>(value),
        ("return", "day")
        | ("promise", "until")
        | ("audit", "from" | "to")
        | ("action" | "prevention", "due" | "done_day")
        | ("prevention", "check_on" | "checked_day") => {
            Day::from_value(value).map(|day| format::day(day, DayStyle::Medium))
        }
        (_, "done_at" | "outcome_at") => {
            Instant::from_value(value).map(|instant| format::instant(instant, InstantStyle::Medium))
        }
        ("staff", "role") => word::<Role>(value),
        (_, "at") => {
            Instant::from_value(value).map(|instant| format::instant(instant, InstantStyle::Medium))
        }
        (_, "removed") => value.as_text().map(removal),
        _ => None,
    }
}

/// What belongs to surveys.
fn of_survey(kind: &str, name: &str, value: &Value) -> Option<String> {
    match (kind, name) {
        ("survey", "purpose") => word::<SurveyPurpose>(value),
        ("survey" | "survey_draw", "audience") => word::<Audience>(value),
        ("survey" | "survey_draw", "group") => {
            let group = value.as_text()?.parse().ok()?;
            Some(group_words(&group))
        }
        ("survey_question", "kind") => word::<QuestionKind>(value),
        ("survey_question", "fact") => word::<ProfileFact>(value),
        ("survey_question" | "follow_up", "area") => word::<ServiceArea>(value),
        ("survey_question", "stage") => word::<ServiceStage>(value),
        ("survey_skip" | "survey_rule", "test") => word::<ReplyTest>(value),
        ("survey_rule", "effect") => word::<RuleEffect>(value),
        ("survey_rule", "complaint_kind") => word::<ComplaintKind>(value),
        ("survey_rule", "severity") => word::<Severity>(value),
        ("survey_edition", "content") => hidden(value, text::content()),
        ("survey_link", "secret") => hidden(value, text::secret()),
        ("survey_draw", "chosen") => match value {
            Value::List(chosen) => Some(text::chosen(chosen.len() as u64)),
            _ => None,
        },
        ("answer", "asked") => word::<Asked>(value),
        ("answer", "language") => value.as_text().map(language_name),
        ("follow_up", "outcome") => word::<FollowUpOutcome>(value),
        ("loss", "reason") => word::<LossReason>(value),
        ("loss", "state") => word::<WinBack>(value),
        ("survey", "opens" | "closes")
        | ("survey_link", "until")
        | ("follow_up", "due" | "done_day")
        | ("loss", "day" | "state_day") => {
            Day::from_value(value).map(|day| format::day(day, DayStyle::Medium))
        }
        _ => None,
    }
}

/// Long, or nobody's business: not shown word for word, and not shown at all where there is nothing.
fn hidden(value: &Value, words: &str) -> Option<String> {
    (!matches!(value, Value::Null)).then(|| words.to_owned())
}

fn word<T: Field + Word>(value: &Value) -> Option<String> {
    T::from_value(value).map(|choice| choice.word().to_owned())
}

fn lines(value: &Value) -> Option<String> {
    let lines = Vec::<PurchaseLine>::from_value(value)?;
    let written = lines.iter().map(|line| {
        t::history::line(
            &line.name,
            &format::quantity(line.quantity),
            &format::money(line.unit_price),
        )
    });
    Some(format::list(written))
}

/// Why something was removed: a reason this build knows, or words of the user's own.
fn removal(reason: &str) -> String {
    match RemovalReason::from_code(reason) {
        Some(reason) => reason.word().to_owned(),
        None if reason.is_empty() => t::history::removed().to_owned(),
        None => reason.to_owned(),
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(true) => t::choices::yes_no::yes().to_owned(),
        Value::Bool(false) => t::choices::yes_no::no().to_owned(),
        Value::Int(int) => int.to_string(),
        Value::Real(real) => real.to_string(),
        Value::Text(text) => text.clone(),
        Value::Id(_) => t::history::a_record().to_owned(),
        Value::List(items) => {
            let items: Vec<String> = items.iter().map(plain).collect();
            items.join(" · ")
        }
        Value::Unknown { .. } => t::history::newer().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Locale, set_current};

    fn said(kind: &str, field: &str, value: Value) -> String {
        set_current(Locale::Zh);
        shown_value(kind, field, &ShownValue { value, names: None })
    }

    #[test]
    fn choices_are_said_by_name() {
        assert_eq!(said("customer", "class", Value::from("core")), "核心");
        assert_eq!(said("contact", "way", Value::from("call")), "打电话");
        assert_eq!(
            said("customer", "consent", Value::from("from_the_future")),
            "from_the_future"
        );
    }

    /// A code that stays a code is a word that is missing.
    #[track_caller]
    fn all_said(kind: &str, field: &str, codes: impl IntoIterator<Item = &'static str>) {
        for code in codes {
            let words = said(kind, field, Value::from(code));
            assert!(words != code && !words.is_empty(), "{kind}.{field} {code}");
        }
    }

    #[test]
    fn no_choice_of_a_survey_is_shown_as_a_code() {
        macro_rules! codes {
            ($type:ident) => {
                $type::ALL.iter().map(|choice| choice.code())
            };
        }
        all_said("survey", "purpose", codes!(SurveyPurpose));
        all_said("survey", "audience", codes!(Audience));
        all_said("survey_draw", "audience", codes!(Audience));
        all_said("survey_question", "kind", codes!(QuestionKind));
        all_said("survey_question", "fact", codes!(ProfileFact));
        all_said("survey_question", "area", codes!(ServiceArea));
        all_said("survey_question", "stage", codes!(ServiceStage));
        all_said("survey_skip", "test", codes!(ReplyTest));
        all_said("survey_rule", "test", codes!(ReplyTest));
        all_said("survey_rule", "effect", codes!(RuleEffect));
        all_said("survey_rule", "complaint_kind", codes!(ComplaintKind));
        all_said("survey_rule", "severity", codes!(Severity));
        all_said("answer", "asked", codes!(Asked));
        all_said("follow_up", "area", codes!(ServiceArea));
        all_said("follow_up", "outcome", codes!(FollowUpOutcome));
        all_said("loss", "reason", codes!(LossReason));
        all_said("loss", "state", codes!(WinBack));
        all_said("survey", "group", ["class:core", "lost", "tag:老客户"]);
    }

    #[test]
    fn what_is_long_or_secret_is_not_spelt_out() {
        assert_eq!(
            said("survey_edition", "content", Value::from("{\"form\": 1}")),
            "调查全文"
        );
        assert_eq!(said("survey_link", "secret", Value::from("ab12")), "不显示");
        assert_eq!(said("survey_link", "secret", Value::Null), "");
    }

    #[test]
    fn nothing_is_said_of_nothing() {
        assert_eq!(said("customer", "name", Value::Null), "");
        assert_eq!(said("customer", "tag/老客户", Value::Bool(true)), "是");
        assert_eq!(
            said("customer", "removed", Value::from("merged")),
            "并入另一位客户"
        );
        assert_eq!(
            said(
                "customer",
                "phones",
                Value::List(vec![Value::from("1"), Value::from("2")])
            ),
            "1 · 2"
        );
        assert_eq!(
            said("customer", "birthday", Value::from("L--08-15")),
            "农历8月15日"
        );
    }
}
