use super::Town;
use crate::dice::Dice;
use crate::journal::{Deed, Journal};
use domain::record::{FollowUp, FollowUpOutcome, diff};
use domain::{Change, Day, Record};

/// So late follow-ups are ended at most, in days.
const LATE_DAYS: i32 = 3;

/// Ends what answers set off, in most cases in time and to the customer's content. What would end only today or later
/// stays open.
pub(super) struct Following {
    dice: Dice,
    turn: usize,
}

impl Following {
    pub(super) fn new(dice: Dice) -> Self {
        Self { dice, turn: 0 }
    }

    pub(super) fn end(&mut self, journal: &mut Journal<'_>, follow_up: &FollowUp, town: Town<'_>) {
        let Some(due) = follow_up.due else { return };
        self.turn += 1;
        let day = due.plus(self.dice.between(-1, LATE_DAYS));
        let (outcome, section) = match self.turn {
            turn if turn % 9 == 4 => (FollowUpOutcome::NotReached, "unreached"),
            turn if turn % 13 == 7 => (FollowUpOutcome::Dropped, "dropped"),
            _ => (FollowUpOutcome::Done, "result"),
        };
        let lines = town.lines(section);
        let result = lines.get(self.turn % lines.len().max(1));
        let result = result.copied().unwrap_or("");
        end(journal, follow_up, day, (outcome, result), town);
    }
}

/// Ends one, unless the shop is not yet there.
pub(super) fn end(
    journal: &mut Journal<'_>,
    follow_up: &FollowUp,
    day: Day,
    (outcome, result): (FollowUpOutcome, &str),
    town: Town<'_>,
) {
    let day = town.stage.calendar.open_from(day);
    if day >= town.stage.today {
        return;
    }
    let ended = FollowUp {
        outcome: Some(outcome),
        done_day: Some(day),
        result: result.to_owned(),
        ..follow_up.clone()
    };
    let difference = diff(follow_up, &ended);
    let change = Change {
        was: difference.was,
        ..Change::new(FollowUp::KIND, follow_up.id, difference.sets)
    };
    journal.change(town.stage.recorded(day), Deed::EndFollowUp, change);
}
