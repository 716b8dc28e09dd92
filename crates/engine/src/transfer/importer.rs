use super::cells::{BadCell, CellReader, tags, text};
use super::goods::Goods;
use super::people::{Called, People, Person, name_key};
use super::receipts::{Receipts, Seen};
use crate::state::{State, today};
use api::{
    ImportField, ImportPlan, ImportPlanView, ImportTarget, Moment, PlanCounts, RowProblem,
    RowReason,
};
use domain::change::Fields;
use domain::record::{Customer, CustomerId, Product, Staff, StaffId};
use domain::value::Field;
use domain::{Change, Id, Name, Record, Value};
use ledger::IdLanes;
use rustc_hash::{FxHashMap, FxHashSet};

use ImportField as F;

/// Problems shown one by one; the counts cover all of them.
const SHOWN: usize = 200;
const LINE: usize = 200;

/// Turns rows into changes. The dry run and the import itself are the same code: the one throws the changes away.
pub(super) struct Importer {
    pub(super) plan: ImportPlan,
    today: domain::Day,
    pub(super) people: People,
    /// Customers of this import: a second row about them is not another one.
    touched: FxHashSet<CustomerId>,
    pub(super) products: Goods,
    staff: FxHashMap<String, StaffId>,
    pub(super) seen: Seen,
    pub(super) receipts: Receipts,
    pub(super) ids: IdLanes,
    pub(super) changes: Vec<Change>,
    pub(super) view: ImportPlanView,
    reasons: FxHashMap<RowReason, u64>,
    /// Row in the file (from 0) and why it was left out.
    pub(super) rejects: Vec<(u32, RowReason)>,
}

/// The cells of one row by field.
pub(super) struct Cells<'a> {
    cells: Vec<(ImportField, u32, &'a str)>,
}

impl<'a> Cells<'a> {
    pub(super) fn get(&self, field: ImportField) -> &'a str {
        self.cells
            .iter()
            .find(|(at, _, _)| *at == field)
            .map_or("", |(_, _, cell)| cell)
    }

    pub(super) fn column(&self, field: ImportField) -> Option<u32> {
        self.cells
            .iter()
            .find(|(at, _, _)| *at == field)
            .map(|(_, column, _)| *column)
    }
}

impl Importer {
    pub(super) fn new(state: &State, plan: ImportPlan, moment: &Moment) -> Self {
        let mut mint = state.mint.clone();
        mint.begin(moment.now);
        Self {
            today: today(moment),
            people: People::new(state, plan.mapping.key),
            touched: FxHashSet::default(),
            products: Goods::of(state.present::<Product>().map(|(_, product)| product)),
            staff: state
                .present::<Staff>()
                .map(|(_, staff)| (name_key(&staff.name), staff.id))
                .collect(),
            seen: Seen::default(),
            receipts: Receipts::new(state, &plan),
            ids: IdLanes::new(mint),
            changes: Vec::new(),
            view: ImportPlanView::default(),
            reasons: FxHashMap::default(),
            rejects: Vec::new(),
            plan,
        }
    }

    /// Takes one row: its changes, or why it is left out.
    pub(super) fn row<'a>(
        &mut self,
        state: &State,
        number: u32,
        cells: impl Iterator<Item = &'a str>,
    ) {
        let mapped = self.plan.mapping.fields.iter().zip(0_u32..).zip(cells);
        let cells = Cells {
            cells: mapped
                .filter_map(|((field, column), cell)| Some(((*field)?, column, cell.trim())))
                .filter(|(_, _, cell)| !cell.is_empty() || self.plan.mapping.empty_clears)
                .collect(),
        };
        self.view.rows += 1;
        if cells.cells.iter().all(|(_, _, cell)| cell.is_empty()) {
            self.reject(number, None, "", RowReason::EmptyRow);
            return;
        }
        let begun = self.changes.len();
        let taken = match self.plan.target {
            ImportTarget::Customers => self.customer_row(state, &cells),
            ImportTarget::Purchases => self.purchase_row(state, &cells),
            ImportTarget::Products => self.product_row(state, &cells),
        };
        if let Err(BadCell { field, reason }) = taken {
            self.changes.truncate(begun);
            self.reject(number, cells.column(field), cells.get(field), reason);
        }
    }

    /// What can only be said after the last row: purchases of several lines.
    pub(super) fn finish(&mut self, state: &State) {
        for (purchase, existing) in self.receipts.take() {
            self.write_purchase(state, &purchase, existing);
        }
        let mut reasons: Vec<(RowReason, u64)> = self.reasons.drain().collect();
        reasons.sort_by_key(|(reason, count)| (std::cmp::Reverse(*count), *reason));
        self.view.reasons = reasons;
    }

    fn reject(&mut self, number: u32, column: Option<u32>, cell: &str, reason: RowReason) {
        *self.reasons.entry(reason).or_default() += 1;
        self.view.rejected += 1;
        self.rejects.push((number, reason));
        if self.view.problems.len() < SHOWN {
            let cell = cell.chars().take(100).collect();
            self.view.problems.push(RowProblem {
                row: u64::from(number) + 1,
                column,
                cell,
                reason,
            });
        }
    }

    pub(super) fn reader(&self) -> CellReader<'_> {
        CellReader {
            mapping: &self.plan.mapping,
            decimals: self.plan.decimals,
            today: self.today,
        }
    }

    fn customer_row(&mut self, state: &State, cells: &Cells<'_>) -> Result<(), BadCell> {
        let called = called(cells);
        let field = key_field(self.plan.mapping.key);
        let bad = |reason| BadCell { field, reason };
        let person = self.people.find(called).map_err(bad)?;
        let fields = self.customer_fields(cells)?;
        match person {
            Person::There(id) if self.touched.contains(&id) => Err(bad(RowReason::TwiceInFile)),
            Person::There(_) if !self.plan.mapping.update_existing => {
                Err(bad(RowReason::AlreadyThere))
            }
            Person::There(id) => {
                self.touched.insert(id);
                self.update::<Customer>(state, id, fields, |view| &mut view.customers);
                Ok(())
            }
            Person::New => {
                if cells.get(F::CustomerName).is_empty() {
                    return Err(BadCell {
                        field: F::CustomerName,
                        reason: RowReason::NoName,
                    });
                }
                self.create_customer(called, fields);
                Ok(())
            }
        }
    }

    pub(super) fn customer_fields(&mut self, cells: &Cells<'_>) -> Result<Fields, BadCell> {
        let mut fields = Vec::with_capacity(cells.cells.len());
        for (field, _, cell) in &cells.cells {
            if cell.is_empty() {
                // Only when empty cells are to clear.
                fields.extend(stored_name(*field).map(|name| (name, Value::Null)));
            } else {
                self.reader().customer(*field, cell, &mut fields)?;
            }
        }
        let manager = cells.get(F::Manager);
        if !manager.is_empty() {
            fields.push(("manager", self.staff(manager)?.to_value()));
        }
        let mut fields = named(fields);
        // One field per tag, so that tags of two tablets unite.
        fields.extend(
            tags(cells.get(F::Tags))
                .map(|tag| (Name::Owned(format!("tag/{tag}")), Value::Bool(true))),
        );
        Ok(fields)
    }

    pub(super) fn create_customer(&mut self, called: Called<'_>, fields: Fields) -> CustomerId {
        let id = CustomerId(self.ids.mint(Customer::KIND));
        let mut sets = fields;
        if called.name.is_empty() {
            // A purchase history often knows its customers by number only.
            let name = if called.number.is_empty() {
                called.phone.to_owned()
            } else {
                format!("#{}", called.number)
            };
            sets.push((Name::Borrowed("name"), Value::Text(name)));
        }
        self.changes.push(Change::new(Customer::KIND, id, sets));
        self.people.add(called, id);
        self.touched.insert(id);
        self.view.customers.create += 1;
        id
    }

    /// The member of staff of this name, added when nobody is called so.
    pub(super) fn staff(&mut self, name: &str) -> Result<StaffId, BadCell> {
        let value = text(name, LINE, F::Manager)?;
        let key = name_key(name);
        if let Some(id) = self.staff.get(&key) {
            return Ok(*id);
        }
        let id = StaffId(self.ids.mint(Staff::KIND));
        self.changes
            .push(Change::new(Staff::KIND, id, named(vec![("name", value)])));
        self.staff.insert(key, id);
        Ok(id)
    }

    /// Sets what differs.
    pub(super) fn update<R: Record>(
        &mut self,
        state: &State,
        id: impl Into<Id>,
        fields: Fields,
        counts: fn(&mut ImportPlanView) -> &mut PlanCounts,
    ) {
        let id = id.into();
        let old = state
            .row::<R>(id)
            .map(|row| row.to_fields(state.book.names()))
            .unwrap_or_default();
        let before = |name: &Name| {
            old.iter()
                .find(|(field, _)| field == name)
                .map(|(_, value)| value)
        };
        let mut change = Change::new(R::KIND, id, Vec::new());
        for (name, value) in fields {
            let was = before(&name);
            if was.unwrap_or(&Value::Null) != &value {
                change
                    .was
                    .extend(was.map(|was| (name.clone(), was.clone())));
                change.sets.push((name, value));
            }
        }
        if change.sets.is_empty() {
            counts(&mut self.view).same += 1;
        } else {
            counts(&mut self.view).update += 1;
            self.changes.push(change);
        }
    }
}

pub(super) fn called<'a>(cells: &Cells<'a>) -> Called<'a> {
    Called {
        number: cells.get(F::CustomerNumber),
        name: cells.get(F::CustomerName),
        phone: cells.get(F::Phone),
    }
}

pub(super) fn named(fields: Vec<(&'static str, Value)>) -> Fields {
    fields
        .into_iter()
        .map(|(name, value)| (Name::Borrowed(name), value))
        .collect()
}

pub(super) fn key_field(key: api::ImportKey) -> ImportField {
    match key {
        api::ImportKey::Number => F::CustomerNumber,
        api::ImportKey::Phone => F::Phone,
        api::ImportKey::NameAndPhone | api::ImportKey::Name | api::ImportKey::None => {
            F::CustomerName
        }
    }
}

/// What an empty cell clears; nothing for what a customer cannot be without.
fn stored_name(field: ImportField) -> Option<&'static str> {
    Some(match field {
        F::Phone => "phone",
        F::OtherPhone => "phones",
        F::Email => "email",
        F::Messenger => "messenger",
        F::Address => "address",
        F::Area => "area",
        F::Occupation => "occupation",
        F::LineOfBusiness => "line_of_business",
        F::CustomerNote => "note",
        _ => return None,
    })
}
