use crate::platform::{task, timer};
use crate::route::View;
use domain::record::CustomerId;
use leptos::prelude::*;
use std::future::Future;
use std::pin::Pin;

/// A part of the program that is fetched later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Looking at and writing down single records: customers, purchases, contacts, products, history.
    Records,
    /// Complaints.
    Desk,
    /// Surveys.
    Surveys,
    /// A survey on the customer's own phone, which wants nothing else of the app.
    Given,
    /// The owner's questions.
    Insights,
    /// Settings, import and export.
    Shop,
    /// Every component on one page.
    Gallery,
}

/// What a part is asked to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartView {
    /// The page of a place.
    Page(View),
    /// A customer beside the list.
    Customer(CustomerId),
}

/// How far a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartState {
    /// Nobody asked for it yet.
    Away,
    Underway,
    Here,
    /// It could not be fetched; asking again is worth a try.
    Missing,
}

/// Where the parts come from.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// What every part is at the start.
    pub at_start: PartState,
    /// Fetches a part; false when it did not come.
    pub fetch: fn(Part) -> Pin<Box<dyn Future<Output = bool>>>,
    /// Shows something of a part that is here.
    pub show: fn(Part, &PartView) -> AnyView,
}

/// The parts of this page.
#[derive(Clone, Copy, Debug)]
pub struct Parts {
    source: Source,
    states: [RwSignal<PartState>; 7],
}

impl Part {
    /// In the order in which they are likely to be wanted. Nobody waits for the gallery, and no shop for what is on a
    /// customer's phone.
    const EXPECTED: [Self; 5] = [
        Self::Records,
        Self::Desk,
        Self::Surveys,
        Self::Insights,
        Self::Shop,
    ];
}

impl Parts {
    pub fn provide(source: Source) -> Self {
        let parts = Self {
            source,
            states: std::array::from_fn(|_| RwSignal::new(source.at_start)),
        };
        provide_context(parts);
        parts
    }

    /// How far a part is.
    pub fn state(self, part: Part) -> Signal<PartState> {
        self.signal(part).into()
    }

    /// Begins to fetch a part, unless it is here or on its way.
    pub fn fetch(self, part: Part) {
        task::spawn(self.fetching(part));
    }

    /// Fetches what is still away, one part after the other, whenever the page has nothing else to do.
    pub fn fetch_when_idle(self) {
        task::spawn(async move {
            for part in Part::EXPECTED {
                timer::idle().await;
                self.fetching(part).await;
            }
        });
    }

    pub(super) fn show(self, part: Part, view: &PartView) -> AnyView {
        (self.source.show)(part, view)
    }

    /// The state says that it is underway before anything is awaited.
    fn fetching(self, part: Part) -> impl Future<Output = ()> {
        let state = self.signal(part);
        let is_wanted = matches!(state.get_untracked(), PartState::Away | PartState::Missing);
        if is_wanted {
            state.set(PartState::Underway);
        }
        async move {
            if is_wanted {
                let came = (self.source.fetch)(part).await;
                state.try_set(if came {
                    PartState::Here
                } else {
                    PartState::Missing
                });
            }
        }
    }

    fn signal(self, part: Part) -> RwSignal<PartState> {
        let [records, desk, surveys, given, insights, shop, gallery] = self.states;
        match part {
            Part::Records => records,
            Part::Desk => desk,
            Part::Surveys => surveys,
            Part::Given => given,
            Part::Insights => insights,
            Part::Shop => shop,
            Part::Gallery => gallery,
        }
    }
}

/// The parts of the page this view belongs to.
pub fn use_parts() -> Parts {
    expect_context()
}
