use super::AuditQuestion;
use crate::complaint::{ClockState, Clocks, Standing};
use crate::record::{ComplaintStep, Finding, StepKind};

/// Content from here on, with the handling, 1 to 5.
const CONTENT: u8 = 4;

/// What the records say about a question, for whoever audits to agree with or not; `None` where they say nothing.
pub fn hint(
    question: AuditQuestion,
    standing: &Standing,
    steps: &[ComplaintStep],
    clocks: &Clocks,
) -> Option<Finding> {
    match question {
        AuditQuestion::InTime => match clocks.solve.state {
            ClockState::Met => Some(Finding::Yes),
            ClockState::MetLate | ClockState::Late => Some(Finding::No),
            _ => None,
        },
        AuditQuestion::ReasonGiven => reason_given(standing, steps),
        // Whoever accepted is not left with nothing but further ways.
        AuditQuestion::ToldFurtherWays if standing.is_told_further_ways => Some(Finding::Yes),
        AuditQuestion::ToldFurtherWays if standing.is_accepted => Some(Finding::NotApplicable),
        AuditQuestion::ToldFurtherWays => Some(Finding::No),
        AuditQuestion::Satisfied => standing.satisfaction.map(|score| yes_if(score >= CONTENT)),
        AuditQuestion::LessonRecorded => Some(yes_if(
            steps.iter().any(|step| !step.lesson.trim().is_empty()),
        )),
    }
}

/// Only a complaint that was found not valid needs a reason; it stands in the judgement.
fn reason_given(standing: &Standing, steps: &[ComplaintStep]) -> Option<Finding> {
    if standing.is_valid != Some(false) {
        return Some(Finding::NotApplicable);
    }
    let judged = steps
        .iter()
        .rev()
        .find(|step| step.kind == Some(StepKind::JudgedNotValid));
    judged.map(|step| yes_if(!step.text.trim().is_empty()))
}

fn yes_if(fact: bool) -> Finding {
    if fact { Finding::Yes } else { Finding::No }
}
