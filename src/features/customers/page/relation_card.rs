use super::next_step::{NextStep, next_step};
use super::outlook_part::OutlookPart;
use crate::i18n::{format, t};
use crate::platform::clock;
use crate::ui::{Card, Notice};
use api::{CustomerView, Measured, PurchaseFacts, Rhythm};
use leptos::prelude::*;

/// How the customer is doing, in plain words, and what would help.
#[component]
pub(super) fn RelationCard(view: CustomerView) -> impl IntoView {
    use t::customers::relation as text;
    let title = if view.rhythm.to_call {
        text::silent_title()
    } else {
        text::title()
    };
    let day_of_score = view.last_score.map(|(_, at)| clock::day_in_shop(at));
    let id = view.customer.id;
    let has_bought = view.purchases.days > 0 && view.removed.is_none();
    let step = next_step(&view, clock::today(), day_of_score).map(step_text);
    view! {
        <Card title>
            <p>{rhythm_text(&view.rhythm, &view.purchases)}</p>
            {step
                .map(|step| {
                    view! {
                        <Notice>
                            <p>
                                <strong>{text::next_step()}</strong>
                                {step}
                            </p>
                        </Notice>
                    }
                })}
            {has_bought.then(|| view! { <OutlookPart id /> })}
        </Card>
    }
}

/// 平时 12 天来一次，已 41 天没来.
fn rhythm_text(rhythm: &Rhythm, purchases: &PurchaseFacts) -> String {
    use t::customers::relation as text;
    let Some(silent) = rhythm.silent_days else {
        return text::never_bought().to_owned();
    };
    let last = || {
        purchases
            .last
            .map(|day| format::relative_day(day, clock::today()))
            .unwrap_or_default()
    };
    match rhythm.usual_gap_days {
        Measured::Value { value, .. } if f64::from(silent) > value => {
            text::silent_for(&days(value), silent.into())
        }
        Measured::Value { value, .. } => text::on_time(&days(value), &last()),
        Measured::NotEnough { .. } => text::no_rhythm_yet(purchases.days.into(), &last()),
    }
}

fn days(gap: f64) -> String {
    format::decimal(gap.round().max(1.0), 0)
}

fn step_text(step: NextStep) -> String {
    use t::customers::relation as text;
    match step {
        NextStep::LeaveAlone => text::leave_alone().to_owned(),
        NextStep::SettleComplaint => text::settle_complaint().to_owned(),
        NextStep::Call => text::call_today().to_owned(),
        NextStep::AskWhatWentWrong { score } => text::ask_what_went_wrong(&score.to_string()),
        NextStep::ThankForFirst => text::thank_for_first().to_owned(),
    }
}
