use super::card::BoardCardView;
use super::move_dialog::{MoveDialog, Moving};
use crate::engine_client::use_query;
use crate::features::complaints::list::filter_from;
use crate::i18n::{Word as _, explain_refusal, format, t};
use crate::platform::timer;
use crate::router::use_router;
use crate::state::use_toasts;
use crate::ui::{Answered, Binding, Choice, ChoiceField, EmptyState, Icon};
use api::{BoardCard, BoardColumn, ComplaintBoard, ComplaintBoardView};
use domain::complaint::{Refusal, Stage, Standing};
use domain::record::StepKind;
use leptos::ev::DragEvent;
use leptos::prelude::*;

/// Cards of a column at most; the list has all.
const CARDS: u32 = 40;

/// What all parts of the board share.
#[derive(Clone, Copy)]
pub(super) struct BoardHands {
    /// The card under the hand.
    pub(super) dragged: RwSignal<Option<BoardCard>>,
    pub(super) moving: RwSignal<Option<Moving>>,
}

impl BoardHands {
    /// Puts a card into a column: the step that leads there is opened to be filled in, or the reason is said.
    pub(super) fn put(self, card: &BoardCard, stage: Stage, say: impl FnOnce(String)) {
        if card.row.stage == stage {
            return;
        }
        match step_into(stage, &card.standing) {
            Ok(kind) => self.moving.set(Some(Moving {
                complaint: card.row.id,
                kind,
            })),
            Err(refusal) => say(explain_refusal(&refusal)),
        }
    }
}

pub(super) fn step_into(stage: Stage, standing: &Standing) -> Result<StepKind, Refusal> {
    stage.step_into(standing)
}

/// Columns by what is to be done next; a card moves by hand or by its menu, where the process allows.
#[component]
pub(super) fn Board(
    /// How many are open, once it is known.
    open: RwSignal<Option<u32>>,
) -> impl IntoView {
    let list = use_router().list();
    let query = use_query(move || {
        Some(ComplaintBoard {
            filter: filter_from(&list.get()),
            cards: CARDS,
        })
    });
    let hands = BoardHands {
        dragged: RwSignal::new(None),
        moving: RwSignal::new(None),
    };
    Effect::new(move |_| {
        let count = query.with(|view| {
            view.map(|view| {
                let columns = view.columns.iter();
                columns
                    .filter(|column| column.stage != Stage::Done)
                    .map(|column| column.total)
                    .sum::<u32>()
            })
        });
        open.set(count);
    });
    // On a phone one column at a time.
    let shown = RwSignal::new(Some(Stage::Judge));
    view! {
        <Answered
            query
            show=move |view: ComplaintBoardView| {
                if view.columns.iter().all(|column| column.total == 0) {
                    return view! { <EmptyState icon=Icon::Complaints text=t::complaints::none() /> }.into_any();
                }
                view! { <Columns view hands shown /> }.into_any()
            }
        />
        <MoveDialog moving=hands.moving />
    }
}

#[component]
fn Columns(
    view: ComplaintBoardView,
    hands: BoardHands,
    shown: RwSignal<Option<Stage>>,
) -> impl IntoView {
    let choices = view
        .columns
        .iter()
        .map(|column| {
            let count = format::count(column.total.into());
            Choice::new(column.stage, format!("{} {count}", column.stage.word()))
        })
        .collect();
    view! {
        <div class="board-choice">
            <ChoiceField label=t::desk::column() settled=true value=Binding::from(shown) choices />
        </div>
        <div class="board" role="group" aria-label=t::desk::look::board() tabindex="0">
            {view.columns.into_iter().map(|column| view! { <ColumnView column hands shown /> }).collect_view()}
        </div>
    }
}

#[component]
fn ColumnView(
    column: BoardColumn,
    hands: BoardHands,
    shown: RwSignal<Option<Stage>>,
) -> impl IntoView {
    let toasts = use_toasts();
    let stage = column.stage;
    let takes = Memo::new(move |_| {
        hands.dragged.with(|card| {
            card.as_ref()
                .map(|card| card.row.stage == stage || step_into(stage, &card.standing).is_ok())
        })
    });
    // Also where it is not taken: dropping there says why.
    let on_over = move |event: DragEvent| event.prevent_default();
    let on_drop = move |event: DragEvent| {
        event.prevent_default();
        if let Some(card) = hands.dragged.get_untracked() {
            hands.dragged.set(None);
            // Once the browser is done with the drag: a dialog opened in the midst of it is closed again.
            timer::after(0, move || {
                hands.put(&card, stage, |sentence| {
                    toasts.problem(sentence);
                });
            });
        }
    };
    let rest = column.total as usize - column.cards.len().min(column.total as usize);
    view! {
        <section
            class="board__column"
            aria-label=stage.word()
            data-shown=move || (shown.get() == Some(stage)).then_some("")
            data-takes=move || takes.get().map(|takes| if takes { "yes" } else { "no" })
            on:dragover=on_over
            on:drop=on_drop
        >
            <h2 class="board__title">
                {stage.word()}
                <span class="board__count">{format::count(column.total.into())}</span>
            </h2>
            <ul class="board__cards">
                {column.cards.into_iter().map(|card| view! { <BoardCardView card hands /> }).collect_view()}
            </ul>
            {(rest > 0).then(|| view! { <p class="board__rest">{t::desk::more_in_list(rest as u64)}</p> })}
        </section>
    }
}
