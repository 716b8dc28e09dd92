use crate::state::{State, today};
use api::sheet::{BLOCK_ROWS, BlockBuilder, RowBlock};
use api::{Export, ExportColumn, ExportWhat, Moment};
use domain::record::{Answer, Customer, Staff};
use domain::survey::{AnswerColumn, Form, reply_cell};
use domain::{Day, Instant, Record as _, Value};
use ledger::RowNumber;
use std::collections::BTreeMap;
use std::rc::Rc;

/// An export under way: block by block, so that the engine answers meanwhile.
pub struct ExportRows {
    ask: Export,
    moment: Moment,
    rows: Rc<Vec<RowNumber>>,
    /// Of a survey's answers.
    form: Form,
    next: usize,
}

impl ExportRows {
    /// Begins an export: which rows, in which order, is settled now.
    pub fn new(state: &State, ask: Export, moment: Moment) -> Self {
        let mut form = Form::default();
        let rows = match &ask.what {
            ExportWhat::Answers {
                survey,
                filter,
                partial,
                ..
            } => {
                let (merged, rows) = state.answers_for_file(*survey, filter, *partial, &moment);
                form = merged;
                Rc::new(rows)
            }
            ExportWhat::Customers {
                filter,
                sort,
                descending,
                ..
            } => state.listed(filter, *sort, *descending, today(&moment)),
            ExportWhat::Metrics => Rc::new(state.modelled(today(&moment))),
            ExportWhat::Kind { kind } => Rc::new(
                state
                    .book
                    .table(kind)
                    .into_iter()
                    .flat_map(ledger::Table::rows)
                    .filter(|(_, row)| !state.index.names.is_removed(row))
                    .map(|(number, _)| number)
                    .collect(),
            ),
        };
        Self {
            ask,
            moment,
            rows,
            form,
            next: 0,
        }
    }

    /// Rows in all.
    pub fn total(&self) -> u64 {
        self.rows.len() as u64
    }

    /// Rows given so far.
    pub fn done(&self) -> u64 {
        self.next as u64
    }

    /// The next block; `None` after the last one.
    pub fn next_block(&mut self, state: &State) -> Option<RowBlock> {
        let rows = self.rows.get(self.next..)?;
        let rows = rows.get(..BLOCK_ROWS).unwrap_or(rows);
        if rows.is_empty() {
            return None;
        }
        let mut block = BlockBuilder::new(u32::try_from(self.next).unwrap_or(u32::MAX), 0);
        for row in rows {
            match &self.ask.what {
                ExportWhat::Customers { columns, .. } => {
                    self.customer(state, *row, columns, &mut block);
                }
                ExportWhat::Kind { kind } => self.record(state, kind, *row, &mut block),
                ExportWhat::Answers {
                    language, columns, ..
                } => self.answer(state, *row, language, columns, &mut block),
                ExportWhat::Metrics => {
                    self.metrics(state, *row, &mut block);
                }
            }
            block.end_row();
        }
        self.next += rows.len();
        Some(block.finish())
    }

    fn customer(
        &self,
        state: &State,
        number: RowNumber,
        columns: &[ExportColumn],
        block: &mut BlockBuilder,
    ) {
        use ExportColumn as C;
        let customer: Customer = state.record_at(number).unwrap_or_default();
        let totals = state.index.purchases.totals(number);
        let day = |day: i32| {
            if totals.has_bought() {
                Day(day).to_string()
            } else {
                String::new()
            }
        };
        let word = |field: &str, code: Option<&str>| {
            code.map_or_else(String::new, |code| self.word(field, code))
        };
        for column in columns {
            let cell = match column {
                C::Number => customer.number.clone(),
                C::Name => customer.name.clone(),
                C::Kind => word(
                    "kind",
                    customer.kind.map(domain::record::CustomerKind::code),
                ),
                C::Class => word(
                    "class",
                    customer.class.map(domain::record::CustomerClass::code),
                ),
                C::Grade => customer
                    .grade
                    .map_or_else(String::new, |grade| grade.to_string()),
                C::Phone => customer.phone.clone(),
                C::OtherPhones => customer.other_phones.join(", "),
                C::Email => customer.email.clone(),
                C::Messenger => customer.messenger.clone(),
                C::Address => customer.address.clone(),
                C::Area => customer.area.clone(),
                C::Manager => customer
                    .relationship_manager
                    .and_then(|id| state.name_of::<Staff>(id))
                    .unwrap_or_default(),
                C::Tags => customer
                    .tags
                    .iter()
                    .map(String::as_str)
                    .collect::<Vec<_>>()
                    .join(", "),
                C::Segment => state
                    .segment(number, today(&self.moment))
                    .map_or_else(String::new, |segment| self.word("segment", segment.code())),
                C::FirstPurchase => day(totals.first_day),
                C::LastPurchase => day(totals.last_day),
                C::PurchaseDays => totals.purchase_days.to_string(),
                C::Total => self.money(totals.amount_minor),
                C::Note => customer.note.clone(),
            };
            block.push(&cell);
        }
    }

    fn answer(
        &self,
        state: &State,
        number: RowNumber,
        language: &str,
        columns: &[AnswerColumn],
        block: &mut BlockBuilder,
    ) {
        use AnswerColumn as C;
        let answer: Answer = state.record_at(number).unwrap_or_default();
        let customer = answer.customer.and_then(|id| state.record::<Customer>(id));
        for column in columns {
            let cell = match column {
                C::Id => answer.id.to_string(),
                C::At => iso(answer.at, self.moment.offset_minutes),
                C::Customer => customer
                    .as_ref()
                    .map_or_else(String::new, |customer| customer.name.clone()),
                C::CustomerNumber => customer
                    .as_ref()
                    .map_or_else(String::new, |customer| customer.number.clone()),
                C::Asked => answer
                    .asked
                    .map_or_else(String::new, |asked| self.word("asked", asked.code())),
                C::By => answer
                    .by
                    .and_then(|id| state.name_of::<Staff>(id))
                    .unwrap_or_default(),
                C::Language => answer.language.clone(),
                C::Version => answer.survey_version.to_string(),
                C::Partial => if answer.partial { "TRUE" } else { "FALSE" }.to_owned(),
                C::Respondent => answer.respondent.clone(),
                own => reply_cell(&self.form, own, &answer, language),
            };
            block.push(&cell);
        }
    }

    /// The columns of [`api::METRIC_COLUMNS`]. Dots for decimals and no rounding: it is for other programs.
    fn metrics(&self, state: &State, number: RowNumber, block: &mut BlockBuilder) -> Option<()> {
        let day = today(&self.moment);
        let buying = state.kept_buying(day)?;
        let summary = buying.summary(number)?;
        let expected = buying.expected(number)?;
        let id = state.book.table(Customer::KIND.0)?.id(number)?;
        let history = summary.history;
        let days = |weeks: f64| format!("{:.0}", weeks * 7.0);
        let unit = 10_f64.powi(i32::from(self.ask.decimals));
        let code = state.rfm_code(number, day);
        let cells = [
            id.to_string(),
            history.repeats().to_string(),
            days(history.recency()),
            days(history.age()),
            (summary.spend.mean / unit).to_string(),
            expected.alive.to_string(),
            expected.in_13_weeks.to_string(),
            expected.in_26_weeks.to_string(),
            expected.in_52_weeks.to_string(),
            (expected.worth / unit).to_string(),
            code.map_or_else(String::new, |code| {
                format!("{}{}{}", code.recency, code.frequency, code.monetary)
            }),
            code.map_or_else(String::new, |code| code.segment.code().to_owned()),
        ];
        for cell in &cells {
            block.push(cell);
        }
        Some(())
    }

    /// The identity, then every field the kind has; a field of several elements in one cell.
    fn record(&self, state: &State, kind: &str, number: RowNumber, block: &mut BlockBuilder) {
        let Some(row) = state.book.table(kind).and_then(|table| table.row(number)) else {
            return;
        };
        let mut cells: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in row.to_fields(state.book.names()) {
            match name.split_once('/') {
                Some((name, key)) if value == Value::Bool(true) => {
                    cells
                        .entry(name.to_owned())
                        .or_default()
                        .push(key.to_owned());
                }
                Some((name, key)) => {
                    let shown = self.shown(state, kind, name, &value);
                    cells
                        .entry(name.to_owned())
                        .or_default()
                        .push(format!("{key}: {shown}"));
                }
                None => cells
                    .entry(name.to_string())
                    .or_default()
                    .push(self.shown(state, kind, &name, &value)),
            }
        }
        block.push(&row.id().to_string());
        for field in domain::record::stored_fields(kind) {
            block.push(
                &cells
                    .get(*field)
                    .map(|parts| parts.join(", "))
                    .unwrap_or_default(),
            );
        }
    }

    fn shown(&self, state: &State, kind: &str, name: &str, value: &Value) -> String {
        match (name, value) {
            ("day" | "since" | "consent_day" | "launch_day", Value::Int(day)) => {
                i32::try_from(*day).map_or_else(|_far| day.to_string(), |day| Day(day).to_string())
            }
            ("at", Value::Int(at)) => iso(Instant(*at), self.moment.offset_minutes),
            ("total" | "price", Value::Int(minor)) => self.money(*minor),
            (_, Value::Bool(on)) => if *on { "TRUE" } else { "FALSE" }.to_owned(),
            (_, Value::Int(int)) => int.to_string(),
            (_, Value::Real(real)) => real.to_string(),
            (field, Value::Text(code)) => {
                let word = self.word(&format!("{kind}.{field}"), code);
                if word == *code {
                    self.word(field, code)
                } else {
                    word
                }
            }
            (_, Value::Id(id)) => state.title_of_any(*id).unwrap_or_else(|| id.to_string()),
            ("lines", Value::List(_)) => self.lines(value),
            (_, Value::List(items)) => items
                .iter()
                .map(|item| self.shown(state, kind, name, item))
                .collect::<Vec<_>>()
                .join(", "),
            (_, Value::Null | Value::Unknown { .. }) => String::new(),
        }
    }

    /// `3 × Hammer @ 12.50; …`
    fn lines(&self, value: &Value) -> String {
        use domain::value::Field as _;
        let lines = Vec::<domain::record::PurchaseLine>::from_value(value).unwrap_or_default();
        let shown = lines.iter().map(|line| {
            let quantity = decimal(line.quantity.0, 3);
            let quantity = quantity
                .trim_end_matches('0')
                .trim_end_matches('.')
                .to_owned();
            format!(
                "{quantity} × {} @ {}",
                line.name,
                self.money(line.unit_price.0)
            )
        });
        shown.collect::<Vec<_>>().join("; ")
    }

    fn word(&self, field: &str, code: &str) -> String {
        let wanted = format!("{field}/{code}");
        let found = self.ask.words.iter().find(|(name, _)| **name == wanted);
        found.map_or_else(|| code.to_owned(), |(_, word)| word.clone())
    }

    fn money(&self, minor: i64) -> String {
        decimal(minor, self.ask.decimals)
    }
}

/// A whole number of the smallest unit with its decimal point, exactly.
fn decimal(minor: i64, decimals: u8) -> String {
    let digits = usize::from(decimals.min(18));
    let sign = if minor < 0 { "-" } else { "" };
    let text = format!("{:0width$}", minor.unsigned_abs(), width = digits + 1);
    let (whole, part) = text
        .split_at_checked(text.len() - digits)
        .unwrap_or((&text, ""));
    if part.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{part}")
    }
}

/// `2026-11-23 12:00:00` on the shop's clock.
fn iso(at: Instant, offset_minutes: i32) -> String {
    let local =
        at.0.saturating_add(i64::from(offset_minutes) * Instant::MINUTE);
    let of_day = local.rem_euclid(Instant::DAY) / 1_000;
    let (hours, minutes, seconds) = (of_day / 3_600, of_day / 60 % 60, of_day % 60);
    format!(
        "{} {hours:02}:{minutes:02}:{seconds:02}",
        at.day(offset_minutes)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_exact() {
        assert_eq!(decimal(1_234, 2), "12.34");
        assert_eq!(decimal(-5, 2), "-0.05");
        assert_eq!(decimal(7, 0), "7");
        assert_eq!(decimal(i64::MIN, 2), "-92233720368547758.08");
    }

    #[test]
    fn instants_are_shown_on_the_shops_clock() {
        assert_eq!(iso(Instant(0), 480), "1970-01-01 08:00:00");
        assert_eq!(iso(Instant(-1_000), 0), "1969-12-31 23:59:59");
    }
}
