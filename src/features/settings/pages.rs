use super::settings_page::SettingsPage;
use crate::route::View;
use leptos::prelude::*;

/// The pages of this feature.
pub fn page(view: &View) -> Option<AnyView> {
    match view {
        View::Settings => Some(view! { <SettingsPage /> }.into_any()),
        _ => None,
    }
}
