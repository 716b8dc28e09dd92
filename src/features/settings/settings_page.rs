use super::about_part::AboutPart;
use super::desk_part::DeskPart;
use super::hours_part::HoursPart;
use super::look_part::LookPart;
use super::safety_part::SafetyPart;
use super::shop_part::ShopPart;
use super::staff_part::StaffPart;
use crate::i18n::t;
use crate::route::{Route, SettingsSection};
use crate::router::use_route;
use crate::ui::{Page, Tab, Tabs};
use leptos::prelude::*;

/// The sections there are; what comes later has no empty page.
const SECTIONS: [SettingsSection; 7] = [
    SettingsSection::Shop,
    SettingsSection::Staff,
    SettingsSection::Hours,
    SettingsSection::Thresholds,
    SettingsSection::DataSafety,
    SettingsSection::Look,
    SettingsSection::About,
];

#[component]
pub(super) fn SettingsPage() -> impl IntoView {
    let route = use_route();
    let section = Memo::new(move |_| match route.get() {
        Route::Settings(section) if SECTIONS.contains(&section) => section,
        _ => SettingsSection::Shop,
    });
    let mut tabs: Vec<Tab> = SECTIONS
        .iter()
        .map(|section| Tab {
            label: word(*section).to_owned(),
            to: Route::Settings(*section),
            count: None,
        })
        .collect();
    // These have pages of their own.
    for (label, section) in [
        (t::shell::place::recycle_bin(), SettingsSection::RecycleBin),
        (t::settings::changes(), SettingsSection::History),
    ] {
        tabs.push(Tab {
            label: label.to_owned(),
            to: Route::Settings(section),
            count: None,
        });
    }
    view! {
        <Page title=t::shell::place::settings()>
            <Tabs
                label=t::settings::sections()
                tabs=Signal::stored(tabs)
                current=Signal::derive(move || Route::Settings(section.get()))
            >
                {move || match section.get() {
                    SettingsSection::Staff => view! { <StaffPart /> }.into_any(),
                    SettingsSection::Hours => view! { <HoursPart /> }.into_any(),
                    SettingsSection::Thresholds => view! { <DeskPart /> }.into_any(),
                    SettingsSection::DataSafety => view! { <SafetyPart /> }.into_any(),
                    SettingsSection::Look => view! { <LookPart /> }.into_any(),
                    SettingsSection::About => view! { <AboutPart /> }.into_any(),
                    _ => view! { <ShopPart /> }.into_any(),
                }}
            </Tabs>
        </Page>
    }
}

fn word(section: SettingsSection) -> &'static str {
    match section {
        SettingsSection::Staff => t::settings::staff(),
        SettingsSection::Hours => t::settings::hours::title(),
        SettingsSection::Thresholds => t::settings::desk::title(),
        SettingsSection::DataSafety => t::shell::place::data_safety(),
        SettingsSection::Look => t::settings::look(),
        SettingsSection::About => t::settings::about(),
        _ => t::settings::shop(),
    }
}
