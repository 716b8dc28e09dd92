use crate::draft::{DraftNote, use_draft};
use crate::engine_client::use_doer;
use crate::i18n::{explain_field, field_label, t};
use crate::ui::{Button, ButtonKind, Choice, ChoiceField, Form, TextArea};
use domain::command::{Command, Problem};
use domain::record::{FollowUpId, FollowUpOutcome};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Ending {
    outcome: Option<FollowUpOutcome>,
    result: String,
}

/// What came of a follow-up. Dropping one takes a reason: silence is what surveys are blamed for.
#[component]
pub(super) fn EndForm(id: FollowUpId, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    use t::following as text;
    let doer = use_doer();
    let start = Ending {
        outcome: Some(FollowUpOutcome::Done),
        result: String::new(),
    };
    let draft = use_draft("follow-up-end", Some(id.0), start);
    let tried = RwSignal::new(false);
    let lacks_reason = Memo::new(move |_| {
        draft.with(|ending| {
            ending.outcome == Some(FollowUpOutcome::Dropped) && ending.result.trim().is_empty()
        })
    });
    let error = Signal::derive(move || {
        (tried.get() && lacks_reason.get()).then(|| explain_field(Problem::Missing))
    });
    let save = move |()| {
        tried.set(true);
        let ending = draft.get_untracked();
        let Some(outcome) = ending.outcome.filter(|_| !lacks_reason.get_untracked()) else {
            return;
        };
        let command = Command::EndFollowUp {
            follow_up: id,
            outcome,
            result: ending.result,
        };
        doer.run(command, text::ended(), move |_| {
            draft.forget();
            on_done.run(());
        });
    };
    view! {
        <Form
            on_submit=save
            has_errors=Signal::derive(move || error.with(Option::is_some))
            actions=move || {
                view! { <Button kind=ButtonKind::Primary submit=true busy=doer.busy()>{t::ui::save()}</Button> }
            }
        >
            <DraftNote draft />
            <ChoiceField
                label=field_label("follow_up", "outcome")
                value=draft.field(|ending| ending.outcome, |ending, outcome| ending.outcome = outcome)
                choices=Choice::all(FollowUpOutcome::ALL)
                settled=true
            />
            <TextArea
                label=field_label("follow_up", "result")
                help=text::result_help()
                rows=3
                value=draft.field(|ending| ending.result.clone(), |ending, result| ending.result = result)
                error=error
            />
        </Form>
    }
}
