//! Each finding in one sentence; what a page is called and what the overview says.

use crate::i18n::{Word as _, format, t};
use crate::route::InsightQuestion;
use api::{
    BasketsView, CauseRow, ComebackCurve, ComebackView, ComplaintTrend, ComplaintTrendView, Found,
    LeavingView, Measured, PrioritiesView, WorthView,
};
use domain::Money;

/// A difference less likely than this is none of chance.
const SIGNIFICANT: f64 = 0.05;
/// The finding speaks of half a year, if they were watched so long.
const SPOKEN_WEEKS: u32 = 26;

/// What a question is called before it is answered.
pub(in super::super) fn question_word(question: InsightQuestion) -> &'static str {
    use t::insights::question as text;
    match question {
        InsightQuestion::Leaving => text::leaving(),
        InsightQuestion::Worth => text::worth(),
        InsightQuestion::Retention => text::comeback(),
        InsightQuestion::Baskets => text::baskets(),
        InsightQuestion::Priorities => text::priorities(),
        InsightQuestion::Complaints => text::complaints(),
        InsightQuestion::Satisfaction => text::satisfaction(),
        InsightQuestion::Segments => text::segments(),
    }
}

pub(in super::super) fn leaving_finding(view: &LeavingView) -> Option<String> {
    let found = view.found.known()?;
    Some(if found.leaving == 0 {
        t::insights::leaving::none(&format::count(found.regulars))
    } else {
        t::insights::leaving::finding(found.leaving, &format::money_round(found.yearly))
    })
}

pub(in super::super) fn worth_finding(view: &WorthView) -> Option<String> {
    let found = view.found.known()?;
    let Measured::Value { value, .. } = found.mean else {
        return None;
    };
    let best = found.tenths.first().map_or(0.0, |tenth| tenth.share);
    Some(t::insights::worth::finding(
        &money(value),
        &format::percent(best, 0),
    ))
}

pub(in super::super) fn comeback_finding(view: &ComebackView) -> Option<String> {
    let found = view.found.known()?;
    let point = found
        .all
        .points
        .iter()
        .rev()
        .find(|point| point.week <= SPOKEN_WEEKS)?;
    let share = format::percent(point.share, 0);
    let weeks = u64::from(point.week);
    let is_sure = found.p.is_some_and(|p| p < SIGNIFICANT);
    let [earlier, lately] = found.curves.as_slice() else {
        return Some(t::insights::comeback::finding(&share, weeks));
    };
    Some(match (is_sure, is_sooner(lately, earlier)) {
        (true, true) => t::insights::comeback::finding_better(&share, weeks),
        (true, false) => t::insights::comeback::finding_worse(&share, weeks),
        (false, _) => t::insights::comeback::finding(&share, weeks),
    })
}

/// At the last week that both curves reach.
fn is_sooner(one: &ComebackCurve, other: &ComebackCurve) -> bool {
    let last = one.points.len().min(other.points.len());
    let at = |curve: &ComebackCurve| {
        let point = last.checked_sub(1).and_then(|at| curve.points.get(at));
        point.map_or(0.0, |point| point.share)
    };
    at(one) > at(other)
}

pub(in super::super) fn baskets_finding(view: &BasketsView) -> Option<String> {
    let Some(first) = view.pairs.first() else {
        return (view.receipts > 0).then(|| t::insights::baskets::none().to_owned());
    };
    let Measured::Value { value, .. } = first.confidence else {
        return None;
    };
    Some(t::insights::baskets::finding(
        &first.with_name,
        &format::percent(value, 0),
        &first.also_name,
    ))
}

pub(in super::super) fn priorities_finding(view: &PrioritiesView) -> Option<String> {
    view.found.known()?;
    let first = view.causes.first()?;
    Some(t::insights::priorities::finding(
        cause_word(first),
        &format::percent(first.share, 0),
    ))
}

/// What exactly, or which kind where nobody said what exactly.
pub(super) fn cause_word(cause: &CauseRow) -> &'static str {
    match (cause.sub_kind, cause.kind) {
        (Some(sub_kind), _) => sub_kind.word(),
        (None, Some(kind)) => kind.word(),
        (None, None) => "",
    }
}

#[allow(
    clippy::unnecessary_wraps,
    reason = "findings have one shape, and some questions have none"
)]
pub(in super::super) fn complaints_finding(view: &ComplaintTrendView) -> Option<String> {
    use t::insights::complaints as text;
    if view.complaints == 0 {
        return Some(text::none().to_owned());
    }
    let Found::Known(found) = &view.found else {
        return Some(text::short().to_owned());
    };
    let (lately, before) = (per_hundred(found.lately), per_hundred(found.before));
    Some(match change_of(found) {
        Change::Better => text::better(&lately, &before),
        Change::Worse => text::worse(&lately, &before),
        Change::Unsure => text::same(&lately, &before),
    })
}

/// Whether complaints became fewer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    Better,
    Worse,
    /// The interval of the difference leaves both possible.
    Unsure,
}

pub(super) fn change_of(found: &ComplaintTrend) -> Change {
    match found.difference {
        Measured::Value {
            interval: Some((_, high)),
            ..
        } if high < 0.0 => Change::Better,
        Measured::Value {
            interval: Some((low, _)),
            ..
        } if low > 0.0 => Change::Worse,
        _ => Change::Unsure,
    }
}

#[allow(
    clippy::cast_precision_loss,
    reason = "purchases of a shop are far below 2^53"
)]
pub(super) fn per_hundred((complaints, purchases): (u64, u64)) -> String {
    format::decimal(complaints as f64 / purchases.max(1) as f64 * 100.0, 2)
}

/// Minor units, without the minor unit.
pub(super) fn money(minor: f64) -> String {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "a float to integer cast saturates"
    )]
    let minor = minor.round() as i64;
    format::money_round(Money(minor))
}
