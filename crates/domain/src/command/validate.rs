use super::check::{AMOUNT, checked};
use super::tidy::tidy;
use super::{FieldError, Problem};
use crate::record::{
    Answer, Attachment, Complaint, Contact, ContactPerson, Customer, Product, Purchase, SavedView,
    Shop, Staff, recommend,
};
use crate::{Day, Value};

/// The checks that need nothing but the record, so that a form can show them while the user types. The engine runs
/// the same ones before it writes; blanks at the ends of texts are then taken off, and do not count here either.
pub trait Validate {
    fn problems(&self, today: Day) -> Vec<FieldError>;
}

impl Validate for Customer {
    fn problems(&self, today: Day) -> Vec<FieldError> {
        checked(|check| {
            check.required(&self.name, "name");
            check.line(&self.number, "number");
            check.phone(&self.phone, "phone");
            for phone in &self.other_phones {
                check.phone(phone, "phones");
            }
            check.email(&self.email, "email");
            check.line(&self.messenger, "messenger");
            check.line(&self.address, "address");
            check.line(&self.area, "area");
            check.range(self.grade.map(i64::from), 1, 5, "grade");
            check.range(
                self.wallet_share_percent.map(i64::from),
                0,
                100,
                "wallet_share",
            );
            check.range(self.headcount, 0, 10_000_000, "headcount");
            check.range(self.equipment_count, 0, 10_000_000, "equipment_count");
            check.fail_if(
                self.supplied_by == Some(self.id) && self.id.0.0 != 0,
                "supplied_by",
                Problem::NamesItself,
            );
            if let Some(day) = self.customer_since {
                check.past_day(day, today, "since");
            }
            if let Some(day) = self.consent_day {
                check.past_day(day, today, "consent_day");
            }
            for (text, field) in [
                (&self.note, "note"),
                (&self.family, "family"),
                (&self.habits, "habits"),
                (&self.buying, "buying"),
                (&self.satisfaction, "satisfaction"),
                (&self.competition, "competition"),
            ] {
                check.paragraphs(text, field);
            }
            for (text, field) in [
                (&self.occupation, "occupation"),
                (&self.line_of_business, "line_of_business"),
                (&self.scale, "scale"),
            ] {
                check.line(text, field);
            }
            check.birthday(self.birthday, today, "birthday");
            for tag in &self.tags {
                check.required(tag, "tag");
            }
            for competitor in &self.competitors {
                check.required(competitor, "competitor");
            }
            for (name, value) in &self.custom {
                check.required(name, "custom");
                check.value(value, "custom");
            }
        })
    }
}

impl Validate for ContactPerson {
    fn problems(&self, today: Day) -> Vec<FieldError> {
        checked(|check| {
            check.fail_if(self.customer.0.0 == 0, "customer", Problem::Missing);
            check.required(&self.name, "name");
            check.line(&self.position, "position");
            check.phone(&self.phone, "phone");
            check.email(&self.email, "email");
            check.line(&self.messenger, "messenger");
            check.birthday(self.birthday, today, "birthday");
            check.paragraphs(&self.note, "note");
        })
    }
}

impl Validate for Product {
    fn problems(&self, _today: Day) -> Vec<FieldError> {
        checked(|check| {
            check.required(&self.name, "name");
            check.line(&self.number, "number");
            check.line(&self.category, "category");
            check.line(&self.unit, "unit");
            check.range(self.price.map(|price| price.0), 0, AMOUNT, "price");
            if let Some(day) = self.launch_day {
                check.likely_day(day, "launch_day");
            }
            check.paragraphs(&self.note, "note");
        })
    }
}

impl Validate for Purchase {
    fn problems(&self, today: Day) -> Vec<FieldError> {
        checked(|check| {
            check.fail_if(self.customer.0.0 == 0, "customer", Problem::Missing);
            check.past_day(self.day, today, "day");
            check.amount(self.total, "total");
            check.line(&self.number, "number");
            check.paragraphs(&self.note, "note");
            for line in &self.lines {
                check.line(&line.name, "lines");
                check.quantity(line.quantity, "lines");
                check.amount(line.unit_price, "lines");
                check.fail_if(
                    line.product.is_none() && tidy(&line.name).is_empty(),
                    "lines",
                    Problem::Missing,
                );
            }
        })
    }
}

impl Validate for Contact {
    fn problems(&self, today: Day) -> Vec<FieldError> {
        checked(|check| {
            check.fail_if(self.customer.0.0 == 0, "customer", Problem::Missing);
            check.fail_if(self.way.is_none(), "way", Problem::Missing);
            check.past_day(self.day, today, "day");
            check.range(self.minutes, 0, 24 * 60, "minutes");
            for (text, field) in [
                (&self.purpose, "purpose"),
                (&self.found, "found"),
                (&self.promised, "promised"),
                (&self.next, "next"),
            ] {
                check.paragraphs(text, field);
            }
        })
    }
}

impl Validate for Staff {
    fn problems(&self, _today: Day) -> Vec<FieldError> {
        checked(|check| {
            check.required(&self.name, "name");
            check.line(&self.department, "department");
            check.phone(&self.phone, "phone");
        })
    }
}

impl Validate for Shop {
    fn problems(&self, _today: Day) -> Vec<FieldError> {
        checked(|check| {
            check.line(&self.name, "name");
            check.line(&self.address, "address");
            check.phone(&self.phone, "phone");
            let limit = 3;
            check.fail_if(
                tidy(&self.currency).chars().count() > limit,
                "currency",
                Problem::TooLong { limit },
            );
            check.line(&self.time_zone, "time_zone");
        })
    }
}

impl Validate for SavedView {
    fn problems(&self, _today: Day) -> Vec<FieldError> {
        checked(|check| {
            check.required(&self.name, "name");
            check.required(&self.place, "place");
            check.paragraphs(&self.state, "state");
        })
    }
}

impl Validate for Complaint {
    fn problems(&self, _today: Day) -> Vec<FieldError> {
        checked(|check| {
            check.fail_if(self.customer.0.0 == 0, "customer", Problem::Missing);
            check.fail_if(self.kind.is_none(), "kind", Problem::Missing);
            check.fail_if(
                tidy(&self.what_happened).is_empty(),
                "what_happened",
                Problem::Missing,
            );
            check.paragraphs(&self.what_happened, "what_happened");
            check.paragraphs(&self.remedy_asked_note, "remedy_asked_note");
            check.line(&self.complainant, "complainant");
            check.phone(&self.complainant_phone, "complainant_phone");
            check.line(&self.carrier, "carrier");
            check.count(
                self.attachments.len(),
                Attachment::COUNT_LIMIT,
                "attachment",
            );
            let fits = self
                .sub_kind
                .is_none_or(|sub_kind| Some(sub_kind.kind()) == self.kind);
            check.fail_if(!fits, "sub_kind", Problem::DoesNotFitKind);
        })
    }
}

impl Validate for Answer {
    fn problems(&self, _today: Day) -> Vec<FieldError> {
        checked(|check| {
            check.fail_if(self.replies.is_empty(), "reply", Problem::Missing);
            if self.survey == recommend::ID {
                match self.replies.get(recommend::SCORE) {
                    Some(Value::Int(score)) => check.range(Some(*score), 0, 10, "reply"),
                    _ => check.fail_if(true, "reply", Problem::Missing),
                }
            }
            check.fail_if(self.survey.0.0 == 0, "survey", Problem::Missing);
            for (question, reply) in &self.replies {
                check.required(question, "reply");
                check.value(reply, "reply");
            }
        })
    }
}
