use super::{Refusal, Standing};
use crate::record::{ComplaintState, StepKind};
use crate::value::codes;

codes! {
    /// What is to be done next, as the columns of the board show it.
    pub enum Stage {
        Judge = "judge",
        Investigate = "investigate",
        Propose = "propose",
        Approve = "approve",
        CarryOut = "carry_out",
        /// The customer has the word.
        Customer = "customer",
        Evaluate = "evaluate",
        Done = "done",
    }
}

impl Stage {
    /// Where a complaint stands on the board; an escalated one where its work stands.
    pub fn of(standing: &Standing) -> Self {
        if standing.is_waiting {
            return Self::Customer;
        }
        Self::of_state(standing.beneath)
    }

    pub fn of_state(state: ComplaintState) -> Self {
        use ComplaintState as S;
        match state {
            S::Registered | S::Acknowledged | S::Reopened | S::Escalated => Self::Judge,
            S::Valid | S::Assigned => Self::Investigate,
            S::Investigated | S::SentBack => Self::Propose,
            S::Proposed => Self::Approve,
            S::Approved | S::CarriedOut | S::NotValid => Self::CarryOut,
            S::Told | S::Rejected | S::Waiting => Self::Customer,
            S::Accepted => Self::Evaluate,
            S::Closed | S::Archived | S::Withdrawn | S::Merged => Self::Done,
        }
    }

    /// The steps that lead into this column, the usual one first.
    fn entrances(self) -> &'static [StepKind] {
        use StepKind as K;
        match self {
            Self::Judge => &[K::Reopened, K::CustomerAnswered],
            Self::Investigate => &[K::JudgedValid, K::CustomerAnswered],
            Self::Propose => &[K::Analysed, K::SentBack, K::CustomerAnswered],
            Self::Approve => &[K::Proposed, K::CustomerAnswered],
            Self::CarryOut => &[K::Approved, K::JudgedNotValid, K::CustomerAnswered],
            Self::Customer => &[K::Notified, K::AskedCustomer],
            Self::Evaluate => &[K::Accepted],
            Self::Done => &[K::Evaluated, K::SolvedOnTheSpot],
        }
    }

    /// The step that brings a complaint from where it stands into this column, or why none does.
    ///
    /// # Errors
    /// The refusal of the usual step into this column, when no step leads there.
    pub fn step_into(self, standing: &Standing) -> Result<StepKind, Refusal> {
        let mut refused = None;
        for step in self.entrances() {
            // An answer brings it back to where it was before it waited, and nowhere else.
            if *step == StepKind::CustomerAnswered && Self::of_state(standing.beneath) != self {
                continue;
            }
            match standing.allows(*step) {
                Ok(()) => return Ok(*step),
                Err(refusal) => {
                    refused.get_or_insert(refusal);
                }
            }
        }
        Err(refused.unwrap_or(Refusal::PastThisStep))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_has_a_column_and_a_way_in_where_the_process_has_one() {
        let fresh = Standing::default();
        assert_eq!(Stage::of(&fresh), Stage::Judge);
        assert_eq!(
            Stage::Investigate.step_into(&fresh),
            Ok(StepKind::JudgedValid)
        );
        assert_eq!(
            Stage::Customer.step_into(&fresh),
            Ok(StepKind::AskedCustomer)
        );
        assert_eq!(Stage::Done.step_into(&fresh), Ok(StepKind::SolvedOnTheSpot));
        assert_eq!(Stage::Approve.step_into(&fresh), Err(Refusal::NotYetJudged));
    }

    #[test]
    fn an_answer_brings_it_back_to_where_it_was() {
        let waiting = Standing {
            beneath: ComplaintState::Assigned,
            is_waiting: true,
            ..Standing::default()
        };
        assert_eq!(Stage::of(&waiting), Stage::Customer);
        assert_eq!(
            Stage::Investigate.step_into(&waiting),
            Ok(StepKind::CustomerAnswered)
        );
        assert_eq!(
            Stage::Approve.step_into(&waiting),
            Err(Refusal::WaitingForCustomer)
        );
    }
}
