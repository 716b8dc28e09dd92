//! What a stored field is called.

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
        match $kind {
            $(stringify!($name) => text::$name(),)+
            _ => text::another(),
        }
    }};
    ($kind:expr, $words:ident) => {
        kind_words!($kind, $words; customer person product purchase contact complaint complaint_step survey answer
            staff shop view import_profile)
    };
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
        Some(key) => format!("{label} · {key}"),
        None => label.to_owned(),
    }
}

fn plain_label(kind: &str, name: &str) -> Option<&'static str> {
    if name == domain::change::REMOVED {
        return Some(fields::removed());
    }
    labels! { kind, name;
        customer {
            name, kind, number, phone, phones, email, messenger, address, area, class, grade, channel_role,
            supplied_by, manager, deputy, credit, preferred_way, consent, consent_day, tag, competitor,
            wallet_share, since, note, gender, birthday, occupation, income_band, family, habits,
            line_of_business, scale, headcount, equipment_count, buying, satisfaction, competition, merged_into,
            custom,
        }
        person { customer, name, position, phone, email, messenger, birthday, note }
        product { name, number, category, unit, price, launch_day, note }
        purchase { customer, day, total, number, lines, channel, seller, note }
        contact { customer, day, at, way, outcome, by, minutes, purpose, found, promised, next }
        complaint {
            number, customer, complainant, complainant_phone, at, way, received_by, kind, sub_kind, purchase,
            product, about, what_happened, remedy_asked, remedy_asked_note, severity,
        }
        complaint_step { complaint, kind, at, by, text }
        answer { survey, customer, at, asked, by, reply }
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
    use domain::record::{Contact, ContactPerson, Customer, Product, Purchase, Staff};

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
        assert_eq!(kind_label("nothing"), "记录");
    }
}
