use crate::member::Member;

/// How content people are, as they are spread in each state of mind: evenly through the odds, so that chance does not
/// decide how well the shop does.
#[derive(Default)]
pub(super) struct Moods {
    asked: [i32; 4],
}

/// Out of a hundred, how many are at most so content. Those with a fresh complaint and those who come less and less are
/// harder to please.
const ODDS: [[i32; 4]; 4] = [
    [24, 54, 82, 95],
    [10, 32, 60, 88],
    [7, 26, 60, 90],
    [1, 5, 18, 58],
];

impl Moods {
    /// 0, disappointed, to 4, delighted.
    pub(super) fn level(&mut self, member: &Member, is_sore: bool) -> usize {
        let kind = match (is_sore, member.habit.is_cool()) {
            (true, true) => 0,
            (true, false) => 1,
            (false, true) => 2,
            (false, false) => 3,
        };
        let turn = self.asked.get_mut(kind).map_or(0, |asked| {
            *asked += 1;
            *asked
        });
        let roll = (turn * 37 + 11) % 100;
        let odds = ODDS.get(kind).copied().unwrap_or_default();
        odds.iter().filter(|most| roll >= **most).count()
    }
}

/// A level as a score from 1 to 5.
pub(super) fn score(level: usize) -> i64 {
    i64::try_from(level).unwrap_or(0) + 1
}
