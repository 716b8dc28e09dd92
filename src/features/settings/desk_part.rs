use super::templates_part::TemplatesPart;
use crate::draft::{Draft, DraftNote, use_draft};
use crate::engine_client::{use_doer, use_query};
use crate::i18n::{Word as _, t};
use crate::ui::{Binding, Button, ButtonKind, Card, FirstAnswer, Form, MoneyField, QuantityField};
use api::{DeskFacts, DeskFactsView};
use domain::command::{Command, Edit};
use domain::complaint::{ClockKind, Limit};
use domain::record::{ComplaintKind, DeskRules, Role, Severity};
use domain::{Money, Quantity, Value};
use leptos::prelude::*;

type RulesDraft = Draft<Edit<DeskRules>>;

/// The rules of the complaint desk: how quickly, up to which amount, in which words.
#[component]
pub(super) fn DeskPart() -> impl IntoView {
    let query = use_query(|| Some(DeskFacts));
    view! {
        <div class="stack">
            <Card title=t::settings::desk::title()>
                <FirstAnswer query show=|view: DeskFactsView| view! { <RulesForm rules=view.rules /> } />
            </Card>
            <TemplatesPart />
        </div>
    }
}

#[component]
fn RulesForm(rules: DeskRules) -> impl IntoView {
    use t::settings::desk as text;
    let doer = use_doer();
    let start = Edit {
        before: Some(rules.clone()),
        after: rules,
    };
    let draft = use_draft("desk-rules", None, start);
    let save = move |()| {
        let edit = draft.get_untracked();
        doer.run(
            Command::SaveDeskRules(Box::new(edit)),
            text::saved(),
            move |_| draft.forget(),
        );
    };
    let limits = Role::ALL
        .iter()
        .map(|role| view! { <RoleLimit draft role=*role /> })
        .collect_view();
    let clocks = ComplaintKind::ALL
        .iter()
        .map(|kind| view! { <KindClocks draft kind=*kind /> })
        .collect_view();
    view! {
        <Form
            on_submit=save
            has_errors=doer.has_field_errors()
            actions=move || {
                view! { <Button kind=ButtonKind::Primary submit=true busy=doer.busy()>{t::ui::save()}</Button> }
            }
        >
            <DraftNote draft />
            <h3>{text::limits()}</h3>
            <p class="field__help">{text::limits_help()}</p>
            <div class="field-pair">{limits}</div>
            <h3>{text::clocks()}</h3>
            <p class="field__help">{text::clocks_help()}</p>
            {clocks}
        </Form>
    }
}

/// Up to which amount a role may allow a remedy; empty for any amount.
#[component]
fn RoleLimit(draft: RulesDraft, role: Role) -> impl IntoView {
    let value = Memo::new(move |_| {
        draft.with(|edit| match edit.after.limit(Some(role)) {
            Limit::Any => None,
            Limit::UpTo(amount) => Some(amount),
        })
    });
    let set = move |amount: Option<Money>| {
        let stored = amount.map_or(-1, |amount| amount.0);
        draft.update(|edit| {
            edit.after
                .limits
                .insert(role.code().to_owned(), Value::Int(stored));
        });
    };
    view! { <MoneyField label=role.word() value=Binding::new(value, set) /> }
}

/// The time limits of one kind, general and major.
#[component]
fn KindClocks(draft: RulesDraft, kind: ComplaintKind) -> impl IntoView {
    let rows = Severity::ALL
        .iter()
        .flat_map(|severity| {
            ClockKind::ALL
                .iter()
                .map(|clock| view! { <ClockLimit draft kind severity=*severity clock=*clock /> })
        })
        .collect_view();
    view! {
        <fieldset class="field">
            <legend class="field__label">{kind.word()}</legend>
            <div class="field-pair field-pair--three">{rows}</div>
        </fieldset>
    }
}

/// In working hours.
#[component]
fn ClockLimit(
    draft: RulesDraft,
    kind: ComplaintKind,
    severity: Severity,
    clock: ClockKind,
) -> impl IntoView {
    let name = format!("{}.{}.{}", clock.code(), kind.code(), severity.code());
    let hours = Memo::new(move |_| {
        draft.with(|edit| {
            let limit = edit.after.time_limit(clock, Some(kind), Some(severity));
            // Quantities count thousandths.
            Some(Quantity(limit.minutes * 1_000 / 60))
        })
    });
    let set = move |hours: Option<Quantity>| {
        let minutes = hours
            .map(|hours| hours.0 * 60 / 1_000)
            .filter(|minutes| *minutes > 0);
        draft.update(|edit| match minutes {
            Some(minutes) => {
                edit.after.clocks.insert(name.clone(), Value::Int(minutes));
            }
            None => {
                edit.after.clocks.remove(&name);
            }
        });
    };
    let label = t::settings::desk::hours_of(clock.word(), severity.word());
    view! { <QuantityField label value=Binding::new(hours, set) /> }
}
