use super::KnownNames;
use domain::Record;
use domain::record::Customer;
use ledger::{Book, RowNumber, ValueRef};
use std::cell::{Cell, RefCell};

/// More changed names than this, and sorting anew is quicker than moving each.
const MANY: usize = 500;

/// Customers by name, in pinyin order. Sorted when first asked for, then kept sorted.
#[derive(Default)]
pub(crate) struct NameOrder {
    built: Cell<bool>,
    keys: RefCell<Vec<Box<[u8]>>>,
    /// Every customer row, removed ones too.
    order: RefCell<Vec<u32>>,
    /// Rows whose name may have changed.
    stale: Vec<u32>,
}

impl NameOrder {
    pub(super) fn forget(&mut self, customer: RowNumber) {
        if self.built.get() {
            self.stale.push(customer.0);
        }
    }

    pub(super) fn settle(&mut self, book: &Book, names: &KnownNames) {
        let mut stale = core::mem::take(&mut self.stale);
        if stale.len() > MANY {
            self.built.set(false);
            return;
        }
        stale.sort_unstable();
        stale.dedup();
        let (mut keys, mut order) = (self.keys.borrow_mut(), self.order.borrow_mut());
        for row in stale {
            let known = (row as usize) < keys.len();
            let key = key_of(book, names, RowNumber(row));
            if known {
                if keys.get(row as usize).is_some_and(|old| **old == *key) {
                    continue;
                }
                if let Ok(at) = place(&keys, &order, row) {
                    order.remove(at);
                }
            } else {
                keys.resize_with(row as usize + 1, Box::default);
            }
            if let Some(slot) = keys.get_mut(row as usize) {
                *slot = key;
            }
            let at = place(&keys, &order, row).unwrap_or_else(|at| at);
            order.insert(at, row);
        }
    }

    /// Calls `visit` with every customer row in the order of names.
    pub(crate) fn each(&self, book: &Book, names: &KnownNames, visit: impl FnMut(RowNumber)) {
        if !self.built.get() {
            self.build(book, names);
        }
        self.order
            .borrow()
            .iter()
            .copied()
            .map(RowNumber)
            .for_each(visit);
    }

    fn build(&self, book: &Book, names: &KnownNames) {
        let rows = book.table(Customer::KIND.0).map_or(0, ledger::Table::len);
        let keys = (0..rows)
            .map(|row| key_of(book, names, RowNumber(row)))
            .collect::<Vec<_>>();
        let mut order = (0..rows).collect::<Vec<_>>();
        let key = |row: u32| keys.get(row as usize).map_or(&[][..], |key| &**key);
        order.sort_unstable_by(|a, b| key(*a).cmp(key(*b)).then(a.cmp(b)));
        self.keys.replace(keys);
        self.order.replace(order);
        self.built.set(true);
    }
}

fn place(keys: &[Box<[u8]>], order: &[u32], row: u32) -> Result<usize, usize> {
    let key = |row: u32| keys.get(row as usize).map_or(&[][..], |key| &**key);
    order.binary_search_by(|other| key(*other).cmp(key(row)).then(other.cmp(&row)))
}

fn key_of(book: &Book, names: &KnownNames, customer: RowNumber) -> Box<[u8]> {
    let name = match book
        .table(Customer::KIND.0)
        .and_then(|table| table.row(customer))
        .map(|row| row.get(names.name))
    {
        Some(ValueRef::Text(name)) => name,
        _ => "",
    };
    search::pinyin::sort_key(name).into()
}
