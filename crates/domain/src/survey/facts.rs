//! What the customer book learns from an answer, and what an answer need not ask because the book knows it.

use super::form::OTHER;
use super::{Form, Question, Reply};
use crate::change::Fields;
use crate::record::{
    AnswerId, ContactWay, Customer, Gender, IncomeBand, LossReason, ProfileFact, QuestionKind,
};
use crate::value::{Birthday, Field as _, Keyed as _};
use crate::{Day, Value};
use chrono::Datelike as _;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Something learned from an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    pub fact: ProfileFact,
    /// The words, or the code of the option where the fact is a closed choice.
    pub words: Vec<String>,
    pub number: Option<i64>,
    pub day: Option<Day>,
}

/// Everything that an answer tells about the customer. `language` is the one it was given in.
pub fn known_facts(form: &Form, replies: &BTreeMap<String, Value>, language: &str) -> Vec<Known> {
    let questions = form.questions().filter_map(|question| {
        let fact = question.fact?;
        let value = replies.get(&question.name)?;
        let reply = Reply::read(question, &form.competitors, value).ok()?;
        let mut known = Known {
            fact,
            words: Vec::new(),
            number: None,
            day: None,
        };
        match reply {
            Reply::Text(text) => known.words.push(crate::command::tidy(&text).to_owned()),
            Reply::Keys(keys) => {
                let closed = is_closed(fact);
                for key in &keys {
                    known
                        .words
                        .extend(option_words(form, question, replies, key, language, closed));
                }
            }
            #[allow(
                clippy::cast_possible_truncation,
                reason = "within the question's range"
            )]
            Reply::Number(number) => known.number = Some(number.round() as i64),
            Reply::Day(day) => known.day = Some(day),
            _ => return None,
        }
        known.words.retain(|words| !words.is_empty());
        let is_something = !known.words.is_empty() || known.number.is_some() || known.day.is_some();
        is_something.then_some(known)
    });
    questions.collect()
}

/// A choice among codes that the book knows; the option's key is the code.
fn is_closed(fact: ProfileFact) -> bool {
    use ProfileFact as F;
    matches!(
        fact,
        F::Gender | F::Income | F::PreferredWay | F::LostReason
    )
}

fn option_words(
    form: &Form,
    question: &Question,
    replies: &BTreeMap<String, Value>,
    key: &str,
    language: &str,
    closed: bool,
) -> Option<String> {
    if key == OTHER && question.other {
        let words = replies.get(&question.words_name())?.as_text()?;
        return Some(crate::command::tidy(words).to_owned());
    }
    let option = question.options.iter().find(|option| option.key == key)?;
    if closed {
        return Some(option.key.clone());
    }
    // "None of these" is no fact of this kind.
    (!option.exclusive).then(|| option.words.get(language, &form.languages).to_owned())
}

impl Known {
    /// The fields of a customer that this sets. Nothing for what a customer's record does not hold, and for what does
    /// not fit it.
    pub fn sets(&self) -> Fields {
        use ProfileFact as F;
        if self.fact == F::Competitor {
            let mut out = Fields::new();
            let names: BTreeSet<String> = self.words.iter().cloned().collect();
            names.write("competitor", &mut out);
            return out;
        }
        let first = self.words.first().map(String::as_str);
        let value = match self.fact {
            F::Headcount | F::Equipment => self.number.map(Value::Int),
            F::WalletShare => {
                let share = self.number.filter(|share| (0..=100).contains(share));
                share.map(Value::Int)
            }
            F::Birthday => self.birthday().map(|day| day.to_value()),
            F::Gender => first.and_then(Gender::from_code).map(|one| one.to_value()),
            F::Income => first
                .and_then(IncomeBand::from_code)
                .map(|one| one.to_value()),
            F::PreferredWay => first
                .and_then(ContactWay::from_code)
                .map(|one| one.to_value()),
            _ => first.map(|_| Value::Text(self.words.join("、"))),
        };
        let set = customer_field(self.fact).zip(value);
        set.map(|(name, value)| (name.into(), value))
            .into_iter()
            .collect()
    }

    fn birthday(&self) -> Option<Birthday> {
        let date = self.day?.date();
        let (month, day) = (date.month(), date.day());
        Birthday::new(
            Some(date.year()),
            u8::try_from(month).ok()?,
            u8::try_from(day).ok()?,
            false,
        )
    }

    /// The reason for which a customer was lost.
    pub fn loss_reason(&self) -> Option<LossReason> {
        let is_reason = self.fact == ProfileFact::LostReason;
        let code = self.words.first().filter(|_| is_reason)?;
        LossReason::from_code(code)
    }
}

/// Where a customer's record keeps a fact; `None` for what is kept with the loss of the customer.
const fn customer_field(fact: ProfileFact) -> Option<&'static str> {
    use ProfileFact as F;
    Some(match fact {
        F::LostReason | F::LostTo | F::WouldReturn => return None,
        F::Competitor => "competitor",
        F::Name => "name",
        F::Phone => "phone",
        F::Email => "email",
        F::Address => "address",
        F::Occupation => "occupation",
        F::Family => "family",
        F::Habits => "habits",
        F::LineOfBusiness => "line_of_business",
        F::Buying => "buying",
        F::Headcount => "headcount",
        F::Equipment => "equipment_count",
        F::WalletShare => "wallet_share",
        F::Birthday => "birthday",
        F::Gender => "gender",
        F::Income => "income_band",
        F::PreferredWay => "preferred_way",
    })
}

/// How a field of a customer came to be known; what somebody typed in has no source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    pub day: Day,
    pub answer: AnswerId,
}

impl Source {
    /// From what `source/<field>` of a customer holds.
    pub fn read(value: &Value) -> Option<Self> {
        let Value::List(parts) = value else {
            return None;
        };
        let [day, Value::Id(answer)] = parts.as_slice() else {
            return None;
        };
        Some(Self {
            day: Day::from_value(day)?,
            answer: AnswerId(*answer),
        })
    }

    pub fn to_value(self) -> Value {
        Value::List(vec![self.day.to_value(), Value::Id(self.answer.0)])
    }
}

/// A reply that the book knows already.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KnownReply {
    pub value: Value,
    /// The day it was told in an earlier answer; `None` for what somebody typed into the record.
    pub told: Option<Day>,
}

/// Replies that the book knows already, so that nobody is asked twice. They are shown filled in, and can be changed.
pub fn prefilled(form: &Form, customer: &Customer) -> BTreeMap<String, KnownReply> {
    let questions = form.questions().filter_map(|question| {
        let fact = question.fact?;
        let value = known_reply(question, customer, fact)?;
        Reply::read(question, &form.competitors, &value).ok()?;
        let source = customer_field(fact).and_then(|field| customer.sources.get(field));
        let told = source.and_then(Source::read).map(|source| source.day);
        Some((question.name.clone(), KnownReply { value, told }))
    });
    questions.collect()
}

fn known_reply(question: &Question, customer: &Customer, fact: ProfileFact) -> Option<Value> {
    use ProfileFact as F;
    let words = |text: &str| words_reply(question, text);
    let count = |number: Option<i64>| number.map(Value::Int);
    match fact {
        F::Name => words(&customer.name),
        F::Phone => words(&customer.phone),
        F::Email => words(&customer.email),
        F::Address => words(&customer.address),
        F::Occupation => words(&customer.occupation),
        F::Family => words(&customer.family),
        F::Habits => words(&customer.habits),
        F::LineOfBusiness => words(&customer.line_of_business),
        F::Buying => words(&customer.buying),
        F::Headcount => count(customer.headcount),
        F::Equipment => count(customer.equipment_count),
        F::WalletShare => count(customer.wallet_share_percent.map(i64::from)),
        F::Gender => customer.gender.map(|gender| gender.to_value()),
        F::Income => customer.income_band.map(|band| band.to_value()),
        F::PreferredWay => customer.preferred_way.map(|way| way.to_value()),
        F::Birthday => {
            let birthday = customer.birthday.filter(|birthday| !birthday.lunar)?;
            let (month, day) = (birthday.month.into(), birthday.day.into());
            Some(Day::from_ymd(birthday.year?, month, day)?.to_value())
        }
        F::Competitor => {
            let keys = customer.competitors.iter().map(String::as_str);
            let keys: Vec<Value> = keys
                .filter_map(|name| words_reply(question, name))
                .collect();
            match question.kind {
                QuestionKind::Multiple if !keys.is_empty() => Some(Value::List(keys)),
                _ => keys.into_iter().next(),
            }
        }
        F::LostReason | F::LostTo | F::WouldReturn => None,
    }
}

/// A text as the question takes it: as it is, or as the key of the option that says it.
fn words_reply(question: &Question, text: &str) -> Option<Value> {
    if text.is_empty() {
        return None;
    }
    if !question.has_options() {
        return Some(Value::from(text));
    }
    let says = |option: &&super::Choice| {
        option.key == text || option.words.0.values().any(|words| words == text)
    };
    let option = question.options.iter().find(says)?;
    Some(Value::from(option.key.as_str()))
}
