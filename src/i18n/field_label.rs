//! What a stored field is called.

use super::survey_word::{language_name, text_part};
use super::t::{choices, fields};

macro_rules! labels {
    ($kind:expr, $name:expr; $($module:ident { $($field:ident),+ $(,)? })+) => {
        $(if $kind == stringify!($module) {
            $(if $name == stringify!($field) {
                return Some(fields::$module::$field());
            })+
            return None;
        })+
    };
}

macro_rules! kind_words {
    ($kind:expr, $words:ident; $($name:ident)+) => {{
        use choices::$words as text;
        match word_name($kind) {
            $(stringify!($name) => text::$name(),)+
            _ => text::another(),
        }
    }};
    ($kind:expr, $words:ident) => {
        kind_words!($kind, $words; customer person product purchase contact complaint complaint_step promise action
             prevention goods_return reply_template attachment audit audit_case working_hours desk_rules survey survey_page
             survey_question survey_skip survey_rule survey_edition survey_draw survey_link answer follow_up loss staff shop view
            import_profile)
    };
}

/// What the catalogues call a kind: a keyword cannot name a function.
fn word_name(kind: &str) -> &str {
    if kind == "return" {
        "goods_return"
    } else {
        kind
    }
}

/// The name of a kind of record: 客户, 购买记录.
pub fn kind_label(kind: &str) -> &'static str {
    kind_words!(kind, kind)
}

/// Several of a kind: the name of a list.
pub fn kinds_label(kind: &str) -> &'static str {
    kind_words!(kind, kinds)
}

/// The name of a field by its stored name; of an element of a set (`tag/vip`) with the element, and of a field that
/// a newer build wrote, the stored name itself.
pub fn field_label(kind: &str, name: &str) -> String {
    let (name, key) = match name.split_once('/') {
        Some((name, key)) => (name, Some(key)),
        None => (name, None),
    };
    let label = plain_label(kind, name).unwrap_or(name);
    match key {
        Some(key) if name == "custom" => key.to_owned(),
        Some(key) if name == "text" => format!("{label} · {}", text_part(key)),
        Some(tag) if name == "language" => format!("{label} · {}", language_name(tag)),
        Some(key) => format!("{label} · {key}"),
        None => label.to_owned(),
    }
}

fn plain_label(kind: &str, name: &str) -> Option<&'static str> {
    if name == domain::change::REMOVED {
        return Some(fields::removed());
    }
    // A keyword of the language cannot name a module.
    let kind = if kind == "return" {
        "goods_return"
    } else {
        kind
    };
    labels! { kind, name;
        customer {
            name, kind, number, phone, phones, email, messenger, address, area, class, grade, channel_role,
            supplied_by, manager, deputy, credit, preferred_way, consent, consent_day, tag, competitor,
            wallet_share, since, note, gender, birthday, occupation, income_band, family, habits,
            line_of_business, scale, headcount, equipment_count, buying, satisfaction, competition, merged_into,
            custom, source,
        }
        person { customer, name, position, phone, email, messenger, birthday, note }
        product { name, number, category, unit, price, launch_day, note }
        purchase { customer, day, total, number, lines, channel, seller, note }
        contact { customer, day, at, way, outcome, by, minutes, purpose, found, promised, next }
        complaint {
            number, customer, complainant, complainant_phone, at, way, received_by, kind, sub_kind, purchase,
            product, about, what_happened, remedy_asked, remedy_asked_note, severity, complainant_hidden, carrier,
            attachment, alike, repeat_of, split_from, safety,
        }
        complaint_step {
            complaint, kind, at, by, text,
            turn, answers, attachment, way, person, severity, safety, legal, repeat, immediate_action, department, assignee, cause, failed_by, whys, customer_statement, staff_statement, evidence, why_they_feel_so, what_we_did, is_reasonable, heard_before, what_prevents_it, remedy, cost, done_by, done_at, further_ways, satisfaction, lesson, old_solved, new_appeared, passed_to, other_complaint, corrects,
        }
        promise {
            customer, complaint, what, by, at, until, outcome, outcome_at, outcome_note, beside,
        }
        action {
            complaint, what, owner, due, by, at, done_day, result,
        }
        prevention {
            complaint, cause, what, owner, due, done_day, check_on, checked_day, works, result, by, at,
        }
        goods_return {
            customer, purchase, complaint, day, kind, lines, refund, reason, cause, fate, replacement, by, allowed_by, note,
        }
        reply_template {
            replaces, kind, step, language, title, text,
        }
        attachment {
            name, mime, size_bytes, width, height, digest, caption, by, at,
        }
        audit {
            from, to, seed, drawn, among, by, at, conclusion,
        }
        audit_case {
            audit, complaint, place, in_time, reason_given, told_further_ways, satisfied, lesson_recorded, note, by, at,
        }
        working_hours {
            hours, day, calendar,
        }
        desk_rules {
            limit, clock, return_days,
        }
        answer {
            survey, customer, at, asked, by, reply, survey_version, edition, language, partial, link, seconds,
            respondent,
        }
        survey {
            title, purpose, version, text, language, audience, group, sample_size, fatigue_days, anonymous, competitor, opens, closes, owner, template,
        }
        survey_page {
            survey, position, text,
        }
        survey_question {
            survey, page, position, name, kind, required, low, high, text, option, row, exclusive, other_allowed, against_competitors, reversed, scale, fact, area, stage,
        }
        survey_skip {
            survey, after, about_question, test, value, to_question, to_page, position,
        }
        survey_rule {
            survey, question_name, test, value, effect, owner, to_manager, due_days, what, complaint_kind, severity, position,
        }
        survey_edition {
            survey, number, at, by, content, digest,
        }
        survey_draw {
            survey, at, by, audience, group, seed, population, resting, chosen,
        }
        survey_link {
            survey, edition, customer, secret, at, by, until, closed,
        }
        follow_up {
            customer, survey, answer, rule, area, what, owner, due, at, by, outcome, done_day, result, complaint,
        }
        loss {
            customer, day, reason, reason_note, lost_to, answer, would_return, state, state_day, note, by, at,
        }
        staff { name, role, department, phone, left }
        shop { name, address, phone, currency, time_zone }
        view { name, place, state }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Locale, set_current};
    use domain::record::{
        Action, Answer, Attachment, Audit, AuditCase, Complaint, ComplaintStep, Contact,
        ContactPerson, Customer, DeskRules, FollowUp, Loss, Prevention, Product, Promise, Purchase,
        ReplyTemplate, Return, Staff, Survey, SurveyDraw, SurveyEdition, SurveyLink, SurveyPage,
        SurveyQuestion, SurveyRule, SurveySkip, WorkingHours,
    };

    #[test]
    fn every_field_a_person_fills_in_has_a_name() {
        set_current(Locale::Zh);
        for (kind, names) in [
            ("customer", Customer::FIELDS),
            ("person", ContactPerson::FIELDS),
            ("product", Product::FIELDS),
            ("purchase", Purchase::FIELDS),
            ("contact", Contact::FIELDS),
            ("staff", Staff::FIELDS),
            ("complaint", Complaint::FIELDS),
            ("complaint_step", ComplaintStep::FIELDS),
            ("promise", Promise::FIELDS),
            ("action", Action::FIELDS),
            ("prevention", Prevention::FIELDS),
            ("return", Return::FIELDS),
            ("reply_template", ReplyTemplate::FIELDS),
            ("attachment", Attachment::FIELDS),
            ("audit", Audit::FIELDS),
            ("audit_case", AuditCase::FIELDS),
            ("working_hours", WorkingHours::FIELDS),
            ("desk_rules", DeskRules::FIELDS),
            ("survey", Survey::FIELDS),
            ("survey_page", SurveyPage::FIELDS),
            ("survey_question", SurveyQuestion::FIELDS),
            ("survey_skip", SurveySkip::FIELDS),
            ("survey_rule", SurveyRule::FIELDS),
            ("survey_edition", SurveyEdition::FIELDS),
            ("survey_draw", SurveyDraw::FIELDS),
            ("survey_link", SurveyLink::FIELDS),
            ("answer", Answer::FIELDS),
            ("follow_up", FollowUp::FIELDS),
            ("loss", Loss::FIELDS),
        ] {
            for name in names {
                assert!(plain_label(kind, name).is_some(), "{kind}.{name}");
            }
        }
    }

    #[test]
    fn elements_are_named_with_their_set() {
        set_current(Locale::Zh);
        assert_eq!(field_label("customer", "tag/老客户"), "标签 · 老客户");
        assert_eq!(field_label("customer", "custom/车牌"), "车牌");
        assert_eq!(
            field_label("customer", "from_the_future"),
            "from_the_future"
        );
        assert_eq!(
            field_label("survey_question", "text/title.en"),
            "文字 · 标题 · 英文"
        );
        assert_eq!(kind_label("nothing"), "记录");
    }
}
