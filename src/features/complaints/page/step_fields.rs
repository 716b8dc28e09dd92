use super::shown::ProposalFacts;
use super::step_form::StepContext;
use crate::draft::Draft;
use crate::engine_client::{Doer, use_engine, use_query, use_shop};
use crate::features::complaints::photos::PhotoField;
use crate::features::complaints::templates::TemplateBar;
use crate::features::customers::{staff_choices, use_staff};
use crate::i18n::{Word as _, explain_refusal, field_label, t};
use crate::ui::{
    CheckBox, Choice, ChoiceField, Disclosure, MoneyField, MultiChoiceField, SelectField, TextArea,
    TextField,
};
use domain::record::{
    CauseCode, ComplaintStep, ContactWay, FailedBy, Remedy, Severity, StepKind, YesNo,
};
use leptos::prelude::*;

type StepDraft = Draft<ComplaintStep>;

fn label(field: &str) -> String {
    field_label("complaint_step", field)
}

/// The fields that belong to one kind of step, and no others.
#[component]
pub(super) fn StepFields(
    kind: StepKind,
    draft: StepDraft,
    doer: Doer,
    context: StepContext,
) -> impl IntoView {
    use StepKind as K;
    let own = match kind {
        K::Acknowledged | K::Notified => view! { <Reached draft doer /> }.into_any(),
        K::Triaged => view! { <TriageFields draft doer /> }.into_any(),
        K::Assigned => view! { <AssignFields draft doer /> }.into_any(),
        K::Analysed => view! { <AnalysisFields draft doer /> }.into_any(),
        K::Proposed => view! { <ProposalFields draft doer context=context.clone() /> }.into_any(),
        K::Approved | K::SentBack => {
            view! { <ProposalFacts standing=context.standing.clone() /> }.into_any()
        }
        K::CarriedOut => view! { <CarriedOutFields draft /> }.into_any(),
        K::Evaluated => view! { <EvaluationFields draft doer /> }.into_any(),
        K::Escalated => view! { <EscalateField draft /> }.into_any(),
        K::SolvedOnTheSpot => view! { <SpotFields draft doer /> }.into_any(),
        _ => ().into_any(),
    };
    let has_words = kind != K::Analysed;
    let is_spoken = is_spoken(kind);
    let words = has_words.then(|| {
        view! {
            <TextArea
                label=text_label(kind)
                value=draft.field(|step| step.text.clone(), |step, text| step.text = text)
                error=doer.error_for("text")
                rows=if is_spoken { 5 } else { 3 }
                required=needs_text(kind)
            />
        }
    });
    view! {
        {own}
        {words}
        {is_spoken.then(|| view! { <TemplateBar kind draft context /> })}
        {(kind == K::Notified)
            .then(|| {
                view! {
                    <CheckBox
                        label=label("further_ways")
                        help=t::desk::further_ways_help()
                        value=draft.field(|step| step.further_ways, |step, told| step.further_ways = told)
                    />
                }
            })}
        {takes_photos(kind)
            .then(|| {
                view! {
                    <PhotoField
                        value=draft.field(|step| step.attachments.clone(), |step, photos| step.attachments = photos)
                        error=doer.error_for("attachment")
                    />
                }
            })}
    }
}

#[component]
fn Reached(draft: StepDraft, doer: Doer) -> impl IntoView {
    view! {
        <div class="field-pair">
            <SelectField
                label=label("way")
                value=draft.field(|step| step.way, |step, way| step.way = way)
                choices=Signal::stored(Choice::all(ContactWay::ALL))
            />
            <TextField
                label=label("person")
                value=draft.field(|step| step.person.clone(), |step, person| step.person = person)
                error=doer.error_for("person")
            />
        </div>
    }
}

#[component]
fn TriageFields(draft: StepDraft, doer: Doer) -> impl IntoView {
    view! {
        <ChoiceField
            label=label("severity")
            value=draft.field(|step| step.severity, |step, severity| step.severity = severity)
            choices=Choice::all(Severity::ALL)
            help=t::desk::severity_help()
        />
        <CheckBox
            label=label("safety")
            help=t::desk::safety_help()
            value=draft.field(|step| step.safety, |step, on| step.safety = on)
        />
        <CheckBox label=label("legal") value=draft.field(|step| step.legal, |step, on| step.legal = on) />
        <CheckBox label=label("repeat") value=draft.field(|step| step.repeat, |step, on| step.repeat = on) />
        <TextArea
            label=label("immediate_action")
            rows=2
            value=draft.field(|step| step.immediate_action.clone(), |step, text| step.immediate_action = text)
            error=doer.error_for("immediate_action")
        />
    }
}

#[component]
fn AssignFields(draft: StepDraft, doer: Doer) -> impl IntoView {
    let settings = use_staff();
    let staff = staff_choices(settings, move || draft.with(|step| step.assignee));
    let facts = use_query(|| Some(api::DeskFacts));
    let departments = Signal::derive(move || {
        facts.with(|facts| {
            facts
                .map(|facts| facts.departments.clone())
                .unwrap_or_default()
        })
    });
    view! {
        <div class="field-pair">
            <TextField
                label=label("department")
                value=draft.field(|step| step.department.clone(), |step, text| step.department = text)
                error=doer.error_for("department")
                suggestions=departments
            />
            <SelectField
                label=label("assignee")
                value=draft.field(|step| step.assignee, |step, staff| step.assignee = staff)
                choices=staff
                error=doer.error_for("assignee")
            />
        </div>
    }
}

/// A paragraph under one of the step's own questions.
macro_rules! question {
    ($draft:ident, $doer:ident, $name:literal, $field:ident) => {
        view! {
            <TextArea
                label=label($name)
                rows=2
                value=$draft.field(|step| step.$field.clone(), |step, text| step.$field = text)
                error=$doer.error_for($name)
            />
        }
    };
}

#[component]
fn AnalysisFields(draft: StepDraft, doer: Doer) -> impl IntoView {
    let whys = [0_usize, 1, 2, 3, 4].map(|at| view! { <Why draft at /> });
    view! {
        <div class="field-pair">
            <SelectField
                label=label("cause")
                value=draft.field(|step| step.cause, |step, cause| step.cause = cause)
                choices=Signal::stored(Choice::all(CauseCode::ALL))
                error=doer.error_for("cause")
                required=true
            />
            <SelectField
                label=label("failed_by")
                value=draft.field(|step| step.failed_by, |step, who| step.failed_by = who)
                choices=Signal::stored(Choice::all(FailedBy::ALL))
            />
        </div>
        <fieldset class="field whys">
            <legend class="field__label">{label("whys")}</legend>
            {whys.into_iter().collect_view()}
            <p class="field__help">{t::desk::whys_help()}</p>
        </fieldset>
        <div class="field-pair">
            {question!(draft, doer, "customer_statement", customer_statement)}
            {question!(draft, doer, "staff_statement", staff_statement)}
        </div>
        {question!(draft, doer, "evidence", evidence)}
        <Disclosure label=t::desk::five_questions()>
            <div class="form__fields">
                {question!(draft, doer, "why_they_feel_so", why_they_feel_so)}
                {question!(draft, doer, "what_we_did", what_we_did)}
                {question!(draft, doer, "is_reasonable", is_reasonable)}
                {question!(draft, doer, "heard_before", heard_before)}
                {question!(draft, doer, "what_prevents_it", what_prevents_it)}
            </div>
        </Disclosure>
    }
}

/// One of the five whys.
#[component]
fn Why(draft: StepDraft, at: usize) -> impl IntoView {
    let value =
        Memo::new(move |_| draft.with(|step| step.whys.get(at).cloned().unwrap_or_default()));
    let number = at + 1;
    let name = t::desk::why_number(&number.to_string());
    view! {
        <div class="whys__row">
            <span class="whys__number" aria-hidden="true">{number}</span>
            <input
                class="input"
                type="text"
                autocomplete="off"
                aria-label=name
                prop:value=move || value.get()
                on:input=move |event| {
                    let typed = event_target_value(&event);
                    draft
                        .update(|step| {
                            if step.whys.len() <= at {
                                step.whys.resize(at + 1, String::new());
                            }
                            if let Some(why) = step.whys.get_mut(at) {
                                *why = typed;
                            }
                        });
                }
            />
        </div>
    }
}

#[component]
fn Remedies(draft: StepDraft, doer: Doer) -> impl IntoView {
    view! {
        <MultiChoiceField
            label=label("remedy")
            value=draft
                .field(
                    |step| step.remedies.iter().filter_map(|code| Remedy::from_code(code)).collect::<Vec<_>>(),
                    |step, remedies: Vec<Remedy>| {
                        step.remedies = remedies.into_iter().map(|remedy| remedy.code().to_owned()).collect();
                    },
                )
            choices=Choice::all(Remedy::ALL)
            error=doer.error_for("remedy")
        />
    }
}

#[component]
fn ProposalFields(draft: StepDraft, doer: Doer, context: StepContext) -> impl IntoView {
    let shop = use_shop();
    let actor = use_engine().staff();
    let asked = context.complaint.remedies_asked.clone();
    let asked = crate::i18n::format::list(
        asked
            .iter()
            .filter_map(|code| Remedy::from_code(code))
            .map(Remedy::word),
    );
    let cost = Memo::new(move |_| draft.with(|step| step.cost));
    // Whoever proposes knows at once whether it goes higher.
    let above = move || {
        let cost = cost.get().unwrap_or_default();
        let staff = shop.with(|view| view.map(|view| view.staff.clone()).unwrap_or_default());
        context
            .ask(&staff, actor.get(), |authority| {
                authority.may_approve(cost, context.severity())
            })
            .err()
            .map(|refusal| explain_refusal(&refusal))
    };
    view! {
        {(!asked.is_empty())
            .then(|| {
                view! {
                    <p class="asked">
                        <span class="field__label">{field_label("complaint", "remedy_asked")}</span>
                        {asked}
                    </p>
                }
            })}
        <Remedies draft doer />
        <MoneyField
            label=label("cost")
            value=draft.field(|step| step.cost, |step, cost| step.cost = cost)
            error=doer.error_for("cost")
        />
        <p class="field__help authority" role="status">{above}</p>
    }
}

#[component]
fn SpotFields(draft: StepDraft, doer: Doer) -> impl IntoView {
    view! {
        <Remedies draft doer />
        <MoneyField
            label=label("cost")
            value=draft.field(|step| step.cost, |step, cost| step.cost = cost)
            error=doer.error_for("cost")
        />
    }
}

#[component]
fn CarriedOutFields(draft: StepDraft) -> impl IntoView {
    let settings = use_staff();
    let staff = staff_choices(settings, move || draft.with(|step| step.done_by));
    view! {
        <SelectField
            label=label("done_by")
            value=draft.field(|step| step.done_by, |step, staff| step.done_by = staff)
            choices=staff
        />
    }
}

#[component]
fn EscalateField(draft: StepDraft) -> impl IntoView {
    let settings = use_staff();
    let staff = staff_choices(settings, move || draft.with(|step| step.passed_to));
    view! {
        <SelectField
            label=label("passed_to")
            value=draft.field(|step| step.passed_to, |step, staff| step.passed_to = staff)
            choices=staff
        />
    }
}

#[component]
fn EvaluationFields(draft: StepDraft, doer: Doer) -> impl IntoView {
    use t::desk::satisfaction as text;
    let scores = [
        (5_u8, text::five()),
        (4, text::four()),
        (3, text::three()),
        (2, text::two()),
        (1, text::one()),
    ];
    view! {
        <ChoiceField
            label=label("satisfaction")
            value=draft.field(|step| step.satisfaction, |step, score| step.satisfaction = score)
            choices=scores.map(|(score, word)| Choice::new(score, word)).to_vec()
            error=doer.error_for("satisfaction")
        />
        <div class="field-pair">
            <ChoiceField
                label=label("old_solved")
                value=draft.field(|step| step.old_solved, |step, answer| step.old_solved = answer)
                choices=Choice::all(YesNo::ALL)
            />
            <ChoiceField
                label=label("new_appeared")
                value=draft.field(|step| step.new_appeared, |step, answer| step.new_appeared = answer)
                choices=Choice::all(YesNo::ALL)
            />
        </div>
        {question!(draft, doer, "lesson", lesson)}
    }
}

fn needs_text(kind: StepKind) -> bool {
    matches!(
        kind,
        StepKind::JudgedNotValid
            | StepKind::SentBack
            | StepKind::Rejected
            | StepKind::Escalated
            | StepKind::AskedCustomer
            | StepKind::Corrected
            | StepKind::Noted
    )
}

/// Whether the words of such a step go to the customer.
pub(super) fn is_spoken(kind: StepKind) -> bool {
    use StepKind as K;
    matches!(kind, K::Acknowledged | K::Notified | K::AskedCustomer)
}

fn takes_photos(kind: StepKind) -> bool {
    matches!(
        kind,
        StepKind::Analysed
            | StepKind::CarriedOut
            | StepKind::CustomerAnswered
            | StepKind::Noted
            | StepKind::Corrected
    )
}

fn text_label(kind: StepKind) -> &'static str {
    use t::desk::words as text;
    match kind {
        StepKind::Acknowledged | StepKind::Notified => text::said(),
        StepKind::JudgedValid
        | StepKind::JudgedNotValid
        | StepKind::SentBack
        | StepKind::Escalated
        | StepKind::Withdrawn
        | StepKind::Reopened => text::reason(),
        StepKind::Proposed => text::proposal(),
        StepKind::AskedCustomer => text::question(),
        StepKind::CustomerAnswered | StepKind::Accepted | StepKind::Rejected => text::customer(),
        StepKind::CarriedOut => text::carried_out(),
        StepKind::Corrected => text::correction(),
        StepKind::SolvedOnTheSpot => t::complaints::how_solved(),
        _ => text::note(),
    }
}
