use super::{Listed, Sold};
use crate::state::State;
use api::{
    AppError, ContactPage, ContactView, ProductList, ProductListView, ProductPage, ProductRow,
    ProductSort, PurchaseList, PurchaseListView, PurchasePage, PurchaseRow, PurchaseSort,
    PurchaseView, Window,
};
use domain::record::{Contact, Customer, Product, ProductId, Purchase, Staff};
use domain::{Day, Money, Record};
use ledger::{RowNumber, ValueRef};
use std::rc::Rc;

/// Lines' names shown in a row of a list.
const NAMES: usize = 5;

impl State {
    pub(crate) fn purchase_list(&self, ask: &PurchaseList) -> PurchaseListView {
        let rows = self.listed_purchases(ask);
        PurchaseListView {
            total: count(rows.len()),
            offset: ask.window.offset,
            amount: rows
                .iter()
                .map(|row| Money(self.index.purchases.amount(*row)))
                .sum(),
            rows: windowed(&rows, ask.window)
                .filter_map(|row| self.purchase_row(*row))
                .collect(),
        }
    }

    /// The rows of a list in order. Kept, because a list is asked for window by window.
    fn listed_purchases(&self, ask: &PurchaseList) -> Listed {
        let key = PurchaseList {
            window: Window::default(),
            ..ask.clone()
        };
        // The names of customers decide only where they are sorted by.
        let version = match ask.sort {
            PurchaseSort::Customer => self.revision,
            PurchaseSort::Day | PurchaseSort::Total => self.index.purchases.version(),
        };
        if let Some((revision, kept, rows)) = &*self.cache.purchases.borrow()
            && *revision == version
            && *kept == key
        {
            return Rc::clone(rows);
        }
        let mut rows = self.purchases_among(ask);
        self.sort_purchases(&mut rows, ask.sort);
        if ask.descending {
            rows.reverse();
        }
        let rows = Rc::new(rows);
        let kept = (version, key, Rc::clone(&rows));
        self.cache.purchases.replace(Some(kept));
        rows
    }

    fn purchases_among(&self, ask: &PurchaseList) -> Vec<RowNumber> {
        let purchases = &self.index.purchases;
        let counts = |row: &RowNumber| {
            let day = Day(purchases.day(*row));
            purchases.buyer(*row).is_some()
                && ask.from.is_none_or(|from| day >= from)
                && ask.to.is_none_or(|to| day <= to)
        };
        let mut rows: Vec<RowNumber> = match ask.customer {
            Some(customer) => match self.customer_number(customer) {
                Some(customer) => purchases.of(customer).filter(counts).collect(),
                None => Vec::new(),
            },
            None => purchases.rows().filter(counts).collect(),
        };
        if let Some(product) = ask.product {
            let products = self.book.table(Product::KIND.0);
            let Some(product) = products.and_then(|products| products.find(product.0)) else {
                return Vec::new();
            };
            let columns = self.index.lines.columns(&self.book, &self.index.names);
            rows.retain(|row| columns.of(*row).contains(&product.0));
        }
        rows
    }

    fn sort_purchases(&self, rows: &mut [RowNumber], sort: PurchaseSort) {
        let purchases = &self.index.purchases;
        match sort {
            PurchaseSort::Day => by_key(rows, |row| (purchases.day(row), 0)),
            PurchaseSort::Total => by_key(rows, |row| (purchases.amount(row), purchases.day(row))),
            PurchaseSort::Customer => {
                let mut place = vec![0_u32; self.index.present.len()];
                let mut next = 0;
                self.index.order.each(&self.book, &self.index.names, |row| {
                    if let Some(place) = place.get_mut(row.0 as usize) {
                        *place = next;
                        next += 1;
                    }
                });
                by_key(rows, |row| {
                    let buyer = purchases
                        .buyer(row)
                        .and_then(|buyer| place.get(buyer.0 as usize));
                    (buyer.copied(), purchases.day(row))
                });
            }
        }
    }

    fn purchase_row(&self, number: RowNumber) -> Option<PurchaseRow> {
        let purchase: Purchase = self.record_at(number)?;
        let (lines, names) = self.line_names(number, NAMES);
        Some(PurchaseRow {
            customer_name: self
                .name_of::<Customer>(purchase.customer)
                .unwrap_or_default(),
            seller: purchase.seller.and_then(|id| self.name_of::<Staff>(id)),
            id: purchase.id,
            customer: purchase.customer,
            day: purchase.day,
            total: purchase.total,
            number: purchase.number,
            lines,
            names,
            channel: purchase.channel,
        })
    }

    pub(crate) fn purchase_page(&self, ask: PurchasePage) -> Result<PurchaseView, AppError> {
        let row = self.row::<Purchase>(ask.id).ok_or(AppError::NotThere)?;
        let purchase: Purchase = self.read(&row);
        Ok(PurchaseView {
            customer_name: self
                .name_of::<Customer>(purchase.customer)
                .unwrap_or_default(),
            seller: purchase.seller.and_then(|id| self.name_of::<Staff>(id)),
            removed: self.why_removed(&row),
            purchase,
        })
    }

    /// How many lines a purchase has, and the names of the first ones.
    pub(crate) fn line_names(&self, purchase: RowNumber, most: usize) -> (u32, Vec<String>) {
        let mut names = Vec::new();
        let mut lines = 0;
        self.each_line(purchase, |product, name| {
            lines += 1;
            if names.len() < most {
                let known = product.and_then(|id| self.name_of::<Product>(id));
                names.push(if name.is_empty() {
                    known.unwrap_or_default()
                } else {
                    name.to_owned()
                });
            }
        });
        (lines, names)
    }

    /// The product and the written name of each line.
    pub(crate) fn each_line(
        &self,
        purchase: RowNumber,
        mut visit: impl FnMut(Option<ProductId>, &str),
    ) {
        let Some(row) = self
            .book
            .table(Purchase::KIND.0)
            .and_then(|table| table.row(purchase))
        else {
            return;
        };
        for line in row.get(self.index.names.lines).items() {
            let mut parts = line.items();
            if let (Some(product), Some(ValueRef::Text(name))) = (parts.next(), parts.next()) {
                let product = match product {
                    ValueRef::Id(id) => Some(ProductId(id)),
                    _ => None,
                };
                visit(product, name);
            }
        }
    }

    pub(crate) fn product_list(&self, ask: &ProductList) -> ProductListView {
        let names = &self.index.names;
        let found = self
            .index
            .texts
            .products(&self.book, |row| names.is_removed(row))
            .matches(&ask.text);
        let sold = self.sold();
        let mut rows: Vec<(RowNumber, Product)> = self
            .present()
            .filter(|(number, _)| found.as_ref().is_none_or(|found| found.contains(number.0)))
            .collect();
        let sold_of = |number: &RowNumber| sold.get(number.0 as usize).copied().flatten();
        rows.sort_by_cached_key(|(_, product)| search::pinyin::sort_key(&product.name));
        match ask.sort {
            ProductSort::Name => {}
            ProductSort::Category => {
                rows.sort_by_cached_key(|(_, product)| search::pinyin::sort_key(&product.category));
            }
            ProductSort::Price => rows.sort_by_key(|(_, product)| product.price),
            ProductSort::Sold => {
                rows.sort_by_key(|(number, _)| sold_of(number).map_or(0, |(times, _)| times));
            }
        }
        if ask.descending {
            rows.reverse();
        }
        ProductListView {
            total: count(rows.len()),
            offset: ask.window.offset,
            rows: windowed(&rows, ask.window)
                .map(|(number, product)| product_row(product.clone(), sold_of(number)))
                .collect(),
        }
    }

    pub(crate) fn product_page(&self, ask: ProductPage) -> Result<ProductRow, AppError> {
        let product: Product = self.record(ask.id).ok_or(AppError::NotThere)?;
        let number = self
            .book
            .table(Product::KIND.0)
            .and_then(|table| table.find(ask.id.0));
        let sold = number.and_then(|number| self.sold().get(number.0 as usize).copied().flatten());
        Ok(product_row(product, sold))
    }

    /// By product row: in how many purchases, and when last.
    fn sold(&self) -> Rc<Sold> {
        if let Some((revision, kept)) = &*self.cache.sold.borrow()
            && *revision == self.revision
        {
            return Rc::clone(kept);
        }
        let products = self.book.table(Product::KIND.0);
        let mut sold: Sold = vec![None; products.map_or(0, ledger::Table::len) as usize];
        let purchases = &self.index.purchases;
        let columns = self.index.lines.columns(&self.book, &self.index.names);
        for number in purchases.rows() {
            if purchases.buyer(number).is_none() {
                continue;
            }
            let day = Day(purchases.day(number));
            let things = columns.of(number);
            for (at, thing) in things.iter().enumerate() {
                let Some(place) = sold.get_mut(*thing as usize) else {
                    continue;
                };
                // On two lines of one receipt it was still sold once.
                if things.iter().take(at).all(|other| other != thing) {
                    let (times, last) = place.unwrap_or((0, day));
                    *place = Some((times + 1, day.max(last)));
                }
            }
        }
        let sold = Rc::new(sold);
        let kept = (self.revision, Rc::clone(&sold));
        self.cache.sold.replace(Some(kept));
        sold
    }

    pub(crate) fn contact_page(&self, ask: ContactPage) -> Result<ContactView, AppError> {
        let contact: Contact = self.record(ask.id).ok_or(AppError::NotThere)?;
        Ok(ContactView {
            customer_name: self
                .name_of::<Customer>(contact.customer)
                .unwrap_or_default(),
            by: contact.by.and_then(|id| self.name_of::<Staff>(id)),
            contact,
        })
    }
}

/// Sorts by a key and then by row. The keys lie beside the rows: looking each up at every comparison of a million rows
/// costs more than the sorting.
fn by_key<K: Ord>(rows: &mut [RowNumber], key: impl Fn(RowNumber) -> (K, i32)) {
    let mut keyed: Vec<((K, i32), RowNumber)> = rows.iter().map(|row| (key(*row), *row)).collect();
    keyed.sort_unstable();
    for (place, (_, row)) in rows.iter_mut().zip(keyed) {
        *place = row;
    }
}

fn product_row(product: Product, sold: Option<(u32, Day)>) -> ProductRow {
    ProductRow {
        product,
        sold: sold.map_or(0, |(times, _)| times),
        last_sold: sold.map(|(_, last)| last),
    }
}

pub(super) fn windowed<T>(rows: &[T], window: Window) -> impl Iterator<Item = &T> {
    rows.iter()
        .skip(window.offset as usize)
        .take(window.limit as usize)
}

pub(crate) fn count(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}
