use crate::features::customers::{SavedViews, staff_choices, use_staff};
use crate::i18n::{field_label, t};
use crate::route::{ListState, Route};
use crate::router::use_router;
use crate::ui::{Binding, Choice, Disclosure, MultiChoiceField, SearchField, SelectField};
use api::{ComplaintFilter, Only};
use core::str::FromStr;
use domain::complaint::Stage;
use domain::record::{CauseCode, ComplaintKind, CustomerClass, Severity};
use leptos::prelude::*;

/// The place under which views of this list are saved.
const PLACE: &str = "complaints";

/// Names of the filters in the address; never change, or bookmarks would break.
pub(in super::super) const ONLY: &str = "only";
const STAGE: &str = "stage";
const KIND: &str = "kind";
const SEVERITY: &str = "severity";
const ASSIGNEE: &str = "responsible";
const CAUSE: &str = "cause";
const PRODUCT: &str = "product";
const ABOUT: &str = "about";
const DEPARTMENT: &str = "department";
const CLASS: &str = "class";
const FROM: &str = "from";
const TO: &str = "to";

const ONLY_CHOICES: [(Only, &str); 6] = [
    (Only::Open, "open"),
    (Only::Mine, "mine"),
    (Only::Repeats, "repeats"),
    (Only::Reopened, "reopened"),
    (Only::Late, "late"),
    (Only::NearlyLate, "pressing"),
];

/// What the address asks for.
pub(in super::super) fn filter_from(list: &ListState) -> ComplaintFilter {
    let only = list.values(ONLY).filter_map(|code| {
        let choice = ONLY_CHOICES.iter().find(|(_, known)| *known == code);
        choice.map(|(only, _)| *only)
    });
    ComplaintFilter {
        text: list.text.clone(),
        only: only.collect(),
        customer: None,
        stages: list.values(STAGE).filter_map(Stage::from_code).collect(),
        kinds: list
            .values(KIND)
            .filter_map(ComplaintKind::from_code)
            .collect(),
        severities: list
            .values(SEVERITY)
            .filter_map(Severity::from_code)
            .collect(),
        assignees: list
            .values(ASSIGNEE)
            .filter_map(|id| id.parse().ok())
            .collect(),
        causes: list
            .values(CAUSE)
            .filter_map(CauseCode::from_code)
            .collect(),
        product: parsed(list, PRODUCT),
        about: parsed(list, ABOUT),
        department: list.value(DEPARTMENT).unwrap_or_default().to_owned(),
        class: list.value(CLASS).and_then(CustomerClass::from_code),
        from: parsed(list, FROM),
        to: parsed(list, TO),
    }
}

fn parsed<T: FromStr>(list: &ListState, field: &str) -> Option<T> {
    list.value(field).and_then(|value| value.parse().ok())
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
    let only = many(ONLY, |code: &str| {
        ONLY_CHOICES
            .iter()
            .find(|(_, known)| *known == code)
            .map(|(_, known)| *known)
    });
    let only_choices = vec![
        Choice::new("open", text::open()),
        Choice::new("mine", text::mine()),
        Choice::new("late", text::late()),
        Choice::new("pressing", text::pressing()),
        Choice::new("repeats", text::repeats()),
        Choice::new("reopened", text::reopened()),
    ];
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

impl Coded for &'static str {
    fn code_text(&self) -> &'static str {
        self
    }
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
