//! The season's report on A4: why it was held, who was asked, what came of it.

mod headlines;
mod report_sheet;
mod share;
mod voices;
mod weak_points;

pub(super) use report_sheet::ReportSheet;
