use super::bought::{Counts, purchases_of};
use super::change::{Compared, confidence_among, rate, widening_of};
use super::spans::Reach;
use super::subjects::{DaysOf, days_of};
use crate::query::Entry;
use crate::query::desk::lens::Lens;
use crate::query::trade::count;
use crate::state::{State, today};
use api::{
    Moment, Only, SubjectTrends, SubjectTrendsView, TrendBreakdown, TrendRow, TrendSpan,
    TrendSubject,
};
use domain::Day;
use domain::record::{ComplaintKind, CustomerClass, Product, Staff};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// Rows of a table at most.
const ROWS: usize = 12;

/// A subject with the days of its complaints, before it is judged.
struct Found {
    subject: TrendSubject,
    name: String,
    days: Vec<Day>,
    /// In the window.
    count: u32,
    lately: u32,
    before: u32,
}

/// What all rows are counted over.
struct Table<'a> {
    reach: Reach,
    spans: &'a [(TrendSpan, bool)],
    compared: Option<(TrendSpan, TrendSpan)>,
    /// Per subject: in the window, lately, before.
    bought: &'a FxHashMap<TrendSubject, Counts>,
}

impl State {
    pub(crate) fn subject_trends(&self, ask: SubjectTrends, moment: &Moment) -> SubjectTrendsView {
        let entries = self.complaint_entries(moment);
        let desk = self.desk(moment);
        let lens = Lens::new(self, &desk, moment);
        let counted: Vec<&Entry> = entries
            .iter()
            .filter(|entry| lens.is(Only::Counted, entry, None))
            .collect();
        let days = counted.iter().map(|entry| entry.day);
        let Some(reach) = Reach::of((ask.from, ask.to), days, today(moment)) else {
            return SubjectTrendsView::default();
        };
        let (unit, spans) = reach.spans();
        let compared = reach.compared();
        let mut days = days_of(counted.iter().copied());
        let mut found = |subject: TrendSubject, name: String| {
            let days = days.remove(&subject).unwrap_or_default();
            Found::of(subject, name, days, reach, compared)
        };
        let all = found(TrendSubject::All, String::new());
        let kinds = ComplaintKind::ALL.iter().copied().map(TrendSubject::Kind);
        let kinds: Vec<Found> = kinds.map(|kind| found(kind, String::new())).collect();
        let classes = CustomerClass::ALL.iter().copied().map(TrendSubject::Class);
        let classes: Vec<Found> = classes.map(|class| found(class, String::new())).collect();
        let others = self.frequent(days, reach, compared);
        let subjects = [&kinds, &classes, &others.products.0];
        let subjects = subjects.into_iter().flatten().map(|found| &found.subject);
        let mut windows = vec![reach.window];
        windows.extend(
            compared
                .iter()
                .flat_map(|(lately, before)| [*lately, *before]),
        );
        let bought = self.bought(subjects, &windows);
        let table = Table {
            reach,
            spans: &spans,
            compared,
            bought: &bought,
        };
        SubjectTrendsView {
            unit,
            spans: spans.iter().map(|(span, _)| *span).collect(),
            whole: spans.iter().map(|(_, is_whole)| *is_whole).collect(),
            compared,
            all: table
                .judged((vec![all], 0))
                .rows
                .into_iter()
                .next()
                .unwrap_or_default(),
            kinds: table.judged((kinds, 0)),
            products: table.judged(others.products),
            departments: table.judged(others.departments),
            people: table.judged(others.people),
            carriers: table.judged(others.carriers),
            classes: table.judged((classes, 0)),
        }
    }

    /// Of what there is no fixed number: the most frequent ones.
    fn frequent(
        &self,
        days: DaysOf,
        reach: Reach,
        compared: Option<(TrendSpan, TrendSpan)>,
    ) -> Others {
        let mut others = Others::default();
        // In any order: the rows are sorted below.
        let days: Vec<(TrendSubject, Vec<Day>)> = days.into_iter().collect();
        for (subject, days) in days {
            let (place, name) = match &subject {
                TrendSubject::Product(id) => (&mut others.products, self.name_of::<Product>(*id)),
                TrendSubject::Person(id) => (&mut others.people, self.name_of::<Staff>(*id)),
                TrendSubject::Department(_) => (&mut others.departments, Some(String::new())),
                TrendSubject::Carrier(_) => (&mut others.carriers, Some(String::new())),
                TrendSubject::All | TrendSubject::Kind(_) | TrendSubject::Class(_) => continue,
            };
            let Some(name) = name else { continue };
            place
                .0
                .push(Found::of(subject, name, days, reach, compared));
        }
        for (rows, left_out) in others.each() {
            rows.retain(|row| row.count > 0 || row.before > 0);
            rows.sort_by(|one, other| {
                let rank = |row: &Found| Reverse((row.count, row.before));
                (rank(one), &one.subject).cmp(&(rank(other), &other.subject))
            });
            *left_out = rows.iter().skip(ROWS).map(|row| row.count).sum();
            rows.truncate(ROWS);
        }
        others
    }
}

/// Rows, and the complaints of those that were left out.
type Frequent = (Vec<Found>, u32);

#[derive(Default)]
struct Others {
    products: Frequent,
    departments: Frequent,
    people: Frequent,
    carriers: Frequent,
}

impl Others {
    fn each(&mut self) -> [&mut Frequent; 4] {
        [
            &mut self.products,
            &mut self.departments,
            &mut self.people,
            &mut self.carriers,
        ]
    }
}

impl Found {
    fn of(
        subject: TrendSubject,
        name: String,
        days: Vec<Day>,
        reach: Reach,
        compared: Option<(TrendSpan, TrendSpan)>,
    ) -> Self {
        let within =
            |span: TrendSpan| count(days.iter().filter(|day| span.contains(**day)).count());
        Self {
            count: within(reach.window),
            lately: compared.map_or(0, |(lately, _)| within(lately)),
            before: compared.map_or(0, |(_, before)| within(before)),
            subject,
            name,
            days,
        }
    }
}

impl Table<'_> {
    fn judged(&self, (rows, left_out): Frequent) -> TrendBreakdown {
        let something = rows
            .iter()
            .filter(|row| row.lately + row.before > 0)
            .count();
        let confidence = confidence_among(something);
        let row = |found: Found| {
            let purchases = purchases_of(&found.subject, self.bought).map(Vec::as_slice);
            TrendRow {
                rate: match purchases {
                    Some([in_window, ..]) => Some(rate(found.count, *in_window)),
                    _ => None,
                },
                change: self
                    .compared_counts(&found, purchases)
                    .and_then(|compared| compared.change(confidence)),
                count: found.count,
                series: self.series(&found.days),
                subject: found.subject,
                name: found.name,
            }
        };
        TrendBreakdown {
            rows: rows.into_iter().map(row).collect(),
            left_out,
        }
    }

    fn compared_counts(&self, found: &Found, purchases: Option<&[u64]>) -> Option<Compared> {
        let (lately, before) = self.compared?;
        let whole = TrendSpan {
            first: self.reach.since,
            ..self.reach.window
        };
        let compared = Compared {
            lately: (lately, found.lately),
            before: (before, found.before),
            purchases: match purchases {
                Some([_, lately, before]) => Some((*lately, *before)),
                _ => None,
            },
            widening: widening_of(&found.days, whole),
        };
        compared.is_something().then_some(compared)
    }

    fn series(&self, days: &[Day]) -> Vec<u32> {
        let mut series = vec![0; self.spans.len()];
        for day in days {
            let at = self.spans.partition_point(|(span, _)| span.last < *day);
            let place = self.spans.get(at).filter(|(span, _)| span.contains(*day));
            if let (Some(count), Some(_)) = (series.get_mut(at), place) {
                *count += 1;
            }
        }
        series
    }
}
