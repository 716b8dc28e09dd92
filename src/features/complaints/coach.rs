use crate::i18n::t;
use domain::record::StepKind;

/// A short tip for the step at hand; most mistakes in handling complaints are made by good people in a hurry.
pub(super) fn coach(kind: StepKind) -> Option<&'static str> {
    use t::desk::coach as text;
    Some(match kind {
        StepKind::Acknowledged => text::acknowledged(),
        StepKind::Triaged => text::triaged(),
        StepKind::JudgedValid => text::judged_valid(),
        StepKind::JudgedNotValid => text::judged_not_valid(),
        StepKind::Assigned => text::assigned(),
        StepKind::Analysed => text::analysed(),
        StepKind::Proposed => text::proposed(),
        StepKind::Approved | StepKind::SentBack => text::approved(),
        StepKind::CarriedOut => text::carried_out(),
        StepKind::Notified => text::notified(),
        StepKind::Rejected => text::rejected(),
        StepKind::Evaluated => text::evaluated(),
        StepKind::SolvedOnTheSpot => text::solved_on_the_spot(),
        StepKind::AskedCustomer => text::asked_customer(),
        _ => return None,
    })
}
