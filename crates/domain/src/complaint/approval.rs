use super::Refusal;
use crate::Money;
use crate::record::{DeskRules, Role, Severity, Staff, StaffId};
use serde::{Deserialize, Serialize};

/// Up to which cost a role may allow a remedy 权限.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Limit {
    Any,
    UpTo(Money),
}

impl Limit {
    pub fn covers(self, cost: Money) -> bool {
        match self {
            Self::Any => true,
            Self::UpTo(limit) => cost <= limit,
        }
    }
}

/// Whom to ask instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approver {
    pub staff: StaffId,
    pub name: String,
    pub role: Option<Role>,
}

/// Who may judge and approve in this shop, and up to which cost.
///
/// A shop without any staff entered is one person's, and nothing is above them. A shop that has given nobody a role has
/// no limits yet. Impartiality holds in every shop that has names: whoever a complaint is about neither judges nor
/// approves nor settles it, even if that is the owner; somebody else has to be entered then.
#[derive(Clone, Debug)]
pub struct Authority {
    pub rules: DeskRules,
    /// Everybody there is; whoever left is not asked.
    pub staff: Vec<Staff>,
    /// Who is working on this device.
    pub actor: Option<StaffId>,
    /// Whom the complaint is about.
    pub about: Option<StaffId>,
}

impl Authority {
    /// Whether whoever works here may judge this complaint.
    pub fn may_judge(&self) -> Result<(), Refusal> {
        match (self.actor, self.about) {
            (Some(actor), Some(about)) if actor == about => Err(Refusal::AboutYourself),
            // It could be the person complained about who holds the device.
            (None, Some(_)) => Err(Refusal::WhoAreYou),
            _ => Ok(()),
        }
    }

    /// Whether whoever works here may allow a remedy of this cost.
    pub fn may_approve(&self, cost: Money, severity: Option<Severity>) -> Result<(), Refusal> {
        self.may_judge()?;
        if !self.present().any(|staff| staff.role.is_some()) {
            return Ok(());
        }
        let actor = self.actor.ok_or(Refusal::WhoAreYou)?;
        let role = self
            .staff
            .iter()
            .find(|staff| staff.id == actor)
            .and_then(|staff| staff.role);
        if severity == Some(Severity::Major) && rank(role) < self.rank_for_major() {
            return Err(Refusal::MajorGoesHigher {
                ask: self.approver(cost, severity),
            });
        }
        match self.rules.limit(role) {
            Limit::UpTo(limit) if cost > limit => Err(Refusal::AboveLimit {
                limit,
                ask: self.approver(cost, severity),
            }),
            _ => Ok(()),
        }
    }

    /// Whom to ask for a remedy of this cost: of those who may allow it, the one least high up.
    pub fn approver(&self, cost: Money, severity: Option<Severity>) -> Option<Approver> {
        let lowest = match severity {
            Some(Severity::Major) => self.rank_for_major(),
            _ => 0,
        };
        let candidates = self.present().filter(|staff| {
            Some(staff.id) != self.about
                && rank(staff.role) >= lowest
                && self.rules.limit(staff.role).covers(cost)
        });
        let least = candidates.min_by_key(|staff| (rank(staff.role), staff.id))?;
        Some(Approver {
            staff: least.id,
            name: least.name.clone(),
            role: least.role,
        })
    }

    /// Major complaints are for the deputy general manager and above, or for whoever ranks highest where there is
    /// nobody so high.
    fn rank_for_major(&self) -> u8 {
        let eligible = self.present().filter(|staff| Some(staff.id) != self.about);
        let highest = eligible.map(|staff| rank(staff.role)).max().unwrap_or(0);
        highest.min(rank(Some(Role::DeputyGeneralManager)))
    }

    fn present(&self) -> impl Iterator<Item = &Staff> {
        self.staff.iter().filter(|staff| !staff.left)
    }
}

/// How high up a role is; the order in which somebody is asked.
pub(super) fn rank(role: Option<Role>) -> u8 {
    match role {
        None => 0,
        Some(Role::Sales | Role::Service) => 1,
        Some(Role::AccountManager) => 2,
        Some(Role::BranchSalesManager) => 3,
        Some(Role::DepartmentManager) => 4,
        Some(Role::RegionalManager) => 5,
        Some(Role::MarketingDirector) => 6,
        Some(Role::BranchGeneralManager) => 7,
        Some(Role::DeputyGeneralManager) => 8,
        Some(Role::GeneralManager) => 9,
        Some(Role::Owner) => 10,
    }
}

impl DeskRules {
    /// What a role may allow; by default enough for the counter to settle the usual small thing at once, and ten times
    /// that a level or two up. Nobody without a role may allow anything that costs.
    pub fn limit(&self, role: Option<Role>) -> Limit {
        let Some(role) = role else {
            return Limit::UpTo(Money(0));
        };
        let set = self.limits.get(role.code());
        match set.and_then(crate::Value::as_int) {
            Some(amount) if amount < 0 => Limit::Any,
            Some(amount) => Limit::UpTo(Money(amount)),
            None => default_limit(role),
        }
    }
}

/// In minor units (fen, cents).
fn default_limit(role: Role) -> Limit {
    let major = |amount: i64| Limit::UpTo(Money(amount * 100));
    match role {
        Role::Sales | Role::Service => major(100),
        Role::AccountManager => major(200),
        Role::BranchSalesManager => major(500),
        Role::DepartmentManager => major(1_000),
        Role::RegionalManager => major(2_000),
        Role::MarketingDirector => major(5_000),
        Role::BranchGeneralManager => major(10_000),
        Role::DeputyGeneralManager => major(20_000),
        Role::GeneralManager | Role::Owner => Limit::Any,
    }
}
