//! Groups beside each other.

use super::gather::Seen;
use super::outcome::{add, headline, points};
use crate::state::{State, today};
use api::{CompareBy, ComparedQuestion, Comparison, GroupTest, Measured, Moment};
use domain::record::{Customer, CustomerId, QuestionKind};
use domain::survey::{Form, Question, Reply};
use ledger::{NameIndex, RowNumber, ValueRef};
use metrics::Confidence;
use metrics::comparison::{chi_square, holm, kruskal_wallis, mann_whitney};
use metrics::proportion::{Share, newcombe_difference};
use metrics::score::{Nps, nps_difference};
use std::collections::BTreeMap;

/// More groups than this say nothing any more; the largest are kept.
const MOST_GROUPS: usize = 12;
/// Expected counts below this make chi-square rough.
const FEW: f64 = 5.0;

/// How many answers, and by question how often each score or option.
pub(super) type Counted = (u64, Vec<Vec<u64>>);

/// Counts by group as they grow.
pub(super) struct Groups {
    by: CompareBy,
    field: Option<NameIndex>,
    /// By name of the group.
    found: BTreeMap<String, Counted>,
    sizes: Vec<usize>,
}

impl Groups {
    pub(super) fn new(state: &State, by: CompareBy, form: &Form) -> Self {
        let field = match by {
            CompareBy::Class => "class",
            CompareBy::Grade => "grade",
            CompareBy::CustomerKind => "kind",
            CompareBy::Area => "area",
            _ => "",
        };
        Self {
            by,
            field: state.book.names().find(field),
            found: BTreeMap::new(),
            sizes: form.questions().map(size_of).collect(),
        }
    }

    /// The counts of the group that an answer belongs to.
    pub(super) fn of(
        &mut self,
        state: &State,
        seen: &Seen<'_>,
        moment: &Moment,
    ) -> &mut Vec<Vec<u64>> {
        let name = self.name_of(state, seen, moment);
        let sizes = &self.sizes;
        let (n, counts) = self
            .found
            .entry(name)
            .or_insert_with(|| (0, sizes.iter().map(|size| vec![0; *size]).collect()));
        *n += 1;
        counts
    }

    fn name_of(&self, state: &State, seen: &Seen<'_>, moment: &Moment) -> String {
        let customer = || {
            let id = seen.customer.map(CustomerId)?;
            state.customer_number(id)
        };
        match self.by {
            CompareBy::Asked => seen.asked.to_owned(),
            CompareBy::Language => seen.language.to_owned(),
            CompareBy::Staff => seen.by.map(|id| id.to_string()).unwrap_or_default(),
            CompareBy::Edition => seen.edition.map(|id| id.to_string()).unwrap_or_default(),
            CompareBy::Season => {
                let (year, quarter) = season_of(seen.day);
                format!("{year}-{quarter}")
            }
            CompareBy::Segment => customer()
                .and_then(|number| state.segment(number, today(moment)))
                .map(|segment| segment.code().to_owned())
                .unwrap_or_default(),
            CompareBy::Class | CompareBy::Grade | CompareBy::CustomerKind | CompareBy::Area => {
                customer()
                    .and_then(|number| self.field_of(state, number))
                    .unwrap_or_default()
            }
        }
    }

    fn field_of(&self, state: &State, customer: RowNumber) -> Option<String> {
        let table = state.book.table(<Customer as domain::Record>::KIND.0)?;
        match table.row(customer)?.get(self.field?) {
            ValueRef::Text(text) => Some(text.to_owned()),
            ValueRef::Int(int) => Some(int.to_string()),
            _ => None,
        }
    }

    /// Each question that can be compared, with its test; p values adjusted for being many.
    pub(super) fn comparison(self, form: &Form) -> Comparison {
        let mut groups: Vec<(String, Counted)> = self.found.into_iter().collect();
        groups.sort_by(|(a, (m, _)), (b, (n, _))| (n, a).cmp(&(m, b)));
        groups.truncate(MOST_GROUPS);
        groups.sort_by(|(a, _), (b, _)| a.cmp(b));
        let mut questions: Vec<ComparedQuestion> = form
            .questions()
            .zip(0..)
            .filter(|(question, _)| size_of(question) > 1)
            .map(|(question, place)| {
                let counts: Vec<&[u64]> = groups
                    .iter()
                    .map(|(_, (_, counts))| counts.get(place).map_or(&[][..], Vec::as_slice))
                    .collect();
                compared(question, &counts)
            })
            .collect();
        let tested: Vec<f64> = questions
            .iter()
            .map(|one| one.p.unwrap_or(f64::NAN))
            .collect();
        for (question, p) in questions.iter_mut().zip(holm(&tested)) {
            question.p_adjusted = p.is_finite().then_some(p);
        }
        let tests = tested.iter().filter(|p| p.is_finite()).count();
        Comparison {
            groups: groups.into_iter().map(|(name, (n, _))| (name, n)).collect(),
            questions,
            tests: u32::try_from(tests).unwrap_or(u32::MAX),
        }
    }
}

/// Into so many counts a question's replies fall; none for what has no counts.
fn size_of(question: &Question) -> usize {
    match question.kind {
        QuestionKind::Single => question.keys().count(),
        _ if question.is_score() => points(question),
        _ => 0,
    }
}

pub(super) fn count(question: &Question, reply: &Reply, counts: &mut [u64]) {
    match reply {
        Reply::Score(score) => {
            add(counts, question.range().0, *score);
        }
        Reply::Keys(keys) if question.kind == QuestionKind::Single => {
            let place = keys
                .first()
                .and_then(|key| question.keys().position(|known| known == key));
            if let Some(count) = place.and_then(|place| counts.get_mut(place)) {
                *count += 1;
            }
        }
        _ => {}
    }
}

fn compared(question: &Question, counts: &[&[u64]]) -> ComparedQuestion {
    let mut compared = ComparedQuestion {
        name: question.name.clone(),
        ..ComparedQuestion::default()
    };
    if question.kind == QuestionKind::Single {
        let table: Vec<Vec<u64>> = counts.iter().map(|counts| counts.to_vec()).collect();
        if let Ok(test) = chi_square(&table) {
            compared.test = Some(GroupTest::ChiSquare);
            compared.statistic = Some(test.chi_square);
            compared.p = Some(test.p);
            compared.effect = Some(test.v);
            compared.is_rough = test.least_expected < FEW;
        }
        return compared;
    }
    compared.headlines = counts
        .iter()
        .map(|counts| headline(question, counts))
        .collect();
    let (kind, test) = match counts {
        [first, second] => (GroupTest::MannWhitney, mann_whitney(first, second)),
        _ => (GroupTest::KruskalWallis, kruskal_wallis(counts)),
    };
    if let Ok(test) = test {
        compared.test = Some(kind);
        compared.statistic = Some(test.statistic);
        compared.p = Some(test.p);
        compared.effect = Some(test.effect);
        let least = counts.iter().map(|counts| counts.iter().sum::<u64>()).min();
        compared.is_rough = least.is_some_and(|least| least < 8);
    }
    if let [first, second] = counts {
        compared.difference = difference(question, first, second);
    }
    compared
}

fn difference(question: &Question, first: &[u64], second: &[u64]) -> Measured {
    let p95 = Confidence::P95;
    let sum = |counts: &[u64], from: usize, to: usize| -> u64 {
        counts.iter().skip(from).take(to - from).sum()
    };
    if question.kind == QuestionKind::Recommend {
        let groups = |counts: &[u64]| Nps {
            promoters: sum(counts, 9, 11),
            passives: sum(counts, 7, 9),
            detractors: sum(counts, 0, 7),
        };
        return crate::query::measured(nps_difference(groups(first), groups(second), p95));
    }
    let good = if question.kind == QuestionKind::Effort {
        3
    } else {
        2
    };
    let share = |counts: &[u64]| {
        let all: u64 = counts.iter().sum();
        let hits = if question.reversed {
            sum(counts, 0, good)
        } else {
            sum(counts, counts.len().saturating_sub(good), counts.len())
        };
        Share::of(hits, all - hits)
    };
    let pair = share(first).and_then(|first| Ok((first, share(second)?)));
    crate::query::measured(pair.map(|(first, second)| newcombe_difference(first, second, p95)))
}

/// Year and quarter.
pub(super) fn season_of(day: domain::Day) -> (i32, u8) {
    use chrono::Datelike as _;
    let date = day.date();
    let quarter = date.month0() / 3 + 1;
    (date.year(), u8::try_from(quarter).unwrap_or(1))
}
