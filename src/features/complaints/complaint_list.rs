use crate::engine_client::use_engine;
use crate::i18n::format::{self, InstantStyle};
use crate::i18n::{Word as _, field_label, t};
use crate::route::{ListState, Route};
use crate::router::use_router;
use crate::ui::{
    Band, BandChip, Binding, ButtonKind, Chip, Choice, ChoiceField, Column, EmptyState, Icon,
    LinkButton, NarrowRow, Page, RowLink, TablePage, TableSource, VirtualTable,
};
use api::{ComplaintList, ComplaintListView, ComplaintRow, Window};
use domain::record::{ComplaintKind, Severity};
use leptos::prelude::*;

/// Names of the filters in the address.
const OPEN: &str = "open";
const KIND: &str = "kind";

/// All complaints, the open ones first.
#[component]
pub(super) fn ComplaintListPage() -> impl IntoView {
    use t::complaints as text;
    let router = use_router();
    let engine = use_engine();
    let list = router.list();
    let open = RwSignal::new(None::<u32>);
    let source = TableSource::new(move |window| {
        let ask = question(&list.get_untracked(), window);
        async move {
            let view: ComplaintListView = engine.ask(ask).await?;
            open.try_set(Some(view.open));
            Ok(TablePage {
                total: view.total,
                rows: view.rows,
            })
        }
    });
    let only_open = Binding::new(
        Signal::derive(move || list.with(|list| list.value(OPEN).map(|_| true))),
        move |on: Option<bool>| {
            let value = if on == Some(true) { "1" } else { "" };
            router.set_list(list.get_untracked().with(OPEN, value));
        },
    );
    let kind = Binding::new(
        Signal::derive(move || {
            list.with(|list| list.value(KIND).and_then(ComplaintKind::from_code))
        }),
        move |kind: Option<ComplaintKind>| {
            router.set_list(
                list.get_untracked()
                    .with(KIND, kind.map_or("", ComplaintKind::code)),
            );
        },
    );
    view! {
        <Page
            title=t::shell::place::complaints()
            fills_window=true
            under=move || {
                view! {
                    <span class="list-count" role="status">
                        {move || open.get().map(|open| text::open_count(open.into()))}
                    </span>
                }
            }
            actions=|| {
                view! {
                    <LinkButton kind=ButtonKind::Primary icon=Icon::Plus to=Route::NewComplaint { customer: None }>
                        {t::shell::command::new_complaint()}
                    </LinkButton>
                }
            }
        >
            <div class="list-pane">
                <div class="toolbar">
                    <ChoiceField label=text::show() value=only_open choices=vec![Choice::new(true, text::only_open())] />
                    <ChoiceField label=field_label("complaint", "kind") value=kind choices=Choice::all(ComplaintKind::ALL) />
                </div>
                <VirtualTable
                    name="complaints"
                    label=t::shell::place::complaints()
                    columns=columns()
                    source
                    list=Binding::new(list, move |list: ListState| router.set_list(list))
                    key=|row: &ComplaintRow| row.id
                    to=RowLink::new(|row: &ComplaintRow| Route::Complaint(row.id))
                    narrow=NarrowRow::new(|row: &ComplaintRow| {
                        let about = format!("{} · {}", row.state.word(), row.what_happened);
                        view! {
                            <span class="customer-line">
                                <strong class="customer-name">{row.customer_name.clone()}</strong>
                                {major(row)}
                            </span>
                            <span class="customer-line customer-line--facts">{about}</span>
                        }
                    })
                    empty=|| view! { <EmptyState icon=Icon::Complaints text=text::none() /> }
                />
            </div>
        </Page>
    }
}

fn question(list: &ListState, window: Window) -> ComplaintList {
    ComplaintList {
        only_open: list.value(OPEN).is_some(),
        customer: None,
        kind: list.value(KIND).and_then(ComplaintKind::from_code),
        window,
    }
}

fn columns() -> Vec<Column<ComplaintRow>> {
    use t::complaints as text;
    vec![
        Column::new(
            "number",
            field_label("complaint", "number"),
            |row: &ComplaintRow| number(row.number),
        )
        .share(6),
        Column::new(
            "customer",
            field_label("complaint", "customer"),
            |row: &ComplaintRow| row.customer_name.clone(),
        ),
        Column::new(
            "what",
            field_label("complaint", "what_happened"),
            |row: &ComplaintRow| row.what_happened.clone(),
        )
        .share(22),
        Column::new(
            "kind",
            field_label("complaint", "kind"),
            |row: &ComplaintRow| {
                view! { {row.kind.map(|kind| view! { <Chip>{kind.word()}</Chip> })} {major(row)} }
            },
        ),
        Column::new(
            "at",
            field_label("complaint", "at"),
            |row: &ComplaintRow| format::instant(row.at, InstantStyle::Short),
        ),
        Column::new("state", text::state(), |row: &ComplaintRow| {
            row.state.word()
        })
        .share(8),
    ]
}

fn major(row: &ComplaintRow) -> Option<impl IntoView + use<>> {
    row.severity
        .filter(|severity| *severity == Severity::Major)
        .map(|severity| view! { <BandChip band=Band::Red text=severity.word().to_owned() /> })
}

/// `C-0147`
pub(super) fn number(number: i64) -> String {
    format!("C-{number:04}")
}
