use crate::command::{UiCommand, use_commands};
use crate::engine_client::use_query;
use crate::i18n::{format, t};
use crate::route::{Route, View};
use crate::router::{use_route, use_router};
use crate::ui::{Dialog, Icon, Keycaps};
use api::{ComplaintFilter, ComplaintList, Only, Window};
use leptos::prelude::*;

/// The places in the rail, top to bottom. The first five that a phone has room for stand in its bottom bar. Places
/// whose pages are not built yet (the plan, the warnings) are not offered.
const PLACES: [UiCommand; 6] = [
    UiCommand::GoToday,
    UiCommand::GoCustomers,
    UiCommand::GoComplaints,
    UiCommand::GoSurveys,
    UiCommand::GoInsights,
    UiCommand::GoSettings,
];

/// The places in the bottom bar; the others are under *more*.
const ON_PHONE: [UiCommand; 4] = [
    UiCommand::GoToday,
    UiCommand::GoCustomers,
    UiCommand::GoComplaints,
    UiCommand::GoInsights,
];

/// Under *more* on a phone, beside the places without room in the bar.
const MORE: [UiCommand; 5] = [
    UiCommand::GoPurchases,
    UiCommand::GoProducts,
    UiCommand::Import,
    UiCommand::Export,
    UiCommand::GoDataSafety,
];

/// The rail on tablet and desktop, the bottom bar on a phone: one list, laid out by the style sheet.
#[component]
pub(super) fn Navigation() -> impl IntoView {
    let commands = use_commands();
    let more = RwSignal::new(false);
    let complaints = use_query(|| {
        let window = Window {
            offset: 0,
            limit: 0,
        };
        Some(ComplaintList {
            filter: ComplaintFilter {
                only: vec![Only::Open],
                ..ComplaintFilter::default()
            },
            window,
        })
    });
    let open_complaints =
        Memo::new(move |_| complaints.with(|view| view.map_or(0, |view| view.open)));
    let items = PLACES
        .into_iter()
        .map(|place| {
            let waiting = (place == UiCommand::GoComplaints).then_some(open_complaints);
            view! { <PlaceLink place waiting /> }
        })
        .collect_view();
    view! {
        <nav class="rail" aria-label=t::shell::navigation()>
            <a class="rail__mark" href=Route::Today.href() aria-label=t::shell::app_name()>
                "熟"
            </a>
            <button
                type="button"
                class="rail__item rail__find"
                aria-keyshortcuts="/"
                on:click=move |_| commands.run(UiCommand::Search)
            >
                {Icon::Search.view()}
                <span class="rail__word">{t::shell::palette::title()}</span>
            </button>
            <ul class="rail__places">
                {items}
                <li class="rail__more">
                    <button
                        type="button"
                        class="rail__item"
                        aria-haspopup="dialog"
                        on:click=move |_| more.set(true)
                    >
                        {Icon::More.view()}
                        <span class="rail__word">{t::shell::more()}</span>
                    </button>
                </li>
            </ul>
        </nav>
        <MoreSheet open=more />
    }
}

#[component]
fn PlaceLink(
    place: UiCommand,
    /// How much waits there to be done.
    waiting: Option<Memo<u32>>,
) -> impl IntoView {
    let route = use_route();
    let to = place.destination(&Route::Today).unwrap_or_default();
    let home = to.clone();
    let badge = move || {
        waiting
            .map(|waiting| u64::from(waiting.get()))
            .filter(|count| *count > 0)
            .map(|count| {
                view! {
                    <span class="rail__badge" aria-hidden="true">
                        {format::count(count)}
                    </span>
                    <span class="visually-hidden">{t::shell::waiting(count)}</span>
                }
            })
    };
    let is_current = Memo::new(move |_| route.with(|route| belongs(route) == Some(place)));
    view! {
        <li class="rail__place" class:rail__place--phone=ON_PHONE.contains(&place)>
            <a
                class="rail__item"
                href=home.href()
                aria-current=move || is_current.get().then_some("page")
            >
                {place.icon().view()}
                <span class="rail__word">{place.label()}</span>
                {badge}
            </a>
        </li>
    }
}

/// Everything the bottom bar has no room for.
#[component]
fn MoreSheet(open: RwSignal<bool>) -> impl IntoView {
    let router = use_router();
    let commands = use_commands();
    // Going somewhere closes the sheet, also by the back button.
    Effect::new(move |_| {
        router.view().track();
        open.set(false);
    });
    let rows = move || {
        std::iter::once(UiCommand::Search)
            .chain(PLACES.into_iter().filter(|place| !ON_PHONE.contains(place)))
            .chain(MORE)
            .chain([UiCommand::SwitchLanguage, UiCommand::SwitchTheme])
            .map(|command| {
                view! {
                    <li>
                        <button type="button" class="menu-row" on:click=move |_| { open.set(false); commands.run(command); }>
                            {command.icon().view()}
                            <span class="menu-row__word">{command.label()}</span>
                            {command.shortcut().map(|shortcut| view! { <Keycaps shortcut /> })}
                        </button>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <Dialog open title=t::shell::more() sheet=true>
            <ul class="menu-rows">{rows()}</ul>
        </Dialog>
    }
}

/// The place in the navigation under which a route is found.
fn belongs(route: &Route) -> Option<UiCommand> {
    Some(match route.view() {
        View::Today => UiCommand::GoToday,
        View::Customers
        | View::CustomerForm(_)
        | View::Duplicates
        | View::Merge { .. }
        | View::Purchases
        | View::Purchase(_)
        | View::PurchaseForm { .. }
        | View::NewReturn { .. }
        | View::Return(_)
        | View::EditReturn(_)
        | View::ContactForm { .. }
        | View::Products
        | View::Product(_) => UiCommand::GoCustomers,
        View::Complaints
        | View::ComplaintFigures
        | View::ComplaintAudits
        | View::ComplaintAudit(_)
        | View::ComplaintEdit(_)
        | View::ComplaintForm { .. }
        | View::Complaint(_) => UiCommand::GoComplaints,
        View::Surveys(_) | View::GivenSurvey => UiCommand::GoSurveys,
        View::Plan => UiCommand::GoPlan,
        View::Insights | View::Insight(_) => UiCommand::GoInsights,
        View::Warnings => UiCommand::GoWarnings,
        View::Settings | View::RecycleBin | View::Changes | View::Import | View::Export => {
            UiCommand::GoSettings
        }
        View::Print(_) | View::Gallery | View::Unknown => return None,
    })
}
