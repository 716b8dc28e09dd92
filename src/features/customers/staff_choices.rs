use crate::engine_client::{Query, use_query};
use crate::ui::Choice;
use api::{Settings, SettingsView};
use domain::record::StaffId;
use leptos::prelude::*;

/// The shop, its staff and saved views.
pub fn use_staff() -> Query<SettingsView> {
    use_query(|| Some(Settings))
}

/// Members of staff to choose from. Who left is offered only where chosen already, so that an old record keeps its
/// name.
pub fn staff_choices(
    settings: Query<SettingsView>,
    chosen: impl Fn() -> Option<StaffId> + Send + Sync + 'static,
) -> Signal<Vec<Choice<StaffId>>> {
    Signal::derive(move || {
        let chosen = chosen();
        settings.with(|settings| {
            settings
                .into_iter()
                .flat_map(|settings| &settings.staff)
                .filter(|staff| !staff.left || Some(staff.id) == chosen)
                .map(|staff| Choice::new(staff.id, staff.name.clone()))
                .collect()
        })
    })
}
