//! What complaints come to: every figure opens its complaints.

mod analysis_page;
mod breakdown;
mod failures;
mod iceberg;
mod recovery;

pub(super) use analysis_page::AnalysisPage;
