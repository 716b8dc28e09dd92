use super::baskets::{directed, products_of};
use super::buying::share;
use super::kept::look;
use super::slices::Slices;
use crate::session::{Session, Surroundings};
use crate::state::State;
use api::{AppError, LikeRow};
use domain::Day;
use domain::record::Product;
use ledger::RowNumber;
use metrics::basket::{ItemCounts, Rule, Support, suggestions};
use std::rc::Rc;
use storage::Storage;

/// Customers looked at between two pauses.
const CUSTOMERS: u32 = 4_000;
/// Bought by fewer customers together than this is chance.
const LEAST_COUNT: u32 = 10;
/// What is suggested is liked by at least every tenth.
const LEAST_SHARE: u32 = 10;
const SUGGESTED: usize = 3;

/// Who bought one product also bought another: over customers, not receipts.
pub(crate) struct Affinity {
    rules: Vec<Rule>,
}

impl<S: Storage, W: Surroundings> Session<S, W> {
    pub(super) async fn affinity(
        &self,
        today: Day,
        slices: &Slices<'_, W>,
    ) -> Result<Rc<Affinity>, AppError> {
        let _turn = self.tasks.turn.lock().await;
        let key = self.with_state(|state| state.insight_key(today));
        if let Some(kept) = self.with_state(|state| look(&state.cache.insight.affinity, key)) {
            return Ok(kept);
        }
        let mut items = ItemCounts::default();
        slices.step(0.0, 0.5);
        self.each_customer(slices, |basket| items.add(basket))
            .await?;
        let mut pairs = items.pairs(Support::Baskets(LEAST_COUNT));
        slices.step(0.5, 1.0);
        self.each_customer(slices, |basket| pairs.add(basket))
            .await?;
        let (baskets, _) = pairs.baskets();
        let rules = directed(&pairs)
            .filter(|way| way.both.saturating_mul(LEAST_SHARE) >= way.with_count)
            .map(|way| Rule {
                antecedent: vec![way.with],
                consequent: vec![way.also],
                count: way.both,
                antecedent_count: way.with_count,
                consequent_count: way.also_count,
                baskets,
            })
            .collect();
        let found = Rc::new(Affinity { rules });
        self.with_state(|state| {
            let kept = (key, Rc::clone(&found));
            state.cache.insight.affinity.replace(Some(kept));
        });
        Ok(found)
    }

    /// Calls `take` with the different products that each customer bought.
    async fn each_customer(
        &self,
        slices: &Slices<'_, W>,
        mut take: impl FnMut(&[u32]),
    ) -> Result<(), AppError> {
        let mut start = 0;
        let mut basket = Vec::new();
        loop {
            let all = self.with_state(|state| {
                let all = state.index.purchases.customers();
                for customer in start..(start + CUSTOMERS).min(all) {
                    state.owned(RowNumber(customer), &mut basket);
                    if !basket.is_empty() {
                        take(&basket);
                    }
                }
                all
            });
            start += CUSTOMERS;
            slices.pause(share(start as usize, all as usize)).await?;
            if start >= all {
                return Ok(());
            }
        }
    }
}

impl State {
    /// The different products that a customer bought.
    fn owned(&self, customer: RowNumber, basket: &mut Vec<u32>) {
        let purchases = &self.index.purchases;
        let columns = self.index.lines.columns(&self.book, &self.index.names);
        let mut things = Vec::new();
        for row in purchases.of(customer) {
            if purchases.buyer(row).is_some() {
                things.extend_from_slice(columns.of(row));
            }
        }
        products_of(&things, basket);
    }

    /// What a customer may like next, the likeliest first.
    pub(super) fn likes(&self, affinity: &Affinity, customer: RowNumber) -> Vec<LikeRow> {
        let mut owned = Vec::new();
        self.owned(customer, &mut owned);
        suggestions(&affinity.rules, &owned, SUGGESTED)
            .into_iter()
            .filter_map(|found| {
                let product = self.product_id(found.item)?;
                let because = self.product_id(*found.because.antecedent.first()?)?;
                Some(LikeRow {
                    product,
                    name: self.name_of::<Product>(product)?,
                    because: self.name_of::<Product>(because)?,
                    share: found.because.confidence(),
                    n: found.because.antecedent_count,
                })
            })
            .collect()
    }
}
