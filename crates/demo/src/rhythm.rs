use crate::calendar::weekday;
use crate::dice::Dice;
use crate::member::{Habit, Member};
use crate::order::middle;
use crate::stage::Stage;
use domain::Day;

/// The days on which this customer bought.
pub(crate) fn days(member: &Member, stage: &Stage, dice: &mut Dice) -> Vec<Day> {
    let rhythm = member.rhythm;
    let steps = Steps { member, stage };
    let mut days = match member.habit {
        Habit::Once => vec![steps.shopping_day(member.joined, dice)],
        Habit::Drifting => steps.walk(stage.today, dice, |day| {
            let late = (240 - stage.today.since(day)).clamp(0, 240);
            rhythm * (100 + late / 2) / 100
        }),
        Habit::Renovating(ago) => steps.walk(stage.today.plus(-ago), dice, |_| rhythm),
        _ => steps.walk(stage.today, dice, |_| rhythm),
    };
    steps.shop_the_offer(&mut days, dice);
    match member.habit {
        Habit::Silent(tenths) => steps.fall_silent(&mut days, |gap| (tenths * gap + 9) / 10),
        Habit::Lost(ago) => steps.fall_silent(&mut days, |_| ago),
        // A small job: three trips and done.
        Habit::Renovating(1..366) => days.truncate(3),
        Habit::Renovating(366..) | Habit::Once => {}
        _ => steps.keep_coming(&mut days, dice),
    }
    days
}

/// The median gap between these days, `None` for fewer than two.
pub(crate) fn usual_gap(days: &[Day]) -> Option<i32> {
    let gaps: Vec<i64> = days
        .iter()
        .zip(days.iter().skip(1))
        .map(|(earlier, later)| later.since(*earlier).into())
        .collect();
    i32::try_from(middle(&gaps)?).ok()
}

struct Steps<'a> {
    member: &'a Member,
    stage: &'a Stage,
}

impl Steps<'_> {
    /// From the first day until before `end`, each step about `rhythm` of the day it starts from; more when the
    /// season is good.
    fn walk(&self, end: Day, dice: &mut Dice, rhythm: impl Fn(Day) -> i32) -> Vec<Day> {
        let mut days = Vec::new();
        let mut at = self.member.joined;
        while at < end {
            let day = self.shopping_day(at, dice);
            if days.last().is_none_or(|last| *last < day) {
                days.push(day);
            }
            let gap = rhythm(at) * dice.between(60, 140) / self.stage.calendar.season(at);
            at = at.plus(gap.max(2));
        }
        days
    }

    /// Homes come at the weekend, firms before it, nobody when the shop is closed.
    fn shopping_day(&self, day: Day, dice: &mut Dice) -> Day {
        let chance = dice.between(0, 99);
        let ahead = match (self.member.is_trade(), weekday(day)) {
            (false, weekday @ 0..5) if chance < 45 => 5 + (chance % 2) - weekday,
            (true, 6) if chance < 80 => 1,
            (true, 5) if chance < 40 => 2,
            _ => 0,
        };
        let calendar = self.stage.calendar;
        let day = calendar.open_from(day.plus(ahead));
        if day < self.stage.today {
            day
        } else {
            calendar.open_until(self.stage.yesterday())
        }
    }

    /// Some who come anyway come once more for the offer.
    fn shop_the_offer(&self, days: &mut Vec<Day>, dice: &mut Dice) {
        let (Some(first), Some(last)) = (days.first().copied(), days.last().copied()) else {
            return;
        };
        for day in &self.stage.offer_days {
            let comes_anyway = first < *day && *day < last;
            if comes_anyway && dice.per_cent(7) && !days.contains(day) {
                let place = days.partition_point(|other| other < day);
                days.insert(place, *day);
            }
        }
    }

    /// Ends the visits so that they are as long ago as `silence` of the usual gap says. Twice, because what is cut off
    /// can move the usual gap.
    fn fall_silent(&self, days: &mut Vec<Day>, silence: impl Fn(i32) -> i32) {
        for _ in 0..2 {
            let Some(gap) = usual_gap(days) else { return };
            let last = self
                .stage
                .calendar
                .open_until(self.stage.today.plus(-silence(gap)));
            days.retain(|day| last.since(*day) >= gap / 3);
            days.push(last);
        }
    }

    /// Nobody who still comes looks as if they had stopped.
    fn keep_coming(&self, days: &mut Vec<Day>, dice: &mut Dice) {
        let (Some(gap), Some(last)) = (usual_gap(days), days.last().copied()) else {
            return;
        };
        if self.stage.today.since(last) * 10 > gap * 18 {
            let back = 1 + dice.between(0, gap);
            let day = self.stage.calendar.open_until(self.stage.today.plus(-back));
            if day > last {
                days.push(day);
            }
        }
    }
}
