use super::Town;
use super::following::Following;
use super::held::Held;
use crate::dice::Dice;
use crate::journal::{Deed, Journal};
use crate::member::Habit;
use crate::order::rising;
use crate::stage::{OWNER, ROAD};
use domain::record::{Answer, Asked, Audience, Loss, LossId, LossReason, Survey, WinBack, diff};
use domain::survey::{Group, templates};
use domain::{Change, Day, Id, Record, Value};
use std::collections::BTreeMap;

/// The shop began to ask so many days ago.
const BEGAN: i32 = 560;
const MOST: usize = 24;

/// Why they left, in about the shares that are known of others.
const REASONS: [LossReason; 11] = [
    LossReason::Service,
    LossReason::Product,
    LossReason::Service,
    LossReason::Service,
    LossReason::Preference,
    LossReason::Service,
    LossReason::Product,
    LossReason::Service,
    LossReason::Moved,
    LossReason::Service,
    LossReason::Product,
];

/// Those who left are asked why, some weeks later, on the phone.
pub(super) fn write(journal: &mut Journal<'_>, town: Town<'_>, mint: &mut dyn FnMut() -> Id) {
    let stage = town.stage;
    let dice = &mut stage.dice(11);
    let began = stage.calendar.open_until(stage.today.plus(-BEGAN));
    let survey = Survey {
        template: "lost".to_owned(),
        audience: Some(Audience::Group),
        group: Group::Lost.to_string(),
        owner: stage.staff(OWNER),
        ..Survey::default()
    };
    let held = Held::begin(journal, templates::lost(), survey, began, town, mint);
    let mut following = Following::new(stage.dice(12));
    for (turn, (place, day)) in interviews(town, began, dice).into_iter().enumerate() {
        let Some(member) = town.members.get(place) else {
            continue;
        };
        let reason = REASONS.get(turn % REASONS.len()).copied();
        let reason = reason.unwrap_or(LossReason::Service);
        let replies = replies(reason, town, dice);
        let words = |name: &str| {
            let text = replies.get(name).and_then(Value::as_text);
            text.unwrap_or("").to_owned()
        };
        let mut loss = Loss {
            id: LossId(mint()),
            customer: member.customer.id,
            day: Some(day),
            reason: Some(reason),
            competitor: words("now"),
            would_return: words("what"),
            state: Some(WinBack::Contacted),
            state_day: Some(day),
            by: stage.staff(ROAD),
            at: stage.instant(day, 11 * 60),
            ..Loss::default()
        };
        let answer = Answer {
            customer: Some(member.customer.id),
            at: loss.at,
            asked: Some(Asked::Phone),
            by: loss.by,
            seconds: Some(dice.between(150, 540).into()),
            replies,
            ..Answer::default()
        };
        let (id, begun) = held.take(journal, answer, Some(member), day, town, mint);
        loss.answer = Some(id);
        journal.add(stage.recorded(day), Deed::SaveLoss, &loss);
        win_back(journal, &loss, turn, day, town);
        for follow_up in &begun {
            following.end(journal, follow_up, town);
        }
    }
}

/// Who is asked when, oldest first.
fn interviews(town: Town<'_>, began: Day, dice: &mut Dice) -> Vec<(usize, Day)> {
    let stage = town.stage;
    let mut found = Vec::new();
    for (place, member) in town.members.iter().enumerate() {
        let (Habit::Lost(_), Some(last)) = (member.habit, member.days.last()) else {
            continue;
        };
        let day = stage.calendar.open_from(last.plus(dice.between(45, 80)));
        let is_asked = dice.per_cent(75);
        if is_asked && day > began && day < stage.today && found.len() < MOST {
            found.push((place, day));
        }
    }
    rising(found, |(_, day)| day.0.into())
}

/// How far winning them back came: an offer, or the end of trying.
fn win_back(journal: &mut Journal<'_>, loss: &Loss, turn: usize, day: Day, town: Town<'_>) {
    let (state, after) = match turn % 3 {
        0 => (WinBack::Offered, 12),
        1 => (WinBack::GivenUp, 40),
        _ => return,
    };
    let day = town.stage.calendar.open_from(day.plus(after));
    if day >= town.stage.today {
        return;
    }
    let later = Loss {
        state: Some(state),
        state_day: Some(day),
        ..loss.clone()
    };
    let difference = diff(loss, &later);
    let change = Change {
        was: difference.was,
        ..Change::new(Loss::KIND, loss.id, difference.sets)
    };
    journal.change(town.stage.recorded(day), Deed::MoveLoss, change);
}

fn replies(reason: LossReason, town: Town<'_>, dice: &mut Dice) -> BTreeMap<String, Value> {
    let mut replies = BTreeMap::from([("reason".to_owned(), Value::from(reason.code()))]);
    let mut say = |name: &str, words: &'static str| {
        replies.insert(name.to_owned(), Value::from(words));
    };
    let detail = match reason {
        LossReason::Product => Some("which_product"),
        LossReason::Service => Some("which_service"),
        _ => None,
    };
    if let Some(detail) = detail {
        say(detail, dice.pick(&town.lines(detail)));
        say("told", dice.pick(&["no", "no", "unsolved", "solved"]));
    }
    if dice.per_cent(70) {
        say("now", dice.pick(&town.stage.words.list("competitors")));
    }
    let back = match reason {
        LossReason::Moved => "no",
        _ => dice.pick(&["if", "if", "if", "yes", "no"]),
    };
    say("back", back);
    if back != "no" && dice.per_cent(85) {
        say("what", dice.pick(&town.lines("comeback")));
    }
    let better = dice.pick(&["price", "near", "staff", "range", "speed"]);
    let better = Value::List(vec![Value::from(better)]);
    replies.insert("better".to_owned(), better);
    replies
}
