use super::KnownNames;
use ledger::{Row, RowNumber, ValueRef};
use metrics::purchases::{CustomerTotals, PurchaseColumns, PurchasesByDay, customer_totals};

/// No row.
const NONE: u32 = u32::MAX;

/// More changed customers than this, and summing up everything anew is quicker.
const MANY: usize = 2_000;

/// Purchases as columns, linked per customer.
///
/// The customer's index in the columns is the customer's row plus one; index 0 is nobody: purchases that are in the
/// recycle bin, or whose customer is.
#[derive(Default)]
pub(crate) struct Purchases {
    buyer: Vec<u32>,
    day: Vec<i32>,
    amount: Vec<i64>,
    removed: Vec<bool>,
    /// Row of the customer, counted or not.
    owner: Vec<u32>,
    next: Vec<u32>,
    /// Per customer row the newest purchase row.
    first: Vec<u32>,
    totals: Vec<CustomerTotals>,
    unsettled: Vec<u32>,
    count: u32,
    version: u64,
}

impl Purchases {
    /// What a customer's purchases add up to.
    pub(crate) fn totals(&self, customer: RowNumber) -> CustomerTotals {
        self.totals
            .get(customer.0 as usize + 1)
            .copied()
            .unwrap_or_default()
    }

    /// By customer row plus one; the first is nobody.
    pub(crate) fn all_totals(&self) -> &[CustomerTotals] {
        &self.totals
    }

    /// Purchases that count.
    pub(crate) fn count(&self) -> u32 {
        self.count
    }

    pub(crate) fn day(&self, purchase: RowNumber) -> i32 {
        self.day.get(purchase.0 as usize).copied().unwrap_or(0)
    }

    pub(crate) fn amount(&self, purchase: RowNumber) -> i64 {
        self.amount.get(purchase.0 as usize).copied().unwrap_or(0)
    }

    /// The customer of a purchase that counts.
    pub(crate) fn buyer(&self, purchase: RowNumber) -> Option<RowNumber> {
        self.buyer
            .get(purchase.0 as usize)
            .and_then(|index| index.checked_sub(1))
            .map(RowNumber)
    }

    /// The customer's purchases that are not removed, the latest recorded first.
    pub(crate) fn of(&self, customer: RowNumber) -> impl Iterator<Item = RowNumber> {
        let mut at = self.first.get(customer.0 as usize).copied().unwrap_or(NONE);
        core::iter::from_fn(move || {
            let row = at;
            at = *self.next.get(row as usize)?;
            Some(row)
        })
        .filter(|row| !self.removed.get(*row as usize).copied().unwrap_or(true))
        .map(RowNumber)
    }

    /// Calls `look` with every purchase that counts, in the order of days; customers by row plus one.
    pub(crate) fn by_day<T: Default>(&self, look: impl FnOnce(&PurchasesByDay<'_>) -> T) -> T {
        let customers = self.totals.len().max(1);
        let columns = |buyer: &[u32], day: &[i32], amount: &[i64]| {
            let columns = PurchaseColumns::new(customers, buyer, day, amount);
            columns
                .map(|columns| look(&PurchasesByDay::from_columns(columns)))
                .unwrap_or_default()
        };
        if self.count as usize == self.buyer.len() {
            return columns(&self.buyer, &self.day, &self.amount);
        }
        let counts = |at: usize| self.buyer.get(at).is_some_and(|buyer| *buyer != 0);
        let buyer = kept(&self.buyer, counts);
        let day = kept(&self.day, counts);
        let amount = kept(&self.amount, counts);
        columns(&buyer, &day, &amount)
    }

    /// Room for so many purchases. Columns that grow side by side leave their earlier places behind, and the memory
    /// of a worker never shrinks.
    pub(super) fn reserve(&mut self, purchases: usize) {
        self.owner.reserve_exact(purchases);
        self.next.reserve_exact(purchases);
        self.buyer.reserve_exact(purchases);
        self.day.reserve_exact(purchases);
        self.amount.reserve_exact(purchases);
        self.removed.reserve_exact(purchases);
    }

    /// Takes the purchase of a row as it stands now.
    pub(crate) fn set(
        &mut self,
        number: RowNumber,
        row: &Row<'_>,
        owner: Option<RowNumber>,
        owner_counts: bool,
        names: &KnownNames,
    ) {
        let at = number.0 as usize;
        if at >= self.owner.len() {
            self.owner.resize(at + 1, NONE);
            self.next.resize(at + 1, NONE);
            self.buyer.resize(at + 1, 0);
            self.day.resize(at + 1, 0);
            self.amount.resize(at + 1, 0);
            self.removed.resize(at + 1, false);
        }
        let mut day = 0;
        let mut amount = 0;
        let mut removed = false;
        for field in row.fields() {
            match field.value {
                ValueRef::Int(int) if field.name == names.day => {
                    day = i32::try_from(int).unwrap_or(0);
                }
                ValueRef::Int(int) if field.name == names.total => amount = int,
                value if field.name == names.removed => removed = value != ValueRef::Null,
                _ => {}
            }
        }
        let owner = owner.map_or(NONE, |owner| owner.0);
        let old = self.owner.get(at).copied().unwrap_or(NONE);
        if old != owner {
            self.unlink(number.0, old);
            self.link(number.0, owner);
        }
        let buyer = if removed || !owner_counts || owner == NONE {
            0
        } else {
            owner + 1
        };
        let before = self.buyer.get(at).copied().unwrap_or(0);
        self.count = self.count + u32::from(buyer != 0) - u32::from(before != 0);
        for customer in [before, buyer] {
            self.unsettle(customer);
        }
        put(&mut self.buyer, at, buyer);
        put(&mut self.day, at, day);
        put(&mut self.amount, at, amount);
        put(&mut self.removed, at, removed);
    }

    /// A customer went to the recycle bin or came back.
    pub(crate) fn set_owner_present(&mut self, customer: RowNumber, present: bool) {
        let rows = self.of(customer).collect::<Vec<_>>();
        let buyer = if present { customer.0 + 1 } else { 0 };
        for row in rows {
            let before = self.buyer.get(row.0 as usize).copied().unwrap_or(0);
            self.count = self.count + u32::from(buyer != 0) - u32::from(before != 0);
            put(&mut self.buyer, row.0 as usize, buyer);
        }
        self.unsettle(customer.0 + 1);
    }

    /// Every purchase row, counted or not.
    pub(crate) fn rows(&self) -> impl Iterator<Item = RowNumber> + use<> {
        (0..u32::try_from(self.buyer.len()).unwrap_or(u32::MAX)).map(RowNumber)
    }

    /// Raised by every change of purchases that count: what only they decide holds until then.
    pub(crate) fn version(&self) -> u64 {
        self.version
    }

    /// How many customers there are, removed ones included.
    pub(crate) fn customers(&self) -> u32 {
        u32::try_from(self.first.len()).unwrap_or(u32::MAX)
    }

    /// Sums up what changed. Returns whose purchases changed, by customer row; `None` when that are very many.
    pub(crate) fn settle(&mut self, customers: u32) -> Option<Vec<u32>> {
        self.totals
            .resize(customers as usize + 1, CustomerTotals::default());
        self.first.resize(customers as usize, NONE);
        self.unsettled.sort_unstable();
        self.unsettled.dedup();
        let unsettled = core::mem::take(&mut self.unsettled);
        self.version += u64::from(!unsettled.is_empty());
        if unsettled.len() > MANY {
            self.totals = self.by_day(customer_totals);
            return None;
        }
        let rows = unsettled
            .into_iter()
            .filter_map(|index| index.checked_sub(1));
        let rows = rows.collect::<Vec<_>>();
        for row in &rows {
            let totals = self.sum_up(RowNumber(*row));
            if let Some(place) = self.totals.get_mut(*row as usize + 1) {
                *place = totals;
            }
        }
        Some(rows)
    }

    fn sum_up(&self, customer: RowNumber) -> CustomerTotals {
        let mut rows = self
            .of(customer)
            .filter(|row| self.buyer(*row).is_some())
            .map(|row| (self.day(row), self.amount(row)))
            .collect::<Vec<_>>();
        rows.sort_unstable();
        let days = rows.iter().map(|(day, _)| *day).collect::<Vec<_>>();
        let amounts = rows.iter().map(|(_, amount)| *amount).collect::<Vec<_>>();
        let customers = vec![0; rows.len()];
        PurchaseColumns::new(1, &customers, &days, &amounts)
            .ok()
            .and_then(|columns| {
                customer_totals(&PurchasesByDay::from_columns(columns))
                    .first()
                    .copied()
            })
            .unwrap_or_default()
    }

    fn unsettle(&mut self, index: u32) {
        if index != 0 && self.unsettled.last() != Some(&index) {
            self.unsettled.push(index);
        }
    }

    fn link(&mut self, row: u32, owner: u32) {
        put(&mut self.owner, row as usize, owner);
        if owner == NONE {
            return;
        }
        if owner as usize >= self.first.len() {
            self.first.resize(owner as usize + 1, NONE);
        }
        let head = self.first.get(owner as usize).copied().unwrap_or(NONE);
        put(&mut self.next, row as usize, head);
        put(&mut self.first, owner as usize, row);
    }

    fn unlink(&mut self, row: u32, owner: u32) {
        let after = self.next.get(row as usize).copied().unwrap_or(NONE);
        put(&mut self.next, row as usize, NONE);
        let Some(head) = self.first.get(owner as usize).copied() else {
            return;
        };
        if head == row {
            put(&mut self.first, owner as usize, after);
            return;
        }
        let mut at = head;
        while let Some(next) = self.next.get(at as usize).copied() {
            if next == row {
                put(&mut self.next, at as usize, after);
                return;
            }
            at = next;
        }
    }
}

fn kept<T: Copy>(column: &[T], counts: impl Fn(usize) -> bool) -> Vec<T> {
    column
        .iter()
        .enumerate()
        .filter(|(at, _)| counts(*at))
        .map(|(_, value)| *value)
        .collect()
}

fn put<T>(column: &mut [T], at: usize, value: T) {
    if let Some(place) = column.get_mut(at) {
        *place = value;
    }
}
