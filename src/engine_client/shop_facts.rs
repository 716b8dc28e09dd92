use super::book::{Book, Opening};
use super::query::{Query, use_query};
use crate::i18n::format;
use crate::platform::{clock, preferences, task};
use api::SettingsView;
use domain::record::StaffId;
use leptos::prelude::*;

use super::engine::Engine;

/// The shop, its staff and its saved views, always at hand.
#[derive(Clone, Copy)]
pub struct ShopFacts {
    query: Query<SettingsView>,
    /// Counts changes of currency and time zone, which every figure on the page depends on.
    regional: RwSignal<u32>,
}

/// Who works on this device; kept from one visit to the next.
const STAFF: &str = "staff";

impl ShopFacts {
    pub fn provide(engine: Engine, book: Book) -> Self {
        let staff = engine.staff();
        staff.set(preferences::read::<StaffId>(STAFF));
        Effect::new(move |first: Option<()>| {
            let chosen = staff.get();
            if first.is_some() {
                match chosen {
                    Some(id) => {
                        preferences::write(STAFF, &id);
                    }
                    None => preferences::remove(STAFF),
                }
            }
        });
        let is_open = Memo::new(move |_| {
            book.opening()
                .with(|opening| matches!(opening, Opening::Ready(_)))
        });
        let query = use_query(move || is_open.get().then_some(api::Settings));
        let facts = Self {
            query,
            regional: RwSignal::new(0),
        };
        provide_context(facts);
        let shop = Memo::new(move |_| {
            query.with(|view| {
                view.map(|view| (view.shop.currency.clone(), view.shop.time_zone.clone()))
            })
        });
        Effect::new(move |_| {
            if let Some((currency, time_zone)) = shop.get()
                && format::set_shop(&currency, &time_zone)
            {
                facts.regional.update(|times| *times += 1);
            }
        });
        // The engine counts working time and knows no time zones.
        Effect::new(move |_| {
            facts.regional.track();
            if !is_open.get() || shop.with(Option::is_none) {
                return;
            }
            let zone = clock::zone(clock::now());
            task::spawn(async move {
                // Without it clocks run as if they were never changed; it is told again at the next opening.
                let _told = engine.ask(api::TellZone { zone }).await;
            });
        });
        facts
    }

    /// Reads what is known; `None` until the book is open.
    pub fn with<R>(self, read: impl FnOnce(Option<&SettingsView>) -> R) -> R {
        self.query.with(read)
    }

    /// The shop's name; empty until it has one.
    pub fn name(self) -> Signal<String> {
        Signal::derive(move || {
            self.with(|view| view.map(|view| view.shop.name.clone()).unwrap_or_default())
        })
    }

    /// Changes when amounts and moments have to be written anew.
    pub fn regional(self) -> Signal<u32> {
        self.regional.into()
    }
}

/// The shop of the page this view belongs to.
pub fn use_shop() -> ShopFacts {
    expect_context()
}
