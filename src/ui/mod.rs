//! The kit every page is built from: one component per file, semantic HTML, no style of its own (see `style/40-ui-*.css`).

mod button;
mod card;
mod dialog;
mod empty_state;
mod fresh_id;
mod icon;
mod keycaps;
mod link;
mod page;
mod progress;

pub use button::{Button, ButtonKind, IconButton, LinkButton};
pub use card::Card;
pub use dialog::Dialog;
pub use empty_state::EmptyState;
pub use fresh_id::fresh_id;
pub use icon::Icon;
pub use keycaps::Keycaps;
pub use link::Link;
pub use page::Page;
pub use progress::Progress;
