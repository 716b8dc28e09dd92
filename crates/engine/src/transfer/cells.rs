use super::words::Worded;
use api::{ImportField, ImportMapping, RowReason};
use chrono::Datelike as _;
use domain::parse::{PhoneError, read_day, read_money, read_number, read_phones, read_yes_no};
use domain::record::{Consent, CustomerClass, CustomerKind, Gender, PurchaseChannel};
use domain::value::{Birthday, Field};
use domain::{Day, Quantity, Value};

use ImportField as F;

/// Longest text that goes into a one-line field, and into a note.
const LINE: usize = 200;
const NOTE: usize = 10_000;

/// Why a cell cannot be taken, and which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct BadCell {
    pub(super) field: ImportField,
    pub(super) reason: RowReason,
}

/// How the cells of this file are written.
#[derive(Clone, Copy)]
pub(super) struct CellReader<'a> {
    pub(super) mapping: &'a ImportMapping,
    pub(super) decimals: u8,
    pub(super) today: Day,
}

impl CellReader<'_> {
    pub(super) fn day(&self, field: ImportField, cell: &str) -> Result<Day, BadCell> {
        let bad = |reason| BadCell { field, reason };
        let written = read_day(cell, self.mapping.day_style)
            .map_err(|_unreadable| bad(RowReason::NotADay))?;
        let day = Day(written.day);
        let (first, last) = Day::RANGE;
        if day < first || day > last {
            Err(bad(RowReason::OutOfRange))
        } else if day > self.today.plus(1) && field != ImportField::LaunchDay {
            Err(bad(RowReason::InTheFuture))
        } else {
            Ok(day)
        }
    }

    pub(super) fn money(&self, field: ImportField, cell: &str) -> Result<i64, BadCell> {
        read_money(cell, self.mapping.number_style, self.decimals)
            .map(|written| written.minor)
            .map_err(|_unreadable| BadCell {
                field,
                reason: RowReason::NotAnAmount,
            })
    }

    pub(super) fn quantity(&self, field: ImportField, cell: &str) -> Result<Quantity, BadCell> {
        let bad = BadCell {
            field,
            reason: RowReason::NotANumber,
        };
        let written = read_number(cell, self.mapping.number_style).map_err(|_unreadable| bad)?;
        let thousandths = match u32::from(written.scale) {
            scale @ 0..=3 => written.digits.checked_mul(10_i64.pow(3 - scale)),
            scale => written.digits.checked_div(10_i64.pow((scale - 3).min(18))),
        };
        thousandths.map(Quantity).ok_or(bad)
    }

    /// The customer fields of a cell, by their stored names.
    pub(super) fn customer(
        &self,
        field: ImportField,
        cell: &str,
        out: &mut Vec<(&'static str, Value)>,
    ) -> Result<(), BadCell> {
        let bad = |reason| BadCell { field, reason };
        let choice = |value: Option<Value>| value.ok_or(bad(RowReason::UnknownChoice));
        let (name, value) = match field {
            F::CustomerNumber => ("number", text(cell, LINE, field)?),
            F::CustomerName => ("name", text(cell, LINE, field)?),
            F::Messenger => ("messenger", text(cell, LINE, field)?),
            F::Address => ("address", text(cell, LINE, field)?),
            F::Area => ("area", text(cell, LINE, field)?),
            F::Occupation => ("occupation", text(cell, LINE, field)?),
            F::LineOfBusiness => ("line_of_business", text(cell, LINE, field)?),
            F::CustomerNote => ("note", text(cell, NOTE, field)?),
            F::Email => {
                let fits = cell
                    .split_once('@')
                    .is_some_and(|(user, host)| !user.is_empty() && !host.is_empty());
                if !fits || cell.contains(char::is_whitespace) {
                    return Err(bad(RowReason::NotAnEmail));
                }
                ("email", text(cell, LINE, field)?)
            }
            F::Phone | F::OtherPhone => {
                let mut numbers = phones(cell).map_err(bad)?.into_iter();
                if field == F::Phone {
                    out.extend(numbers.next().map(|first| ("phone", Value::Text(first))));
                }
                let others = numbers.map(Value::Text).collect::<Vec<_>>();
                if !others.is_empty() {
                    match out.iter_mut().find(|(name, _)| *name == "phones") {
                        Some((_, Value::List(list))) => list.extend(others),
                        _ => out.push(("phones", Value::List(others))),
                    }
                }
                return Ok(());
            }
            F::Kind => (
                "kind",
                choice(CustomerKind::from_word(cell).map(|kind| kind.to_value()))?,
            ),
            F::Class => (
                "class",
                choice(CustomerClass::from_word(cell).map(|class| class.to_value()))?,
            ),
            F::Gender => (
                "gender",
                choice(Gender::from_word(cell).map(|gender| gender.to_value()))?,
            ),
            F::Consent => {
                let consent = Consent::from_word(cell).or_else(|| {
                    read_yes_no(cell).ok().map(|yes| {
                        if yes {
                            Consent::Agreed
                        } else {
                            Consent::Declined
                        }
                    })
                });
                (
                    "consent",
                    choice(consent.map(|consent| consent.to_value()))?,
                )
            }
            F::Grade => {
                let digits: String = cell.chars().filter(char::is_ascii_digit).collect();
                match digits.parse::<u8>() {
                    Ok(grade @ 1..=5) => ("grade", grade.to_value()),
                    Ok(_) => return Err(bad(RowReason::OutOfRange)),
                    Err(_) => return Err(bad(RowReason::UnknownChoice)),
                }
            }
            F::Birthday => (
                "birthday",
                birthday(cell, self)
                    .ok_or(bad(RowReason::NotADay))?
                    .to_value(),
            ),
            F::CustomerSince => ("since", self.day(field, cell)?.to_value()),
            _ => return Ok(()),
        };
        out.push((name, value));
        Ok(())
    }
}

pub(super) fn channel(cell: &str) -> Result<Value, BadCell> {
    PurchaseChannel::from_word(cell)
        .map(|channel| channel.to_value())
        .ok_or(BadCell {
            field: ImportField::PurchaseChannel,
            reason: RowReason::UnknownChoice,
        })
}

/// Tags as people list them.
pub(super) fn tags(cell: &str) -> impl Iterator<Item = &str> {
    cell.split([',', '，', ';', '；', '、', '|'])
        .map(str::trim)
        .filter(|tag| !tag.is_empty())
}

pub(super) fn text(cell: &str, most: usize, field: ImportField) -> Result<Value, BadCell> {
    let cell = cell.trim();
    if cell.chars().count() > most {
        return Err(BadCell {
            field,
            reason: RowReason::TooLong,
        });
    }
    Ok(Value::Text(cell.to_owned()))
}

/// Every number of the cell; leading zeros and `+` are kept.
fn phones(cell: &str) -> Result<Vec<String>, RowReason> {
    let numbers = read_phones(cell).map_err(|error| match error {
        PhoneError::DigitsLost => RowReason::DamagedPhone,
        PhoneError::TooLong => RowReason::TooLong,
        PhoneError::Empty | PhoneError::NotAPhone | PhoneError::TooShort | PhoneError::Several => {
            RowReason::NotAPhone
        }
    })?;
    Ok(numbers
        .into_iter()
        .map(|phone| match phone.extension {
            Some(extension) => format!("{}-{extension}", phone.number),
            None => phone.number,
        })
        .collect())
}

/// A day with or without a year: `1980-05-06`, `5月6日`, `05-06`.
fn birthday(cell: &str, reader: &CellReader<'_>) -> Option<Birthday> {
    if let Ok(written) = read_day(cell, reader.mapping.day_style) {
        let date = Day(written.day).date();
        let (month, day) = (
            u8::try_from(date.month()).ok()?,
            u8::try_from(date.day()).ok()?,
        );
        return Birthday::new(Some(date.year()), month, day, false);
    }
    let mut numbers = cell
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(str::parse::<u8>);
    match (numbers.next(), numbers.next(), numbers.next()) {
        (Some(Ok(month)), Some(Ok(day)), None) => Birthday::new(None, month, day, false),
        _ => None,
    }
}
