//! From the list's state in the address to the question for the engine.

use crate::features::customers::drill_down::{GROUP, SEGMENT, group_from_text, segment_from_text};
use crate::route::ListState;
use api::{CustomerFilter, CustomerList, CustomerSort, Window};
use domain::Money;
use domain::record::{ChannelRole, Consent, CustomerClass, CustomerKind};
use std::str::FromStr;

/// Names of the filters in the address; they never change, or bookmarks and saved views would break.
pub(super) mod names {
    pub(in super::super) const KIND: &str = "kind";
    pub(in super::super) const CLASS: &str = "class";
    pub(in super::super) const GRADE: &str = "grade";
    pub(in super::super) const ROLE: &str = "role";
    pub(in super::super) const TAG: &str = "tag";
    pub(in super::super) const AREA: &str = "area";
    pub(in super::super) const MANAGER: &str = "manager";
    pub(in super::super) const CONSENT: &str = "consent";
    pub(in super::super) const LAST_FROM: &str = "last-from";
    pub(in super::super) const LAST_TO: &str = "last-to";
    pub(in super::super) const TOTAL_FROM: &str = "total-from";
    pub(in super::super) const TOTAL_TO: &str = "total-to";
}

/// Columns by which the list can be sorted, as they stand in the address.
const SORTS: [(&str, CustomerSort); 9] = [
    ("name", CustomerSort::Name),
    ("number", CustomerSort::Number),
    ("class", CustomerSort::Class),
    ("grade", CustomerSort::Grade),
    ("area", CustomerSort::Area),
    ("last", CustomerSort::LastPurchase),
    ("purchases", CustomerSort::Purchases),
    ("total", CustomerSort::Total),
    ("created", CustomerSort::Created),
];

/// What the engine is asked for a window of the list. What this build does not know is left out.
pub(super) fn question(state: &ListState, window: Window) -> CustomerList {
    let chosen = state.sort.as_ref().and_then(|sort| {
        let (_, column) = SORTS.iter().find(|(name, _)| *name == sort.column)?;
        Some((*column, sort.descending))
    });
    // While searching, the best match stands first, unless another order was chosen.
    let (sort, descending) = chosen.unwrap_or_else(|| {
        let is_searching = !state.text.trim().is_empty();
        let sort = if is_searching {
            CustomerSort::Match
        } else {
            CustomerSort::Name
        };
        (sort, false)
    });
    CustomerList {
        filter: filter(state),
        sort,
        descending,
        window,
    }
}

/// What the list is restricted to.
pub(super) fn filter(state: &ListState) -> CustomerFilter {
    CustomerFilter {
        text: state.text.clone(),
        kinds: read(state, names::KIND, CustomerKind::from_code),
        classes: read(state, names::CLASS, CustomerClass::from_code),
        grades: read(state, names::GRADE, parsed),
        channel_roles: read(state, names::ROLE, ChannelRole::from_code),
        tags: read(state, names::TAG, |tag| Some(tag.to_owned())),
        areas: read(state, names::AREA, |area| Some(area.to_owned())),
        managers: read(state, names::MANAGER, parsed),
        consents: read(state, names::CONSENT, Consent::from_code),
        segments: read(state, SEGMENT, segment_from_text),
        group: state.value(GROUP).and_then(group_from_text),
        last_purchase_from: state.value(names::LAST_FROM).and_then(parsed),
        last_purchase_to: state.value(names::LAST_TO).and_then(parsed),
        total_from: state.value(names::TOTAL_FROM).and_then(parsed).map(Money),
        total_to: state.value(names::TOTAL_TO).and_then(parsed).map(Money),
    }
}

/// The values of a filter that this build understands.
pub(super) fn read<T>(state: &ListState, name: &str, parse: impl Fn(&str) -> Option<T>) -> Vec<T> {
    state.values(name).filter_map(parse).collect()
}

pub(super) fn parsed<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

/// The state with exactly these values for a filter.
pub(super) fn with_values(
    mut state: ListState,
    name: &str,
    values: impl IntoIterator<Item = String>,
) -> ListState {
    state.filters.retain(|(known, _)| known != name);
    let values = values.into_iter().filter(|value| !value.is_empty());
    state
        .filters
        .extend(values.map(|value| (name.to_owned(), value)));
    state
}

#[cfg(test)]
mod tests {
    use super::*;
    use api::{CustomerGroup, Segment};
    use domain::Day;

    const WINDOW: Window = Window {
        offset: 200,
        limit: 100,
    };

    fn asked(address: &str) -> CustomerList {
        let state: ListState = address.parse().unwrap();
        question(&state, WINDOW)
    }

    #[test]
    fn a_plain_list_is_in_the_order_of_names() {
        let ask = asked("");
        assert_eq!(ask.filter, CustomerFilter::default());
        assert_eq!((ask.sort, ask.descending), (CustomerSort::Name, false));
        assert_eq!(ask.window, WINDOW);
    }

    #[test]
    fn searching_puts_the_best_match_first_unless_told_otherwise() {
        assert_eq!(asked("q=王").sort, CustomerSort::Match);
        assert_eq!(asked("q=+").sort, CustomerSort::Name);
        let sorted = asked("q=王&sort=-total");
        assert_eq!(
            (sorted.sort, sorted.descending),
            (CustomerSort::Total, true)
        );
    }

    #[test]
    fn filters_are_read_and_strangers_passed_over() {
        let filter = asked(
            "f.kind=business&f.class=core&f.class=large&f.class=huge&f.grade=2&f.tag=老客户&f.segment=at-risk\
             &f.group=retained:90&f.last-from=2026-01-31&f.total-to=120000&f.moon=full",
        )
        .filter;
        assert_eq!(filter.kinds, [CustomerKind::Business]);
        assert_eq!(filter.classes, [CustomerClass::Core, CustomerClass::Large]);
        assert_eq!(filter.grades, [2]);
        assert_eq!(filter.tags, ["老客户"]);
        assert_eq!(filter.segments, [Segment::AtRisk]);
        assert_eq!(
            filter.group,
            Some(CustomerGroup::Retained { window_days: 90 })
        );
        assert_eq!(filter.last_purchase_from, Day::from_ymd(2026, 1, 31));
        assert_eq!(filter.total_to, Some(Money(120_000)));
    }

    #[test]
    fn values_of_one_filter_are_replaced_together() {
        let state: ListState = "f.tag=a&f.grade=1&f.tag=b".parse().unwrap();
        let state = with_values(state, names::TAG, ["c".to_owned(), String::new()]);
        assert_eq!(state.values(names::TAG).collect::<Vec<_>>(), ["c"]);
        assert_eq!(state.value(names::GRADE), Some("1"));
    }
}
