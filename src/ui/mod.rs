//! The kit every page is built from: one component per file, semantic HTML, no style of its own (`style/40-ui-*.css`).
//!
//! # What there is
//! - **Page**: [`Page`] (heading, title of the window, actions; `fills_window` for a list), [`Card`], [`Panes`] (list
//!   and record), [`Tabs`] (each with an address), [`Rows`] and [`Row`], [`Facts`], [`Figure`], [`Notice`],
//!   [`EmptyState`], [`Disclosure`], [`Progress`], [`Face`], [`QrCode`], [`Chip`], [`BandChip`].
//! - **Chart**: [`BarTable`] (bars beside their numbers), [`CurveChart`] (shares over time), [`ControlChart`], each with
//!   [`ChartTable`] or a table of its own; [`Sparkline`] and [`SparkBars`] beside a figure.
//! - **Press**: [`Button`], [`IconButton`], [`LinkButton`], [`Link`], [`Menu`] with [`MenuItem`], [`Keycaps`].
//! - **Ask**: [`Dialog`], [`ConfirmDialog`] (say in numbers what will happen).
//! - **Fill in**: [`Form`] and the fields; each edits a [`Binding`], made from an `RwSignal` or by
//!   [`Draft::field`](crate::draft::Draft::field).
//! - **List**: [`VirtualTable`] with [`Column`], [`TableSource`], [`Selection`].
//! - **Wait**: [`Answered`] shows the answer to a query, a placeholder before, and an error with a way out.
//!
//! # Rules
//! - Labels take text or a closure. Text comes from `t::…`, numbers, money and days from `i18n::format`.
//! - No `style="…"` in a view: the content security policy blocks it. `style:width=…` and classes work.
//! - Layout classes any page may use: `stack`, `two-columns`, `figures`, `toolbar`, `field-pair`, `plain-table`,
//!   `row__title`. Anything else belongs to `style/50-<feature>.css` in `@layer features`, with tokens for every
//!   colour and distance; add the file to `index.html`.
//! - `data-screen-only` keeps an element off paper.
//!
//! `#/gallery` shows all of it.

mod answered;
mod bars;
mod button;
mod card;
mod chart;
mod chip;
mod confirm_dialog;
mod dial;
mod dialog;
mod disclosure;
mod empty_state;
mod face;
mod facts;
mod figure;
mod file_drop;
mod first_answer;
mod form;
mod fresh_id;
mod icon;
mod input_value;
mod keycaps;
mod link;
mod menu;
mod notice;
mod page;
mod panes;
mod progress;
mod qr_code;
mod rows;
mod spark_bars;
mod sparkline;
mod tabs;
mod virtual_table;

pub use answered::{Answered, Waiting};
pub use bars::Bars;
pub use button::{Button, ButtonKind, IconButton, LinkButton};
pub use card::Card;
pub use chart::{
    BarRow, BarTable, ChartTable, ControlChart, ControlPoint, Curve, CurveChart, CurvePoint,
    TableRow,
};
pub use chip::{Band, BandChip, Chip};
pub use confirm_dialog::ConfirmDialog;
pub use dial::dial;
pub use dialog::Dialog;
pub use disclosure::Disclosure;
pub use empty_state::EmptyState;
pub use face::Face;
pub use facts::{Fact, Facts};
pub use figure::{Figure, FigureValue, Trend};
pub use file_drop::FileDrop;
pub use first_answer::FirstAnswer;
pub use form::{
    Binding, CheckBox, Choice, ChoiceField, DateField, Form, MomentField, MoneyField,
    MultiChoiceField, NumberField, Picker, PickerRow, QuantityField, SearchField, SelectField,
    TagsField, TextArea, TextField, TextFieldProps, TextKind,
};
pub use fresh_id::fresh_id;
pub use icon::Icon;
pub use input_value::{keep_text, keep_value};
pub use keycaps::Keycaps;
pub use link::Link;
pub use menu::{Menu, MenuItem};
pub use notice::{Notice, NoticeKind};
pub use page::Page;
pub use panes::Panes;
pub use progress::Progress;
pub use qr_code::{QrCode, qr_code};
pub use rows::{Row, Rows};
pub use spark_bars::SparkBars;
pub use sparkline::Sparkline;
pub use tabs::{Tab, Tabs};
pub use virtual_table::{
    Align, Column, NarrowRow, RowLink, Selection, TablePage, TableSource, VirtualTable,
};
