use super::approval::rank;
use super::{Approver, ClockState, Clocks, Standing};
use crate::record::{CustomerClass, Role, Severity, Staff, StaffId};
use serde::{Deserialize, Serialize};

/// How far up the ladder a complaint has climbed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Rung {
    /// Whoever has it in hand is reminded.
    Responsible,
    /// Whoever looks after customers of this class is warned.
    ClassManager,
    /// The one above.
    Above,
    /// The general manager, or the owner.
    Top,
}

/// Who is to be warned of a complaint, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Escalation {
    pub rung: Rung,
    /// The role to be warned; none on the lowest rung, which is a person's.
    pub role: Option<Role>,
    /// Of those who work here, the one in that role or the next above it; never whom the complaint is about.
    pub warn: Option<Approver>,
    /// Of the clock that is furthest gone.
    pub used_percent: i64,
}

/// Near, late, twice the time, three times.
const NEAR_PERCENT: i64 = 80;
const TWICE_PERCENT: i64 = 200;
const THRICE_PERCENT: i64 = 300;

impl Escalation {
    /// The ladder by age, severity and class: a complaint climbs a rung when its time is nearly gone, gone, gone twice
    /// and gone three times over. A major one, and one in which somebody may come to harm, stands a rung higher from the
    /// start, and is never below the class's manager. `None` while nothing is pressing.
    pub fn of(
        clocks: &Clocks,
        standing: &Standing,
        severity: Option<Severity>,
        class: Option<CustomerClass>,
        about: Option<StaffId>,
        staff: &[Staff],
    ) -> Option<Self> {
        if !standing.is_open() {
            return None;
        }
        let running = clocks.all().into_iter().filter(|clock| clock.due.is_some());
        let used_percent = running.map(super::Clock::used_percent).max().unwrap_or(0);
        let is_late = clocks
            .all()
            .iter()
            .any(|clock| clock.state == ClockState::Late);
        let by_age = match used_percent {
            THRICE_PERCENT.. => 4,
            TWICE_PERCENT.. => 3,
            // Exactly the limit is still in time.
            _ if is_late => 2,
            NEAR_PERCENT.. => 1,
            _ => 0,
        };
        let is_grave = severity == Some(Severity::Major) || standing.is_safety_case;
        let rung = match by_age + u8::from(is_grave) * if by_age == 0 { 2 } else { 1 } {
            0 => return None,
            1 => Rung::Responsible,
            2 => Rung::ClassManager,
            3 => Rung::Above,
            _ => Rung::Top,
        };
        let role = role_at(rung, class);
        let warn = match role {
            None => standing
                .assignee
                .filter(|id| Some(*id) != about)
                .and_then(|id| staff.iter().find(|staff| staff.id == id && !staff.left))
                .map(person),
            Some(role) => in_charge(role, about, staff),
        };
        Some(Self {
            rung,
            role,
            warn,
            used_percent,
        })
    }
}

/// Warnings are routed by class: core customers to the general manager's deputy, important ones to the marketing
/// director, large ones to the branch's sales manager, all others to the customer manager.
fn role_at(rung: Rung, class: Option<CustomerClass>) -> Option<Role> {
    use CustomerClass as C;
    match (rung, class.unwrap_or(C::General)) {
        (Rung::Responsible, _) => None,
        (Rung::ClassManager, C::General) => Some(Role::AccountManager),
        (Rung::ClassManager, C::Large) => Some(Role::BranchSalesManager),
        (Rung::Above, C::General) => Some(Role::DepartmentManager),
        (Rung::ClassManager, C::Important) | (Rung::Above, C::Large) => {
            Some(Role::MarketingDirector)
        }
        (Rung::ClassManager, C::Core) | (Rung::Above, C::Important) => {
            Some(Role::DeputyGeneralManager)
        }
        (Rung::Above, C::Core) | (Rung::Top, _) => Some(Role::GeneralManager),
    }
}

/// A small shop has few roles: the one asked for, or the next above, or else whoever ranks highest.
fn in_charge(role: Role, about: Option<StaffId>, staff: &[Staff]) -> Option<Approver> {
    let eligible = || {
        staff
            .iter()
            .filter(|staff| !staff.left && Some(staff.id) != about)
    };
    let wanted = rank(Some(role));
    eligible()
        .filter(|staff| rank(staff.role) >= wanted)
        .min_by_key(|staff| (rank(staff.role), staff.id))
        .or_else(|| eligible().max_by_key(|staff| rank(staff.role)))
        .map(person)
}

fn person(staff: &Staff) -> Approver {
    Approver {
        staff: staff.id,
        name: staff.name.clone(),
        role: staff.role,
    }
}
