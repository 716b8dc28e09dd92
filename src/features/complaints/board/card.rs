use super::the_board::{BoardHands, step_into};
use crate::features::complaints::list::{clock_chip, number, serious};
use crate::i18n::{Word as _, format, t};
use crate::platform::clock;
use crate::route::Route;
use crate::state::use_toasts;
use crate::ui::{Chip, Icon, Link, Menu, MenuItem};
use api::BoardCard;
use domain::complaint::Stage;
use domain::record::ComplaintState;
use leptos::ev::DragEvent;
use leptos::prelude::*;

/// One complaint on the board.
#[component]
pub(super) fn BoardCardView(card: BoardCard, hands: BoardHands) -> impl IntoView {
    let toasts = use_toasts();
    let row = card.row.clone();
    let title = format::shortened(&row.what_happened, 60);
    let day = clock::day_in_shop(row.at);
    let detail = [
        number(row.number),
        row.customer_name.clone(),
        format::relative_day(day, clock::today()),
        row.responsible.clone(),
    ]
    .into_iter()
    .filter(|part| !part.is_empty())
    .collect::<Vec<_>>()
    .join(" · ");
    // What the column does not say already.
    let state = matches!(
        row.state,
        ComplaintState::Waiting
            | ComplaintState::Escalated
            | ComplaintState::Reopened
            | ComplaintState::SentBack
            | ComplaintState::Rejected
            | ComplaintState::NotValid
            | ComplaintState::Withdrawn
            | ComplaintState::Merged
            | ComplaintState::Archived
    )
    .then(|| row.state.word());
    let targets: Vec<Stage> = Stage::ALL
        .iter()
        .copied()
        .filter(|stage| *stage != row.stage && step_into(*stage, &card.standing).is_ok())
        .collect();
    let has_targets = !targets.is_empty();
    let card = StoredValue::new(card);
    let put = move |stage: Stage| {
        card.with_value(|card| {
            hands.put(card, stage, |sentence| {
                toasts.problem(sentence);
            });
        });
    };
    let on_start = move |event: DragEvent| {
        if let Some(data) = event.data_transfer() {
            data.set_effect_allowed("move");
            // Firefox drags nothing that carries no data.
            let _unsupported = data.set_data("text/plain", &number(row.number));
        }
        hands.dragged.set(Some(card.get_value()));
    };
    view! {
        <li
            class="board__card"
            draggable="true"
            on:dragstart=on_start
            on:dragend=move |_| hands.dragged.set(None)
        >
            <div class="board__card-text">
                <p class="board__card-title">
                    <Link to=Route::Complaint(row.id)>{title}</Link>
                </p>
                <p class="board__card-detail">{detail}</p>
                <p class="board__card-chips">
                    {serious(&row)}
                    {row.clock.as_ref().and_then(clock_chip)}
                    {state.map(|state| view! { <Chip>{state}</Chip> })}
                </p>
            </div>
            {has_targets
                .then(|| {
                    view! {
                        <Menu label=t::desk::move_card(&number(row.number)) icon=Icon::More>
                            {targets
                                .into_iter()
                                .map(|stage| {
                                    view! {
                                        <MenuItem icon=Icon::Forward on_press=move |()| put(stage)>
                                            {t::desk::move_to(stage.word())}
                                        </MenuItem>
                                    }
                                })
                                .collect_view()}
                        </Menu>
                    }
                })}
        </li>
    }
}
