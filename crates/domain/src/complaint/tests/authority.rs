use crate::complaint::{Approver, Authority, Limit, Refusal};
use crate::record::{DeskRules, Role, Severity, Staff, StaffId};
use crate::{Id, Money, Value};

fn staff(id: u128, name: &str, role: Option<Role>) -> Staff {
    Staff {
        id: StaffId(Id(id)),
        name: name.to_owned(),
        role,
        ..Staff::default()
    }
}

fn team() -> Vec<Staff> {
    vec![
        staff(1, "店员", Some(Role::Sales)),
        staff(2, "经理", Some(Role::DepartmentManager)),
        staff(3, "老板", Some(Role::Owner)),
        staff(4, "帮工", None),
    ]
}

fn asked(
    staff: &[Staff],
    actor: Option<u128>,
    about: Option<u128>,
    cost: i64,
    severity: Severity,
) -> Result<(), Refusal> {
    let authority = Authority {
        rules: DeskRules::default(),
        staff: staff.to_vec(),
        actor: actor.map(|id| StaffId(Id(id))),
        about: about.map(|id| StaffId(Id(id))),
    };
    authority.may_approve(Money(cost), Some(severity))
}

fn approver(id: u128, name: &str, role: Role) -> Approver {
    Approver {
        staff: StaffId(Id(id)),
        name: name.to_owned(),
        role: Some(role),
    }
}

#[test]
fn each_role_has_its_limit_and_above_it_somebody_is_named() {
    let team = team();
    let general = |actor, cost| asked(&team, Some(actor), None, cost, Severity::General);
    assert_eq!(general(1, 10_000), Ok(()));
    assert_eq!(
        general(1, 10_001),
        Err(Refusal::AboveLimit {
            limit: Money(10_000),
            ask: Some(approver(2, "经理", Role::DepartmentManager)),
        })
    );
    assert_eq!(
        general(2, 100_001),
        Err(Refusal::AboveLimit {
            limit: Money(100_000),
            ask: Some(approver(3, "老板", Role::Owner)),
        })
    );
    assert_eq!(general(3, i64::MAX), Ok(()));
    // Without a role, what costs nothing.
    assert_eq!(general(4, 0), Ok(()));
    assert!(general(4, 1).is_err());
    assert_eq!(
        asked(&team, None, None, 0, Severity::General),
        Err(Refusal::WhoAreYou)
    );
}

#[test]
fn major_ones_go_up() {
    let mut team = team();
    assert_eq!(
        asked(&team, Some(2), None, 0, Severity::Major),
        Err(Refusal::MajorGoesHigher {
            ask: Some(approver(3, "老板", Role::Owner)),
        })
    );
    assert_eq!(asked(&team, Some(3), None, 0, Severity::Major), Ok(()));
    // About the owner: the next in rank decides, and the owner does not.
    assert_eq!(asked(&team, Some(2), Some(3), 0, Severity::Major), Ok(()));
    assert_eq!(
        asked(&team, Some(3), Some(3), 0, Severity::Major),
        Err(Refusal::AboutYourself)
    );
    // Whoever left is not asked.
    team[2].left = true;
    assert_eq!(asked(&team, Some(2), None, 0, Severity::Major), Ok(()));
    assert!(matches!(
        asked(&team, Some(2), None, 100_001, Severity::General),
        Err(Refusal::AboveLimit { ask: None, .. })
    ));
}

#[test]
fn one_persons_shop_has_nobody_above() {
    assert_eq!(asked(&[], None, None, i64::MAX, Severity::Major), Ok(()));
    // Names, but no roles yet: no limits, but impartial.
    let names = [staff(1, "甲", None), staff(2, "乙", None)];
    assert_eq!(
        asked(&names, Some(1), None, 5_000_000, Severity::Major),
        Ok(())
    );
    assert_eq!(
        asked(&names, Some(1), Some(1), 0, Severity::General),
        Err(Refusal::AboutYourself)
    );
    // The device may be in the hands of whom it is about.
    assert_eq!(
        asked(&names, None, Some(1), 0, Severity::General),
        Err(Refusal::WhoAreYou)
    );
}

#[test]
fn limits_are_the_shops_own_where_it_sets_them() {
    let mut rules = DeskRules::default();
    assert_eq!(rules.limit(Some(Role::Service)), Limit::UpTo(Money(10_000)));
    assert_eq!(rules.limit(None), Limit::UpTo(Money(0)));
    rules.limits.insert("service".to_owned(), Value::Int(50));
    rules.limits.insert("sales".to_owned(), Value::Int(-1));
    // Of a newer build: as if it were not set.
    rules.limits.insert("owner".to_owned(), Value::from("?"));
    assert_eq!(rules.limit(Some(Role::Service)), Limit::UpTo(Money(50)));
    assert_eq!(rules.limit(Some(Role::Sales)), Limit::Any);
    assert_eq!(rules.limit(Some(Role::Owner)), Limit::Any);
}
