use crate::draft::use_draft;
use crate::engine_client::{use_query, use_shop};
use crate::features::complaints::number;
use crate::features::complaints::page::draft_of_step;
use crate::i18n::format::{self, DayStyle};
use crate::i18n::t;
use crate::platform::{clock, print};
use crate::route::Route;
use crate::router::use_router;
use crate::ui::{Answered, Button, ButtonKind, EmptyState, Icon, Page};
use api::ComplaintView;
use domain::complaint::Verdict;
use domain::record::{ComplaintId, ComplaintStep, StepKind};
use leptos::prelude::*;

/// What is told to the customer, on paper: the words that are being written, or else those of the last such step.
#[component]
pub(in super::super) fn Letter(id: ComplaintId, kind: StepKind) -> impl IntoView {
    let query = use_query(move || Some(api::ComplaintPage { id }));
    let router = use_router();
    let draft = use_draft(&draft_of_step(kind), Some(id.0), ComplaintStep::default());
    let show = move |view: ComplaintView| {
        let being_written = draft.with(|step| step.text.trim().to_owned());
        let told = view.steps.iter().rev().find(|step| {
            step.verdict == Verdict::Counted
                && step.step.kind == Some(kind)
                && !step.step.text.is_empty()
        });
        let (words, day) = match (being_written.is_empty(), told) {
            (true, Some(told)) => (told.step.text.clone(), clock::day_in_shop(told.step.at)),
            _ => (being_written, clock::today()),
        };
        if words.is_empty() {
            return view! { <EmptyState icon=Icon::Letter text=t::desk::paper::no_letter() /> }
                .into_any();
        }
        let day = format::day(day, DayStyle::Medium);
        let shop = use_shop().with(|view| view.map(|view| view.shop.clone()).unwrap_or_default());
        view! {
            <p>{t::desk::paper::letter_about(&number(view.complaint.number))}</p>
            <p class="prose">{words}</p>
            <p class="letter__end">
                <strong>{shop.name}</strong>
                <br />
                {day}
            </p>
            <p>
                <small>{shop.address} " " {shop.phone}</small>
            </p>
        }
        .into_any()
    };
    view! {
        <div class="sheet">
            <Page
                title=t::desk::paper::letter()
                actions=move || {
                    view! {
                        <Button on_press=move |()| router.back_or(Route::Complaint(id))>{t::ui::close()}</Button>
                        <Button kind=ButtonKind::Primary icon=Icon::Print on_press=move |()| print::open()>
                            {t::shell::command::print()}
                        </Button>
                    }
                }
            >
                <Answered query show />
            </Page>
        </div>
    }
}
