//! The customers behind a figure: how such a group stands in the address of the list, and what it is called.

use crate::i18n::{Word, format, t};
use crate::route::{ListState, Route};
use api::{BatchName, CustomerGroup, Segment};
use domain::record::{ComplaintKind, ComplaintSubKind};

/// The filter that holds the group.
pub(super) const GROUP: &str = "group";
pub(super) const SEGMENT: &str = "segment";

/// The list of the customers behind a figure.
pub fn customers_in_group(group: CustomerGroup) -> Route {
    Route::Customers(ListState::default().with(GROUP, &text_from_group(group)))
}

/// The list of the customers of a segment.
pub fn customers_in_segment(segment: Segment) -> Route {
    Route::Customers(ListState::default().with(SEGMENT, text_from_segment(segment)))
}

/// How a group stands in the address; never changes, or bookmarks would break.
pub(super) fn text_from_group(group: CustomerGroup) -> String {
    match group {
        CustomerGroup::ToCall => "to-call".to_owned(),
        CustomerGroup::Repeat => "repeat".to_owned(),
        CustomerGroup::OneTime => "one-time".to_owned(),
        CustomerGroup::NeverBought => "never-bought".to_owned(),
        CustomerGroup::Retained { window_days } => format!("retained:{window_days}"),
        CustomerGroup::NotRetained { window_days } => format!("not-retained:{window_days}"),
        CustomerGroup::Rfm {
            recency,
            frequency,
            monetary,
        } => format!("rfm:{recency}:{frequency}:{monetary}"),
        CustomerGroup::Promoters => "promoters".to_owned(),
        CustomerGroup::Passives => "passives".to_owned(),
        CustomerGroup::Detractors => "detractors".to_owned(),
        CustomerGroup::OpenComplaint => "open-complaint".to_owned(),
        CustomerGroup::Alive { from, to } => format!("alive:{from}:{to}"),
        CustomerGroup::WorthTenth { tenth } => format!("worth:{tenth}"),
        CustomerGroup::BoughtNot { bought, not } => format!("bought-not:{bought}:{not}"),
        CustomerGroup::ComplainedOf { kind, sub_kind } => format!(
            "complained:{}:{}",
            kind.map_or("", ComplaintKind::code),
            sub_kind.map_or("", ComplaintSubKind::code)
        ),
        CustomerGroup::Touched { batch } => {
            format!("touched:{:x}:{}", batch.device, batch.number)
        }
    }
}

/// `None` for a group of another build.
pub(super) fn group_from_text(text: &str) -> Option<CustomerGroup> {
    let mut parts = text.split(':');
    let name = parts.next()?;
    let mut next = || parts.next();
    Some(match name {
        "to-call" => CustomerGroup::ToCall,
        "repeat" => CustomerGroup::Repeat,
        "one-time" => CustomerGroup::OneTime,
        "never-bought" => CustomerGroup::NeverBought,
        "retained" => CustomerGroup::Retained {
            window_days: next()?.parse().ok()?,
        },
        "not-retained" => CustomerGroup::NotRetained {
            window_days: next()?.parse().ok()?,
        },
        "rfm" => CustomerGroup::Rfm {
            recency: next()?.parse().ok()?,
            frequency: next()?.parse().ok()?,
            monetary: next()?.parse().ok()?,
        },
        "promoters" => CustomerGroup::Promoters,
        "passives" => CustomerGroup::Passives,
        "detractors" => CustomerGroup::Detractors,
        "open-complaint" => CustomerGroup::OpenComplaint,
        "alive" => CustomerGroup::Alive {
            from: next()?.parse().ok()?,
            to: next()?.parse().ok()?,
        },
        "worth" => CustomerGroup::WorthTenth {
            tenth: next()?.parse().ok()?,
        },
        "bought-not" => CustomerGroup::BoughtNot {
            bought: next()?.parse().ok()?,
            not: next()?.parse().ok()?,
        },
        "complained" => CustomerGroup::ComplainedOf {
            kind: ComplaintKind::from_code(next()?),
            sub_kind: ComplaintSubKind::from_code(next()?),
        },
        "touched" => CustomerGroup::Touched {
            batch: BatchName {
                device: u64::from_str_radix(next()?, 16).ok()?,
                number: next()?.parse().ok()?,
            },
        },
        _ => return None,
    })
}

/// What the group is called.
pub(super) fn group_word(group: CustomerGroup) -> String {
    use t::customers::group as text;
    match group {
        CustomerGroup::ToCall => text::to_call().to_owned(),
        CustomerGroup::Repeat => text::repeat().to_owned(),
        CustomerGroup::OneTime => text::one_time().to_owned(),
        CustomerGroup::NeverBought => text::never_bought().to_owned(),
        CustomerGroup::Retained { window_days } => text::retained(window_days.into()),
        CustomerGroup::NotRetained { window_days } => text::not_retained(window_days.into()),
        CustomerGroup::Rfm {
            recency,
            frequency,
            monetary,
        } => text::rfm(
            &recency.to_string(),
            &frequency.to_string(),
            &monetary.to_string(),
        ),
        CustomerGroup::Promoters => text::promoters().to_owned(),
        CustomerGroup::Passives => text::passives().to_owned(),
        CustomerGroup::Detractors => text::detractors().to_owned(),
        CustomerGroup::OpenComplaint => text::open_complaint().to_owned(),
        CustomerGroup::Alive { from, to } => text::alive(&from.to_string(), &share(to)),
        CustomerGroup::WorthTenth { tenth } => text::worth_tenth(&tenth.to_string()),
        CustomerGroup::BoughtNot { .. } => text::bought_not().to_owned(),
        CustomerGroup::ComplainedOf { kind, sub_kind } => {
            let cause = sub_kind.map(Word::word).or(kind.map(Word::word));
            text::complained_of(cause.unwrap_or_default())
        }
        CustomerGroup::Touched { .. } => text::touched().to_owned(),
    }
}

fn share(percent: u8) -> String {
    format::percent(f64::from(percent) / 100.0, 0)
}

pub(super) fn text_from_segment(segment: Segment) -> &'static str {
    SEGMENTS
        .iter()
        .find(|(known, _)| *known == segment)
        .map_or("others", |(_, text)| *text)
}

pub(super) fn segment_from_text(text: &str) -> Option<Segment> {
    SEGMENTS
        .iter()
        .find(|(_, known)| *known == text)
        .map(|(segment, _)| *segment)
}

/// What a segment is called.
pub(super) fn segment_word(segment: Segment) -> &'static str {
    segment.word()
}

const SEGMENTS: [(Segment, &str); 11] = [
    (Segment::Champions, "champions"),
    (Segment::Loyal, "loyal"),
    (Segment::PotentialLoyalist, "potential-loyalist"),
    (Segment::NewCustomers, "new"),
    (Segment::Promising, "promising"),
    (Segment::NeedAttention, "need-attention"),
    (Segment::AboutToSleep, "about-to-sleep"),
    (Segment::AtRisk, "at-risk"),
    (Segment::CannotLose, "cannot-lose"),
    (Segment::Lost, "lost"),
    (Segment::Others, "others"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Id;
    use domain::record::ProductId;

    #[test]
    fn groups_and_segments_survive_the_address() {
        for group in [
            CustomerGroup::ToCall,
            CustomerGroup::Repeat,
            CustomerGroup::OneTime,
            CustomerGroup::NeverBought,
            CustomerGroup::Retained { window_days: 90 },
            CustomerGroup::NotRetained { window_days: 365 },
            CustomerGroup::Rfm {
                recency: 5,
                frequency: 1,
                monetary: 3,
            },
            CustomerGroup::Promoters,
            CustomerGroup::Passives,
            CustomerGroup::Detractors,
            CustomerGroup::OpenComplaint,
            CustomerGroup::Alive { from: 20, to: 40 },
            CustomerGroup::WorthTenth { tenth: 1 },
            CustomerGroup::BoughtNot {
                bought: ProductId(Id(7)),
                not: ProductId(Id(u128::MAX)),
            },
            CustomerGroup::ComplainedOf {
                kind: Some(ComplaintKind::Transport),
                sub_kind: Some(ComplaintSubKind::Damaged),
            },
            CustomerGroup::ComplainedOf {
                kind: Some(ComplaintKind::Quality),
                sub_kind: None,
            },
            CustomerGroup::Touched {
                batch: BatchName {
                    device: u64::MAX,
                    number: 7,
                },
            },
        ] {
            assert_eq!(group_from_text(&text_from_group(group)), Some(group));
        }
        for segment in Segment::ALL {
            let text = text_from_segment(*segment);
            assert_eq!(segment_from_text(text), Some(*segment));
        }
        for unknown in ["", "rfm", "rfm:5", "retained:x", "touched:zz:1", "later"] {
            assert_eq!(group_from_text(unknown), None, "{unknown}");
        }
    }
}
