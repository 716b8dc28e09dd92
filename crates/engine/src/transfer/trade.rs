//! Rows about purchases and products.

use super::cells::{BadCell, channel, text};
use super::importer::{Cells, Importer, called, key_field, named};
use super::people::Person;
use super::receipts::{Draft, Line};
use crate::state::State;
use api::{ImportField as F, RowReason};
use domain::record::{Product, ProductId, Purchase};
use domain::value::Field;
use domain::{Change, Id, Name, Quantity, Record, Value};

const LINE: usize = 200;

impl Importer {
    pub(super) fn purchase_row(&mut self, state: &State, cells: &Cells<'_>) -> Result<(), BadCell> {
        let called = called(cells);
        let key = key_field(self.plan.mapping.key);
        if called.number.is_empty() && called.name.is_empty() && called.phone.is_empty() {
            return Err(BadCell {
                field: key,
                reason: RowReason::NoCustomer,
            });
        }
        let day = self
            .reader()
            .day(F::PurchaseDay, cells.get(F::PurchaseDay))?;
        let line = self.line(cells)?;
        let amount = match (cells.get(F::Amount), &line) {
            ("", Some(line)) => line.total,
            (cell, _) => self.reader().money(F::Amount, cell)?,
        };
        let mut details = Vec::new();
        for (field, name) in [(F::PurchaseNumber, "number"), (F::PurchaseNote, "note")] {
            if !cells.get(field).is_empty() {
                details.push((Name::Borrowed(name), text(cells.get(field), LINE, field)?));
            }
        }
        if !cells.get(F::PurchaseChannel).is_empty() {
            details.push((
                Name::Borrowed("channel"),
                channel(cells.get(F::PurchaseChannel))?,
            ));
        }
        // With a price of its own on the line, another amount is the whole receipt's, repeated on every line.
        let adds_up = match &line {
            Some(line) => cells.get(F::UnitPrice).is_empty() || amount == line.total,
            None => false,
        };
        let person = self
            .people
            .find(called)
            .map_err(|reason| BadCell { field: key, reason })?;
        let customer = match person {
            Person::There(id) => id,
            Person::New => {
                let fields = self.customer_fields(cells)?;
                self.create_customer(called, fields)
            }
        };
        if !cells.get(F::Seller).is_empty() {
            details.push((
                Name::Borrowed("seller"),
                self.staff(cells.get(F::Seller))?.to_value(),
            ));
        }
        let line = line.map(|line| self.with_product(state, line));
        let purchase = Draft {
            customer,
            day,
            amount,
            details,
            lines: line.into_iter().collect(),
        };
        let receipt = cells.get(F::PurchaseNumber);
        if receipt.is_empty() {
            let existing = self.seen.find(state, &purchase);
            self.write_purchase(state, &purchase, existing);
        } else {
            self.receipts.add(receipt, purchase, adds_up);
        }
        Ok(())
    }

    pub(super) fn write_purchase(&mut self, state: &State, purchase: &Draft, existing: Option<Id>) {
        match existing {
            Some(id) if self.plan.mapping.update_existing => {
                self.update::<Purchase>(state, id, purchase.fields(), |view| &mut view.purchases);
            }
            Some(_) => self.view.purchases.same += 1,
            None => {
                let id = self.ids.mint(Purchase::KIND);
                self.changes
                    .push(Change::new(Purchase::KIND, id, purchase.fields()));
                self.view.purchases.create += 1;
            }
        }
    }

    /// The line of a row that names a product.
    fn line(&self, cells: &Cells<'_>) -> Result<Option<Line>, BadCell> {
        let (name, number) = (cells.get(F::ProductName), cells.get(F::ProductNumber));
        if name.is_empty() && number.is_empty() {
            return Ok(None);
        }
        let reader = self.reader();
        let quantity = match cells.get(F::Quantity) {
            "" => Quantity::ONE,
            cell => reader.quantity(F::Quantity, cell)?,
        };
        let unit_price = match (cells.get(F::UnitPrice), cells.get(F::Amount)) {
            ("", "") => {
                return Err(BadCell {
                    field: F::Amount,
                    reason: RowReason::NotAnAmount,
                });
            }
            // The amount of the row is what the line cost.
            ("", amount) => {
                let amount = reader.money(F::Amount, amount)?;
                if quantity.0 == 0 {
                    amount
                } else {
                    amount.saturating_mul(1_000) / quantity.0
                }
            }
            (price, _) => reader.money(F::UnitPrice, price)?,
        };
        text(name, LINE, F::ProductName)?;
        let total = quantity.price(domain::Money(unit_price)).0;
        Ok(Some(Line {
            product: None,
            name: name.to_owned(),
            number: number.to_owned(),
            category: cells.get(F::Category).to_owned(),
            quantity,
            unit_price,
            total,
        }))
    }

    /// The product of a line, added when it is new.
    fn with_product(&mut self, state: &State, mut line: Line) -> Line {
        let known = self.products.find(&line.number, &line.name);
        let id = known.unwrap_or_else(|| {
            let id = ProductId(self.ids.mint(Product::KIND));
            let name = if line.name.is_empty() {
                &line.number
            } else {
                &line.name
            };
            let mut sets = vec![("name", Value::Text(name.clone()))];
            for (field, value) in [("number", &line.number), ("category", &line.category)] {
                if !value.is_empty() {
                    sets.push((field, Value::Text(value.clone())));
                }
            }
            self.changes
                .push(Change::new(Product::KIND, id, named(sets)));
            self.view.products.create += 1;
            self.products.add(&line.number, &line.name, id);
            id
        });
        if line.name.is_empty() {
            line.name = state
                .name_of::<Product>(id)
                .unwrap_or_else(|| line.number.clone());
        }
        line.product = Some(id);
        line
    }

    pub(super) fn product_row(&mut self, state: &State, cells: &Cells<'_>) -> Result<(), BadCell> {
        let (name, number) = (cells.get(F::ProductName), cells.get(F::ProductNumber));
        let mut fields = Vec::new();
        for (field, stored) in [
            (F::ProductName, "name"),
            (F::ProductNumber, "number"),
            (F::Category, "category"),
            (F::Unit, "unit"),
        ] {
            if !cells.get(field).is_empty() {
                fields.push((stored, text(cells.get(field), LINE, field)?));
            }
        }
        if !cells.get(F::UnitPrice).is_empty() {
            fields.push((
                "price",
                Value::Int(self.reader().money(F::UnitPrice, cells.get(F::UnitPrice))?),
            ));
        }
        if !cells.get(F::LaunchDay).is_empty() {
            fields.push((
                "launch_day",
                self.reader()
                    .day(F::LaunchDay, cells.get(F::LaunchDay))?
                    .to_value(),
            ));
        }
        match self.products.find(number, name) {
            Some(_) if !self.plan.mapping.update_existing => Err(BadCell {
                field: F::ProductName,
                reason: RowReason::AlreadyThere,
            }),
            Some(id) => {
                self.products.add(number, name, id);
                self.update::<Product>(state, id, named(fields), |view| &mut view.products);
                Ok(())
            }
            None if name.is_empty() => Err(BadCell {
                field: F::ProductName,
                reason: RowReason::NoName,
            }),
            None => {
                let id = ProductId(self.ids.mint(Product::KIND));
                self.changes
                    .push(Change::new(Product::KIND, id, named(fields)));
                self.products.add(number, name, id);
                self.view.products.create += 1;
                Ok(())
            }
        }
    }
}
