use crate::dice::Dice;
use crate::journal::{Deed, Journal};
use crate::member::Member;
use crate::order::rising;
use crate::sales::Sale;
use crate::stage::{COUNTER, ROAD, Stage};
use domain::record::{Answer, AnswerId, Asked, Survey, recommend};
use domain::{Change, Day, Record, Value};
use std::collections::BTreeMap;

const ANSWERS: usize = 182;
/// Nobody is asked again sooner.
const PAUSE_DAYS: i32 = 150;

/// "How likely are you to recommend us?", asked at the counter after a purchase, or on the phone.
pub(crate) fn write(
    journal: &mut Journal<'_>,
    members: &[Member],
    sales: &[Sale],
    complained: &[(usize, Day)],
    stage: &Stage,
    mint: &mut dyn FnMut() -> domain::Id,
) {
    let survey = recommend::survey();
    let dice = &mut stage.dice(4);
    let whys = [
        stage.words.section("detractor"),
        stage.words.section("passive"),
        stage.words.section("promoter"),
    ];
    let mut moods = Moods {
        dice: stage.dice(6),
        answered: [0; 4],
    };
    let mut asked: BTreeMap<usize, Vec<Day>> = BTreeMap::new();
    let mut answers = Vec::new();
    for _ in 0..ANSWERS * 8 {
        if answers.len() == ANSWERS {
            break;
        }
        // The shop asks more often than it used to.
        let age = dice.between(1, 600).min(dice.between(1, 600));
        let day = stage.today.plus(-age);
        let first = sales.partition_point(|sale| sale.purchase.day < day);
        let Some(sale) = sales.get(first + dice.below(6)) else {
            continue;
        };
        let Some(member) = members.get(sale.member) else {
            continue;
        };
        let day = sale.purchase.day;
        let earlier = asked.entry(sale.member).or_default();
        if earlier
            .iter()
            .any(|other| day.since(*other).abs() < PAUSE_DAYS)
        {
            continue;
        }
        earlier.push(day);
        let is_sore = complained
            .iter()
            .any(|(who, when)| *who == sale.member && (0..90).contains(&day.since(*when)));
        let score = moods.score(member, is_sore);
        let on_the_phone = member.is_trade() && dice.per_cent(30);
        let mut replies =
            BTreeMap::from([(recommend::SCORE.to_owned(), Value::from(i64::from(score)))]);
        let band = match score {
            ..=6 => 0,
            7 | 8 => 1,
            _ => 2,
        };
        let why = whys.get(band).map_or("", |lines| dice.pick(lines));
        if !why.is_empty() && dice.per_cent(72) {
            replies.insert(recommend::WHY.to_owned(), Value::from(why));
        }
        answers.push(Answer {
            survey: survey.id,
            survey_version: survey.version,
            customer: Some(member.customer.id),
            at: stage.instant(day, dice.between(8 * 60 + 30, 18 * 60)),
            asked: Some(if on_the_phone {
                Asked::Phone
            } else {
                Asked::Tablet
            }),
            by: if on_the_phone {
                stage.staff(ROAD)
            } else {
                stage.staff(dice.pick(&COUNTER))
            },
            replies,
            ..Answer::default()
        });
    }
    let mut answers = rising(answers, |answer: &Answer| answer.at.0);
    if let Some(first) = answers.first() {
        let at = stage.recorded_at(first.at);
        let question = Change::new(Survey::KIND, survey.id, survey.fields());
        journal.change(at, Deed::RecordAnswer, question);
    }
    for answer in &mut answers {
        answer.id = AnswerId(mint());
        journal.add(stage.recorded_at(answer.at), Deed::RecordAnswer, answer);
    }
}

/// Scores as they are spread in each mood: evenly through the odds, so that chance does not decide how well the shop
/// does.
struct Moods {
    dice: Dice,
    answered: [i32; 4],
}

impl Moods {
    /// 0 to 10. Those who come less and less, and those with a fresh complaint, are harder to please.
    fn score(&mut self, member: &Member, is_sore: bool) -> i32 {
        let (mood, promoters, passives) = match (is_sore, member.habit.is_cool()) {
            (true, true) => (0, 8, 30),
            (true, false) => (1, 28, 36),
            (false, true) => (2, 20, 40),
            (false, false) => (3, 62, 25),
        };
        let turn = self.answered.get_mut(mood).map_or(0, |answered| {
            *answered += 1;
            *answered
        });
        match (turn * 37 + 11) % 100 {
            roll if roll < promoters => self.dice.pick(&[9, 10, 10]),
            roll if roll < promoters + passives => self.dice.pick(&[7, 8, 8]),
            _ => self.dice.pick(&[6, 6, 6, 5, 5, 5, 4, 3, 2, 0]),
        }
    }
}
