use crate::command::check::checked;
use crate::command::reference::references_exist;
use crate::command::save::refuse;
use crate::command::stored::{change, present, read};
use crate::command::tidy::{tidy, tidy_record};
use crate::command::{Decision, FieldError, Problem, Rejection, World};
use crate::complaint::{Authority, Move, Refusal, Standing, standing_among};
use crate::record::{
    Attachment, AttachmentId, Complaint, ComplaintId, ComplaintStep, DeskRules, StepKind,
};
use crate::value::Field as _;
use crate::{Change, Money, Name, Record};

/// The most whys, and the most anybody can mean by five.
const WHYS: usize = 20;

/// Makes one move, if the process and the rules of the house allow it.
pub(in crate::command) fn make(
    id: ComplaintId,
    made: &Move,
    attachments: &[AttachmentId],
    world: &mut impl World,
) -> Result<Decision, Rejection> {
    let (complaint, standing) = standing_of(id, world)?;
    // Made by commands of their own, which look at both sides.
    if matches!(
        made.kind(),
        StepKind::MergedInto | StepKind::TookIn | StepKind::SplitOff
    ) {
        return Err(Rejection::NothingToMerge);
    }
    refuse(problems(made, attachments, world))?;
    standing.allows(made.kind())?;
    let severity = standing.severity.or(complaint.severity);
    match made {
        Move::JudgeValid { .. } | Move::JudgeNotValid { .. } => {
            authority_over(&complaint, world).may_judge()?;
        }
        Move::SendBack { proposal, .. } => {
            latest(&standing, *proposal)?;
            authority_over(&complaint, world).may_judge()?;
        }
        Move::Approve { proposal, .. } => {
            let cost = latest(&standing, *proposal)?;
            authority_over(&complaint, world).may_approve(cost, severity)?;
        }
        Move::SolveOnTheSpot { cost, .. } => {
            if severity == Some(crate::record::Severity::Major) {
                return Err(Refusal::MajorNotOnTheSpot.into());
            }
            let authority = authority_over(&complaint, world);
            match cost {
                Some(cost) if cost.0 > 0 => authority.may_approve(*cost, severity)?,
                _ => authority.may_judge()?,
            }
        }
        _ => {}
    }
    let named = ComplaintStep {
        complaint: id,
        ..made.to_step()
    };
    references_exist(&named.fields(), world)?;
    let step = step_after(&standing, id, made, attachments, world);
    let mut changes = vec![step];
    // Lists show these without looking through the steps.
    if let Move::Triage(triage) = made {
        let stored = present(Complaint::KIND.0, id.0, world)?;
        let mut sets = vec![(Name::Borrowed("safety"), triage.safety.to_value())];
        if let Some(severity) = triage.severity {
            sets.push((Name::Borrowed("severity"), severity.to_value()));
        }
        changes.push(change(Complaint::KIND.0, id, sets, &stored));
    }
    Ok(Decision::of::<Complaint>(id, changes))
}

/// The complaint, and where it stands.
pub(super) fn standing_of(
    id: ComplaintId,
    world: &impl World,
) -> Result<(Complaint, Standing), Rejection> {
    let stored = present(Complaint::KIND.0, id.0, world)?;
    let complaint = read::<Complaint>(id.0, &stored);
    let standing = standing_among(id, |id| world.steps(id));
    Ok((complaint, standing))
}

/// Who may decide about this complaint.
pub(in crate::command) fn authority_over(complaint: &Complaint, world: &impl World) -> Authority {
    let stored = world
        .fields(DeskRules::KIND.0, DeskRules::ID.0)
        .unwrap_or_default();
    Authority {
        rules: read(DeskRules::ID.0, &stored),
        staff: world.staff_list(),
        actor: world.staff(),
        about: complaint.about,
    }
}

/// The step that registers a complaint.
pub(super) fn first_step(complaint: ComplaintId, world: &mut impl World) -> Change {
    let id = world.new_id();
    let step = ComplaintStep {
        complaint,
        kind: Some(StepKind::Registered),
        at: world.now(),
        by: world.staff(),
        turn: 1,
        ..ComplaintStep::default()
    };
    Change::new(ComplaintStep::KIND, id, step.fields())
}

/// The next step upon what is known of a complaint.
pub(super) fn step_after(
    standing: &Standing,
    complaint: ComplaintId,
    made: &Move,
    attachments: &[AttachmentId],
    world: &mut impl World,
) -> Change {
    let id = world.new_id();
    let filled = made.to_step();
    let step = ComplaintStep {
        complaint,
        at: world.now(),
        by: world.staff(),
        turn: standing.next_turn,
        answers: standing.answered_by(made.kind()),
        attachments: attachments.iter().map(ToString::to_string).collect(),
        ..filled
    };
    Change::new(ComplaintStep::KIND, id, tidy_record(&step))
}

/// What the latest proposal costs, if it is the one that was looked at.
fn latest(standing: &Standing, seen: crate::record::StepId) -> Result<Money, Refusal> {
    match &standing.proposal {
        Some((id, proposal)) if *id == seen => Ok(proposal.cost.unwrap_or_default()),
        _ => Err(Refusal::ProposalChanged),
    }
}

/// What a move lacks, or has too much of.
fn problems(made: &Move, attachments: &[AttachmentId], world: &impl World) -> Vec<FieldError> {
    let step = made.to_step();
    checked(|check| {
        for (text, field) in [
            (&step.text, "text"),
            (&step.immediate_action, "immediate_action"),
            (&step.customer_statement, "customer_statement"),
            (&step.staff_statement, "staff_statement"),
            (&step.evidence, "evidence"),
            (&step.why_they_feel_so, "why_they_feel_so"),
            (&step.what_we_did, "what_we_did"),
            (&step.is_reasonable, "is_reasonable"),
            (&step.heard_before, "heard_before"),
            (&step.what_prevents_it, "what_prevents_it"),
            (&step.lesson, "lesson"),
        ] {
            check.paragraphs(text, field);
        }
        check.line(&step.person, "person");
        check.line(&step.department, "department");
        for why in &step.whys {
            check.paragraphs(why, "whys");
        }
        check.count(step.whys.len(), WHYS, "whys");
        check.range(
            step.cost.map(|cost| cost.0),
            0,
            crate::command::check::AMOUNT,
            "cost",
        );
        check.range(step.satisfaction.map(i64::from), 1, 5, "satisfaction");
        let has_text = !tidy(&step.text).is_empty();
        match made {
            Move::JudgeNotValid { .. }
            | Move::SendBack { .. }
            | Move::Reject { .. }
            | Move::Escalate { .. }
            | Move::AskCustomer { .. }
            | Move::Correct { .. } => check.fail_if(!has_text, "text", Problem::Missing),
            Move::Note { .. } => check.fail_if(
                !has_text && attachments.is_empty(),
                "text",
                Problem::Missing,
            ),
            Move::Assign {
                department,
                assignee,
                ..
            } => check.fail_if(
                tidy(department).is_empty() && assignee.is_none(),
                "assignee",
                Problem::Missing,
            ),
            Move::Analyse(analysis) => {
                check.fail_if(analysis.cause.is_none(), "cause", Problem::Missing);
            }
            Move::Propose(proposal) => check.fail_if(
                proposal.remedies.is_empty() && !has_text,
                "remedy",
                Problem::Missing,
            ),
            _ => {}
        }
        let is_there = |id: &AttachmentId| present(Attachment::KIND.0, id.0, world).is_ok();
        check.fail_if(
            !attachments.iter().all(is_there),
            "attachment",
            Problem::NotThere,
        );
        check.count(attachments.len(), Attachment::COUNT_LIMIT, "attachment");
    })
}
