//! Import and export. Rows come and go in blocks over a port; here they are only blocks.

use crate::session::{Session, Surroundings};
use api::{
    AppError, DoneView, ExportEverything, ExportFile, ImportCancel, ImportCommit, ImportPlan,
    ImportPlanView, ImportSuggest, ImportSuggestView, Moment, Restore, RestoredView,
};
use storage::Storage;

/// Imports under way.
#[derive(Default)]
pub(crate) struct Jobs {}

impl<S: Storage, W: Surroundings> Session<S, W> {
    pub(crate) fn import_suggest(
        &self,
        _ask: &ImportSuggest,
    ) -> Result<ImportSuggestView, AppError> {
        Err(AppError::NotThere)
    }

    pub(crate) async fn import_plan(
        &self,
        _ask: &ImportPlan,
        _moment: Moment,
    ) -> Result<ImportPlanView, AppError> {
        Err(AppError::NotThere)
    }

    pub(crate) async fn import_commit(
        &self,
        _ask: ImportCommit,
        _moment: Moment,
    ) -> Result<DoneView, AppError> {
        Err(AppError::NotThere)
    }

    pub(crate) fn import_cancel(&self, _ask: ImportCancel) {}

    pub(crate) async fn export_everything(
        &self,
        _ask: ExportEverything,
    ) -> Result<ExportFile, AppError> {
        Err(AppError::NotThere)
    }

    pub(crate) async fn restore(&self, _ask: &Restore) -> Result<RestoredView, AppError> {
        Err(AppError::NotThere)
    }
}

#[cfg(target_arch = "wasm32")]
pub(crate) async fn answer_with_port<S: Storage, W: Surroundings>(
    _session: &Session<S, W>,
    _request: api::Request,
    _moment: Moment,
    _port: web_sys::MessagePort,
) -> Result<Vec<u8>, AppError> {
    Err(AppError::NotThere)
}
