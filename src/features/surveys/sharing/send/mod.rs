//! Who is asked and how it reaches them: drawing, links, codes, paper.

mod asked;
mod chosen;
mod link_address;
mod link_form;
mod link_panel;
mod links;
mod send_page;

pub(super) use link_address::{LinkCode, link_address, use_link_text};
pub(super) use send_page::SendPage;
