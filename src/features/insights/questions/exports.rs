use crate::engine_client::{Engine, use_engine};
use crate::features::transfer::export_metrics;
use crate::i18n::{explain, t};
use crate::platform::{clock, download, task};
use crate::state::use_toasts;
use crate::ui::{Icon, Menu, MenuItem};
use api::ModelCard;
use leptos::prelude::*;

/// What other programs can go on with: the figures per customer, and the model that made them.
#[component]
pub(super) fn ExportMenu() -> impl IntoView {
    let engine = use_engine();
    let toasts = use_toasts();
    let job = engine.fresh_task();
    let metrics = move |()| {
        task::spawn(async move {
            match export_metrics(engine, job).await {
                Ok(said) => toasts.done(said),
                Err(said) => toasts.problem(said),
            };
        });
    };
    let card = move |()| {
        task::spawn(async move {
            match model_card(engine, job).await {
                Ok(said) => toasts.done(said),
                Err(said) => toasts.problem(said),
            };
        });
    };
    view! {
        <Menu label=t::shell::command::export() icon=Icon::Export with_word=true>
            <MenuItem icon=Icon::Export on_press=metrics>{t::insights::export_metrics()}</MenuItem>
            <MenuItem icon=Icon::Export on_press=card>{t::insights::export_model()}</MenuItem>
        </Menu>
    }
}

async fn model_card(engine: Engine, task: u32) -> Result<String, String> {
    let file = engine
        .ask(ModelCard { task })
        .await
        .map_err(|error| explain(&error))?;
    let name = t::insights::model_file(&clock::today().to_string());
    let refused = |_refused| t::export::refused().to_owned();
    let growing = download::Growing::default();
    growing.add(&file.bytes).map_err(refused)?;
    growing.offer(&name, "application/json").map_err(refused)?;
    Ok(t::insights::model_saved(&name))
}
