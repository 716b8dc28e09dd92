//! The vocabulary of checks that [`super::validate`] speaks.

use super::tidy::tidy;
use super::{FieldError, Problem};
use crate::value::Birthday;
use crate::{Day, Money, Quantity, Value};

const LINE: usize = 200;
const PARAGRAPHS: usize = 10_000;
/// A million millions of the major unit: beyond any shop, and sums of a million of them are still exact.
pub(super) const AMOUNT: i64 = 100_000_000_000_000;
/// A thousand million of anything.
const QUANTITY: i64 = 1_000_000_000_000;

pub(super) fn line_problem(text: &str, field: &'static str) -> Option<FieldError> {
    too_long(text, LINE, field)
}

pub(super) fn paragraphs_problem(text: &str, field: &'static str) -> Option<FieldError> {
    too_long(text, PARAGRAPHS, field)
}

fn too_long(text: &str, limit: usize, field: &'static str) -> Option<FieldError> {
    // Bytes first: most texts are short, and counting characters of a million rows is not free.
    let is_long = text.len() > limit && tidy(text).chars().count() > limit;
    is_long.then(|| FieldError::new(field, Problem::TooLong { limit }))
}

pub(super) struct Check<'a> {
    found: &'a mut Vec<FieldError>,
}

impl Check<'_> {
    pub(super) fn fail_if(&mut self, fails: bool, field: &'static str, problem: Problem) {
        if fails {
            self.found.push(FieldError::new(field, problem));
        }
    }

    pub(super) fn required(&mut self, text: &str, field: &'static str) {
        self.fail_if(tidy(text).is_empty(), field, Problem::Missing);
        self.line(text, field);
    }

    pub(super) fn line(&mut self, text: &str, field: &'static str) {
        self.found.extend(line_problem(text, field));
    }

    pub(super) fn paragraphs(&mut self, text: &str, field: &'static str) {
        self.found.extend(paragraphs_problem(text, field));
    }

    /// Texts wherever they stand in a value of the shop's own making.
    pub(super) fn value(&mut self, value: &Value, field: &'static str) {
        match value {
            Value::Text(text) => self.paragraphs(text, field),
            Value::List(items) => items.iter().for_each(|item| self.value(item, field)),
            _ => {}
        }
    }

    /// Digits with the marks people put between them; an extension is fine. Landlines, mobile, `+86 …`.
    pub(super) fn phone(&mut self, text: &str, field: &'static str) {
        let text = tidy(text);
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

    pub(super) fn email(&mut self, text: &str, field: &'static str) {
        let text = tidy(text);
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

    pub(super) fn range(&mut self, value: Option<i64>, low: i64, high: i64, field: &'static str) {
        self.fail_if(
            value.is_some_and(|v| v < low || v > high),
            field,
            Problem::OutOfRange { low, high },
        );
    }

    pub(super) fn count(&mut self, found: usize, most: usize, field: &'static str) {
        let high = i64::try_from(most).unwrap_or(i64::MAX);
        self.fail_if(found > most, field, Problem::OutOfRange { low: 0, high });
    }

    pub(super) fn amount(&mut self, amount: Money, field: &'static str) {
        self.range(Some(amount.0), -AMOUNT, AMOUNT, field);
    }

    pub(super) fn quantity(&mut self, quantity: Quantity, field: &'static str) {
        self.range(Some(quantity.0), -QUANTITY, QUANTITY, field);
    }

    pub(super) fn likely_day(&mut self, day: Day, field: &'static str) {
        let (first, last) = Day::RANGE;
        self.fail_if(day < first || day > last, field, Problem::UnlikelyDay);
    }

    pub(super) fn past_day(&mut self, day: Day, today: Day, field: &'static str) {
        self.likely_day(day, field);
        // A day of grace: the other tablet may stand in another time zone.
        let (_, last) = Day::RANGE;
        self.fail_if(
            day <= last && day > today.plus(1),
            field,
            Problem::InTheFuture,
        );
    }

    /// A day of some calendar, in a year in which somebody alive can have been born.
    pub(super) fn birthday(&mut self, birthday: Option<Birthday>, today: Day, field: &'static str) {
        let Some(birthday) = birthday else { return };
        let Birthday {
            year,
            month,
            day,
            lunar,
        } = birthday;
        let is_one = Birthday::new(year, month, day, lunar).is_some();
        let is_likely = is_one && year.is_none_or(|year| year >= 1900);
        self.fail_if(!is_likely, field, Problem::UnlikelyDay);
        let born = match (year, lunar) {
            (Some(year), false) => Day::from_ymd(year, month.into(), day.into()),
            // A lunar year begins in January or February, and ends in the next solar one.
            (Some(year), true) => Day::from_ymd(year, 1, 1),
            (None, _) => None,
        };
        let is_future = born.is_some_and(|born| born > today.plus(1));
        self.fail_if(is_likely && is_future, field, Problem::InTheFuture);
    }
}

pub(super) fn checked(check: impl FnOnce(&mut Check<'_>)) -> Vec<FieldError> {
    let mut found = Vec::new();
    check(&mut Check { found: &mut found });
    found
}
