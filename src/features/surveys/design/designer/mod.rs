//! The designer: the survey's cards on one side, what the customer will see on the other.

mod about_card;
mod designer_page;
mod group_field;
mod head;
mod languages;
mod preview;
mod publishing;
mod rules_card;
mod versions_card;
mod who_card;

pub(super) use designer_page::DesignerPage;
