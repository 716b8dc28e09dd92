use super::Town;
use super::following::Following;
use super::held::Held;
use super::mood::{Moods, score};
use crate::dice::Dice;
use crate::journal::{Deed, Journal};
use crate::order::rising;
use crate::stage::{COUNTER, MANAGER, ROAD};
use domain::record::{Answer, Asked, Audience, CustomerId, Survey, SurveyDraw, SurveyDrawId};
use domain::sampling::sample;
use domain::survey::{Group, templates};
use domain::{Day, Id, Value};
use std::collections::BTreeMap;

/// Days ago, and the seed of the draw.
const ROUNDS: [(i32, i64); 2] = [(424, 481_516), (59, 730_112)];
const CHOSEN: usize = 130;
/// Of a year's customers.
const YEAR: u32 = 365;

/// How important each row is to most, and by how much the shop does better or worse there than on the whole.
const ROWS: [(&str, i64, i64); 7] = [
    ("quality", 5, 0),
    ("price", 4, -1),
    ("range", 3, 0),
    ("staff", 4, 0),
    ("speed", 4, 0),
    ("delivery", 4, -1),
    ("after", 3, 1),
];

/// What matters, and how well the shop does it, beside its competitors: once a year, of some drawn by chance.
pub(super) fn write(journal: &mut Journal<'_>, town: Town<'_>, mint: &mut dyn FnMut() -> Id) {
    let stage = town.stage;
    let dice = &mut stage.dice(9);
    let day_of = |age: i32| stage.calendar.open_until(stage.today.plus(-age));
    let mut form = templates::satisfaction();
    let rivals = stage.words.list("competitors");
    form.competitors = rivals
        .iter()
        .take(2)
        .map(|name| (*name).to_owned())
        .collect();
    let compared = form.pages.iter_mut().flat_map(|page| &mut page.questions);
    for question in compared.filter(|question| question.name == "points") {
        question.against_competitors = true;
    }
    let competitors = form.competitors.clone();
    let group = Group::BoughtWithin(YEAR).to_string();
    let survey = Survey {
        template: "satisfaction".to_owned(),
        audience: Some(Audience::Sample),
        group: group.clone(),
        sample_size: i64::try_from(CHOSEN).ok(),
        fatigue_days: Some(30),
        owner: stage.staff(MANAGER),
        ..Survey::default()
    };
    let began = ROUNDS.first().map_or(stage.start, |(age, _)| day_of(*age));
    let held = Held::begin(journal, form, survey, began, town, mint);
    let mut moods = Moods::default();
    let mut following = Following::new(stage.dice(10));
    for (age, seed) in ROUNDS {
        let drawn_on = day_of(age);
        let mut buyers: BTreeMap<CustomerId, usize> = BTreeMap::new();
        for (place, member) in town.members.iter().enumerate() {
            let within = |day: &Day| (0..365).contains(&drawn_on.since(*day));
            if member.days.iter().any(within) {
                buyers.insert(member.customer.id, place);
            }
        }
        let chosen = sample(seed, CHOSEN, buyers.keys().copied().collect());
        let draw = SurveyDraw {
            id: SurveyDrawId(mint()),
            survey: held.survey,
            at: stage.recorded(drawn_on),
            by: stage.staff(MANAGER),
            audience: Some(Audience::Sample),
            group: group.clone(),
            seed,
            population: i64::try_from(buyers.len()).unwrap_or(0),
            resting: 0,
            chosen: chosen.clone(),
        };
        journal.add(stage.recorded(drawn_on), Deed::DrawSample, &draw);
        let places = chosen.iter().filter_map(|id| buyers.get(id).copied());
        let mut answering = Vec::new();
        for place in places {
            let is_cool = |place: usize| town.members.get(place).is_some_and(|m| m.habit.is_cool());
            let day = stage.calendar.open_from(drawn_on.plus(dice.between(2, 24)));
            if dice.per_cent(if is_cool(place) { 34 } else { 58 }) && day < stage.today {
                answering.push((place, day));
            }
        }
        for (place, day) in rising(answering, |(_, day)| day.0.into()) {
            let Some(member) = town.members.get(place) else {
                continue;
            };
            let level = moods.level(member, town.is_sore(place, day));
            let asked = match dice.between(0, 99) {
                ..=24 => Asked::Paper,
                25..=54 => Asked::Phone,
                _ => Asked::Link,
            };
            let partial = dice.per_cent(5);
            let answer = Answer {
                customer: Some(member.customer.id),
                at: stage.instant(day, dice.between(9 * 60, 19 * 60)),
                asked: Some(asked),
                by: match asked {
                    Asked::Phone => stage.staff(ROAD),
                    Asked::Paper => stage.staff(dice.pick(&COUNTER)),
                    _ => None,
                },
                partial,
                seconds: (asked == Asked::Link).then(|| dice.between(80, 320).into()),
                replies: replies(level, partial, &competitors, town, dice),
                ..Answer::default()
            };
            let (_, begun) = held.take(journal, answer, Some(member), day, town, mint);
            for follow_up in &begun {
                following.end(journal, follow_up, town);
            }
        }
    }
}

fn replies(
    level: usize,
    partial: bool,
    competitors: &[String],
    town: Town<'_>,
    dice: &mut Dice,
) -> BTreeMap<String, Value> {
    let mut replies = BTreeMap::from([("overall".to_owned(), Value::Int(score(level)))]);
    if partial {
        return replies;
    }
    let mut write = |name: &str, section: &str, chance: i32, dice: &mut Dice| {
        if dice.per_cent(chance) {
            let lines = town.lines(section);
            replies.insert(name.to_owned(), Value::from(dice.pick(&lines)));
        }
    };
    if level < 2 {
        write("wrong", "wrong", 80, dice);
    }
    write("best", "best", if level < 2 { 15 } else { 60 }, dice);
    write("improve", "improve", if level < 4 { 55 } else { 30 }, dice);
    let rows = ROWS.iter().map(|(row, important, bias)| {
        let about = |middle: i64, dice: &mut Dice| {
            let off: i64 = dice.pick(&[-1, 0, 0, 0, 1]);
            (middle + off).clamp(1, 5)
        };
        let ours = about(score(level) + bias, dice);
        // The others are cheaper, and know nobody by name.
        let theirs = match *row {
            "price" => 4,
            "staff" | "after" => 2,
            _ => 3,
        };
        let rivals = competitors.iter().map(|name| {
            Value::List(vec![
                Value::from(name.as_str()),
                Value::Int(about(theirs, dice)),
            ])
        });
        let rivals = rivals.collect();
        Value::List(vec![
            Value::from(*row),
            Value::Int(about(*important, dice)),
            Value::Int(ours),
            Value::List(rivals),
        ])
    });
    let rows = rows.collect();
    replies.insert("points".to_owned(), Value::List(rows));
    replies
}
