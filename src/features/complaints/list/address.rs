//! How the filters of the list stand in the address; never changes, or bookmarks would break.

use crate::route::{ListState, Route};
use api::{AuditFound, AuditPick, ComplaintFilter, Only, RecoveryGroup, SolvedWithin, TrendSpeed};
use core::str::FromStr;
use domain::Day;
use domain::audit::AuditQuestion;
use domain::complaint::Stage;
use domain::record::{
    AuditId, CauseCode, ComplaintKind, CustomerClass, FailedBy, Finding, Severity,
};

pub(super) const ONLY: &str = "only";
pub(super) const STAGE: &str = "stage";
pub(super) const KIND: &str = "kind";
pub(super) const SEVERITY: &str = "severity";
pub(super) const ASSIGNEE: &str = "responsible";
pub(super) const CAUSE: &str = "cause";
pub(super) const PRODUCT: &str = "product";
pub(super) const ABOUT: &str = "about";
pub(super) const DEPARTMENT: &str = "department";
pub(super) const CLASS: &str = "class";
pub(super) const CARRIER: &str = "carrier";
pub(super) const FAILED_BY: &str = "failed_by";
pub(super) const SOLVED: &str = "solved";
pub(super) const FROM: &str = "from";
pub(super) const TO: &str = "to";
pub(super) const CLOSED_FROM: &str = "closed_from";
pub(super) const CLOSED_TO: &str = "closed_to";
pub(super) const AUDIT: &str = "audit";
/// What an audit found: `in_time.no`, `all.yes`, `all.open`.
pub(super) const FOUND: &str = "found";
const ALL: &str = "all";
const OPEN: &str = "open";

const ONLY_CODES: &[(Only, &str)] = &[
    (Only::Open, "open"),
    (Only::Mine, "mine"),
    (Only::Repeats, "repeats"),
    (Only::Reopened, "reopened"),
    (Only::Late, "late"),
    (Only::NearlyLate, "pressing"),
    (Only::Pressing, "today"),
    (Only::Counted, "counted"),
    (Only::Closed, "closed"),
    (Only::AcknowledgedInTime, "acknowledged_in_time"),
    (Only::AcknowledgedOrLate, "acknowledged_or_late"),
    (Only::AnsweredInTime, "answered_in_time"),
    (Only::AnsweredOrLate, "answered_or_late"),
    (Only::SolvedInTime, "solved_in_time"),
    (Only::SolvedOrLate, "solved_or_late"),
    (Only::WithCost, "with_cost"),
    (Only::Rated, "rated"),
    (Only::OldSolved, "old_solved"),
    (Only::OldNotSolved, "old_not_solved"),
    (Only::NewAppeared, "new_appeared"),
    (Only::NothingNew, "nothing_new"),
    (Only::CameBack, "came_back"),
];

const RECOVERY_CODES: &[(RecoveryGroup, &str)] = &[
    (RecoveryGroup::Desk(SolvedWithin::Day), "day"),
    (RecoveryGroup::Desk(SolvedWithin::Week), "week"),
    (RecoveryGroup::Desk(SolvedWithin::Longer), "longer"),
    (RecoveryGroup::Desk(SolvedWithin::NotSolved), "not"),
    (RecoveryGroup::Trend(TrendSpeed::Quick), "3-days"),
    (RecoveryGroup::Trend(TrendSpeed::Later), "later"),
    (
        RecoveryGroup::Trend(TrendSpeed::NotSolved),
        "not-watched-90",
    ),
];

pub(super) fn only_code(only: Only) -> &'static str {
    code_of(ONLY_CODES, only)
}

pub(super) fn only_from(code: &str) -> Option<Only> {
    from_code(ONLY_CODES, code)
}

pub(super) fn recovery_from(code: &str) -> Option<RecoveryGroup> {
    from_code(RECOVERY_CODES, code)
}

fn code_of<T: Copy + PartialEq>(codes: &[(T, &'static str)], value: T) -> &'static str {
    let known = codes.iter().find(|(known, _)| *known == value);
    known.map_or("", |(_, code)| *code)
}

fn from_code<T: Copy>(codes: &[(T, &'static str)], code: &str) -> Option<T> {
    let known = codes.iter().find(|(_, known)| *known == code);
    known.map(|(value, _)| *value)
}

/// What the address asks for.
pub(in super::super) fn filter_from(list: &ListState) -> ComplaintFilter {
    ComplaintFilter {
        text: list.text.clone(),
        only: many(list, ONLY, only_from),
        customer: None,
        stages: many(list, STAGE, Stage::from_code),
        kinds: many(list, KIND, ComplaintKind::from_code),
        severities: many(list, SEVERITY, Severity::from_code),
        assignees: many(list, ASSIGNEE, |id| id.parse().ok()),
        causes: many(list, CAUSE, CauseCode::from_code),
        product: parsed(list, PRODUCT),
        about: parsed(list, ABOUT),
        department: list.value(DEPARTMENT).unwrap_or_default().to_owned(),
        class: list.value(CLASS).and_then(CustomerClass::from_code),
        carrier: list.value(CARRIER).unwrap_or_default().to_owned(),
        failed_by: many(list, FAILED_BY, FailedBy::from_code),
        recovery: list.value(SOLVED).and_then(recovery_from),
        audit: parsed::<AuditId>(list, AUDIT).map(|audit| {
            let (question, found) = list.value(FOUND).and_then(found_from).unwrap_or_default();
            AuditPick {
                audit,
                question,
                found: found.unwrap_or(AuditFound::Drawn),
            }
        }),
        closed_from: parsed(list, CLOSED_FROM),
        closed_to: parsed(list, CLOSED_TO),
        from: parsed(list, FROM),
        to: parsed(list, TO),
    }
}

fn many<T>(list: &ListState, field: &str, read: impl Fn(&str) -> Option<T>) -> Vec<T> {
    list.values(field).filter_map(read).collect()
}

pub(super) fn parsed<T: FromStr>(list: &ListState, field: &str) -> Option<T> {
    list.value(field).and_then(|value| value.parse().ok())
}

/// The question, and what was said about it.
pub(super) fn found_from(code: &str) -> Option<(Option<AuditQuestion>, Option<AuditFound>)> {
    let (question, found) = code.split_once('.')?;
    let question = match question {
        ALL => None,
        question => Some(AuditQuestion::from_code(question)?),
    };
    let found = match found {
        OPEN => AuditFound::Open,
        finding => AuditFound::Said(Finding::from_code(finding)?),
    };
    Some((question, Some(found)))
}

fn found_code(question: Option<AuditQuestion>, found: AuditFound) -> String {
    let question = question.map_or(ALL, AuditQuestion::code);
    match found {
        AuditFound::Drawn => String::new(),
        AuditFound::Open => format!("{question}.{OPEN}"),
        AuditFound::Said(finding) => format!("{question}.{}", finding.code()),
    }
}

/// The list of the complaints behind a figure.
#[derive(Clone, Debug)]
pub(crate) struct Behind(ListState);

impl Behind {
    /// Every complaint.
    pub(crate) fn all() -> Self {
        Self(ListState::default().with("show", "list"))
    }

    /// Those that the desk's figures count in a window of days.
    pub(crate) fn counted(from: Option<Day>, to: Option<Day>) -> Self {
        Self::all().only(Only::Counted).recorded(from, to)
    }

    /// Those drawn for an audit, or some of them.
    pub(crate) fn audited(pick: AuditPick) -> Self {
        let found = found_code(pick.question, pick.found);
        Self::all()
            .with(AUDIT, &pick.audit.to_string())
            .with(FOUND, &found)
    }

    pub(crate) fn only(self, only: Only) -> Self {
        Self(self.0.toggled(ONLY, only_code(only)))
    }

    pub(crate) fn recorded(self, from: Option<Day>, to: Option<Day>) -> Self {
        self.with(FROM, &day(from)).with(TO, &day(to))
    }

    pub(crate) fn closed(self, from: Option<Day>, to: Option<Day>) -> Self {
        self.with(CLOSED_FROM, &day(from)).with(CLOSED_TO, &day(to))
    }

    pub(crate) fn cause(self, cause: CauseCode) -> Self {
        self.with(CAUSE, cause.code())
    }

    pub(crate) fn kind(self, kind: ComplaintKind) -> Self {
        self.with(KIND, kind.code())
    }

    pub(crate) fn product(self, id: domain::record::ProductId) -> Self {
        self.with(PRODUCT, &id.to_string())
    }

    pub(crate) fn about(self, id: domain::record::StaffId) -> Self {
        self.with(ABOUT, &id.to_string())
    }

    pub(crate) fn department(self, name: &str) -> Self {
        self.with(DEPARTMENT, name)
    }

    pub(crate) fn carrier(self, name: &str) -> Self {
        self.with(CARRIER, name)
    }

    pub(crate) fn class(self, class: CustomerClass) -> Self {
        self.with(CLASS, class.code())
    }

    pub(crate) fn failed_by(self, failed_by: FailedBy) -> Self {
        self.with(FAILED_BY, failed_by.code())
    }

    pub(crate) fn recovery(self, group: RecoveryGroup) -> Self {
        self.with(SOLVED, code_of(RECOVERY_CODES, group))
    }

    pub(crate) fn route(self) -> Route {
        Route::Complaints(self.0)
    }

    fn with(self, field: &str, value: &str) -> Self {
        Self(self.0.with(field, value))
    }
}

fn day(day: Option<Day>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Id;
    use domain::record::{ProductId, StaffId};

    fn read_back(behind: Behind) -> ComplaintFilter {
        let address = behind.route().href();
        match Route::from_hash(&address) {
            Route::Complaints(list) => filter_from(&list),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_stands_behind_a_figure_survives_the_address() {
        let (from, to) = (Day(20_000), Day(20_030));
        let every = read_back(
            Behind::counted(Some(from), Some(to))
                .cause(CauseCode::Delay)
                .kind(ComplaintKind::Transport)
                .product(ProductId(Id(7)))
                .about(StaffId(Id(8)))
                .department("送货 & 安装")
                .carrier("顺丰=1")
                .class(CustomerClass::Core)
                .failed_by(FailedBy::Supplier)
                .recovery(RecoveryGroup::Trend(TrendSpeed::Later))
                .closed(Some(from), None)
                .only(Only::CameBack),
        );
        let expected = ComplaintFilter {
            only: vec![Only::Counted, Only::CameBack],
            causes: vec![CauseCode::Delay],
            kinds: vec![ComplaintKind::Transport],
            product: Some(ProductId(Id(7))),
            about: Some(StaffId(Id(8))),
            department: "送货 & 安装".to_owned(),
            carrier: "顺丰=1".to_owned(),
            class: Some(CustomerClass::Core),
            failed_by: vec![FailedBy::Supplier],
            recovery: Some(RecoveryGroup::Trend(TrendSpeed::Later)),
            closed_from: Some(from),
            from: Some(from),
            to: Some(to),
            ..ComplaintFilter::default()
        };
        assert_eq!(every, expected);
        for (only, _) in ONLY_CODES {
            assert_eq!(read_back(Behind::all().only(*only)).only, [*only]);
        }
        for (group, _) in RECOVERY_CODES {
            assert_eq!(
                read_back(Behind::all().recovery(*group)).recovery,
                Some(*group)
            );
        }
    }

    #[test]
    fn what_an_audit_found_survives_the_address() {
        let questions = AuditQuestion::ALL.iter().copied().map(Some);
        for question in questions.chain([None]) {
            for found in [
                AuditFound::Open,
                AuditFound::Said(Finding::Yes),
                AuditFound::Said(Finding::No),
                AuditFound::Said(Finding::NotApplicable),
            ] {
                let pick = AuditPick {
                    audit: AuditId(Id(5)),
                    question,
                    found,
                };
                assert_eq!(read_back(Behind::audited(pick)).audit, Some(pick));
            }
        }
        let drawn = AuditPick {
            audit: AuditId(Id(5)),
            question: None,
            found: AuditFound::Drawn,
        };
        assert_eq!(read_back(Behind::audited(drawn)).audit, Some(drawn));
        for unknown in ["", "all", "all.perhaps", "later.yes"] {
            assert_eq!(found_from(unknown), None, "{unknown}");
        }
    }
}
