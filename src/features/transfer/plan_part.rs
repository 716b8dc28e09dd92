use super::field_words::reason_word;
use super::import_state::{Import, Step};
use crate::engine_client::use_doer;
use crate::features::customers::customers_in_group;
use crate::i18n::{format, t};
use crate::route::Route;
use crate::ui::{Button, ButtonKind, Card, Icon, LinkButton, Notice, NoticeKind};
use api::{CustomerGroup, DoneView, ImportPlanView, PlanCounts};
use leptos::prelude::*;

/// What the import would do: nothing is written before the button is pressed.
#[component]
pub(super) fn PlanPart(import: Import, view: ImportPlanView) -> impl IntoView {
    let writes = [view.customers, view.purchases, view.products]
        .iter()
        .any(|counts| counts.create + counts.update > 0);
    let rejected = view.rejected;
    let counts = [
        (t::import::target::customers(), view.customers),
        (t::import::target::purchases(), view.purchases),
        (t::import::target::products(), view.products),
    ]
    .into_iter()
    .filter(|(_, counts)| counts.create + counts.update + counts.same > 0)
    .map(|(name, counts)| count_row(name, counts))
    .collect_view();
    let rows = view.rows;
    let aside = move || view! { <span>{t::import::rows(&format::count(rows))}</span> };
    view! {
        <Card title=t::import::plan_title() aside>
            <table class="plain-table">
                <thead>
                    <tr>
                        <th scope="col"></th>
                        <th scope="col" class="number">{t::import::create()}</th>
                        <th scope="col" class="number">{t::import::update()}</th>
                        <th scope="col" class="number">{t::import::same()}</th>
                    </tr>
                </thead>
                <tbody>{counts}</tbody>
            </table>
            {(!writes)
                .then(|| {
                    view! {
                        <Notice kind=NoticeKind::Info>
                            <p>{t::errors::nothing_to_import()}</p>
                        </Notice>
                    }
                })}
            <p class="toolbar">
                <Button
                    kind=ButtonKind::Primary
                    icon=Icon::Import
                    disabled=Signal::stored(!writes)
                    on_press=move |()| import.commit()
                >
                    {t::import::commit()}
                </Button>
                <Button on_press=move |()| import.step.set(Step::Map)>{t::import::back()}</Button>
            </p>
            <p><small>{t::import::undo_hint()}</small></p>
        </Card>
        {(rejected > 0).then(|| view! { <Rejected import view /> })}
    }
}

fn count_row(name: &'static str, counts: PlanCounts) -> impl IntoView {
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="number">{format::count(counts.create)}</td>
            <td class="number">{format::count(counts.update)}</td>
            <td class="number">{format::count(counts.same)}</td>
        </tr>
    }
}

#[component]
fn Rejected(import: Import, view: ImportPlanView) -> impl IntoView {
    let reasons = view
        .reasons
        .iter()
        .map(|(reason, count)| {
            view! {
                <tr>
                    <th scope="row">{reason_word(*reason)}</th>
                    <td class="number">{format::count(*count)}</td>
                </tr>
            }
        })
        .collect_view();
    let problems = view
        .problems
        .iter()
        .take(20)
        .map(|problem| {
            view! {
                <tr>
                    <td class="number">{format::count(problem.row)}</td>
                    <td>{problem.cell.clone()}</td>
                    <td>{reason_word(problem.reason)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <Card title=t::import::rejected_title(view.rejected)>
            <table class="plain-table">
                <tbody>{reasons}</tbody>
            </table>
            <h3>{t::import::first_ones()}</h3>
            <div class="table-scroll" tabindex="0" role="region" aria-label=t::import::first_ones()>
                <table class="plain-table">
                    <thead>
                        <tr>
                            <th scope="col" class="number">{t::import::row()}</th>
                            <th scope="col">{t::import::cell()}</th>
                            <th scope="col">{t::import::reason_header()}</th>
                        </tr>
                    </thead>
                    <tbody>{problems}</tbody>
                </table>
            </div>
            <p class="toolbar">
                <Button icon=Icon::Export on_press=move |()| import.save_rejects()>{t::import::save_rejects()}</Button>
            </p>
        </Card>
    }
}

/// It is done, and can be taken back.
#[component]
pub(super) fn DonePart(import: Import, done: DoneView) -> impl IntoView {
    let doer = use_doer();
    let undo = done.batch.map(|batch| {
        view! { <Button icon=Icon::Undo on_press=move |()| doer.undo(batch)>{t::import::undo()}</Button> }
    });
    view! {
        <Card title=t::import::done_title()>
            <p role="status">{t::import::done(done.records)}</p>
            <p class="toolbar">
                <LinkButton kind=ButtonKind::Primary to=Route::Today>{t::import::whom_to_call()}</LinkButton>
                <LinkButton to=customers_in_group(CustomerGroup::ToCall)>{t::import::see_list()}</LinkButton>
                <Button icon=Icon::Import on_press=move |()| import.start_over()>{t::import::other_file()}</Button>
                {undo}
            </p>
        </Card>
    }
}
