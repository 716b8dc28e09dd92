use super::ListKey;
use crate::state::{State, today};
use api::{
    CustomerFilter, CustomerGroup, CustomerIds, CustomerList, CustomerListView, CustomerRow,
    CustomerSort, Moment,
};
use domain::record::{Customer, CustomerId, Staff};
use domain::{Day, Money, Record};
use ledger::{RowNumber, Table};
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
        let mut rows = Vec::new();
        self.index.order.each(&self.book, &self.index.names, |row| {
            let passes = self.index.is_present(row)
                && found.as_ref().is_none_or(|found| found.contains(row.0))
                && group.as_ref().is_none_or(|group| group(row))
                && self.totals_pass(row, filter)
                && self.fields_pass(table, row, filter)
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

    fn fields_pass(&self, table: &Table, row: RowNumber, filter: &CustomerFilter) -> bool {
        let asks_nothing = filter.kinds.is_empty()
            && filter.classes.is_empty()
            && filter.grades.is_empty()
            && filter.channel_roles.is_empty()
            && filter.tags.is_empty()
            && filter.areas.is_empty()
            && filter.managers.is_empty()
            && filter.consents.is_empty();
        if asks_nothing {
            return true;
        }
        let Some(row) = table.row(row) else {
            return false;
        };
        let customer: Customer = self.read(&row);
        among(&filter.kinds, customer.kind)
            && among(&filter.classes, customer.class)
            && among(&filter.grades, customer.grade)
            && among(&filter.channel_roles, customer.channel_role)
            && among(&filter.managers, customer.relationship_manager)
            && among(&filter.consents, customer.consent)
            && (filter.areas.is_empty() || filter.areas.contains(&customer.area))
            && (filter.tags.is_empty() || filter.tags.iter().any(|tag| customer.tags.contains(tag)))
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
        let customer = |row: &RowNumber| -> Customer {
            table
                .and_then(|table| table.row(*row))
                .map(|row| self.read(&row))
                .unwrap_or_default()
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
            CustomerSort::Number => rows.sort_by_cached_key(|row| natural(&customer(row).number)),
            CustomerSort::Class => rows
                .sort_by_cached_key(|row| customer(row).class.map_or((1, None), |c| (0, Some(c)))),
            CustomerSort::Grade => {
                rows.sort_by_cached_key(|row| customer(row).grade.unwrap_or(u8::MAX));
            }
            CustomerSort::Area => {
                rows.sort_by_cached_key(|row| search::pinyin::sort_key(&customer(row).area));
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

/// An empty choice restricts nothing.
fn among<T: PartialEq>(choice: &[T], value: Option<T>) -> bool {
    choice.is_empty() || value.is_some_and(|value| choice.contains(&value))
}

/// Numbers by their value, so that 9 comes before 10; customers without one come last.
fn natural(number: &str) -> (bool, u64, String) {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    (
        number.is_empty(),
        digits.parse().unwrap_or(u64::MAX),
        number.to_owned(),
    )
}
