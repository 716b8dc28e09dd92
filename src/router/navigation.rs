use super::heading;
use super::scroll::ScrollMemory;
use crate::platform::history;
use crate::route::{ListState, Route, View};
use leptos::ev;
use leptos::prelude::*;

/// The place shown, and the ways to another.
#[derive(Clone, Copy, Debug)]
pub struct Router {
    route: RwSignal<Route>,
    view: Memo<View>,
    entry: StoredValue<u32>,
    /// The newest number given to an entry of this tab.
    newest: StoredValue<u32>,
    scroll: ScrollMemory,
}

/// How a place was reached decides where the page is scrolled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Arrival {
    /// Through a link or a command: at the top.
    New,
    /// Back or forward: where it was left.
    Again,
}

impl Router {
    /// Starts at the address in the browser and follows it from then on.
    pub fn provide() -> Self {
        history::restore_scroll_ourselves();
        let route = RwSignal::new(Route::from_hash(&history::hash()));
        let scroll = ScrollMemory::new();
        let numbered = history::entry();
        let entry = numbered.unwrap_or_else(|| scroll.newest_entry() + 1);
        if numbered.is_none() {
            history::replace(&route.read_untracked().href(), entry);
        }
        let newest = entry.max(scroll.newest_entry());
        let router = Self {
            route,
            view: Memo::new(move |_| route.with(Route::view)),
            entry: StoredValue::new(entry),
            newest: StoredValue::new(newest),
            scroll,
        };
        provide_context(router);
        scroll.follow(router.entry);
        // Browsers differ in which of the two they fire for a plain link; the second one changes nothing.
        let on_state = window_event_listener(ev::popstate, move |_| router.arrive());
        let on_hash = window_event_listener(ev::hashchange, move |_| router.arrive());
        on_cleanup(move || {
            on_state.remove();
            on_hash.remove();
        });
        if numbered.is_some() {
            scroll.put_back(entry);
        }
        router
    }

    pub fn route(self) -> Signal<Route> {
        self.route.into()
    }

    /// What the outlet mounts; changes less often than the route.
    pub fn view(self) -> Memo<View> {
        self.view
    }

    /// Goes to another place.
    pub fn go(self, route: Route) {
        if self.route.with_untracked(|shown| *shown == route) {
            return;
        }
        let entry = self.next_entry();
        self.scroll.keep(self.entry.get_value());
        history::push(&route.href(), entry);
        self.entry.set_value(entry);
        self.show(route, Arrival::New, entry);
    }

    /// Changes the address without a step in the history: while typing into a filter, after saving a form.
    pub fn replace(self, route: Route) {
        let entry = self.entry.get_value();
        history::replace(&route.href(), entry);
        self.show(route, Arrival::New, entry);
    }

    /// The number of the entry shown.
    pub fn entry_number(self) -> u32 {
        self.entry.get_value()
    }

    /// Back to where the reader came from.
    pub fn back(self) {
        history::back();
    }

    /// Back inside the app, or to `home` when the app was opened at this place.
    pub fn back_or(self, home: Route) {
        if self.entry.get_value() > 1 {
            history::back();
        } else {
            self.replace(home);
        }
    }

    /// The list state in the address of the place shown; the plain one where it has none.
    pub fn list(self) -> Memo<ListState> {
        let route = self.route;
        Memo::new(move |_| route.with(|route| route.list().cloned().unwrap_or_default()))
    }

    /// Shows the same place with another list state, without a step in the history.
    pub fn set_list(self, list: ListState) {
        let route = self.route.get_untracked().with_list(list);
        self.replace(route);
    }

    pub(super) fn scroll(self) -> ScrollMemory {
        self.scroll
    }

    pub(super) fn entry(self) -> u32 {
        self.entry.get_value()
    }

    fn next_entry(self) -> u32 {
        let next = self.newest.get_value() + 1;
        self.newest.set_value(next);
        next
    }

    fn arrive(self) {
        let route = Route::from_hash(&history::hash());
        let is_here = history::entry() == Some(self.entry.get_value());
        if is_here && self.route.with_untracked(|shown| *shown == route) {
            return;
        }
        self.scroll.keep_followed(self.entry.get_value());
        let (entry, arrival) = match history::entry() {
            Some(entry) => (entry, Arrival::Again),
            None => {
                let entry = self.next_entry();
                history::replace(&route.href(), entry);
                (entry, Arrival::New)
            }
        };
        self.entry.set_value(entry);
        self.show(route, arrival, entry);
    }

    fn show(self, route: Route, arrival: Arrival, entry: u32) {
        let moved = self
            .route
            .with_untracked(|shown| heading::is_another_place(shown, &route));
        self.route.set(route);
        if moved {
            heading::focus_heading_soon();
            history::scroll_parts_to_top();
            match arrival {
                Arrival::New => history::scroll_to(0.0),
                Arrival::Again => self.scroll.put_back(entry),
            }
        }
    }
}

/// The router of the page this view belongs to.
pub fn use_router() -> Router {
    expect_context()
}

/// The place shown.
pub fn use_route() -> Signal<Route> {
    use_router().route()
}
