use super::buying::share;
use super::kept::look;
use super::slices::Slices;
use crate::query::measured;
use crate::session::{Session, Surroundings};
use crate::state::{State, today};
use api::{AppError, BasketsPage, BasketsView, Moment, PairRow};
use domain::record::{Product, ProductId};
use domain::{Day, Record as _};
use ledger::RowNumber;
use metrics::Confidence;
use metrics::basket::{ItemCounts, Pair, PairCounts, Support};
use metrics::proportion::{Share, wilson};
use rustc_hash::FxHashSet;
use std::rc::Rc;
use storage::Storage;

/// Receipts looked at between two pauses.
const RECEIPTS: usize = 40_000;
/// Pairs shown.
const SHOWN: usize = 20;
/// A pair on fewer receipts is chance.
const LEAST_COUNT: u32 = 5;

impl<S: Storage, W: Surroundings> Session<S, W> {
    pub(crate) async fn baskets(
        &self,
        ask: BasketsPage,
        moment: Moment,
    ) -> Result<BasketsView, AppError> {
        let day = today(&moment);
        let slices = self.slices(ask.task);
        let _turn = self.tasks.turn.lock().await;
        slices.pause(0.0).await?;
        let key = self.with_state(|state| state.insight_key(day));
        let view =
            if let Some(kept) = self.with_state(|state| look(&state.cache.insight.baskets, key)) {
                kept
            } else {
                let view = Rc::new(self.work_out_baskets(day, &slices).await?);
                self.with_state(|state| {
                    let kept = (key, Rc::clone(&view));
                    state.cache.insight.baskets.replace(Some(kept));
                });
                view
            };
        // Products may have been renamed since.
        Ok(self.with_state(|state| state.with_names(&view)))
    }

    async fn work_out_baskets(
        &self,
        day: Day,
        slices: &Slices<'_, W>,
    ) -> Result<BasketsView, AppError> {
        let mut items = ItemCounts::default();
        slices.step(0.0, 0.5);
        self.each_receipt(slices, |basket| items.add(basket))
            .await?;
        let mut pairs = items.pairs(Support::Baskets(LEAST_COUNT));
        slices.step(0.5, 1.0);
        self.each_receipt(slices, |basket| pairs.add(basket))
            .await?;
        Ok(self.with_state(|state| state.baskets_view(&pairs, day)))
    }

    /// Calls `take` with the different products of every receipt.
    async fn each_receipt(
        &self,
        slices: &Slices<'_, W>,
        mut take: impl FnMut(&[u32]),
    ) -> Result<(), AppError> {
        let mut start = 0;
        let mut basket = Vec::new();
        loop {
            let all = self.with_state(|state| {
                let purchases = &state.index.purchases;
                let columns = state.index.lines.columns(&state.book, &state.index.names);
                for row in purchases.rows().skip(start).take(RECEIPTS) {
                    if purchases.buyer(row).is_none() {
                        continue;
                    }
                    products_of(columns.of(row), &mut basket);
                    if !basket.is_empty() {
                        take(&basket);
                    }
                }
                purchases.rows().count()
            });
            start += RECEIPTS;
            slices.pause(share(start, all)).await?;
            if start >= all {
                return Ok(());
            }
        }
    }
}

/// The different products among the things of a receipt; names written by hand are none.
pub(super) fn products_of(things: &[u32], basket: &mut Vec<u32>) {
    basket.clear();
    basket.extend(
        things
            .iter()
            .copied()
            .filter(|thing| crate::index::is_product(*thing)),
    );
    basket.sort_unstable();
    basket.dedup();
}

/// Who has `with` also has `also`.
pub(super) struct Directed {
    pub(super) with: u32,
    pub(super) also: u32,
    pub(super) both: u32,
    pub(super) with_count: u32,
    pub(super) also_count: u32,
}

/// Both ways of each pair that is not chance: the interval (99 %, because many pairs are looked at) of the share that
/// also has the second lies above the share that has it anyway.
pub(super) fn directed(pairs: &PairCounts) -> impl Iterator<Item = Directed> {
    let (baskets, _) = pairs.baskets();
    let ways = |pair: Pair| {
        let way = |with, also, with_count, also_count| Directed {
            with,
            also,
            both: pair.count,
            with_count,
            also_count,
        };
        [
            way(pair.first, pair.second, pair.first_count, pair.second_count),
            way(pair.second, pair.first, pair.second_count, pair.first_count),
        ]
    };
    pairs
        .frequent()
        .into_iter()
        .flat_map(ways)
        .filter(move |way| is_sure(way, baskets))
}

#[allow(
    clippy::cast_precision_loss,
    reason = "receipts of a shop are far below 2^53"
)]
fn is_sure(way: &Directed, baskets: u64) -> bool {
    let anyway = f64::from(way.also_count) / baskets.max(1) as f64;
    share_of(way).is_some_and(|share| wilson(share, Confidence::P99).low > anyway)
}

pub(super) fn share_of(way: &Directed) -> Option<Share> {
    let without = way.with_count.checked_sub(way.both)?;
    Share::of(way.both.into(), without.into()).ok()
}

impl State {
    fn baskets_view(&self, pairs: &PairCounts, day: Day) -> BasketsView {
        let (receipts, mixed_receipts) = pairs.baskets();
        let mut found: Vec<(f64, Directed)> = directed(pairs)
            .filter_map(|way| {
                let low = wilson(share_of(&way)?, Confidence::P95).low;
                Some((low, way))
            })
            .collect();
        // Each pair once, the way that says more.
        found.sort_unstable_by(|a, b| {
            b.0.total_cmp(&a.0)
                .then(b.1.both.cmp(&a.1.both))
                .then((a.1.with, a.1.also).cmp(&(b.1.with, b.1.also)))
        });
        let mut seen = FxHashSet::default();
        found.retain(|(_, way)| seen.insert((way.with.min(way.also), way.with.max(way.also))));
        let pairs_total = found.len() as u64;
        let rows = found.into_iter().take(SHOWN);
        BasketsView {
            basis: self.basis(day),
            mixed_receipts,
            receipts,
            min_count: pairs.min_count(),
            pairs: rows
                .filter_map(|(_, way)| self.pair_row(&way, receipts))
                .collect(),
            pairs_total,
        }
    }

    #[allow(
        clippy::cast_precision_loss,
        reason = "receipts of a shop are far below 2^53"
    )]
    fn pair_row(&self, way: &Directed, receipts: u64) -> Option<PairRow> {
        let confidence = wilson(share_of(way)?, Confidence::P95);
        Some(PairRow {
            with: self.product_id(way.with)?,
            with_name: String::new(),
            also: self.product_id(way.also)?,
            also_name: String::new(),
            both: way.both,
            with_count: way.with_count,
            also_count: way.also_count,
            lift: confidence.value * receipts as f64 / f64::from(way.also_count),
            confidence: measured(Ok(confidence)),
        })
    }

    fn with_names(&self, view: &BasketsView) -> BasketsView {
        let mut view = view.clone();
        for pair in &mut view.pairs {
            pair.with_name = self.name_of::<Product>(pair.with).unwrap_or_default();
            pair.also_name = self.name_of::<Product>(pair.also).unwrap_or_default();
        }
        view
    }

    /// Who bought the one product and not the other.
    pub(crate) fn bought_not(
        &self,
        bought: ProductId,
        not: ProductId,
    ) -> Box<dyn Fn(RowNumber) -> bool + '_> {
        let row = |id: ProductId| self.book.table(Product::KIND.0)?.find(id.0);
        let (bought, not) = (row(bought), row(not));
        let columns = self.index.lines.columns(&self.book, &self.index.names);
        let purchases = &self.index.purchases;
        let mut with = FxHashSet::default();
        let mut without = FxHashSet::default();
        for purchase in purchases.rows() {
            let Some(buyer) = purchases.buyer(purchase) else {
                continue;
            };
            for thing in columns.of(purchase) {
                if bought.is_some_and(|row| row.0 == *thing) {
                    with.insert(buyer.0);
                } else if not.is_some_and(|row| row.0 == *thing) {
                    without.insert(buyer.0);
                }
            }
        }
        Box::new(move |row| with.contains(&row.0) && !without.contains(&row.0))
    }

    pub(super) fn product_id(&self, row: u32) -> Option<ProductId> {
        let id = self.book.table(Product::KIND.0)?.id(RowNumber(row))?;
        Some(ProductId(id))
    }
}
