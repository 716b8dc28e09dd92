//! How a step reads.

use crate::engine_client::use_shop;
use crate::i18n::format::{self, InstantStyle};
use crate::i18n::{Word, field_label, t};
use crate::ui::{Fact, Facts};
use domain::complaint::Standing;
use domain::record::{ComplaintStep, Remedy, StaffId};
use leptos::prelude::*;

/// The name of somebody who works or worked here.
pub(super) fn staff_name(id: StaffId) -> Option<String> {
    use_shop().with(|view| {
        let staff = view?.staff.iter().find(|staff| staff.id == id)?;
        Some(staff.name.clone())
    })
}

/// What is proposed, for whoever decides upon it.
#[component]
pub(super) fn ProposalFacts(standing: Standing) -> impl IntoView {
    let label = |field: &str| field_label("complaint_step", field);
    let by = standing.proposed_by.and_then(staff_name);
    standing.proposal.map(|(_, proposal)| {
        let remedies = remedy_words(proposal.remedies.iter());
        view! {
            <Facts>
                {(!remedies.is_empty()).then(|| view! { <Fact name=label("remedy")>{remedies}</Fact> })}
                {proposal.cost.map(|cost| view! { <Fact name=label("cost")>{format::money(cost)}</Fact> })}
                {by.map(|by| view! { <Fact name=t::desk::proposed_by()>{by}</Fact> })}
            </Facts>
            <p class="prose">{proposal.text}</p>
        }
    })
}

pub(super) fn remedy_words<'a>(codes: impl Iterator<Item = &'a String>) -> String {
    format::list(
        codes
            .filter_map(|code| Remedy::from_code(code))
            .map(Remedy::word),
    )
}

/// Everything a step says besides its text, as names and values; what is empty is left out.
pub(in super::super) fn step_facts(step: &ComplaintStep) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    let mut say = |field: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            facts.push((field_label("complaint_step", field), value));
        }
    };
    let word = |on: bool| on.then(|| t::desk::yes().to_owned());
    say("way", step.way.map(owned));
    say("person", Some(step.person.clone()));
    say("severity", step.severity.map(owned));
    say("safety", word(step.safety));
    say("legal", word(step.legal));
    say("repeat", word(step.repeat));
    say("immediate_action", Some(step.immediate_action.clone()));
    say("department", Some(step.department.clone()));
    say("assignee", step.assignee.and_then(staff_name));
    say("cause", step.cause.map(owned));
    say("failed_by", step.failed_by.map(owned));
    say("whys", Some(step.whys.join(" → ")));
    say("customer_statement", Some(step.customer_statement.clone()));
    say("staff_statement", Some(step.staff_statement.clone()));
    say("evidence", Some(step.evidence.clone()));
    say("why_they_feel_so", Some(step.why_they_feel_so.clone()));
    say("what_we_did", Some(step.what_we_did.clone()));
    say("is_reasonable", Some(step.is_reasonable.clone()));
    say("heard_before", Some(step.heard_before.clone()));
    say("what_prevents_it", Some(step.what_prevents_it.clone()));
    say("remedy", Some(remedy_words(step.remedies.iter())));
    say("cost", step.cost.map(format::money));
    say("done_by", step.done_by.and_then(staff_name));
    say(
        "done_at",
        step.done_at
            .map(|at| format::instant(at, InstantStyle::Short)),
    );
    say("further_ways", word(step.further_ways));
    say(
        "satisfaction",
        step.satisfaction
            .map(|score| t::desk::out_of_five(&score.to_string())),
    );
    say("lesson", Some(step.lesson.clone()));
    say("old_solved", step.old_solved.map(owned));
    say("new_appeared", step.new_appeared.map(owned));
    say("passed_to", step.passed_to.and_then(staff_name));
    facts
}

fn owned<W: Word>(choice: W) -> String {
    choice.word().to_owned()
}
