use super::address::{ASSIGNEE, KIND, ONLY, SEVERITY, filter_from, only_code, parsed};
use super::filter_chips::FilterChips;
use crate::features::customers::{SavedViews, staff_choices, use_staff};
use crate::i18n::{field_label, t};
use crate::route::{ListState, Route};
use crate::router::use_router;
use crate::ui::{Binding, Choice, Disclosure, MultiChoiceField, SearchField, SelectField};
use api::Only;
use domain::record::{ComplaintKind, Severity};
use leptos::prelude::*;

/// The place under which views of this list are saved.
const PLACE: &str = "complaints";

/// Offered at a tap; the others only say what stands behind a figure.
const OFFERED: [Only; 7] = [
    Only::Open,
    Only::Mine,
    Only::Late,
    Only::NearlyLate,
    Only::Repeats,
    Only::Reopened,
    Only::Closed,
];

pub(super) fn only_word(only: Only) -> &'static str {
    use t::desk::filter as text;
    match only {
        Only::Open => text::open(),
        Only::Mine => text::mine(),
        Only::Repeats => text::repeats(),
        Only::Reopened => text::reopened(),
        Only::Late => text::late(),
        Only::NearlyLate => text::pressing(),
        Only::Pressing => text::today(),
        Only::Counted => text::counted(),
        Only::Closed => text::closed(),
        Only::AcknowledgedInTime => text::acknowledged_in_time(),
        Only::AcknowledgedOrLate => text::acknowledged_or_late(),
        Only::AnsweredInTime => text::answered_in_time(),
        Only::AnsweredOrLate => text::answered_or_late(),
        Only::SolvedInTime => text::solved_in_time(),
        Only::SolvedOrLate => text::solved_or_late(),
        Only::WithCost => text::with_cost(),
        Only::Rated => text::rated(),
        Only::OldSolved => text::old_solved(),
        Only::OldNotSolved => text::old_not_solved(),
        Only::NewAppeared => text::new_appeared(),
        Only::NothingNew => text::nothing_new(),
        Only::CameBack => text::came_back(),
    }
}

/// Search, quick filters, and all others behind a tap; the address holds them.
#[component]
pub(in super::super) fn Filters() -> impl IntoView {
    use t::desk::filter as text;
    let router = use_router();
    let list = router.list();
    let settings = use_staff();
    let typed = Binding::new(
        Signal::derive(move || list.with(|list| list.text.clone())),
        move |typed: String| {
            router.set_list(ListState {
                text: typed,
                ..list.get_untracked()
            });
        },
    );
    let only = Binding::new(
        Memo::new(move |_| list.with(|list| filter_from(list).only)),
        move |chosen: Vec<Only>| {
            let mut state = list.get_untracked().with(ONLY, "");
            for only in chosen {
                state = state.toggled(ONLY, only_code(only));
            }
            router.set_list(state);
        },
    );
    let only_choices = OFFERED
        .iter()
        .map(|only| Choice::new(*only, only_word(*only)))
        .collect::<Vec<_>>();
    let assignee = Binding::new(
        Signal::derive(move || list.with(|list| parsed(list, ASSIGNEE))),
        move |id: Option<domain::record::StaffId>| {
            let value = id.map(|id| id.to_string()).unwrap_or_default();
            router.set_list(list.get_untracked().with(ASSIGNEE, &value));
        },
    );
    let staff = staff_choices(settings, move || assignee.get());
    view! {
        <div class="list-pane__tools">
            <SearchField label=text::search() value=typed />
            <SavedViews settings place=PLACE to=Route::Complaints />
        </div>
        <FilterChips />
        <Disclosure label=text::title()>
            <div class="desk-filters">
                <MultiChoiceField label=text::only() value=only choices=only_choices />
                <MultiChoiceField
                    label=field_label("complaint", "kind")
                    value=many(KIND, ComplaintKind::from_code)
                    choices=coded(ComplaintKind::ALL)
                />
                <MultiChoiceField
                    label=field_label("complaint", "severity")
                    value=many(SEVERITY, Severity::from_code)
                    choices=coded(Severity::ALL)
                />
                <SelectField label=field_label("complaint_step", "assignee") value=assignee choices=staff />
            </div>
        </Disclosure>
    }
}

fn coded<W: crate::i18n::Word + PartialEq>(all: &[W]) -> Vec<Choice<W>> {
    all.iter()
        .map(|choice| Choice::new(*choice, choice.word()))
        .collect()
}

/// The values of one filter in the address.
fn many<T>(field: &'static str, read: fn(&str) -> Option<T>) -> Binding<Vec<T>>
where
    T: Coded + Clone + PartialEq + Send + Sync + 'static,
{
    let router = use_router();
    let list = router.list();
    let value = Memo::new(move |_| {
        list.with(|list| list.values(field).filter_map(read).collect::<Vec<T>>())
    });
    Binding::new(value, move |chosen: Vec<T>| {
        let mut state = list.get_untracked().with(field, "");
        for choice in chosen {
            state = state.toggled(field, choice.code_text());
        }
        router.set_list(state);
    })
}

/// A choice as it stands in the address.
trait Coded {
    fn code_text(&self) -> &'static str;
}

impl Coded for ComplaintKind {
    fn code_text(&self) -> &'static str {
        self.code()
    }
}

impl Coded for Severity {
    fn code_text(&self) -> &'static str {
        self.code()
    }
}
