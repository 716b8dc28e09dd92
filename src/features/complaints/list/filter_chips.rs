use super::address::{
    ABOUT, ASSIGNEE, AUDIT, CARRIER, CAUSE, CLASS, CLOSED_FROM, CLOSED_TO, DEPARTMENT, FAILED_BY,
    FOUND, FROM, KIND, ONLY, PRODUCT, SEVERITY, SOLVED, STAGE, TO, found_from, only_from, parsed,
    recovery_from,
};
use super::filters::only_word;
use crate::engine_client::{use_query, use_shop};
use crate::i18n::format::{self, DayStyle};
use crate::i18n::{Word, field_label, t};
use crate::route::ListState;
use crate::router::use_router;
use crate::ui::Icon;
use api::{AuditFound, ProductPage, RecoveryGroup, SolvedWithin, TrendSpeed};
use domain::Day;
use domain::complaint::Stage;
use domain::record::{
    CauseCode, ComplaintKind, CustomerClass, FailedBy, ProductId, Severity, StaffId,
};
use leptos::prelude::*;

/// Every filter that is on, in words; a tap takes it off.
#[component]
pub(in super::super) fn FilterChips() -> impl IntoView {
    use t::customers::filter as text;
    let router = use_router();
    let list = router.list();
    let shop = use_shop();
    let product = use_query(move || {
        let id = list.with(|list| parsed::<ProductId>(list, PRODUCT))?;
        Some(ProductPage { id })
    });
    let names = move |field: &str, value: &str| match field {
        PRODUCT => product.with(|row| row.map(|row| row.product.name.clone())),
        _ => {
            let id: StaffId = value.parse().ok()?;
            shop.with(|view| {
                let staff = view?.staff.iter().find(|staff| staff.id == id)?;
                Some(staff.name.clone())
            })
        }
    };
    let chips = move || {
        let state = list.get();
        state
            .filters
            .iter()
            .filter_map(|(field, value)| {
                let words = words(field, value, names)?;
                let (field, value) = (field.clone(), value.clone());
                let remove = move |_| {
                    let state = list.get_untracked().toggled(&field, &value);
                    // What was found means nothing without the audit.
                    let state = if field == AUDIT {
                        state.with(FOUND, "")
                    } else {
                        state
                    };
                    router.set_list(state);
                };
                Some(view! {
                    <button type="button" class="tag" aria-label=text::take_off(&words) on:click=remove>
                        {words.clone()}
                        {Icon::Close.view()}
                    </button>
                })
            })
            .collect_view()
    };
    let count = Memo::new(move |_| {
        list.with(|list| {
            let filters = list.filters.iter();
            let said = filters
                .filter(|(field, value)| words(field, value, |_, _| Some(String::new())).is_some());
            said.count()
        })
    });
    let clear = move |_| {
        let mut state = list.get_untracked();
        state
            .filters
            .retain(|(field, value)| words(field, value, |_, _| Some(String::new())).is_none());
        router.set_list(ListState {
            filters: state
                .filters
                .into_iter()
                .filter(|(field, _)| field != FOUND)
                .collect(),
            ..state
        });
    };
    view! {
        <Show when=move || count.with(|count| *count > 0)>
            <div class="filter-chips" role="group" aria-label=text::active()>
                {chips}
                <Show when=move || count.with(|count| *count > 1)>
                    <button type="button" class="link" on:click=clear>
                        {text::clear()}
                    </button>
                </Show>
            </div>
        </Show>
    }
}

/// A filter in words; `None` for what restricts nothing here, such as how the list is shown.
fn words(
    field: &str,
    value: &str,
    name_of: impl Fn(&str, &str) -> Option<String>,
) -> Option<String> {
    use t::desk::filter as text;
    let day = || -> Option<String> {
        let day: Day = value.parse().ok()?;
        Some(format::day(day, DayStyle::Medium))
    };
    let named = |kind: &str, field: &str, word: &str| text::named(&field_label(kind, field), word);
    let looked_up = |kind: &str, label: &str| {
        named(kind, label, name_of(field, value).as_deref().unwrap_or("…"))
    };
    Some(match field {
        ONLY => only_word(only_from(value)?).to_owned(),
        STAGE => Stage::from_code(value)?.word().to_owned(),
        KIND => ComplaintKind::from_code(value)?.word().to_owned(),
        SEVERITY => Severity::from_code(value)?.word().to_owned(),
        CAUSE => named(
            "complaint_step",
            "cause",
            CauseCode::from_code(value)?.word(),
        ),
        CLASS => named("customer", "class", CustomerClass::from_code(value)?.word()),
        FAILED_BY => named(
            "complaint_step",
            "failed_by",
            FailedBy::from_code(value)?.word(),
        ),
        DEPARTMENT => named("complaint_step", "department", value),
        CARRIER => named("complaint", "carrier", value),
        PRODUCT => looked_up("complaint", "product"),
        ABOUT => looked_up("complaint", "about"),
        ASSIGNEE => looked_up("complaint_step", "assignee"),
        SOLVED => recovery_word(recovery_from(value)?).to_owned(),
        FROM => text::recorded_from(&day()?),
        TO => text::recorded_to(&day()?),
        CLOSED_FROM => text::closed_from(&day()?),
        CLOSED_TO => text::closed_to(&day()?),
        AUDIT => text::audited().to_owned(),
        FOUND => found_words(value)?,
        _ => return None,
    })
}

fn recovery_word(group: RecoveryGroup) -> &'static str {
    use t::desk::filter::solved as text;
    match group {
        RecoveryGroup::Desk(SolvedWithin::Day) => text::day(),
        RecoveryGroup::Desk(SolvedWithin::Week) => text::week(),
        RecoveryGroup::Desk(SolvedWithin::Longer) => text::longer(),
        RecoveryGroup::Desk(SolvedWithin::NotSolved) => text::not_solved(),
        RecoveryGroup::Trend(TrendSpeed::Quick) => text::three_days(),
        RecoveryGroup::Trend(TrendSpeed::Later) => text::later(),
        RecoveryGroup::Trend(TrendSpeed::NotSolved) => text::still_open(),
    }
}

fn found_words(value: &str) -> Option<String> {
    let (question, found) = found_from(value)?;
    let question = question.map_or_else(t::desk::audit::all_questions, Word::word);
    let found = match found? {
        AuditFound::Drawn => return None,
        AuditFound::Open => t::desk::audit::open(),
        AuditFound::Said(finding) => finding.word(),
    };
    Some(t::desk::filter::named(question, found))
}
