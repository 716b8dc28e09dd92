use crate::i18n::{format, t};
use crate::ui::{Band, BandChip, Notice, NoticeKind};
use api::{Measured, ReturnHabit};
use leptos::prelude::*;

/// Whoever brings back much more than others: with the figures, as a reason to look and no verdict.
#[component]
pub fn HabitNotice(habit: ReturnHabit) -> impl IntoView {
    use t::returns::habit as text;
    let figures = habit.figures;
    let words = text::figures(
        figures.returned.into(),
        figures.purchases.into(),
        &share_words(habit.share),
        &others_words(habit),
    );
    habit.stands_out.then(|| {
        view! {
            <Notice kind=NoticeKind::Info>
                <p>
                    <strong>{text::title()}</strong>
                </p>
                <p>{words}</p>
                <p>{text::no_verdict()}</p>
            </Notice>
        }
    })
}

/// Beside the customer's name.
pub fn habit_chip(habit: ReturnHabit) -> Option<AnyView> {
    habit.stands_out.then(|| {
        view! { <BandChip band=Band::Yellow text=t::returns::habit::title().to_owned() /> }
            .into_any()
    })
}

/// `75%（30%–99%）`
fn share_words(share: Measured) -> String {
    match share {
        Measured::Value {
            value,
            interval: Some((low, high)),
            ..
        } => t::returns::habit::share(
            &format::percent(value, 0),
            &format::percent(low, 0),
            &format::percent(high, 0),
        ),
        Measured::Value { value, .. } => format::percent(value, 0),
        Measured::NotEnough { .. } => String::new(),
    }
}

fn others_words(habit: ReturnHabit) -> String {
    let figures = habit.figures;
    let share = f64::from(figures.others_returned) / f64::from(figures.others_purchases.max(1));
    format::percent(share, 1)
}
