use super::step_fields::StepFields;
use crate::draft::{Draft, DraftNote, use_draft};
use crate::engine_client::{Doer, use_doer, use_engine, use_shop};
use crate::features::complaints::coach::coach;
use crate::i18n::{Word as _, explain_refusal, t};
use crate::ui::{Button, ButtonKind, Form, Notice, NoticeKind};
use api::ComplaintView;
use domain::complaint::{Authority, Move, Refusal, Standing};
use domain::record::{Complaint, ComplaintStep, DeskRules, Severity, Staff, StaffId, StepKind};
use domain::{Money, command::Command};
use leptos::prelude::*;

/// What a step's form must know of the complaint.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) struct StepContext {
    pub(in super::super) complaint: Complaint,
    pub(in super::super) standing: Standing,
    pub(in super::super) customer_name: String,
    pub(in super::super) product: Option<String>,
    /// When the next answer is due.
    pub(in super::super) due: Option<domain::Instant>,
    pub(in super::super) rules: DeskRules,
}

impl StepContext {
    pub(in super::super) fn of(view: &ComplaintView, rules: DeskRules) -> Self {
        let clocks = view.clocks.as_ref();
        Self {
            complaint: view.complaint.clone(),
            standing: view.standing.clone(),
            customer_name: view.customer.name.clone(),
            product: view.product.clone(),
            due: clocks.and_then(|clocks| clocks.first_answer.due.or(clocks.solve.due)),
            rules,
        }
    }

    /// What the rules of the house say to whoever works here.
    pub(super) fn ask<T>(
        &self,
        staff: &[Staff],
        actor: Option<StaffId>,
        ask: impl FnOnce(&Authority) -> T,
    ) -> T {
        ask(&Authority {
            rules: self.rules.clone(),
            staff: staff.to_vec(),
            actor,
            about: self.complaint.about,
        })
    }

    pub(super) fn severity(&self) -> Option<Severity> {
        self.standing.severity.or(self.complaint.severity)
    }
}

/// The form of one kind of step; every keystroke is kept.
#[component]
pub(in super::super) fn StepForm(
    kind: StepKind,
    context: StepContext,
    #[prop(into)] on_done: Callback<()>,
) -> impl IntoView {
    let doer = use_doer();
    let id = context.complaint.id;
    let draft = use_draft(&draft_of_step(kind), Some(id.0), start(kind, &context));
    let make = move |()| make(draft, doer, kind, id, on_done);
    let refused = refusal_here(kind, &context);
    let button = button_word(kind);
    let is_refused = Memo::new(move |_| refused.with(Option::is_some));
    view! {
        <div class="step-form" data-step=kind.code()>
            {move || {
                refused
                    .get()
                    .map(|why| {
                        view! {
                            <Notice kind=NoticeKind::Problem>
                                <p>{explain_refusal(&why)}</p>
                            </Notice>
                        }
                    })
            }}
            <Form
                on_submit=make
                has_errors=doer.has_field_errors()
                actions=move || {
                    view! {
                        <Button kind=ButtonKind::Primary submit=true busy=doer.busy() disabled=is_refused>
                            {button}
                        </Button>
                    }
                }
            >
                <DraftNote draft />
                <StepFields kind draft doer context />
                {coach(kind)
                    .map(|tip| {
                        view! {
                            <p class="coach">
                                <strong>{t::desk::coach_title()}</strong> " "
                                {tip}
                            </p>
                        }
                    })}
            </Form>
        </div>
    }
}

/// What the form shows before anything is typed.
/// The name of the draft of a step; a complaint has one for each kind.
pub(in super::super) fn draft_of_step(kind: StepKind) -> String {
    format!("step.{}", kind.code())
}

fn start(kind: StepKind, context: &StepContext) -> ComplaintStep {
    let standing = &context.standing;
    let mut step = ComplaintStep {
        kind: Some(kind),
        ..ComplaintStep::default()
    };
    match kind {
        StepKind::Triaged => {
            step.severity = context.severity();
            step.safety = standing.is_safety_case || context.complaint.safety;
            step.legal = standing.is_legal_case;
            step.repeat = standing.is_repeat || context.complaint.repeat_of.is_some();
        }
        StepKind::Assigned => {
            step.department.clone_from(&standing.department);
            step.assignee = standing.assignee;
        }
        StepKind::Analysed => step.whys = vec![String::new(); 5],
        StepKind::Proposed => match &standing.proposal {
            Some((_, proposal)) => {
                step.remedies.clone_from(&proposal.remedies);
                step.cost = proposal.cost;
                step.text.clone_from(&proposal.text);
            }
            None => step.remedies.clone_from(&context.complaint.remedies_asked),
        },
        StepKind::Approved | StepKind::SentBack => {
            step.answers = standing.proposal.as_ref().map(|(id, _)| *id);
        }
        StepKind::CarriedOut => step.done_by = standing.assignee,
        StepKind::Acknowledged | StepKind::Notified | StepKind::AskedCustomer => {
            step.way = context.complaint.way;
            step.person = if context.complaint.complainant.is_empty() {
                context.customer_name.clone()
            } else {
                context.complaint.complainant.clone()
            };
        }
        _ => {}
    }
    step
}

fn make(
    draft: Draft<ComplaintStep>,
    doer: Doer,
    kind: StepKind,
    id: domain::record::ComplaintId,
    on_done: Callback<()>,
) {
    let mut step = draft.get_untracked();
    step.whys.retain(|why| !why.trim().is_empty());
    let attachments = step
        .attachments
        .iter()
        .filter_map(|name| name.parse().ok())
        .collect();
    let Some(made) = Move::of_step(&step) else {
        return;
    };
    let command = Command::MoveComplaint {
        complaint: id,
        step: Box::new(made),
        attachments,
    };
    doer.run(command, t::desk::done(kind.word()), move |_| {
        draft.forget();
        // Another device's step may have put another form in the place of this one meanwhile.
        let _gone = on_done.try_run(());
    });
}

/// Why whoever works here must not make this step, before they fill anything in.
fn refusal_here(kind: StepKind, context: &StepContext) -> Memo<Option<Refusal>> {
    let shop = use_shop();
    let actor = use_engine().staff();
    let context = context.clone();
    Memo::new(move |_| {
        let staff = shop.with(|view| view.map(|view| view.staff.clone()).unwrap_or_default());
        context.ask(&staff, actor.get(), |authority| match kind {
            StepKind::JudgedValid
            | StepKind::JudgedNotValid
            | StepKind::SentBack
            | StepKind::SolvedOnTheSpot => authority.may_judge().err(),
            StepKind::Approved => {
                let proposal = context.standing.proposal.as_ref();
                let cost = proposal.and_then(|(_, proposal)| proposal.cost);
                let cost = cost.unwrap_or(Money(0));
                authority.may_approve(cost, context.severity()).err()
            }
            _ => None,
        })
    })
}

fn button_word(kind: StepKind) -> &'static str {
    use t::desk::button as text;
    match kind {
        StepKind::Acknowledged => text::acknowledged(),
        StepKind::Triaged => text::triaged(),
        StepKind::JudgedValid => text::judged_valid(),
        StepKind::JudgedNotValid => text::judged_not_valid(),
        StepKind::Assigned => text::assigned(),
        StepKind::Analysed => text::analysed(),
        StepKind::Proposed => text::proposed(),
        StepKind::Approved => text::approved(),
        StepKind::SentBack => text::sent_back(),
        StepKind::CarriedOut => text::carried_out(),
        StepKind::Notified => text::notified(),
        StepKind::Accepted => text::accepted(),
        StepKind::Rejected => text::rejected(),
        StepKind::Evaluated => text::evaluated(),
        StepKind::Archived => text::archived(),
        StepKind::Corrected => text::corrected(),
        StepKind::AskedCustomer => text::asked_customer(),
        StepKind::CustomerAnswered => text::customer_answered(),
        StepKind::Escalated => text::escalated(),
        StepKind::Reopened => text::reopened(),
        StepKind::Withdrawn => text::withdrawn(),
        StepKind::SolvedOnTheSpot => text::solved_on_the_spot(),
        StepKind::Noted
        | StepKind::Registered
        | StepKind::MergedInto
        | StepKind::TookIn
        | StepKind::SplitOff => t::ui::save(),
    }
}
