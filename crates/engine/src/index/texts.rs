use super::Related;
use domain::Record;
use domain::record::{ContactPerson, Customer, Product, from_fields};
use ledger::{Book, Row, RowNumber};
use search::{SearchFields, SearchIndex};
use std::cell::{Cell, Ref, RefCell};

/// More changed customers than this, and the index is built anew when it is next asked for.
const MANY: usize = 2_000;

/// The search indexes. Built when first asked for, then kept up to date.
#[derive(Default)]
pub(crate) struct Texts {
    customers: Lazy,
    products: Lazy,
    stale: Vec<u32>,
}

/// An index, once it is built.
#[derive(Default)]
struct Lazy {
    index: RefCell<SearchIndex>,
    built: Cell<bool>,
}

impl Lazy {
    fn forget(&self) {
        self.built.set(false);
        self.index.replace(SearchIndex::new());
    }

    fn get(&self, build: impl FnOnce(&mut SearchIndex)) -> Ref<'_, SearchIndex> {
        if !self.built.get() {
            build(&mut self.index.borrow_mut());
            self.built.set(true);
        }
        self.index.borrow()
    }
}

impl Texts {
    pub(super) fn forget_customer(&mut self, customer: RowNumber) {
        if self.customers.built.get() && self.stale.last() != Some(&customer.0) {
            self.stale.push(customer.0);
        }
    }

    pub(super) fn forget_products(&mut self) {
        self.products.forget();
    }

    pub(super) fn settle(&mut self, book: &Book, present: &[bool], related: &Related) {
        let mut stale = core::mem::take(&mut self.stale);
        stale.sort_unstable();
        stale.dedup();
        if stale.len() > MANY {
            self.customers.forget();
            return;
        }
        let mut index = self.customers.index.borrow_mut();
        for row in stale {
            if present.get(row as usize).copied().unwrap_or(false) {
                add_customer(&mut index, book, RowNumber(row), related);
            } else {
                index.remove(row);
            }
        }
    }

    /// Customers in the recycle bin are not found.
    pub(crate) fn customers(
        &self,
        book: &Book,
        present: &[bool],
        related: &Related,
    ) -> Ref<'_, SearchIndex> {
        self.customers.get(|index| {
            for (row, present) in (0_u32..).zip(present) {
                if *present {
                    add_customer(index, book, RowNumber(row), related);
                }
            }
        })
    }

    pub(crate) fn products(
        &self,
        book: &Book,
        is_removed: impl Fn(&Row<'_>) -> bool,
    ) -> Ref<'_, SearchIndex> {
        self.products.get(|index| {
            for (number, row) in book
                .table(Product::KIND.0)
                .into_iter()
                .flat_map(ledger::Table::rows)
            {
                if !is_removed(&row) {
                    let product: Product = read(book, &row);
                    let words = [product.number.as_str(), product.category.as_str()];
                    index.insert(
                        number.0,
                        &SearchFields {
                            name: &product.name,
                            words: &words,
                            ..SearchFields::default()
                        },
                    );
                }
            }
        })
    }
}

fn add_customer(index: &mut SearchIndex, book: &Book, number: RowNumber, related: &Related) {
    let Some(row) = book
        .table(Customer::KIND.0)
        .and_then(|table| table.row(number))
    else {
        return;
    };
    let customer: Customer = read(book, &row);
    let removed = book.names().find(super::REMOVED);
    let people: Vec<ContactPerson> = related
        .of(number)
        .people
        .iter()
        .filter_map(|number| book.table(ContactPerson::KIND.0)?.row(*number))
        .filter(|row| removed.is_none_or(|removed| row.get(removed).is_null()))
        .map(|row| read(book, &row))
        .collect();
    let other_names = people
        .iter()
        .map(|person| person.name.as_str())
        .collect::<Vec<_>>();
    let phones = core::iter::once(&customer.phone)
        .chain(&customer.other_phones)
        .chain(people.iter().map(|person| &person.phone))
        .map(String::as_str)
        .collect::<Vec<_>>();
    let emails = core::iter::once(&customer.email)
        .chain(people.iter().map(|person| &person.email))
        .map(String::as_str)
        .collect::<Vec<_>>();
    let words = [customer.number.as_str(), customer.messenger.as_str()]
        .into_iter()
        .chain(customer.tags.iter().map(String::as_str))
        .collect::<Vec<_>>();
    let address = format!("{} {}", customer.area, customer.address);
    index.insert(
        number.0,
        &SearchFields {
            name: &customer.name,
            other_names: &other_names,
            phones: &phones,
            emails: &emails,
            words: &words,
            address: &address,
        },
    );
}

fn read<R: Record>(book: &Book, row: &Row<'_>) -> R {
    let fields = row.to_fields(book.names());
    from_fields(
        row.id(),
        fields.iter().map(|(name, value)| (name.as_ref(), value)),
    )
}
