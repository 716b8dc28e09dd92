//! What the choices of surveys are called.

use super::t::survey_choices as text;
use super::t::{choices, fields, survey_reasons};
use super::word::{Word, words};
use super::{Locale, format};
use api::{CompareBy, GroupTest, MatrixCross, MatrixField, ScoreKind, Segment, SurveyState};
use domain::record::{
    Asked, Audience, CustomerClass, CustomerKind, FollowUpOutcome, LossReason, ProfileFact,
    QuestionKind, ReplyTest, RuleEffect, ServiceArea, ServiceStage, SurveyPurpose, WinBack,
};
use domain::survey::{Group, RowTrouble};

words! {
    SurveyPurpose in purpose {
        Satisfaction = satisfaction, Loyalty = loyalty, ComplaintFollowUp = complaint_follow_up,
        LostCustomers = lost_customers, NewProduct = new_product, ServiceAudit = service_audit, Season = season,
        PostPurchase = post_purchase, Intermediary = intermediary, ThankYouCall = thank_you_call,
    }
    Asked in asked {
        Tablet = tablet, Phone = phone, Link = link, Paper = paper, Imported = imported, Kiosk = kiosk,
    }
    Audience in audience { Everyone = everyone, Group = group, Sample = sample }
    QuestionKind in question_kind {
        Recommend = recommend, Satisfaction = satisfaction, Effort = effort, Agreement = agreement, Stars = stars,
        Faces = faces, Single = single, Multiple = multiple, Ranking = ranking, Matrix = matrix,
        Importance = importance, Number = number, Date = date, ShortText = short_text, LongText = long_text,
        Photo = photo, Signature = signature,
    }
    ReplyTest in reply_test {
        Always = always, Answered = answered, NotAnswered = not_answered, AtLeast = at_least, AtMost = at_most,
        Is = is, IsNot = is_not,
    }
    RuleEffect in rule_effect { FollowUp = follow_up, Complaint = complaint }
    ServiceArea in service_area {
        Timeliness = timeliness, Flow = flow, Adaptability = adaptability, Anticipation = anticipation,
        Supervision = supervision, Feedback = feedback, Communication = communication,
    }
    ServiceStage in service_stage { Receive = receive, Understand = understand, Help = help, Keep = keep }
    FollowUpOutcome in follow_up_outcome { Done = done, NotReached = not_reached, Dropped = dropped }
    LossReason in loss_reason {
        Chance = chance, Moved = moved, Preference = preference, Product = product, Service = service,
    }
    WinBack in win_back {
        Lost = lost, Contacted = contacted, Offered = offered, WonBack = won_back, GivenUp = given_up,
    }
    SurveyState in survey_state { Draft = draft, Planned = planned, Open = open, Closed = closed }
    MatrixField in matrix_field {
        ConcentrateHere = concentrate_here, KeepUp = keep_up, LowPriority = low_priority,
        PossibleOverkill = possible_overkill,
    }
    MatrixCross in matrix_cross { Means = means, Medians = medians, Middle = middle }
    CompareBy in compare_by {
        Class = class, Grade = grade, CustomerKind = customer_kind, Area = area, Segment = segment, Asked = asked,
        Language = language, Staff = staff, Edition = edition, Season = season,
    }
    ScoreKind in score_kind { Nps = nps, Csat = csat, Ces = ces, TopTwo = top_two }
    GroupTest in group_test {
        MannWhitney = mann_whitney, KruskalWallis = kruskal_wallis, ChiSquare = chi_square,
    }
}

impl Word for ProfileFact {
    fn word(self) -> &'static str {
        match self {
            Self::Name => fields::customer::name(),
            Self::Phone => fields::customer::phone(),
            Self::Email => fields::customer::email(),
            Self::Address => fields::customer::address(),
            Self::Birthday => fields::customer::birthday(),
            Self::Gender => fields::customer::gender(),
            Self::Occupation => fields::customer::occupation(),
            Self::Income => fields::customer::income_band(),
            Self::Family => fields::customer::family(),
            Self::Habits => fields::customer::habits(),
            Self::LineOfBusiness => fields::customer::line_of_business(),
            Self::Headcount => fields::customer::headcount(),
            Self::Equipment => fields::customer::equipment_count(),
            Self::Buying => fields::customer::buying(),
            Self::PreferredWay => fields::customer::preferred_way(),
            Self::Competitor => fields::customer::competitor(),
            Self::WalletShare => fields::customer::wallet_share(),
            Self::LostReason => text::profile_fact::lost_reason(),
            Self::LostTo => text::profile_fact::lost_to(),
            Self::WouldReturn => text::profile_fact::would_return(),
        }
    }
}

impl Word for RowTrouble {
    fn word(self) -> &'static str {
        use survey_reasons::cell as text;
        match self {
            Self::NotANumber => text::not_a_number(),
            Self::NotWhole => text::not_whole(),
            Self::OutOfRange => text::out_of_range(),
            Self::NotAnOption => text::not_an_option(),
            Self::NotADay => text::not_a_day(),
            Self::TooLong => text::too_long(),
            Self::NoSuchQuestion => text::no_such_question(),
        }
    }
}

/// A group of customers: 标签：老客户.
pub fn group_words(group: &Group) -> String {
    use text::group as text;
    match group {
        Group::Everyone => text::everyone().to_owned(),
        Group::Class(class) => text::class(class.word()),
        Group::Grade(grade) => text::grade(&grade.to_string()),
        Group::Role(role) => text::role(role.word()),
        Group::Kind(kind) => text::kind(kind.word()),
        Group::Tag(tag) => text::tag(tag),
        Group::Area(area) => text::area(area),
        Group::Segment(code) => text::segment(segment_word(code)),
        Group::Lost => text::lost().to_owned(),
        Group::BoughtWithin(days) => text::bought((*days).into()),
    }
}

/// One of the groups that results are compared by, from what is stored. Staff and versions are stored by their
/// identity, which only their own records put into words: `None`.
pub fn compared_group(by: CompareBy, stored: &str) -> Option<String> {
    if stored.is_empty() {
        return Some(text::shown::unknown().to_owned());
    }
    let word = match by {
        CompareBy::Staff | CompareBy::Edition => return None,
        CompareBy::Class => CustomerClass::from_code(stored).map(Word::word),
        CompareBy::CustomerKind => CustomerKind::from_code(stored).map(Word::word),
        CompareBy::Segment => Some(segment_word(stored)),
        CompareBy::Asked => Asked::from_code(stored).map(Word::word),
        CompareBy::Language => return Some(language_name(stored)),
        CompareBy::Season => {
            let (year, quarter) = stored.split_once('-')?;
            return Some(text::shown::season(year, quarter));
        }
        CompareBy::Grade | CompareBy::Area => None,
    };
    Some(word.unwrap_or(stored).to_owned())
}

fn segment_word(code: &str) -> &str {
    let known = Segment::ALL.iter().find(|segment| segment.code() == code);
    known.map_or(code, |segment| segment.word())
}

/// A language by its tag, in the reader's own: 英文.
pub fn language_name(tag: &str) -> String {
    match tag {
        "zh" => choices::text_language::chinese().to_owned(),
        "en" => choices::text_language::english().to_owned(),
        _ => format::language(tag),
    }
}

/// The tag that surveys have for the reader's language.
pub fn survey_language() -> &'static str {
    match super::current() {
        Locale::Zh => "zh",
        Locale::En => "en",
    }
}

/// Which text of a survey, page or question it is, by how it is stored: `title.zh`, `option.price.en`.
pub fn text_part(key: &str) -> String {
    use text::text_part as text;
    let (part, tag) = key.rsplit_once('.').unwrap_or((key, ""));
    let part = match part.split_once('.') {
        Some(("option", key)) => text::option(key),
        Some(("row", key)) => text::row(key),
        Some(_) => text::another().to_owned(),
        None => match part {
            "title" => text::title(),
            "intro" => text::intro(),
            "thanks" => text::thanks(),
            "help" => text::help(),
            "low" => text::low(),
            "high" => text::high(),
            _ => text::another(),
        }
        .to_owned(),
    };
    if tag.is_empty() {
        part
    } else {
        format!("{part} · {}", language_name(tag))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::set_current;
    use std::collections::BTreeSet;

    /// Two choices that are called the same cannot be told apart.
    #[track_caller]
    fn told_apart<T: Word>(choices: &[T]) {
        let words: BTreeSet<&str> = choices.iter().map(|choice| choice.word()).collect();
        assert_eq!(words.len(), choices.len(), "{words:?}");
    }

    #[test]
    fn choices_of_surveys_are_told_apart() {
        for locale in Locale::ALL {
            set_current(locale);
            told_apart(SurveyPurpose::ALL);
            told_apart(Asked::ALL);
            told_apart(Audience::ALL);
            told_apart(QuestionKind::ALL);
            told_apart(ReplyTest::ALL);
            told_apart(RuleEffect::ALL);
            told_apart(ServiceArea::ALL);
            told_apart(ServiceStage::ALL);
            told_apart(ProfileFact::ALL);
            told_apart(FollowUpOutcome::ALL);
            told_apart(LossReason::ALL);
            told_apart(WinBack::ALL);
        }
    }

    #[test]
    fn groups_are_said_as_they_are_meant() {
        set_current(Locale::Zh);
        assert_eq!(
            group_words(&Group::Segment("at_risk".to_owned())),
            "购买分群：有流失风险"
        );
        assert_eq!(
            group_words(&Group::Class(CustomerClass::Core)),
            "客户类别：核心"
        );
        assert_eq!(
            compared_group(CompareBy::Season, "2026-4").as_deref(),
            Some("2026 年第 4 季度")
        );
        assert_eq!(
            compared_group(CompareBy::Grade, "").as_deref(),
            Some("不详")
        );
        assert_eq!(compared_group(CompareBy::Staff, "x"), None);
    }

    #[test]
    fn texts_are_named_by_part_and_language() {
        set_current(Locale::Zh);
        assert_eq!(text_part("title.zh"), "标题 · 中文");
        assert_eq!(text_part("option.price.en"), "选项 price · 英文");
        set_current(Locale::En);
        assert_eq!(text_part("row.speed.zh"), "row speed · Chinese");
    }
}
