use super::{FieldError, Problem};
use crate::record::{
    Answer, Complaint, Contact, ContactPerson, Customer, Product, Purchase, SavedView, Shop, Staff,
    recommend,
};
use crate::{Day, Value};

/// The checks that need nothing but the record, so that a form can show them while the user types. The engine runs
/// the same ones before it writes.
pub trait Validate {
    fn problems(&self, today: Day) -> Vec<FieldError>;
}

const LINE: usize = 200;
const PARAGRAPHS: usize = 10_000;

struct Check<'a> {
    found: &'a mut Vec<FieldError>,
}

impl Check<'_> {
    fn fail_if(&mut self, fails: bool, field: &'static str, problem: Problem) {
        if fails {
            self.found.push(FieldError::new(field, problem));
        }
    }

    fn required(&mut self, text: &str, field: &'static str) {
        self.fail_if(text.trim().is_empty(), field, Problem::Missing);
        self.line(text, field);
    }

    fn line(&mut self, text: &str, field: &'static str) {
        self.fail_if(
            text.chars().count() > LINE,
            field,
            Problem::TooLong { limit: LINE },
        );
    }

    fn paragraphs(&mut self, text: &str, field: &'static str) {
        self.fail_if(
            text.chars().count() > PARAGRAPHS,
            field,
            Problem::TooLong { limit: PARAGRAPHS },
        );
    }

    /// Digits with the marks people put between them; an extension is fine. Landlines, mobile, `+86 …`.
    fn phone(&mut self, text: &str, field: &'static str) {
        if text.is_empty() {
            return;
        }
        let digits = text
            .chars()
            .filter(|c| c.is_ascii_digit() || ('０'..='９').contains(c))
            .count();
        let fits = (3..=25).contains(&digits) && text.chars().count() <= 40;
        self.fail_if(!fits, field, Problem::NotAPhone);
    }

    fn email(&mut self, text: &str, field: &'static str) {
        if text.is_empty() {
            return;
        }
        let fits = text.split_once('@').is_some_and(|(user, host)| {
            !user.is_empty()
                && !host.is_empty()
                && !host.contains('@')
                && !text.contains(char::is_whitespace)
        });
        self.fail_if(!fits, field, Problem::NotAnEmail);
        self.line(text, field);
    }

    fn range(&mut self, value: Option<i64>, low: i64, high: i64, field: &'static str) {
        self.fail_if(
            value.is_some_and(|v| v < low || v > high),
            field,
            Problem::OutOfRange { low, high },
        );
    }

    fn past_day(&mut self, day: Day, today: Day, field: &'static str) {
        let (first, last) = Day::RANGE;
        self.fail_if(day < first || day > last, field, Problem::UnlikelyDay);
        // A day of grace: the other tablet may stand in another time zone.
        self.fail_if(
            day <= last && day > today.plus(1),
            field,
            Problem::InTheFuture,
        );
    }
}

fn checked(check: impl FnOnce(&mut Check<'_>)) -> Vec<FieldError> {
    let mut found = Vec::new();
    check(&mut Check { found: &mut found });
    found
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
            for tag in &self.tags {
                check.required(tag, "tag");
            }
        })
    }
}

impl Validate for ContactPerson {
    fn problems(&self, _today: Day) -> Vec<FieldError> {
        checked(|check| {
            check.required(&self.name, "name");
            check.line(&self.position, "position");
            check.phone(&self.phone, "phone");
            check.email(&self.email, "email");
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
            check.range(self.price.map(|price| price.0), 0, i64::MAX, "price");
            check.paragraphs(&self.note, "note");
        })
    }
}

impl Validate for Purchase {
    fn problems(&self, today: Day) -> Vec<FieldError> {
        checked(|check| {
            check.fail_if(self.customer.0.0 == 0, "customer", Problem::Missing);
            check.past_day(self.day, today, "day");
            check.line(&self.number, "number");
            check.paragraphs(&self.note, "note");
            for line in &self.lines {
                check.line(&line.name, "lines");
                check.fail_if(
                    line.product.is_none() && line.name.trim().is_empty(),
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
                self.what_happened.trim().is_empty(),
                "what_happened",
                Problem::Missing,
            );
            check.paragraphs(&self.what_happened, "what_happened");
            check.paragraphs(&self.remedy_asked_note, "remedy_asked_note");
            check.line(&self.complainant, "complainant");
            check.phone(&self.complainant_phone, "complainant_phone");
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
            for reply in self.replies.values() {
                if let Value::Text(text) = reply {
                    check.paragraphs(text, "reply");
                }
            }
        })
    }
}
