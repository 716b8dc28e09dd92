//! What the complaint desk's records must be.

use super::check::{AMOUNT, checked};
use super::tidy::tidy;
use super::{FieldError, Problem, Validate};
use crate::Day;
use crate::record::{
    Action, Attachment, DeskRules, Prevention, Promise, ReplyTemplate, Return, WorkingHours,
};
use crate::working_time::{Hours, WEEKDAYS};

impl Validate for Promise {
    fn problems(&self, _today: Day) -> Vec<FieldError> {
        checked(|check| {
            check.fail_if(self.customer.0.0 == 0, "customer", Problem::Missing);
            check.fail_if(tidy(&self.what).is_empty(), "what", Problem::Missing);
            check.paragraphs(&self.what, "what");
            check.paragraphs(&self.outcome_note, "outcome_note");
            if let Some(until) = self.until {
                check.likely_day(until, "until");
            }
        })
    }
}

impl Validate for Action {
    fn problems(&self, today: Day) -> Vec<FieldError> {
        checked(|check| {
            check.fail_if(self.complaint.0.0 == 0, "complaint", Problem::Missing);
            check.fail_if(tidy(&self.what).is_empty(), "what", Problem::Missing);
            check.paragraphs(&self.what, "what");
            check.paragraphs(&self.result, "result");
            check.fail_if(self.due.is_none(), "due", Problem::Missing);
            if let Some(due) = self.due {
                check.likely_day(due, "due");
            }
            if let Some(done) = self.done_day {
                check.past_day(done, today, "done_day");
            }
        })
    }
}

impl Validate for Prevention {
    fn problems(&self, today: Day) -> Vec<FieldError> {
        checked(|check| {
            check.fail_if(self.complaint.0.0 == 0, "complaint", Problem::Missing);
            check.fail_if(tidy(&self.what).is_empty(), "what", Problem::Missing);
            check.paragraphs(&self.what, "what");
            check.paragraphs(&self.result, "result");
            // Without a day to look whether it helped, it is a wish.
            check.fail_if(self.check_on.is_none(), "check_on", Problem::Missing);
            for (day, field) in [(self.due, "due"), (self.check_on, "check_on")] {
                if let Some(day) = day {
                    check.likely_day(day, field);
                }
            }
            for (day, field) in [
                (self.done_day, "done_day"),
                (self.checked_day, "checked_day"),
            ] {
                if let Some(day) = day {
                    check.past_day(day, today, field);
                }
            }
        })
    }
}

impl Validate for Return {
    fn problems(&self, today: Day) -> Vec<FieldError> {
        checked(|check| {
            check.fail_if(self.customer.0.0 == 0, "customer", Problem::Missing);
            check.fail_if(self.kind.is_none(), "kind", Problem::Missing);
            check.past_day(self.day, today, "day");
            check.fail_if(
                self.refund.is_some_and(|refund| refund.0 < 0),
                "refund",
                Problem::Negative,
            );
            check.amount(self.refund.unwrap_or_default(), "refund");
            check.paragraphs(&self.reason, "reason");
            check.paragraphs(&self.note, "note");
            check.fail_if(self.lines.is_empty(), "lines", Problem::Missing);
            for line in &self.lines {
                check.line(&line.name, "lines");
                check.fail_if(line.quantity.0 < 0, "lines", Problem::Negative);
                check.quantity(line.quantity, "lines");
                check.amount(line.unit_price, "lines");
                let is_nothing = line.product.is_none() && tidy(&line.name).is_empty();
                check.fail_if(
                    is_nothing || line.quantity.0 == 0,
                    "lines",
                    Problem::Missing,
                );
            }
        })
    }
}

impl Validate for ReplyTemplate {
    fn problems(&self, _today: Day) -> Vec<FieldError> {
        checked(|check| {
            check.required(&self.title, "title");
            check.fail_if(tidy(&self.text).is_empty(), "text", Problem::Missing);
            check.paragraphs(&self.text, "text");
            check.line(&self.replaces, "replaces");
            check.fail_if(self.language.is_none(), "language", Problem::Missing);
        })
    }
}

impl Validate for Attachment {
    fn problems(&self, _today: Day) -> Vec<FieldError> {
        checked(|check| {
            check.line(&self.name, "name");
            check.paragraphs(&self.caption, "caption");
            check.fail_if(
                !Self::MIMES.contains(&self.mime.as_str()),
                "mime",
                Problem::NotAccepted,
            );
            let size = Some(self.size_bytes);
            check.range(size, 1, Self::SIZE_LIMIT_BYTES, "size_bytes");
            check.range(self.width, 1, 100_000, "width");
            check.range(self.height, 1, 100_000, "height");
            let is_digest =
                self.digest.len() == 64 && self.digest.bytes().all(|byte| byte.is_ascii_hexdigit());
            check.fail_if(!is_digest, "digest", Problem::Missing);
        })
    }
}

impl Validate for DeskRules {
    fn problems(&self, _today: Day) -> Vec<FieldError> {
        checked(|check| {
            for value in self.limits.values() {
                check.range(value.as_int(), -1, AMOUNT, "limit");
            }
            for value in self.clocks.values() {
                check.range(value.as_int(), 1, 60 * 24 * 366, "clock");
            }
            for value in self.return_days.values() {
                check.range(value.as_int(), 0, 3_650, "return_days");
            }
        })
    }
}

impl Validate for WorkingHours {
    fn problems(&self, _today: Day) -> Vec<FieldError> {
        checked(|check| {
            for (name, value) in &self.hours {
                let fits = WEEKDAYS.contains(&name.as_str()) && Hours::from_value(value).is_some();
                check.fail_if(!fits, "hours", Problem::HoursOutOfOrder);
            }
            for (name, value) in &self.days {
                check.fail_if(name.parse::<Day>().is_err(), "day", Problem::UnlikelyDay);
                let is_word = matches!(value.as_text(), Some("off" | "work"));
                let fits = is_word || Hours::from_value(value).is_some();
                check.fail_if(!fits, "day", Problem::HoursOutOfOrder);
            }
        })
    }
}
