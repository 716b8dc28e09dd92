use super::import_state::{AnswerImport, Step, headers};
use super::places::place_word;
use crate::engine_client::use_doer;
use crate::i18n::{Word as _, format, t};
use crate::route::{Route, SurveyPlace};
use crate::ui::{Button, ButtonKind, Card, Fact, Facts, Icon, LinkButton, Notice, NoticeKind};
use api::{AnswerImportView, DoneView};
use leptos::prelude::*;

/// Problems that are shown one by one.
const SHOWN: usize = 20;

/// What the import would do: nothing is written before the button is pressed.
#[component]
pub(super) fn PlanPart(import: AnswerImport, view: AnswerImportView) -> impl IntoView {
    use t::results::import as text;
    let writes = view.answers > 0;
    let rows = view.rows;
    let aside = move || view! { <span>{t::import::rows(&format::count(rows))}</span> };
    let facts = [
        (text::would_come(), Some(view.answers)),
        (text::same(), Some(view.same).filter(|n| *n > 0)),
        (text::empty(), Some(view.empty).filter(|n| *n > 0)),
        (text::strangers(), Some(view.strangers).filter(|n| *n > 0)),
    ]
    .into_iter()
    .filter_map(|(name, count)| {
        let count = format::count(count?);
        Some(view! { <Fact name>{count}</Fact> })
    })
    .collect_view();
    let troubled = !view.problems.is_empty();
    view! {
        <Card title=t::import::plan_title() aside>
            <Facts>{facts}</Facts>
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
                    {text::commit(view.answers)}
                </Button>
                <Button on_press=move |()| import.step.set(Step::Map)>{t::import::back()}</Button>
            </p>
            <p><small>{t::import::undo_hint()}</small></p>
        </Card>
        <Columns import view=view.clone() />
        {troubled.then(|| view! { <Problems import view /> })}
    }
}

/// What becomes of each column.
#[component]
fn Columns(import: AnswerImport, view: AnswerImportView) -> impl IntoView {
    use t::results::import as text;
    let names = import
        .inspection
        .with_untracked(|found| found.as_ref().map(headers).unwrap_or_default());
    let places = import.places.get_untracked();
    let rows = view
        .columns
        .iter()
        .zip(&places)
        .zip(&names)
        .filter_map(|((counts, place), name)| {
            let place = place.as_ref()?;
            let word = import.form.with_value(|form| place_word(form, place));
            Some(view! {
                <tr>
                    <th scope="row">{name.clone()}<br /><small>{word}</small></th>
                    <td class="number">{format::count(counts.taken)}</td>
                    <td class="number">{format::count(counts.blank)}</td>
                    <td class="number">{format::count(counts.left_out)}</td>
                </tr>
            })
        })
        .collect_view();
    view! {
        <Card title=text::columns_title()>
            <div class="table-scroll" tabindex="0" role="region" aria-label=text::columns_title()>
                <table class="plain-table">
                    <thead>
                        <tr>
                            <th scope="col">{text::column()}</th>
                            <th scope="col" class="number">{text::taken()}</th>
                            <th scope="col" class="number">{text::blank()}</th>
                            <th scope="col" class="number">{text::left_out()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </Card>
    }
}

/// Cells that are left out: how many and why, and the first ones.
#[component]
fn Problems(import: AnswerImport, view: AnswerImportView) -> impl IntoView {
    use t::results::import as text;
    let names = import
        .inspection
        .with_untracked(|found| found.as_ref().map(headers).unwrap_or_default());
    let left_out: u64 = view.troubles.iter().map(|(_, count)| count).sum();
    let reasons = view
        .troubles
        .iter()
        .map(|(trouble, count)| {
            view! {
                <tr>
                    <th scope="row">{trouble.word()}</th>
                    <td class="number">{format::count(*count)}</td>
                </tr>
            }
        })
        .collect_view();
    let problems = view
        .problems
        .iter()
        .take(SHOWN)
        .map(|problem| {
            let column = names.get(problem.column as usize).cloned();
            view! {
                <tr>
                    <td class="number">{format::count(problem.row)}</td>
                    <td>{column}</td>
                    <td>{problem.cell.clone()}</td>
                    <td>{problem.trouble.word()}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <Card title=text::cells_left_out(left_out)>
            <p>{text::cells_about()}</p>
            <table class="plain-table">
                <tbody>{reasons}</tbody>
            </table>
            <h3>{t::import::first_ones()}</h3>
            <div class="table-scroll" tabindex="0" role="region" aria-label=t::import::first_ones()>
                <table class="plain-table">
                    <thead>
                        <tr>
                            <th scope="col" class="number">{t::import::row()}</th>
                            <th scope="col">{text::column()}</th>
                            <th scope="col">{t::import::cell()}</th>
                            <th scope="col">{t::import::reason_header()}</th>
                        </tr>
                    </thead>
                    <tbody>{problems}</tbody>
                </table>
            </div>
        </Card>
    }
}

/// It is done, and can be taken back.
#[component]
pub(super) fn DonePart(import: AnswerImport, done: DoneView, answers: u64) -> impl IntoView {
    use t::results::import as text;
    let doer = use_doer();
    let undo = done.batch.map(|batch| {
        view! { <Button icon=Icon::Undo on_press=move |()| doer.undo(batch)>{t::import::undo()}</Button> }
    });
    let survey = import.survey;
    view! {
        <Card title=t::import::done_title()>
            <p role="status">{text::done(answers)}</p>
            <p class="toolbar">
                <LinkButton kind=ButtonKind::Primary to=Route::survey(SurveyPlace::Results(survey))>
                    {text::see_results()}
                </LinkButton>
                <Button icon=Icon::Import on_press=move |()| import.start_over()>{t::import::other_file()}</Button>
                {undo}
            </p>
        </Card>
    }
}
