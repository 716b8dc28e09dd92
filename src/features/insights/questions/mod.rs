//! One page per question of the owner: the finding as its name, one chart, what it rests on, and the customers behind
//! it.

mod basis_note;
mod baskets_page;
mod comeback_page;
mod complaints_page;
mod exports;
mod finding;
mod leaving_page;
mod priorities_page;
mod question_page;
mod worth_page;

#[cfg(test)]
mod tests;

pub(super) use baskets_page::BasketsPage;
pub(super) use comeback_page::ComebackPage;
pub(super) use complaints_page::ComplaintsPage;
pub(super) use finding::{
    baskets_finding, comeback_finding, complaints_finding, leaving_finding, priorities_finding,
    question_word, worth_finding,
};
pub(super) use leaving_page::LeavingPage;
pub(super) use priorities_page::PrioritiesPage;
pub(super) use worth_page::WorthPage;
