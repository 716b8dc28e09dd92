use super::Command;
use crate::record::StepKind;

impl Command {
    /// What history calls this command; stored with the batch for ever.
    pub fn label(&self) -> &'static str {
        match self {
            Self::SaveCustomer(edit) if edit.before.is_none() => "customer.add",
            Self::SaveCustomer(_) => "customer.edit",
            Self::SavePerson(_) => "person.save",
            Self::SaveProduct(_) => "product.save",
            Self::SavePurchase(edit) if edit.before.is_none() => "purchase.add",
            Self::SavePurchase(_) => "purchase.edit",
            Self::SaveContact(_) => "contact.save",
            Self::SaveStaff(_) => "staff.save",
            Self::SaveShop(_) => "shop.save",
            Self::SaveView(_) => "view.save",
            Self::RecordComplaint { .. } => "complaint.record",
            Self::SaveComplaint(_) => "complaint.edit",
            Self::MoveComplaint { step, .. } => step.kind().label(),
            Self::MergeComplaints { .. } => "complaint.merge",
            Self::SplitComplaint { .. } => "complaint.split",
            Self::LinkComplaints { .. } => "complaint.link",
            Self::UnlinkComplaints { .. } => "complaint.unlink",
            Self::MakePromise(_) => "promise.make",
            Self::EndPromise { .. } => "promise.end",
            Self::SaveAction(_) => "action.save",
            Self::SavePrevention(_) => "prevention.save",
            Self::SaveReturn(_) => "return.save",
            Self::SaveTemplate(_) => "template.save",
            Self::SaveAttachment(_) => "attachment.save",
            Self::DrawAudit(_) => "audit.draw",
            Self::SaveAudit(_) => "audit.save",
            Self::SaveAuditCase(_) => "audit.check",
            Self::SaveWorkingHours(_) => "working_hours.save",
            Self::SaveDeskRules(_) => "desk_rules.save",
            Self::AddSurvey { .. } => "survey.add",
            Self::SaveSurvey(_) => "survey.save",
            Self::SaveSurveyPage(_)
            | Self::SaveQuestion(_)
            | Self::SaveSkip(_)
            | Self::SaveRule(_)
            | Self::MoveQuestion { .. }
            | Self::MovePage { .. } => "survey.design",
            Self::PublishSurvey { .. } => "survey.publish",
            Self::DrawSample { .. } => "survey.draw",
            Self::SaveLink(_) => "survey.link",
            Self::SaveFollowUp(_) => "follow_up.save",
            Self::EndFollowUp { .. } => "follow_up.end",
            Self::SaveLoss(_) => "loss.save",
            Self::RecordAnswer(_) => "answer.record",
            Self::EditCustomers { .. } => "customer.bulk",
            Self::MergeCustomers { .. } => "customer.merge",
            Self::Remove { .. } => "record.remove",
            Self::Restore { .. } => "record.restore",
        }
    }
}

impl StepKind {
    /// What history calls a step; stored with the batch for ever.
    pub fn label(self) -> &'static str {
        match self {
            StepKind::Registered => "complaint.record",
            StepKind::Acknowledged => "complaint.acknowledge",
            StepKind::Triaged => "complaint.triage",
            StepKind::JudgedValid | StepKind::JudgedNotValid => "complaint.judge",
            StepKind::Assigned => "complaint.assign",
            StepKind::Analysed => "complaint.analyse",
            StepKind::Proposed => "complaint.propose",
            StepKind::Approved => "complaint.approve",
            StepKind::SentBack => "complaint.send_back",
            StepKind::CarriedOut => "complaint.carry_out",
            StepKind::Notified => "complaint.notify",
            StepKind::Accepted => "complaint.accept",
            StepKind::Rejected => "complaint.reject",
            StepKind::Evaluated => "complaint.evaluate",
            StepKind::Archived => "complaint.archive",
            StepKind::Corrected => "complaint.correct",
            StepKind::AskedCustomer => "complaint.ask",
            StepKind::CustomerAnswered => "complaint.answered",
            StepKind::Escalated => "complaint.escalate",
            StepKind::Reopened => "complaint.reopen",
            StepKind::Withdrawn => "complaint.withdraw",
            StepKind::SolvedOnTheSpot => "complaint.solve",
            StepKind::Noted => "complaint.note",
            StepKind::MergedInto | StepKind::TookIn => "complaint.merge",
            StepKind::SplitOff => "complaint.split",
        }
    }
}
