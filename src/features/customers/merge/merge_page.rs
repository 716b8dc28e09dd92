use super::merge_rows::{MergeRow, choices, rows};
use crate::engine_client::{use_doer, use_query};
use crate::features::customers::page::belongings_text;
use crate::i18n::{field_label, t};
use crate::route::{ListState, Route};
use crate::router::use_router;
use crate::ui::{
    Answered, Button, ButtonKind, Card, Icon, Link, LinkButton, Notice, NoticeKind, Page, Waiting,
    fresh_id,
};
use api::{Belongings, CustomerPage, CustomerView};
use domain::Name;
use domain::command::Command;
use domain::record::CustomerId;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Two customers side by side, to become one.
#[component]
pub(in super::super) fn MergePage(keep: CustomerId, other: CustomerId) -> impl IntoView {
    use t::customers::merge as text;
    let kept = use_query(move || Some(CustomerPage { id: keep }));
    let gone = use_query(move || Some(CustomerPage { id: other }));
    let both = Memo::new(move |_| Some((kept.value()?, gone.value()?)));
    let has_problem = Memo::new(move |_| {
        [kept, gone]
            .into_iter()
            .any(|query| query.state().with(|state| state.error.is_some()))
    });
    view! {
        <Page
            title=text::title()
            above=|| view! { <Link to=Route::Duplicates(ListState::default())>{t::shell::place::duplicates()}</Link> }
        >
            {move || match both.get() {
                Some((keep, other)) => view! { <MergeForm keep other /> }.into_any(),
                None if has_problem.get() => {
                    view! {
                        <Answered query=kept show=|_| () />
                        <Answered query=gone show=|_| () />
                    }
                    .into_any()
                }
                None => view! { <Waiting /> }.into_any(),
            }}
        </Page>
    }
}

#[component]
fn MergeForm(keep: CustomerView, other: CustomerView) -> impl IntoView {
    use t::customers::merge as text;
    let router = use_router();
    let doer = use_doer();
    let (keep_id, other_id) = (keep.customer.id, other.customer.id);
    let (keep_name, other_name) = (keep.customer.name.clone(), other.customer.name.clone());
    let is_removed = keep.removed.is_some() || other.removed.is_some();
    let taken = RwSignal::new(BTreeSet::<Name>::new());
    let belongings = use_query(move || {
        Some(Belongings {
            customers: vec![other_id.0],
        })
    });
    let moves = {
        let (keep_name, other_name) = (keep_name.clone(), other_name.clone());
        move || match belongings.value().and_then(belongings_text) {
            Some(parts) => text::moves(&parts, &other_name, &keep_name),
            None => text::nothing_moves(&other_name),
        }
    };
    let done = text::done(&other_name, &keep_name);
    let merge = move |()| {
        let command = Command::MergeCustomers {
            keep: keep_id,
            others: vec![other_id],
            choices: taken.with_untracked(|taken| choices(taken, other_id)),
        };
        doer.run(command, done.clone(), move |_| {
            router.replace(Route::customer(keep_id));
        });
    };
    let table = rows(&keep, &other)
        .into_iter()
        .map(|row| view! { <FieldRow row taken /> })
        .collect_view();
    let swap = Route::Merge {
        keep: other_id,
        other: keep_id,
    };
    view! {
        {is_removed.then(|| view! { <Notice kind=NoticeKind::Problem><p>{text::in_recycle_bin()}</p></Notice> })}
        <Card flush=true>
            // On a phone the rows are drawn as blocks, which would take their roles from them.
            <table class="merge" role="table">
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader">
                            <span class="visually-hidden">{text::field()}</span>
                        </th>
                        <th scope="col" role="columnheader">
                            <small>{text::stays()}</small>
                            {keep_name}
                        </th>
                        <th scope="col" role="columnheader">
                            <small>{text::goes()}</small>
                            {other_name}
                        </th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{table}</tbody>
            </table>
        </Card>
        <Notice kind=NoticeKind::Info>
            <p>{moves}</p>
            <p>{text::can_be_undone()}</p>
        </Notice>
        <div class="toolbar">
            <Button
                kind=ButtonKind::Primary
                icon=Icon::Merge
                busy=doer.busy()
                disabled=Signal::derive(move || is_removed)
                on_press=merge
            >
                {text::confirm()}
            </Button>
            <LinkButton to=swap>{text::swap()}</LinkButton>
            <Button kind=ButtonKind::Quiet on_press=move |()| router.back_or(Route::customers())>
                {t::ui::cancel()}
            </Button>
        </div>
    }
}

#[component]
fn FieldRow(row: MergeRow, taken: RwSignal<BTreeSet<Name>>) -> impl IntoView {
    let MergeRow {
        field,
        kept,
        other,
        is_choice,
    } = row;
    let label = field_label("customer", &field);
    let cells = if is_choice {
        let group = fresh_id("merge");
        let chosen = {
            let field = field.clone();
            Memo::new(move |_| taken.with(|taken| taken.contains(&field)))
        };
        let put_back = field.clone();
        let cell = move |words: String, is_other: bool| {
            let (group, label, field) = (group.clone(), label.clone(), put_back.clone());
            let on_change = move |_| {
                taken.update(|taken| {
                    if is_other {
                        taken.insert(field.clone());
                    } else {
                        taken.remove(&field);
                    }
                });
            };
            view! {
                <td role="cell">
                    <label class="merge__choice">
                        <input
                            type="radio"
                            name=group
                            aria-label=format!("{label}: {words}")
                            prop:checked=move || chosen.get() == is_other
                            on:change=on_change
                        />
                        <span>{words.clone()}</span>
                    </label>
                </td>
            }
        };
        view! {
            {cell(kept, false)}
            {cell(other, true)}
        }
        .into_any()
    } else {
        view! {
            <td role="cell">{kept}</td>
            <td role="cell">{other}</td>
        }
        .into_any()
    };
    view! {
        <tr role="row" data-choice=is_choice.then_some("")>
            <th scope="row" role="rowheader">{field_label("customer", &field)}</th>
            {cells}
        </tr>
    }
}
