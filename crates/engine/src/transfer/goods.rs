use super::people::name_key;
use domain::record::{Product, ProductId};
use rustc_hash::{FxHashMap, FxHashSet};

/// The products that rows of a file may mean: by the shop's number, else by name.
#[derive(Default)]
pub(super) struct Goods {
    by_number: FxHashMap<String, ProductId>,
    by_name: FxHashMap<String, ProductId>,
    numbered: FxHashSet<ProductId>,
}

impl Goods {
    pub(super) fn of(products: impl Iterator<Item = Product>) -> Self {
        let mut goods = Self::default();
        for product in products {
            goods.add(&product.number, &product.name, product.id);
        }
        goods
    }

    /// Two numbers are two products, also when both are called the same.
    pub(super) fn find(&self, number: &str, name: &str) -> Option<ProductId> {
        let numbered = self.by_number.get(&number.to_lowercase());
        let named = || {
            self.by_name
                .get(&name_key(name))
                .filter(|id| number.is_empty() || !self.numbered.contains(id))
        };
        numbered.or_else(named).copied()
    }

    /// Notes what a product is called.
    pub(super) fn add(&mut self, number: &str, name: &str, id: ProductId) {
        if !number.is_empty() {
            self.by_number.insert(number.to_lowercase(), id);
            self.numbered.insert(id);
        }
        if !name.is_empty() {
            self.by_name.insert(name_key(name), id);
        }
    }
}
