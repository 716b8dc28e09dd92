//! What complaints come to: every figure opens its complaints.

mod analysis_page;
mod breakdown;
mod failures;
mod iceberg;
mod recovery;
mod trend_course;
mod trend_table;
mod trend_words;
mod trends;

pub(super) use analysis_page::AnalysisPage;
