use crate::engine_client::{use_query, use_shop};
use crate::features::complaints::number;
use crate::features::complaints::page::step_facts;
use crate::i18n::format::{self, DayStyle, InstantStyle};
use crate::i18n::{Word as _, field_label, t};
use crate::platform::{clock, print};
use crate::route::{PrintSheet, Route};
use crate::router::use_router;
use crate::ui::{Answered, Binding, Button, ButtonKind, CheckBox, Icon, LinkButton, Page};
use api::{ComplaintView, StepView};
use domain::complaint::Verdict;
use domain::record::{ComplaintId, Remedy, StepKind};
use leptos::prelude::*;

/// The parts of the form, and the steps that fill each.
const PARTS: [(Part, &[StepKind]); 7] = [
    (
        Part::Judge,
        &[
            StepKind::Acknowledged,
            StepKind::Triaged,
            StepKind::JudgedValid,
            StepKind::JudgedNotValid,
        ],
    ),
    (Part::Assign, &[StepKind::Assigned]),
    (Part::Analyse, &[StepKind::Analysed]),
    (
        Part::Propose,
        &[StepKind::Proposed, StepKind::SolvedOnTheSpot],
    ),
    (Part::Approve, &[StepKind::Approved, StepKind::SentBack]),
    (
        Part::CarryOut,
        &[
            StepKind::CarriedOut,
            StepKind::Notified,
            StepKind::Accepted,
            StepKind::Rejected,
        ],
    ),
    (Part::Evaluate, &[StepKind::Evaluated, StepKind::Archived]),
];

#[derive(Clone, Copy)]
enum Part {
    Judge,
    Assign,
    Analyse,
    Propose,
    Approve,
    CarryOut,
    Evaluate,
}

impl Part {
    fn word(self) -> &'static str {
        use t::desk::eight as text;
        match self {
            Self::Judge => text::judge(),
            Self::Assign => text::assign(),
            Self::Analyse => text::analyse(),
            Self::Propose => text::propose(),
            Self::Approve => text::approve(),
            Self::CarryOut => text::carry_out(),
            Self::Evaluate => text::evaluate(),
        }
    }
}

/// One line of the form: what it is called, and what stands there.
struct Line {
    name: String,
    value: String,
    /// Takes the whole width; the others stand in pairs.
    is_long: bool,
}

/// What needs room to be written by hand.
const LONG: [&str; 2] = ["what_happened", "remedy_asked"];

fn label(field: &str) -> String {
    field_label("complaint", field)
}

/// The customer complaint record form 客户投诉记录表, filled in.
#[component]
pub(in super::super) fn RecordForm(id: ComplaintId) -> impl IntoView {
    let query = use_query(move || Some(api::ComplaintPage { id }));
    let router = use_router();
    let hidden = RwSignal::new(None::<bool>);
    // Who asked to be kept out of it stays out of it, until somebody says otherwise.
    let is_hidden = Memo::new(move |_| {
        hidden.get().unwrap_or_else(|| {
            query.with(|view| view.is_some_and(|view| view.complaint.complainant_hidden))
        })
    });
    let title = t::desk::paper::form();
    view! {
        <div class="sheet">
            <Page
                title
                above=move || view! { {shop_line()} }
                actions=move || {
                    view! {
                        <Button on_press=move |()| router.back_or(Route::Complaint(id))>{t::ui::close()}</Button>
                        <LinkButton to=Route::Print(PrintSheet::ComplaintSlip(id))>{t::desk::paper::slip()}</LinkButton>
                        <LinkButton to=Route::Print(PrintSheet::ComplaintBlank)>{t::desk::paper::blank()}</LinkButton>
                        <Button kind=ButtonKind::Primary icon=Icon::Print on_press=move |()| print::open()>
                            {t::shell::command::print()}
                        </Button>
                    }
                }
            >
                <div data-screen-only="">
                    <CheckBox
                        label=t::desk::paper::hide()
                        value=Binding::new(is_hidden, move |on| hidden.set(Some(on)))
                    />
                </div>
                <Answered query show=move |view: ComplaintView| view! { <Filled view is_hidden=is_hidden.get() /> } />
            </Page>
        </div>
    }
}

/// The same with nothing in it, to be written on by hand.
#[component]
pub(in super::super) fn BlankForm() -> impl IntoView {
    let router = use_router();
    view! {
        <div class="sheet">
            <Page
                title=t::desk::paper::form()
                above=move || view! { {shop_line()} }
                actions=move || {
                    view! {
                        <Button on_press=move |()| router.back_or(Route::complaints())>{t::ui::close()}</Button>
                        <Button kind=ButtonKind::Primary icon=Icon::Print on_press=move |()| print::open()>
                            {t::shell::command::print()}
                        </Button>
                    }
                }
            >
                <FormTable told=told_lines(&ComplaintView::default(), false) parts=PARTS.map(|(part, _)| (part, Vec::new())).into() />
            </Page>
        </div>
    }
}

fn shop_line() -> String {
    let name = use_shop().with(|view| view.map(|view| view.shop.name.clone()).unwrap_or_default());
    let day = format::day(clock::today(), DayStyle::Medium);
    let printed = t::customers::sheet::printed(&day);
    if name.is_empty() {
        printed
    } else {
        format!("{name} · {printed}")
    }
}

#[component]
fn Filled(view: ComplaintView, is_hidden: bool) -> impl IntoView {
    let told = told_lines(&view, is_hidden);
    let parts = PARTS
        .iter()
        .map(|(part, kinds)| {
            let steps = view
                .steps
                .iter()
                .filter(|step| {
                    step.verdict == Verdict::Counted
                        && step.step.kind.is_some_and(|kind| kinds.contains(&kind))
                })
                .cloned()
                .collect::<Vec<StepView>>();
            (*part, steps)
        })
        .collect::<Vec<_>>();
    view! { <FormTable told parts /> }
}

fn told_lines(view: &ComplaintView, is_hidden: bool) -> Vec<Line> {
    let complaint = &view.complaint;
    let is_blank = complaint.number == 0;
    let hide = |text: &str| {
        if is_hidden && !text.is_empty() {
            t::desk::paper::hidden().to_owned()
        } else {
            text.to_owned()
        }
    };
    let kind = match (complaint.kind, complaint.sub_kind) {
        (Some(kind), Some(sub)) => format!("{} / {}", kind.word(), sub.word()),
        (Some(kind), None) => kind.word().to_owned(),
        _ => String::new(),
    };
    let asked = format::list(
        complaint
            .remedies_asked
            .iter()
            .filter_map(|code| Remedy::from_code(code))
            .map(Remedy::word),
    );
    let severity = view.standing.severity.or(complaint.severity);
    let way = complaint.way.map(|way| way.word().to_owned());
    let lines = [
        (
            "number",
            if is_blank {
                String::new()
            } else {
                number(complaint.number)
            },
        ),
        (
            "at",
            if is_blank {
                String::new()
            } else {
                format::instant(complaint.at, InstantStyle::Medium)
            },
        ),
        ("customer", hide(&view.customer.name)),
        ("complainant", hide(&complaint.complainant)),
        (
            "complainant_phone",
            hide(if complaint.complainant_phone.is_empty() {
                &view.customer.phone
            } else {
                &complaint.complainant_phone
            }),
        ),
        ("way", way.unwrap_or_default()),
        ("received_by", view.received_by.clone().unwrap_or_default()),
        (
            "severity",
            severity
                .map(|severity| severity.word().to_owned())
                .unwrap_or_default(),
        ),
        ("product", view.product.clone().unwrap_or_default()),
        ("about", view.about.clone().unwrap_or_default()),
        ("kind", kind),
        ("what_happened", complaint.what_happened.clone()),
        ("remedy_asked", asked),
    ];
    lines
        .into_iter()
        .map(|(field, value)| Line {
            name: label(field),
            value,
            is_long: LONG.contains(&field),
        })
        .collect()
}

#[component]
fn FormTable(told: Vec<Line>, parts: Vec<(Part, Vec<StepView>)>) -> impl IntoView {
    let (long, short): (Vec<Line>, Vec<Line>) = told.into_iter().partition(|line| line.is_long);
    let short = short
        .chunks(2)
        .map(|pair| {
            // The last of an odd number has the row to itself.
            let span = if pair.len() == 1 { "3" } else { "1" };
            let cells = pair
                .iter()
                .map(|line| {
                    view! {
                        <th scope="row">{line.name.clone()}</th>
                        <td colspan=span>{line.value.clone()}</td>
                    }
                })
                .collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view();
    let long = long
        .into_iter()
        .map(|line| {
            view! {
                <tr class="paper__long">
                    <th scope="row">{line.name}</th>
                    <td class="prose" colspan="3">{line.value}</td>
                </tr>
            }
        })
        .collect_view();
    let parts = parts
        .into_iter()
        .map(|(part, steps)| {
            view! {
                <tr class="paper__part">
                    <th scope="row">{part.word()}</th>
                    <td colspan="3">
                        {steps.into_iter().map(|step| view! { <PaperStep step /> }).collect_view()}
                        <p class="paper__sign">{t::desk::paper::sign()}</p>
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="paper">
            <tbody>
                {short}
                {long}
                {parts}
            </tbody>
        </table>
    }
}

#[component]
fn PaperStep(step: StepView) -> impl IntoView {
    let StepView { step, by, .. } = step;
    let when = format::instant(step.at, InstantStyle::Short);
    let head = [step.kind.map(|kind| kind.word().to_owned()), Some(when), by]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ");
    let facts = step_facts(&step)
        .into_iter()
        .map(|(name, value)| view! { <li>{format!("{name}: {value}")}</li> })
        .collect_view();
    view! {
        <p>
            <strong>{head}</strong>
        </p>
        {(!step.text.is_empty()).then(|| view! { <p class="prose">{step.text.clone()}</p> })}
        <ul>{facts}</ul>
    }
}
