use super::ListKey;
use crate::state::{State, today};
use api::{
    CustomerFilter, CustomerGroup, CustomerIds, CustomerList, CustomerListView, CustomerRow,
    CustomerSort, Moment,
};
use domain::record::{Customer, CustomerClass, CustomerId, Staff};
use domain::value::Field;
use domain::{Day, Money, Record, Value};
use ledger::{NameIndex, Row, RowNumber, Table, ValueRef};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;
use std::rc::Rc;

impl State {
    pub(crate) fn customer_list(&self, ask: &CustomerList, moment: &Moment) -> CustomerListView {
        let rows = self.listed(&ask.filter, ask.sort, ask.descending, today(moment));
        let offset = ask
            .window
            .offset
            .min(u32::try_from(rows.len()).unwrap_or(u32::MAX));
        let mut managers = FxHashMap::default();
        CustomerListView {
            total: u32::try_from(rows.len()).unwrap_or(u32::MAX),
            offset,
            rows: rows
                .iter()
                .skip(offset as usize)
                .take(ask.window.limit as usize)
                .filter_map(|row| self.customer_row(*row, today(moment), &mut managers))
                .collect(),
        }
    }

    pub(crate) fn customer_ids(&self, ask: &CustomerIds, moment: &Moment) -> Vec<CustomerId> {
        let Some(table) = self.book.table(Customer::KIND.0) else {
            return Vec::new();
        };
        self.listed(&ask.filter, CustomerSort::Name, false, today(moment))
            .iter()
            .filter_map(|row| table.id(*row).map(CustomerId))
            .collect()
    }

    /// The rows that a filter lets through, in order. Kept, because a list is asked for window by window.
    pub(crate) fn listed(
        &self,
        filter: &CustomerFilter,
        sort: CustomerSort,
        descending: bool,
        day: Day,
    ) -> Rc<Vec<RowNumber>> {
        let key = ListKey {
            revision: self.revision,
            day,
            filter: filter.clone(),
            sort,
            descending,
        };
        if let Some((kept, rows)) = &*self.cache.list.borrow()
            && *kept == key
        {
            return Rc::clone(rows);
        }
        let mut rows = self.filtered(filter, day);
        self.sort(&mut rows, filter, sort);
        if descending {
            rows.reverse();
        }
        let rows = Rc::new(rows);
        self.cache.list.replace(Some((key, Rc::clone(&rows))));
        rows
    }

    /// In the order of names.
    fn filtered(&self, filter: &CustomerFilter, day: Day) -> Vec<RowNumber> {
        let Some(table) = self.book.table(Customer::KIND.0) else {
            return Vec::new();
        };
        let found = if filter.text.trim().is_empty() {
            None
        } else {
            self.index
                .texts
                .customers(&self.book, &self.index.present, &self.index.related)
                .matches(&filter.text)
        };
        let group = filter.group.map(|group| self.group(group, day));
        let Some(fields) = self.field_filter(filter) else {
            return Vec::new();
        };
        let fields = fields.pass(table);
        let mut rows = Vec::new();
        self.index.order.each(&self.book, &self.index.names, |row| {
            let passes = self.index.is_present(row)
                && found.as_ref().is_none_or(|found| found.contains(row.0))
                && group.as_ref().is_none_or(|group| group(row))
                && self.totals_pass(row, filter)
                && fields
                    .as_ref()
                    .is_none_or(|fields| fields.get(row.0 as usize) == Some(&true))
                && (filter.segments.is_empty()
                    || self
                        .segment(row, day)
                        .is_some_and(|segment| filter.segments.contains(&segment)));
            if passes {
                rows.push(row);
            }
        });
        rows
    }

    fn totals_pass(&self, row: RowNumber, filter: &CustomerFilter) -> bool {
        let totals = self.index.purchases.totals(row);
        let bought = totals.has_bought();
        filter
            .last_purchase_from
            .is_none_or(|from| bought && totals.last_day >= from.0)
            && filter
                .last_purchase_to
                .is_none_or(|to| bought && totals.last_day <= to.0)
            && filter
                .total_from
                .is_none_or(|from| totals.amount_minor >= from.0)
            && filter.total_to.is_none_or(|to| totals.amount_minor <= to.0)
    }

    /// What a filter asks of the stored fields: looked up once, not for each of a hundred thousand customers.
    fn field_filter(&self, filter: &CustomerFilter) -> Option<FieldFilter> {
        let names = self.book.names();
        let mut wanted = Vec::new();
        let choices: [(&str, Vec<Value>); 7] = [
            ("kind", values(&filter.kinds)),
            ("class", values(&filter.classes)),
            ("grade", values(&filter.grades)),
            ("channel_role", values(&filter.channel_roles)),
            ("manager", values(&filter.managers)),
            ("consent", values(&filter.consents)),
            ("area", values(&filter.areas)),
        ];
        for (name, choice) in choices {
            if !choice.is_empty() {
                // A name that was never used is nobody's.
                wanted.push((names.find(name)?, choice));
            }
        }
        let mut tags = Vec::new();
        for tag in &filter.tags {
            tags.extend(names.find(&format!("tag/{tag}")));
        }
        (filter.tags.is_empty() || !tags.is_empty()).then_some(FieldFilter { wanted, tags })
    }

    /// Whether a customer is behind a figure.
    fn group(&self, group: CustomerGroup, day: Day) -> Box<dyn Fn(RowNumber) -> bool + '_> {
        let totals = |row| self.index.purchases.totals(row);
        match group {
            CustomerGroup::ToCall => {
                let rows: FxHashSet<u32> =
                    self.calls(day).iter().map(|call| call.customer.0).collect();
                Box::new(move |row| rows.contains(&row.0))
            }
            CustomerGroup::Repeat => Box::new(move |row| totals(row).purchase_days >= 2),
            CustomerGroup::OneTime => Box::new(move |row| totals(row).purchase_days == 1),
            CustomerGroup::NeverBought => Box::new(move |row| !totals(row).has_bought()),
            CustomerGroup::Retained { window_days } => {
                let (before, since) = self.bought_in_windows(day, window_days);
                Box::new(move |row| before.contains(&row.0) && since.contains(&row.0))
            }
            CustomerGroup::NotRetained { window_days } => {
                let (before, since) = self.bought_in_windows(day, window_days);
                Box::new(move |row| before.contains(&row.0) && !since.contains(&row.0))
            }
            CustomerGroup::Rfm {
                recency,
                frequency,
                monetary,
            } => Box::new(move |row| {
                self.rfm_code(row, day).is_some_and(|code| {
                    (code.recency, code.frequency, code.monetary) == (recency, frequency, monetary)
                })
            }),
            CustomerGroup::Promoters => self.scored(day, 9, 10),
            CustomerGroup::Passives => self.scored(day, 7, 8),
            CustomerGroup::Detractors => self.scored(day, 0, 6),
            CustomerGroup::OpenComplaint => Box::new(move |row| self.open_complaints(row) > 0),
            CustomerGroup::Alive { from, to } => self.alive_between(day, from, to),
            CustomerGroup::WorthTenth { tenth } => self.in_tenth(day, tenth),
            CustomerGroup::BoughtNot { bought, not } => self.bought_not(bought, not),
            CustomerGroup::ComplainedOf { kind, sub_kind } => self.complained_of((kind, sub_kind)),
            CustomerGroup::Touched { batch } => {
                let name = ledger::BatchName {
                    device: ledger::DeviceId(batch.device),
                    number: batch.number,
                };
                let table = self.book.table(Customer::KIND.0);
                Box::new(move |row| {
                    table.and_then(|table| table.row(row)).is_some_and(|row| {
                        row.fields()
                            .any(|field| self.book.stamp(field.batch).name == name)
                    })
                })
            }
        }
    }

    fn scored(&self, day: Day, low: u8, high: u8) -> Box<dyn Fn(RowNumber) -> bool + '_> {
        let scores = self.scores(day);
        Box::new(move |row| {
            scores
                .latest
                .get(&row.0)
                .is_some_and(|(score, _)| (low..=high).contains(score))
        })
    }

    /// Who bought in the window before the last one, and who in the last one, which ends today.
    fn bought_in_windows(&self, day: Day, window_days: u32) -> (FxHashSet<u32>, FxHashSet<u32>) {
        let [before, since] = super::insights::windows(day, window_days);
        self.index.purchases.by_day(|purchases| {
            let mut found = (FxHashSet::default(), FxHashSet::default());
            for group in purchases.days() {
                let rows = || {
                    group
                        .buyers()
                        .filter_map(|index| u32::try_from(index).ok()?.checked_sub(1))
                };
                if before.contains(group.day) {
                    found.0.extend(rows());
                } else if since.contains(group.day) {
                    found.1.extend(rows());
                }
            }
            found
        })
    }

    fn sort(&self, rows: &mut [RowNumber], filter: &CustomerFilter, sort: CustomerSort) {
        let totals = |row: &RowNumber| self.index.purchases.totals(*row);
        let table = self.book.table(Customer::KIND.0);
        let names = self.book.names();
        let field = |name: &str| {
            let name = names.find(name);
            move |row: &RowNumber| {
                name.zip(table.and_then(|table| table.row(*row)))
                    .map_or(ValueRef::Null, |(name, row)| row.get(name))
            }
        };
        // The rows come in the order of names, and every sort is stable: equal ones stay in it.
        match sort {
            CustomerSort::Name => {}
            CustomerSort::Match => {
                let texts = self.index.texts.customers(
                    &self.book,
                    &self.index.present,
                    &self.index.related,
                );
                let hits = texts.query(&filter.text, rows.len());
                let place: FxHashMap<u32, usize> = hits
                    .iter()
                    .enumerate()
                    .map(|(at, hit)| (hit.doc, at))
                    .collect();
                rows.sort_by_key(|row| place.get(&row.0).copied().unwrap_or(usize::MAX));
            }
            CustomerSort::Number => {
                let number = field("number");
                rows.sort_by_cached_key(|row| natural(text_in(number(row))));
            }
            CustomerSort::Class => {
                let class = field("class");
                rows.sort_by_cached_key(|row| {
                    CustomerClass::from_code(text_in(class(row)))
                        .map_or((1, None), |class| (0, Some(class)))
                });
            }
            CustomerSort::Grade => {
                let grade = field("grade");
                rows.sort_by_cached_key(|row| match grade(row) {
                    ValueRef::Int(grade) => grade,
                    _ => i64::MAX,
                });
            }
            CustomerSort::Area => {
                let area = field("area");
                // There are few areas: their place in the alphabet is found once.
                let mut areas: FxHashMap<&str, usize> = FxHashMap::default();
                for row in rows.iter() {
                    areas.insert(text_in(area(row)), 0);
                }
                let mut order: Vec<&str> = areas.keys().copied().collect();
                order.sort_by_cached_key(|area| (search::pinyin::sort_key(area), *area));
                areas.extend(order.into_iter().zip(0..));
                rows.sort_by_cached_key(|row| areas.get(text_in(area(row))).copied());
            }
            CustomerSort::LastPurchase => {
                rows.sort_by_key(|row| totals(row).has_bought().then(|| totals(row).last_day));
            }
            CustomerSort::Purchases => rows.sort_by_key(|row| totals(row).purchase_days),
            CustomerSort::Total => rows.sort_by_key(|row| totals(row).amount_minor),
            CustomerSort::Created => rows.sort_by_cached_key(|row| {
                Reverse(
                    table
                        .and_then(|table| table.row(*row))
                        .map(|row| Reverse(self.created_at(&row))),
                )
            }),
        }
    }

    fn customer_row(
        &self,
        number: RowNumber,
        day: Day,
        managers: &mut FxHashMap<domain::record::StaffId, Option<String>>,
    ) -> Option<CustomerRow> {
        let row = self.book.table(Customer::KIND.0)?.row(number)?;
        let customer: Customer = self.read(&row);
        let totals = self.index.purchases.totals(number);
        let manager = customer.relationship_manager.and_then(|id| {
            managers
                .entry(id)
                .or_insert_with(|| self.name_of::<Staff>(id))
                .clone()
        });
        Some(CustomerRow {
            id: customer.id,
            name: customer.name,
            number: customer.number,
            kind: customer.kind,
            class: customer.class,
            grade: customer.grade,
            phone: customer.phone,
            area: customer.area,
            manager,
            tags: customer.tags.into_iter().collect(),
            segment: self.segment(number, day),
            last_purchase: totals.has_bought().then_some(Day(totals.last_day)),
            purchase_days: totals.purchase_days,
            total: Money(totals.amount_minor),
            open_complaints: self.open_complaints(number),
            created: Some(self.created_at(&row)),
        })
    }
}

fn text_in(value: ValueRef<'_>) -> &str {
    match value {
        ValueRef::Text(text) => text,
        _ => "",
    }
}

/// What is asked of stored fields.
struct FieldFilter {
    /// A field and what it may hold; all of them.
    wanted: Vec<(NameIndex, Vec<Value>)>,
    /// Fields of which one must be on; none asks nothing.
    tags: Vec<NameIndex>,
}

impl FieldFilter {
    /// Which rows pass; `None`: all. One pass in the order in which they lie in memory, since looking them up in the
    /// order of names takes several times as long.
    fn pass(&self, table: &Table) -> Option<Vec<bool>> {
        if self.wanted.is_empty() && self.tags.is_empty() {
            return None;
        }
        Some(table.rows().map(|(_, row)| self.passes(&row)).collect())
    }

    fn passes(&self, row: &Row<'_>) -> bool {
        let mut met = 0;
        let mut tagged = self.tags.is_empty();
        for field in row.fields() {
            if let Some((_, choice)) = self.wanted.iter().find(|(name, _)| *name == field.name) {
                if !choice.iter().any(|choice| holds(field.value, choice)) {
                    return false;
                }
                met += 1;
            }
            tagged |= field.value == ValueRef::Bool(true) && self.tags.contains(&field.name);
        }
        tagged && met == self.wanted.len()
    }
}

fn holds(stored: ValueRef<'_>, wanted: &Value) -> bool {
    match (stored, wanted) {
        (ValueRef::Text(stored), Value::Text(wanted)) => stored == wanted,
        (ValueRef::Int(stored), Value::Int(wanted)) => stored == *wanted,
        (ValueRef::Id(stored), Value::Id(wanted)) => stored == *wanted,
        _ => false,
    }
}

fn values<T: Field>(choices: &[T]) -> Vec<Value> {
    choices.iter().map(Field::to_value).collect()
}

/// Numbers by their value, so that 9 comes before 10; customers without one come last.
fn natural(number: &str) -> (bool, u64, &str) {
    let digits = number.bytes().filter(u8::is_ascii_digit);
    let value = digits.fold(None, |value: Option<u64>, digit| {
        let value = value.unwrap_or(0).saturating_mul(10);
        Some(value.saturating_add(u64::from(digit - b'0')))
    });
    (number.is_empty(), value.unwrap_or(u64::MAX), number)
}
