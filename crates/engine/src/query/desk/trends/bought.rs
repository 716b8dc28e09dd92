//! How many purchases belong to what complaints are about: what makes a rate of a count.

use crate::index::is_product;
use crate::state::State;
use api::{TrendSpan, TrendSubject};
use domain::record::{Customer, CustomerClass, Product, ProductId};
use domain::{Day, Record};
use ledger::{RowNumber, ValueRef};
use rustc_hash::FxHashMap;

/// Purchases of one subject, per span.
pub(super) type Counts = Vec<u64>;

/// What is counted, and where.
struct Slots {
    /// By product row: the place of the product among those asked for, plus one.
    products: Vec<u8>,
    /// By customer row: the place of the customer's class in [`CustomerClass::ALL`], plus one.
    classes: Vec<u8>,
}

impl State {
    /// Purchases per span of those subjects to which purchases belong: the shop's, those with a product, those by
    /// customers of a class. Spans may overlap.
    pub(super) fn bought<'a>(
        &self,
        subjects: impl Iterator<Item = &'a TrendSubject>,
        spans: &[TrendSpan],
    ) -> FxHashMap<TrendSubject, Counts> {
        let (mut products, mut with_classes, mut with_all) = (Vec::new(), false, false);
        for subject in subjects {
            match subject {
                TrendSubject::Product(id) if products.len() < usize::from(u8::MAX) => {
                    products.push(*id);
                }
                TrendSubject::Class(_) => with_classes = true,
                TrendSubject::All | TrendSubject::Kind(_) => with_all = true,
                _ => {}
            }
        }
        if products.is_empty() && !with_classes && !with_all {
            return FxHashMap::default();
        }
        let slots = Slots {
            products: self.product_slots(&products),
            classes: if with_classes {
                self.class_slots()
            } else {
                Vec::new()
            },
        };
        let places = Places::of(spans);
        let mut all = vec![0; spans.len()];
        let mut of_classes = vec![vec![0; spans.len()]; CustomerClass::ALL.len()];
        let mut of_products = vec![vec![0; spans.len()]; products.len()];
        let purchases = &self.index.purchases;
        let lines =
            (!products.is_empty()).then(|| self.index.lines.columns(&self.book, &self.index.names));
        let mut seen = vec![u32::MAX; products.len()];
        for row in purchases.rows() {
            let places = places.at(purchases.day(row));
            if places.is_empty() {
                continue;
            }
            let Some(buyer) = purchases.buyer(row) else {
                continue;
            };
            add(&mut all, places);
            if let Some(counts) = slot(&slots.classes, buyer).and_then(|at| of_classes.get_mut(at))
            {
                add(counts, places);
            }
            let Some(lines) = &lines else { continue };
            for thing in lines.of(row).iter().filter(|thing| is_product(**thing)) {
                let Some(at) = slot(&slots.products, RowNumber(*thing)) else {
                    continue;
                };
                // On two lines of one purchase, it was still bought once.
                let Some(last) = seen.get_mut(at).filter(|last| **last != row.0) else {
                    continue;
                };
                *last = row.0;
                if let Some(counts) = of_products.get_mut(at) {
                    add(counts, places);
                }
            }
        }
        let mut found: FxHashMap<TrendSubject, Counts> = FxHashMap::default();
        found.insert(TrendSubject::All, all);
        if with_classes {
            let classes = CustomerClass::ALL.iter().copied().map(TrendSubject::Class);
            found.extend(classes.zip(of_classes));
        }
        found.extend(
            products
                .into_iter()
                .map(TrendSubject::Product)
                .zip(of_products),
        );
        found
    }

    fn product_slots(&self, products: &[ProductId]) -> Vec<u8> {
        let Some(table) = self.book.table(Product::KIND.0) else {
            return Vec::new();
        };
        let mut slots = vec![0; table.len() as usize];
        for (id, slot) in products.iter().zip(1..) {
            let place = table
                .find(id.0)
                .and_then(|row| slots.get_mut(row.0 as usize));
            if let Some(place) = place {
                *place = slot;
            }
        }
        slots
    }

    fn class_slots(&self) -> Vec<u8> {
        let (Some(table), Some(class)) = (
            self.book.table(Customer::KIND.0),
            self.book.names().find("class"),
        ) else {
            return Vec::new();
        };
        let slot = |(_, row): (RowNumber, ledger::Row<'_>)| match row.get(class) {
            ValueRef::Text(code) => CustomerClass::from_code(code)
                .and_then(|class| CustomerClass::ALL.iter().position(|known| *known == class))
                .and_then(|at| u8::try_from(at + 1).ok())
                .unwrap_or(0),
            _ => 0,
        };
        table.rows().map(slot).collect()
    }
}

/// The purchases that belong to a subject, if any do.
pub(super) fn purchases_of<'a>(
    subject: &TrendSubject,
    bought: &'a FxHashMap<TrendSubject, Counts>,
) -> Option<&'a Counts> {
    match subject {
        // Of whatever kind a complaint is, it is one about the shop's purchases.
        TrendSubject::Kind(_) => bought.get(&TrendSubject::All),
        other => bought.get(other),
    }
}

fn slot(slots: &[u8], row: RowNumber) -> Option<usize> {
    usize::from(*slots.get(row.0 as usize)?).checked_sub(1)
}

fn add(counts: &mut [u64], places: &[usize]) {
    for at in places {
        if let Some(count) = counts.get_mut(*at) {
            *count += 1;
        }
    }
}

/// In which spans a day lies, looked up by day: there are a million purchases.
struct Places {
    first: i32,
    by_day: Vec<u16>,
    /// The different answers; the first one is none.
    answers: Vec<Vec<usize>>,
}

impl Places {
    fn of(spans: &[TrendSpan]) -> Self {
        let first = spans.iter().map(|span| span.first.0).min().unwrap_or(0);
        let last = spans.iter().map(|span| span.last.0).max().unwrap_or(-1);
        let mut answers = vec![Vec::new()];
        let by_day = (first..=last).map(|day| {
            let places: Vec<usize> = spans
                .iter()
                .enumerate()
                .filter(|(_, span)| span.contains(Day(day)))
                .map(|(at, _)| at)
                .collect();
            // Neighbouring days mostly lie in the same spans.
            let known = answers.iter().rposition(|answer| *answer == places);
            let at = known.unwrap_or_else(|| {
                answers.push(places);
                answers.len() - 1
            });
            u16::try_from(at).unwrap_or(0)
        });
        Self {
            by_day: by_day.collect(),
            first,
            answers,
        }
    }

    fn at(&self, day: i32) -> &[usize] {
        let at = day
            .checked_sub(self.first)
            .and_then(|offset| usize::try_from(offset).ok())
            .and_then(|offset| self.by_day.get(offset))
            .map_or(0, |at| usize::from(*at));
        self.answers.get(at).map_or(&[], Vec::as_slice)
    }
}
