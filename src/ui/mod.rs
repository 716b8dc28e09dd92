//! The kit every page is built from: one component per file, semantic HTML, no style of its own (see `style/40-ui-*.css`).

mod answered;
mod button;
mod card;
mod chip;
mod confirm_dialog;
mod dialog;
mod disclosure;
mod empty_state;
mod face;
mod facts;
mod figure;
mod file_drop;
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
mod rows;
mod tabs;
mod virtual_table;

pub use answered::{Answered, Waiting};
pub use button::{Button, ButtonKind, IconButton, LinkButton};
pub use card::Card;
pub use chip::{Band, BandChip, Chip};
pub use confirm_dialog::ConfirmDialog;
pub use dialog::Dialog;
pub use disclosure::Disclosure;
pub use empty_state::EmptyState;
pub use face::Face;
pub use facts::{Fact, Facts};
pub use figure::{Figure, FigureValue, Trend};
pub use file_drop::FileDrop;
pub use form::{
    Binding, CheckBox, Choice, ChoiceField, DateField, Form, MoneyField, MultiChoiceField,
    NumberField, SearchField, SelectField, TagsField, TextArea, TextField, TextKind,
};
pub use fresh_id::fresh_id;
pub use icon::Icon;
pub use keycaps::Keycaps;
pub use link::Link;
pub use menu::{Menu, MenuItem};
pub use notice::{Notice, NoticeKind};
pub use page::Page;
pub use panes::Panes;
pub use progress::Progress;
pub use rows::{Row, Rows};
pub use tabs::{Tab, Tabs};
pub use virtual_table::{Align, Column, Selection, TablePage, TableSource, VirtualTable};
