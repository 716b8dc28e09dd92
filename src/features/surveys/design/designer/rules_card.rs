use crate::engine_client::use_query;
use crate::features::customers::staff_choices;
use crate::features::surveys::design::desk::Designing;
use crate::features::surveys::design::questions::{
    FlawNotes, Pick, Tested, condition_fields, default_condition, is_about_rules,
};
use crate::i18n::{field_label, question_label, t};
use crate::ui::{
    Binding, Button, Card, CheckBox, Choice, ChoiceField, Icon, IconButton, NumberField,
    SelectField, TextArea,
};
use domain::command::{Command, Edit, RecordName};
use domain::record::{ComplaintKind, RuleEffect, Severity, SurveyRule, SurveyRuleId};
use leptos::prelude::*;

/// Days in which a bad answer is usually followed up.
const USUAL_DAYS: i64 = 2;

/// What a bad answer sets off.
#[component]
pub(super) fn RulesCard(designing: Designing) -> impl IntoView {
    use t::design::rules as text;
    let rules = Memo::new(move |_| {
        designing.records.with(|records| {
            let mut rules: Vec<_> = records
                .rules
                .iter()
                .map(|rule| (rule.position, rule.id))
                .collect();
            rules.sort_unstable();
            rules.into_iter().map(|(_, id)| id).collect::<Vec<_>>()
        })
    });
    let has_questions = Memo::new(move |_| {
        designing
            .form
            .with(|form| form.questions().next().is_some())
    });
    view! {
        <Card title=text::title()>
            <div class="stack">
                <p class="designer__hint">{text::about()}</p>
                <FlawNotes designing is_here=is_about_rules />
                <ol class="design-rules">
                    <For each=move || rules.get() key=|rule| *rule let:rule>
                        <RuleItem designing rule />
                    </For>
                </ol>
                <p class="toolbar">
                    <Button
                        icon=Icon::Plus
                        disabled=Signal::derive(move || !has_questions.get())
                        on_press=move |()| add(designing)
                    >
                        {text::add()}
                    </Button>
                </p>
            </div>
        </Card>
    }
}

/// A rule about the first score, since that is what shops look at.
fn add(designing: Designing) {
    let looked_at = designing.form.with_untracked(|form| {
        let score = form.questions().find(|question| question.is_score());
        score.or_else(|| form.questions().next()).cloned()
    });
    let Some(question) = looked_at else { return };
    let (test, value) = default_condition(&question);
    let last = designing.records.with_untracked(|records| {
        let positions = records.rules.iter().map(|rule| rule.position);
        positions.max().unwrap_or(0)
    });
    let rule = SurveyRule {
        survey: designing.id,
        question: question.name,
        test: Some(test),
        value,
        effect: Some(RuleEffect::FollowUp),
        to_manager: true,
        due_days: Some(USUAL_DAYS),
        what: t::design::rules::usual_what().to_owned(),
        position: last.saturating_add(1_024),
        ..SurveyRule::default()
    };
    let command = Command::SaveRule(Box::new(Edit {
        before: None,
        after: rule,
    }));
    designing.act(command, |_| ());
}

#[component]
fn RuleItem(designing: Designing, rule: SurveyRuleId) -> impl IntoView {
    use t::design::rules as text;
    let id = rule.0;
    let name = Memo::new(move |_| {
        designing
            .part::<SurveyRule>(id)
            .map(|rule| rule.question)
            .unwrap_or_default()
    });
    let about = Memo::new(move |_| {
        let name = name.get();
        designing.form.with(|form| form.question(&name).cloned())
    });
    let asked = Binding::new(
        Memo::new(move |_| Some(name.get())),
        move |chosen: Option<String>| look_at(designing, rule, chosen),
    );
    let questions = Signal::derive(move || {
        designing.form.with(|form| {
            let all = form.questions();
            let named = all.map(|question| {
                let label = question_label(form, &question.name).unwrap_or_default();
                Choice::new(question.name.clone(), label)
            });
            named.collect::<Vec<_>>()
        })
    });
    let is_gone = Signal::derive(move || about.with(Option::is_none));
    let tested: Binding<Tested> = designing.bind::<SurveyRule, Tested>(
        id,
        |rule| (rule.test, rule.value.clone()),
        |rule, (test, value)| {
            rule.test = test;
            rule.value = value;
        },
    );
    let effect = designing.bind::<SurveyRule, _>(
        id,
        |rule| rule.effect,
        |rule, effect| {
            rule.effect = effect;
            // A complaint has to be about something.
            if effect == Some(RuleEffect::Complaint) {
                rule.complaint_kind = rule.complaint_kind.or(Some(ComplaintKind::Service));
            }
        },
    );
    let is_complaint = Memo::new(move |_| effect.get() == Some(RuleEffect::Complaint));
    let remove = move |()| {
        let records = vec![RecordName::of::<SurveyRule>(rule)];
        let reason = String::new();
        designing.act(Command::Remove { records, reason }, |_| ());
    };
    let effects = vec![
        Choice::new(RuleEffect::FollowUp, text::follow_up()),
        Choice::new(RuleEffect::Complaint, text::complaint()),
    ];
    view! {
        <li class="design-rules__item">
            <div class="design-sentence">
                <span>{t::design::skips::if_reply_to()}</span>
                <Pick label=t::design::skips::which_question() value=asked choices=questions invalid=is_gone />
                {condition_fields(about, designing.form, tested)}
                <IconButton icon=Icon::Close label=text::remove() on_press=remove />
            </div>
            <ChoiceField label=text::then() value=effect choices=effects settled=true />
            {move || {
                if is_complaint.get() {
                    view! { <ComplaintFields designing id /> }.into_any()
                } else {
                    view! { <FollowUpFields designing id /> }.into_any()
                }
            }}
            <TextArea
                label=text::what()
                rows=1
                required=true
                value={designing.bind::<SurveyRule, String>(id, |rule| rule.what.clone(), |rule, what| rule.what = what)}
                error={designing.error::<SurveyRule>(id, "what")}
            />
        </li>
    }
}

/// Another question is looked at; the test has to fit it.
fn look_at(designing: Designing, rule: SurveyRuleId, chosen: Option<String>) {
    let Some(chosen) = chosen else { return };
    let question = designing
        .form
        .with_untracked(|form| form.question(&chosen).cloned());
    let Some(question) = question else { return };
    let (test, value) = default_condition(&question);
    designing.edit::<SurveyRule>(rule.0, |rule| {
        rule.question = chosen;
        rule.test = Some(test);
        rule.value = value;
    });
}

#[component]
fn FollowUpFields(designing: Designing, id: domain::Id) -> impl IntoView {
    use t::design::rules as text;
    let settings = use_query(|| Some(api::Settings));
    let owner =
        designing.bind::<SurveyRule, _>(id, |rule| rule.owner, |rule, owner| rule.owner = owner);
    let owners = staff_choices(settings, move || owner.get());
    let days = designing.bind::<SurveyRule, _>(
        id,
        |rule| rule.due_days,
        |rule, days| rule.due_days = days,
    );
    let to_manager = designing.bind::<SurveyRule, bool>(
        id,
        |rule| rule.to_manager,
        |rule, to_manager| rule.to_manager = to_manager,
    );
    view! {
        <div class="field-pair">
            <NumberField
                label=text::days()
                value=days
                error={designing.error::<SurveyRule>(id, "due_days")}
            />
            <SelectField label=field_label("survey_rule", "owner") value=owner choices=owners none=text::whoever_asked() />
        </div>
        <CheckBox label=text::to_manager() help=text::to_manager_help() value=to_manager />
    }
}

#[component]
fn ComplaintFields(designing: Designing, id: domain::Id) -> impl IntoView {
    let kind = designing.bind::<SurveyRule, _>(
        id,
        |rule| rule.complaint_kind,
        |rule, kind| rule.complaint_kind = kind,
    );
    let severity = designing.bind::<SurveyRule, _>(
        id,
        |rule| rule.severity,
        |rule, severity| rule.severity = severity,
    );
    view! {
        <div class="field-pair">
            <SelectField
                label=field_label("survey_rule", "complaint_kind")
                value=kind
                choices=Choice::all(ComplaintKind::ALL)
                error={designing.error::<SurveyRule>(id, "complaint_kind")}
                required=true
            />
            <SelectField
                label=field_label("survey_rule", "severity")
                value=severity
                choices=Choice::all(Severity::ALL)
            />
        </div>
    }
}
