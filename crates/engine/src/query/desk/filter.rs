use super::Entry;
use super::lens::{Lens, is_picked};
use api::ComplaintFilter;
use domain::complaint::Stage;
use domain::record::{AuditCase, ComplaintId};
use std::collections::BTreeMap;

/// A filter, with what must be looked up once for all complaints.
pub(super) struct Sieve<'a> {
    filter: &'a ComplaintFilter,
    lens: Lens<'a>,
    audited: BTreeMap<ComplaintId, AuditCase>,
}

impl<'a> Sieve<'a> {
    pub(super) fn new(filter: &'a ComplaintFilter, lens: Lens<'a>) -> Self {
        let audited = filter.audit.map(|pick| lens.audited(pick));
        Self {
            filter,
            lens,
            audited: audited.unwrap_or_default(),
        }
    }

    pub(super) fn lets_through(&self, entry: &Entry) -> bool {
        let filter = self.filter;
        self.is_of_object(entry)
            && is_in_time(filter, entry)
            && says(entry, &filter.text)
            && filter
                .only
                .iter()
                .all(|only| self.lens.is(*only, entry, filter.recovery))
            && self.is_counted(entry)
    }

    /// What it is about, and where it stands.
    fn is_of_object(&self, entry: &Entry) -> bool {
        let Self { filter, .. } = self;
        let Entry {
            complaint,
            standing,
            ..
        } = entry;
        let severity = standing.severity.or(complaint.severity);
        filter.customer.is_none_or(|id| complaint.customer == id)
            && is_one_of(&filter.stages, Some(Stage::of(standing)))
            && is_one_of(&filter.kinds, complaint.kind)
            && is_one_of(&filter.severities, severity)
            && is_one_of(&filter.assignees, standing.assignee)
            && is_one_of(&filter.causes, standing.cause)
            && filter
                .product
                .is_none_or(|id| complaint.product == Some(id))
            && filter.about.is_none_or(|id| complaint.about == Some(id))
            && (filter.department.is_empty() || standing.department == filter.department)
            && (filter.carrier.is_empty() || complaint.carrier == filter.carrier)
            && filter.class.is_none_or(|class| entry.class == Some(class))
    }

    /// What takes a look at its steps, at purchases or at an audit: asked last.
    fn is_counted(&self, entry: &Entry) -> bool {
        let Self {
            filter,
            lens,
            audited,
        } = self;
        let failed_by = || lens.failure(entry).map(|failure| failure.by);
        (filter.failed_by.is_empty() || is_one_of(&filter.failed_by, failed_by()))
            && filter.recovery.is_none_or(|group| lens.is_in(group, entry))
            && filter.audit.is_none_or(|pick| {
                audited
                    .get(&entry.complaint.id)
                    .is_some_and(|case| is_picked(pick, case))
            })
    }
}

fn is_in_time(filter: &ComplaintFilter, entry: &Entry) -> bool {
    let closed = |fits: &dyn Fn(domain::Day) -> bool| entry.closed_day.is_some_and(fits);
    filter.from.is_none_or(|from| entry.day >= from)
        && filter.to.is_none_or(|to| entry.day <= to)
        && filter
            .closed_from
            .is_none_or(|from| closed(&|day| day >= from))
        && filter.closed_to.is_none_or(|to| closed(&|day| day <= to))
}

fn is_one_of<T: PartialEq>(choices: &[T], value: Option<T>) -> bool {
    choices.is_empty() || value.is_some_and(|value| choices.contains(&value))
}

/// Every word typed stands in the number, the customer's name or what happened.
fn says(entry: &Entry, text: &str) -> bool {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return true;
    }
    let Entry { complaint, .. } = entry;
    let hay = format!(
        "c-{:04} {} {} {}",
        complaint.number, entry.customer_name, complaint.complainant, complaint.what_happened
    )
    .to_lowercase();
    text.split_whitespace().all(|word| hay.contains(word))
}
