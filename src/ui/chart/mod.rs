//! Charts for reading, not for analysing: a finding as their name, words at the lines instead of a legend, and always a
//! table with the same numbers. They are drawn for the width they have, so that letters keep their size on a phone.

mod axis;
mod bar_table;
mod control_chart;
mod curve_chart;
mod table;

pub use bar_table::{BarRow, BarTable};
pub use control_chart::{ControlChart, ControlPoint};
pub use curve_chart::{Curve, CurveChart, CurvePoint};
pub use table::{ChartTable, TableRow};
