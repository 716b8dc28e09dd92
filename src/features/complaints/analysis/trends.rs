use super::trend_course::TrendCourse;
use super::trend_table::{CHOSEN, TrendTable};
use super::trend_words::{behind, row_name, span_words, subject_from};
use crate::engine_client::use_query;
use crate::i18n::{format, t};
use crate::router::use_router;
use crate::ui::{Answered, Card, Disclosure, Link};
use api::{Direction, SubjectTrends, SubjectTrendsView, TrendSubject};
use domain::Day;
use leptos::prelude::*;

/// Whether complaints become more: all of them, and by what they are about.
#[component]
pub(super) fn Trends(#[prop(into)] from: Signal<Option<Day>>) -> impl IntoView {
    let query = use_query(move || {
        Some(SubjectTrends {
            from: from.get(),
            to: None,
        })
    });
    view! {
        <Answered
            query
            show=move |view: SubjectTrendsView| {
                (view.all.count > 0).then(|| view! { <Shown view from=from.get_untracked() /> })
            }
        />
    }
}

#[component]
fn Shown(view: SubjectTrendsView, from: Option<Day>) -> impl IntoView {
    use t::desk::figures as words;
    use t::desk::trend as text;
    let list = use_router().list();
    let chosen: Memo<Option<TrendSubject>> =
        Memo::new(move |_| list.with(|list| list.value(CHOSEN).and_then(subject_from)));
    let basis = match view.compared {
        Some((lately, before)) => text::compared(&span_words(lately), &span_words(before)),
        None => text::not_compared().to_owned(),
    };
    let all = view.all.clone();
    let title = match all.change.map(|change| change.direction) {
        Some(Direction::More) => text::all_more(),
        Some(Direction::Fewer) => text::all_fewer(),
        Some(Direction::Unclear) => text::all_unclear(),
        None => text::all_plain(),
    };
    let compared = view.compared;
    let to = behind(&TrendSubject::All, from, None).route();
    let n = format::count(all.count.into());
    let aside = move || {
        let n = t::insights::n(&n);
        view! { <Link to=to.clone()>{n}</Link> }
    };
    let tables = [
        (words::by_kind(), words::kind(), view.kinds.clone()),
        (words::by_product(), words::product(), view.products.clone()),
        (
            words::by_department(),
            words::department(),
            view.departments.clone(),
        ),
        (words::by_person(), words::person(), view.people.clone()),
        (words::by_carrier(), words::carrier(), view.carriers.clone()),
        (words::by_class(), words::class(), view.classes.clone()),
    ];
    let view = StoredValue::new(view);
    let tables = tables
        .into_iter()
        .map(|(title, name, table)| view! { <TrendTable title name table view from chosen /> })
        .collect_view();
    view! {
        <Card title aside>
            <TrendCourse name=row_name(&all) row=all compared from />
        </Card>
        <div>
            <p class="basis">{basis}</p>
            <Disclosure label=t::ui::how_worked_out()>
                <p>{text::how()}</p>
            </Disclosure>
        </div>
        <div class="analysis analysis--tables">{tables}</div>
    }
}
