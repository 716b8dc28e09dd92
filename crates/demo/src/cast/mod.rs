//! Who buys: some drawn by hand, most from a table of groups, a few entered twice.

mod crowd;
mod doubles;
mod hand_drawn;
mod profile;

use crate::dice::Dice;
use crate::member::{Habit, Member};
use crate::order::rising;
use crate::stage::{MANAGER, OWNER, ROAD, Stage};
use domain::record::{ChannelRole, CustomerClass, CustomerId};

/// Everybody, in the order in which they first came.
pub(crate) fn members(stage: &Stage, mint: &mut dyn FnMut() -> domain::Id) -> Vec<Member> {
    let mut members = hand_drawn::members(stage);
    members.extend(crowd::members(stage, &members));
    for (place, member) in members.iter_mut().enumerate() {
        let dice = &mut stage.dice(1_000 + place);
        come_and_go(member, stage, dice);
        profile::complete(member, place, stage, dice);
    }
    let mut doubles = doubles::members(stage, &members);
    for (place, double) in doubles.iter_mut().enumerate() {
        come_and_go(double, stage, &mut stage.dice(2_000 + place));
    }
    members.append(&mut doubles);
    let mut members = rising(members, |member| {
        member.days.first().map_or(i64::MAX, |day| day.0.into())
    });
    for (member, number) in members.iter_mut().zip(1..) {
        member.customer.id = CustomerId(mint());
        member.customer.number = format!("K{number:04}");
        look_after(member, stage);
    }
    supply(&mut members);
    members
}

fn come_and_go(member: &mut Member, stage: &Stage, dice: &mut Dice) {
    member.joined = joined(member, stage, dice);
    member.days = crate::rhythm::days(member, stage, dice);
}

/// The first day in the book. Most were customers before the book began; who stopped or drifts has been long enough
/// in it to have had a rhythm.
fn joined(member: &Member, stage: &Stage, dice: &mut Dice) -> domain::Day {
    let rhythm = member.rhythm;
    match member.habit {
        Habit::Once => some_day(stage, dice),
        Habit::New => stage.today.plus(-dice.between(8, 62)),
        Habit::Renovating(0) => stage.today.plus(-dice.between(25, 60)),
        Habit::Renovating(ago) => stage.today.plus(-ago - dice.between(40, 80)),
        Habit::Steady if dice.per_cent(38) => stage.start.plus(dice.between(40, 620 - rhythm * 2)),
        _ => stage.start.plus(dice.between(0, rhythm.min(50))),
    }
}

/// Some day of the story, likelier in a good season.
fn some_day(stage: &Stage, dice: &mut Dice) -> domain::Day {
    let mut day = stage.start;
    for _ in 0..6 {
        day = stage.start.plus(dice.between(2, 728));
        if dice.between(0, 139) < stage.calendar.season(day) {
            break;
        }
    }
    day
}

/// The better the customer, the higher up the manager.
fn look_after(member: &mut Member, stage: &Stage) {
    let customer = &mut member.customer;
    let (manager, deputy) = match customer.class {
        Some(CustomerClass::Core) => (Some(OWNER), Some(ROAD)),
        Some(CustomerClass::Important) => (Some(ROAD), Some(MANAGER)),
        Some(CustomerClass::Large) => (Some(ROAD), None),
        _ => (None, None),
    };
    customer.relationship_manager = manager.and_then(|place| stage.staff(place));
    customer.deputy = deputy.and_then(|place| stage.staff(place));
}

/// The first intermediary has customers of its own.
fn supply(members: &mut [Member]) {
    let intermediary = members
        .iter()
        .find(|member| member.customer.channel_role == Some(ChannelRole::Intermediary))
        .map(|member| (member.customer.id, member.joined));
    let Some((id, joined)) = intermediary else {
        return;
    };
    let general = members.iter_mut().filter(|member| {
        member.joined > joined
            && member.trade == 'h'
            && member.customer.class == Some(CustomerClass::General)
    });
    for member in general.step_by(23) {
        member.customer.supplied_by = Some(id);
    }
}
