//! What subjects, spans and changes are called, and how a chosen one stands in the address.

use crate::features::complaints::Behind;
use crate::i18n::format::{self, DayStyle};
use crate::i18n::{Word as _, t};
use api::{Direction, TrendChange, TrendRow, TrendSpan, TrendSubject, TrendUnit};
use chrono::Datelike as _;
use domain::Day;
use domain::record::{ComplaintKind, CustomerClass};

/// As it stands in the address; never changes, or bookmarks would break.
pub(super) fn subject_code(subject: &TrendSubject) -> String {
    match subject {
        TrendSubject::All => "all".to_owned(),
        TrendSubject::Kind(kind) => format!("kind.{}", kind.code()),
        TrendSubject::Product(id) => format!("product.{id}"),
        TrendSubject::Department(name) => format!("department.{name}"),
        TrendSubject::Person(id) => format!("about.{id}"),
        TrendSubject::Carrier(name) => format!("carrier.{name}"),
        TrendSubject::Class(class) => format!("class.{}", class.code()),
    }
}

pub(super) fn subject_from(code: &str) -> Option<TrendSubject> {
    if code == "all" {
        return Some(TrendSubject::All);
    }
    let (field, value) = code.split_once('.')?;
    match field {
        "kind" => ComplaintKind::from_code(value).map(TrendSubject::Kind),
        "product" => value.parse().ok().map(TrendSubject::Product),
        "department" => Some(TrendSubject::Department(value.to_owned())),
        "about" => value.parse().ok().map(TrendSubject::Person),
        "carrier" => Some(TrendSubject::Carrier(value.to_owned())),
        "class" => CustomerClass::from_code(value).map(TrendSubject::Class),
        _ => None,
    }
}

/// The complaints about a subject in a window of days.
pub(super) fn behind(subject: &TrendSubject, from: Option<Day>, to: Option<Day>) -> Behind {
    let counted = Behind::counted(from, to);
    match subject {
        TrendSubject::All => counted,
        TrendSubject::Kind(kind) => counted.kind(*kind),
        TrendSubject::Product(id) => counted.product(*id),
        TrendSubject::Department(name) => counted.department(name),
        TrendSubject::Person(id) => counted.about(*id),
        TrendSubject::Carrier(name) => counted.carrier(name),
        TrendSubject::Class(class) => counted.class(*class),
    }
}

pub(super) fn behind_span(subject: &TrendSubject, span: TrendSpan) -> Behind {
    behind(subject, Some(span.first), Some(span.last))
}

pub(super) fn row_name(row: &TrendRow) -> String {
    match &row.subject {
        TrendSubject::All => t::desk::trend::all_plain().to_owned(),
        TrendSubject::Kind(kind) => kind.word().to_owned(),
        TrendSubject::Class(class) => class.word().to_owned(),
        TrendSubject::Department(name) | TrendSubject::Carrier(name) => name.clone(),
        TrendSubject::Product(_) | TrendSubject::Person(_) => row.name.clone(),
    }
}

/// From a day to a day.
pub(super) fn span_words(span: TrendSpan) -> String {
    t::insights::range(
        &format::day(span.first, DayStyle::Medium),
        &format::day(span.last, DayStyle::Medium),
    )
}

/// A period on an axis, where there is little room.
pub(super) fn tick_name(span: TrendSpan, unit: TrendUnit) -> String {
    let date = span.first.date();
    match unit {
        TrendUnit::Month => format!("{}-{:02}", date.year(), date.month()),
        TrendUnit::Quarter => format!("{} Q{}", date.year(), date.month0() / 3 + 1),
        TrendUnit::Week => period_name(span, unit),
    }
}

/// A period in full.
fn period_name(span: TrendSpan, unit: TrendUnit) -> String {
    match unit {
        TrendUnit::Week => t::insights::range(
            &format::day(span.first, DayStyle::Short),
            &format::day(span.last, DayStyle::Short),
        ),
        TrendUnit::Month => format::day(span.first, DayStyle::Month),
        TrendUnit::Quarter => {
            let date = span.first.date();
            let quarter = date.month0() / 3 + 1;
            t::desk::trend::quarter(&date.year().to_string(), &quarter.to_string())
        }
    }
}

/// The same, saying when the period is cut off.
pub(super) fn period_words(span: TrendSpan, unit: TrendUnit, is_whole: bool) -> String {
    let name = period_name(span, unit);
    if is_whole {
        name
    } else {
        t::desk::trend::in_part(&name)
    }
}

pub(super) fn direction_word(direction: Direction) -> &'static str {
    use t::desk::trend as text;
    match direction {
        Direction::More => text::more(),
        Direction::Fewer => text::fewer(),
        Direction::Unclear => text::unclear(),
    }
}

/// What can honestly be said of a change.
pub(super) fn verdict(change: &TrendChange) -> String {
    use t::desk::trend as text;
    let percent = |ratio: f64| text::percent(&format::signed((ratio - 1.0) * 100.0, 0));
    let (Some(ratio), Some(high)) = (change.ratio, change.high) else {
        return match change.direction {
            Direction::More => text::from_none_more().to_owned(),
            Direction::Fewer | Direction::Unclear => text::from_none_unclear().to_owned(),
        };
    };
    let (change_words, low, high) = (percent(ratio), percent(change.low), percent(high));
    match change.direction {
        Direction::More => text::verdict_more(&change_words, &low, &high),
        Direction::Fewer => text::verdict_fewer(&change_words, &low, &high),
        Direction::Unclear => text::verdict_unclear(&change_words, &low, &high),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Id;
    use domain::record::{ProductId, StaffId};

    #[test]
    fn a_chosen_subject_survives_the_address() {
        let kinds = ComplaintKind::ALL.iter().copied().map(TrendSubject::Kind);
        let classes = CustomerClass::ALL.iter().copied().map(TrendSubject::Class);
        let others = [
            TrendSubject::All,
            TrendSubject::Product(ProductId(Id(7))),
            TrendSubject::Person(StaffId(Id(8))),
            TrendSubject::Department("送货.安装 & 1".to_owned()),
            TrendSubject::Carrier("顺丰=1".to_owned()),
        ];
        for subject in kinds.chain(classes).chain(others) {
            assert_eq!(subject_from(&subject_code(&subject)), Some(subject));
        }
        for unknown in ["", "kind", "kind.other", "shelf.3", "product.x"] {
            assert_eq!(subject_from(unknown), None, "{unknown}");
        }
    }
}
