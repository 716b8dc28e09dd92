//! The page of one customer: what is known, what to do next, what happened.

mod answers_tab;
mod customer_page;
mod facts_card;
mod header;
mod next_step;
mod outlook_part;
mod people_card;
mod profile_tab;
mod purchases_tab;
mod relation_card;
mod removal;
mod timeline_card;

pub(super) use customer_page::CustomerPage;
pub(super) use facts_card::FactsCard;
pub(super) use profile_tab::Profile;
pub(super) use removal::belongings_text;
