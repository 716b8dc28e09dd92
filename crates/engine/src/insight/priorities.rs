use crate::query::measured;
use crate::state::{State, today};
use api::{CauseRow, Found, Measured, Moment, PrioritiesView};
use domain::record::{Complaint, ComplaintKind, ComplaintSubKind};
use domain::{Day, Money};
use ledger::RowNumber;
use metrics::Confidence;
use metrics::attributes::pareto;
use metrics::proportion::{Share, wilson};
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

/// Fewer complaints show no pattern.
const NEED: u64 = 10;
/// A customer who bought again within so many days came back.
const WITHIN: i32 = 90;

type Cause = (Option<ComplaintKind>, Option<ComplaintSubKind>);

#[derive(Default)]
struct Case {
    complaints: u64,
    customers: FxHashSet<u32>,
    watched: u64,
    returned: u64,
}

impl State {
    /// Causes of complaints, the most frequent first, with what stands behind them.
    pub(crate) fn priorities(&self, moment: &Moment) -> PrioritiesView {
        let day = today(moment);
        let mut cases: BTreeMap<Cause, Case> = BTreeMap::new();
        let mut unnamed = 0;
        for (complaint, customer) in self.complaints_counted() {
            let Some(cause) = cause_of(&complaint) else {
                unnamed += 1;
                continue;
            };
            let case = cases.entry(cause).or_default();
            case.complaints += 1;
            case.customers.insert(customer.0);
            let at = complaint.at.day(moment.offset_minutes);
            if day.since(at) >= WITHIN {
                case.watched += 1;
                case.returned += u64::from(self.bought_within(customer, at));
            }
        }
        let cases: Vec<(Cause, Case)> = cases.into_iter().collect();
        let counts: Vec<u64> = cases.iter().map(|(_, case)| case.complaints).collect();
        let n: u64 = counts.iter().sum();
        let Ok(table) = pareto(&counts, None) else {
            return PrioritiesView {
                unnamed,
                found: Found::NotEnough { n, need: NEED },
                ..PrioritiesView::default()
            };
        };
        let causes = table.rows.iter().filter_map(|row| {
            let ((kind, sub_kind), case) = cases.get(row.cause)?;
            Some(CauseRow {
                kind: *kind,
                sub_kind: *sub_kind,
                complaints: row.count,
                share: row.percent / 100.0,
                cumulative: row.cumulative_percent / 100.0,
                customers: case.customers.len() as u64,
                yearly: self.yearly_of(&case.customers),
                returned: returned(case),
            })
        });
        PrioritiesView {
            n,
            unnamed,
            causes: causes.collect(),
            vital: u32::try_from(table.vital).unwrap_or(u32::MAX),
            found: if n < NEED {
                Found::NotEnough { n, need: NEED }
            } else {
                Found::Known(())
            },
        }
    }

    /// The complaints of customers who are not in the recycle bin.
    pub(super) fn complaints_counted(&self) -> impl Iterator<Item = (Complaint, RowNumber)> {
        self.present::<Complaint>().filter_map(|(_, complaint)| {
            let customer = self.customer_number(complaint.customer)?;
            self.index
                .is_present(customer)
                .then_some((complaint, customer))
        })
    }

    fn bought_within(&self, customer: RowNumber, from: Day) -> bool {
        let purchases = &self.index.purchases;
        purchases
            .of(customer)
            .map(|row| purchases.day(row) - from.0)
            .any(|days| days > 0 && days <= WITHIN)
    }

    fn yearly_of(&self, customers: &FxHashSet<u32>) -> Money {
        let mut rows: Vec<u32> = customers.iter().copied().collect();
        rows.sort_unstable();
        let sums = rows.into_iter().map(|row| self.yearly(RowNumber(row)));
        Money(sums.fold(0, i64::saturating_add))
    }

    /// Who complained about this.
    pub(crate) fn complained_of(&self, cause: Cause) -> Box<dyn Fn(RowNumber) -> bool + '_> {
        let rows: FxHashSet<u32> = self
            .complaints_counted()
            .filter(|(complaint, _)| cause_of(complaint) == Some(cause))
            .map(|(_, customer)| customer.0)
            .collect();
        Box::new(move |row| rows.contains(&row.0))
    }
}

fn cause_of(complaint: &Complaint) -> Option<Cause> {
    let kind = complaint.sub_kind.map(ComplaintSubKind::kind);
    let kind = kind.or(complaint.kind)?;
    Some((Some(kind), complaint.sub_kind))
}

fn returned(case: &Case) -> Measured {
    let share = Share::of(case.returned, case.watched - case.returned);
    measured(share.map(|share| wilson(share, Confidence::P95)))
}
