//! The complaints place: the board by what is to be done next, or the list.

mod card;
mod complaints_place;
mod move_dialog;
mod the_board;

pub(super) use complaints_place::ComplaintsPlace;
