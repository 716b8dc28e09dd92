use super::Town;
use super::following::Following;
use super::held::Held;
use super::mood::{Moods, score};
use crate::dice::Dice;
use crate::journal::{Deed, Journal};
use crate::order::rising;
use crate::stage::{COUNTER, MANAGER, ROAD};
use domain::record::{Answer, Asked, Survey, SurveyLink, SurveyLinkId};
use domain::survey::templates;
use domain::{Day, Id, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The shop began to ask so many days ago.
const BEGAN: i32 = 430;
const ANSWERS: usize = 140;
/// Nobody is asked again sooner.
const PAUSE_DAYS: i32 = 90;
/// Days ago and how content: lately, and nobody has called yet.
const WAITING: [(i32, usize); 3] = [(8, 1), (4, 0), (2, 1)];

/// Somebody who is asked after a purchase.
struct Asking {
    member: usize,
    day: Day,
    /// How content, where that is settled; nobody has called.
    waiting: Option<usize>,
}

/// "Are you content with what you bought?", some days later.
pub(super) fn write(journal: &mut Journal<'_>, town: Town<'_>, mint: &mut dyn FnMut() -> Id) {
    let stage = town.stage;
    let dice = &mut stage.dice(7);
    let began = stage.calendar.open_until(stage.today.plus(-BEGAN));
    let survey = Survey {
        template: "post_purchase".to_owned(),
        fatigue_days: Some(PAUSE_DAYS.into()),
        owner: stage.staff(MANAGER),
        ..Survey::default()
    };
    let form = templates::post_purchase();
    let held = Held::begin(journal, form, survey, began, town, mint);
    let link = SurveyLink {
        id: SurveyLinkId(mint()),
        survey: held.survey,
        edition: Some(held.edition),
        secret: (0..32)
            .filter_map(|_| char::from_digit(dice.between(0, 15).unsigned_abs(), 16))
            .collect(),
        at: stage.recorded(began),
        by: stage.staff(MANAGER),
        ..SurveyLink::default()
    };
    journal.add(stage.recorded(began), Deed::SaveLink, &link);
    let problems = town.lines("problem");
    let mut moods = Moods::default();
    let mut following = Following::new(stage.dice(8));
    for asking in askings(town, dice) {
        let Some(member) = town.members.get(asking.member) else {
            continue;
        };
        let is_sore = town.is_sore(asking.member, asking.day);
        let level = asking
            .waiting
            .unwrap_or_else(|| moods.level(member, is_sore));
        let asked = match dice.between(0, 99) {
            // Who is to be called has said who it was.
            ..=44 if asking.waiting.is_none() => Asked::Link,
            ..=64 => Asked::Phone,
            _ => Asked::Tablet,
        };
        let is_nameless = asked == Asked::Link && dice.per_cent(45);
        let answer = Answer {
            customer: (!is_nameless).then_some(member.customer.id),
            at: stage.instant(asking.day, dice.between(9 * 60, 19 * 60 + 30)),
            asked: Some(asked),
            by: match asked {
                Asked::Phone => stage.staff(ROAD),
                Asked::Tablet => stage.staff(dice.pick(&COUNTER)),
                _ => None,
            },
            link: (asked == Asked::Link).then_some(link.id),
            seconds: Some(dice.between(35, 140).into()),
            replies: replies(level, &problems, dice),
            ..Answer::default()
        };
        let (_, begun) = held.take(journal, answer, Some(member), asking.day, town, mint);
        if asking.waiting.is_none() {
            for follow_up in &begun {
                following.end(journal, follow_up, town);
            }
        }
    }
}

/// Who is asked when, oldest first.
fn askings(town: Town<'_>, dice: &mut Dice) -> Vec<Asking> {
    let stage = town.stage;
    let mut days: BTreeMap<usize, BTreeSet<Day>> = BTreeMap::new();
    let mut is_free = |member: usize, day: Day| {
        let earlier = days.entry(member).or_default();
        let rested = |other: &Day| day.since(*other).abs() >= PAUSE_DAYS;
        earlier.iter().all(rested) && earlier.insert(day)
    };
    let mut askings = Vec::new();
    for (age, level) in WAITING {
        let day = stage.calendar.open_until(stage.today.plus(-age));
        let bought = town.sales.partition_point(|sale| sale.purchase.day < day);
        let sales = town.sales.get(..bought).unwrap_or_default();
        let asked = sales.iter().rev().find(|sale| is_free(sale.member, day));
        askings.extend(asked.map(|sale| Asking {
            member: sale.member,
            day,
            waiting: Some(level),
        }));
    }
    for _ in 0..ANSWERS * 8 {
        if askings.len() == ANSWERS {
            break;
        }
        // More often than it used to be.
        let age = dice.between(1, BEGAN).min(dice.between(1, BEGAN));
        let first = town
            .sales
            .partition_point(|sale| sale.purchase.day < stage.today.plus(-age));
        let Some(sale) = town.sales.get(first + dice.below(6)) else {
            continue;
        };
        let day = stage
            .calendar
            .open_from(sale.purchase.day.plus(dice.between(2, 6)));
        if day < stage.today && is_free(sale.member, day) {
            askings.push(Asking {
                member: sale.member,
                day,
                waiting: None,
            });
        }
    }
    rising(askings, |asking| asking.day.0.into())
}

fn replies(level: usize, problems: &[&'static str], dice: &mut Dice) -> BTreeMap<String, Value> {
    const EASY: [&[i64]; 5] = [&[1, 2, 3], &[2, 3, 4], &[4, 5], &[5, 6, 6], &[6, 7, 7]];
    const RECOMMEND: [&[i64]; 5] = [&[0, 2, 3], &[4, 5, 6], &[6, 7, 8], &[8, 8, 9], &[9, 10, 10]];
    const FITS: [&[&str]; 5] = [
        &["worse"],
        &["worse", "worse", "same"],
        &["same", "same", "worse"],
        &["same", "same", "better", "unused"],
        &["better", "same", "same", "unused"],
    ];
    let easy = dice.pick(EASY.get(level).copied().unwrap_or_default());
    let fits = dice.pick(FITS.get(level).copied().unwrap_or_default());
    let recommend = dice.pick(RECOMMEND.get(level).copied().unwrap_or_default());
    let mut replies = BTreeMap::from([
        ("satisfied".to_owned(), Value::Int(score(level))),
        ("fits".to_owned(), Value::from(fits)),
    ]);
    if dice.per_cent(92) {
        replies.insert("easy".to_owned(), Value::Int(easy));
    }
    if dice.per_cent(88) {
        replies.insert("recommend".to_owned(), Value::Int(recommend));
    }
    if fits == "worse" && dice.per_cent(80) {
        replies.insert("problem".to_owned(), Value::from(dice.pick(problems)));
    }
    replies
}
