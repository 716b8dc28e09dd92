use super::{KnownNames, Purchases};
use domain::Record;
use domain::record::{Product, Purchase};
use ledger::{Book, Row, RowNumber, ValueRef};
use rustc_hash::FxHashMap;
use std::cell::{Cell, Ref, RefCell};

/// More changed purchases than this, and the columns are built anew when they are next asked for.
const MANY: usize = 50_000;

/// Of the numbers of things, those from here on are names written by hand.
const WRITTEN: u32 = 1 << 31;

/// Whether a thing is a product, by its row, and no name written by hand.
pub(crate) fn is_product(thing: u32) -> bool {
    thing < WRITTEN
}

/// What each purchase consisted of, as columns: taking a million purchases apart for each question takes seconds.
/// Built when first asked for, then kept up to date.
#[derive(Default)]
pub(crate) struct Lines {
    columns: RefCell<Columns>,
    built: Cell<bool>,
    /// Purchases whose lines may have changed.
    stale: Vec<u32>,
    /// Customers whose range may have changed.
    stale_ranges: RefCell<Vec<u32>>,
    ranges: RefCell<Option<Vec<u32>>>,
}

#[derive(Default)]
pub(crate) struct Columns {
    /// Per purchase row: where its things begin, and how many there are.
    places: Vec<(u32, u32)>,
    /// The row of a product, or [`WRITTEN`] plus the number of a name.
    things: Vec<u32>,
    /// Things of no purchase any more.
    waste: usize,
    names: FxHashMap<Box<str>, u32>,
    /// A line names a product that is not there yet: batches of another device may arrive in any order.
    waits_for_product: bool,
}

impl Columns {
    /// What a purchase consisted of: product rows, and other numbers for names written by hand.
    pub(crate) fn of(&self, purchase: RowNumber) -> &[u32] {
        let Some((start, count)) = self.places.get(purchase.0 as usize) else {
            return &[];
        };
        let start = *start as usize;
        self.things
            .get(start..start + *count as usize)
            .unwrap_or(&[])
    }

    fn take(&mut self, book: &Book, names: &KnownNames, number: u32, row: Option<&Row<'_>>) {
        let products = book.table(Product::KIND.0);
        let start = u32::try_from(self.things.len()).unwrap_or(u32::MAX);
        let lines = row.map_or(ValueRef::Null, |row| row.get(names.lines));
        for line in lines.items() {
            let mut parts = line.items();
            let (Some(product), Some(name), Some(_), Some(_)) =
                (parts.next(), parts.next(), parts.next(), parts.next())
            else {
                continue;
            };
            let known = match product {
                ValueRef::Id(id) => {
                    let known = products.and_then(|products| products.find(id));
                    self.waits_for_product |= known.is_none();
                    known
                }
                _ => None,
            };
            let thing = match (known, name) {
                (Some(product), _) => product.0,
                (None, ValueRef::Text(name)) => self.named(name),
                (None, _) => self.named(""),
            };
            self.things.push(thing);
        }
        let end = u32::try_from(self.things.len()).unwrap_or(u32::MAX);
        let at = number as usize;
        if at >= self.places.len() {
            self.places.resize(at + 1, (0, 0));
        }
        if let Some(place) = self.places.get_mut(at) {
            self.waste += place.1 as usize;
            *place = (start, end - start);
        }
    }

    fn named(&mut self, name: &str) -> u32 {
        if let Some(number) = self.names.get(name) {
            return *number;
        }
        let number = WRITTEN + u32::try_from(self.names.len()).unwrap_or(0);
        self.names.insert(name.into(), number);
        number
    }
}

impl Lines {
    pub(super) fn forget(&mut self, purchase: RowNumber) {
        if self.built.get() {
            self.stale.push(purchase.0);
        }
    }

    /// A product is new: lines that named it before it was there are that product's now.
    pub(super) fn meet_product(&mut self) {
        if self.columns.get_mut().waits_for_product {
            self.built.set(false);
        }
    }

    /// `changed`: whose purchases changed; `None` when that are too many.
    pub(super) fn settle(&mut self, book: &Book, names: &KnownNames, changed: Option<&[u32]>) {
        match (changed, self.ranges.get_mut()) {
            (Some(changed), Some(_)) => self.stale_ranges.get_mut().extend(changed),
            (None, ranges) => *ranges = None,
            (Some(_), None) => {}
        }
        let stale = core::mem::take(&mut self.stale);
        let columns = self.columns.get_mut();
        if stale.len() > MANY || columns.waste > columns.things.len() / 2 {
            self.built.set(false);
        }
        if !self.built.get() {
            *self.ranges.get_mut() = None;
            return;
        }
        let table = book.table(Purchase::KIND.0);
        for purchase in stale {
            let row = table.and_then(|table| table.row(RowNumber(purchase)));
            columns.take(book, names, purchase, row.as_ref());
        }
    }

    /// The columns.
    pub(crate) fn columns(&self, book: &Book, names: &KnownNames) -> Ref<'_, Columns> {
        if !self.built.get() {
            let mut columns = Columns::default();
            if let Some(table) = book.table(Purchase::KIND.0) {
                columns.places.reserve_exact(table.len() as usize);
                columns.things.reserve(table.len() as usize);
                for (number, row) in table.rows() {
                    columns.take(book, names, number.0, Some(&row));
                }
            }
            columns.waste = 0;
            self.columns.replace(columns);
            self.ranges.replace(None);
            self.built.set(true);
        }
        self.columns.borrow()
    }

    /// Calls `look` with the number of distinct things that each customer bought, by customer row.
    pub(crate) fn ranges<T>(
        &self,
        book: &Book,
        names: &KnownNames,
        purchases: &Purchases,
        look: impl FnOnce(&[u32]) -> T,
    ) -> T {
        let columns = self.columns(book, names);
        let mut things = Vec::new();
        let mut range = |customer: u32| {
            things.clear();
            for purchase in purchases.of(RowNumber(customer)) {
                if purchases.buyer(purchase).is_some() {
                    things.extend_from_slice(columns.of(purchase));
                }
            }
            things.sort_unstable();
            things.dedup();
            u32::try_from(things.len()).unwrap_or(u32::MAX)
        };
        let customers = purchases.customers();
        let mut stale = self.stale_ranges.take();
        let mut kept = self.ranges.borrow_mut();
        match &mut *kept {
            Some(ranges) => {
                ranges.resize(customers as usize, 0);
                stale.sort_unstable();
                stale.dedup();
                for customer in stale {
                    if let Some(place) = ranges.get_mut(customer as usize) {
                        *place = range(customer);
                    }
                }
            }
            None => *kept = Some((0..customers).map(range).collect()),
        }
        look(kept.as_deref().unwrap_or(&[]))
    }
}
