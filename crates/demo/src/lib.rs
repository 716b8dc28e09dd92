//! A shop to look at: 老陈五金店 and its English twin Chen's Hardware, each with two years of customers, purchases,
//! visits, complaints, surveys and answers.
//!
//! The story is the same for everybody and always ends yesterday: some regulars have just fallen silent, some
//! complaints are open, a few customers are new. Nothing in it is real: names are put together from common ones,
//! phone numbers come from ranges that nobody is given, mail goes to example.com.
//!
//! Pure: no clock, no chance beyond a fixed seed. The texts lie in `text/`, one folder a language.

mod answers;
mod calendar;
mod cast;
mod complaints;
mod contacts;
mod dice;
mod edits;
mod journal;
mod member;
mod opening;
mod order;
mod rhythm;
mod sales;
mod shelf;
mod stage;
mod surveys;
#[cfg(test)]
mod tests;
mod words;

use domain::record::StaffId;
use domain::{ChangeSet, Day, Id, Instant};
use journal::{Deed, Journal};
use stage::Stage;

/// Which of the two shops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// 老陈五金店, prices in fen.
    Chinese,
    /// Chen's Hardware, prices in pence.
    English,
}

/// What one sitting wrote into the book: to be appended as one batch.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// A label of [`domain::command::Command`].
    pub label: &'static str,
    /// Before the midnight with which `today` begins.
    pub at: Instant,
    pub by: Option<StaffId>,
    pub changes: ChangeSet,
}

/// The whole story, oldest first; a record comes before those that name it.
///
/// `today` and `offset_minutes` (ahead of UTC) say when it is in the shop; `mint` gives fresh identities and is the
/// only thing in which two tellings on one day differ.
pub fn story(
    language: Language,
    today: Day,
    offset_minutes: i32,
    mint: &mut dyn FnMut() -> Id,
) -> Vec<Entry> {
    let mut stage = Stage::new(language, today, offset_minutes);
    let staff = opening::hire(&mut stage, mint);
    let stage = &stage;
    let shelf = shelf::Shelf::new(stage, mint);
    let members = cast::members(stage, mint);
    let sales = sales::sales(&members, &shelf, stage, mint);

    let mut journal = Journal::new(stage);
    opening::write(&mut journal, &staff, &shelf, stage);
    edits::write(&mut journal, &members, stage, mint);
    for sale in &sales {
        journal.add(
            stage.recorded(sale.purchase.day),
            Deed::AddPurchase,
            &sale.purchase,
        );
    }
    contacts::write(&mut journal, &members, &sales, stage, mint);
    let shop = complaints::Shop {
        members: &members,
        sales: &sales,
        shelf: &shelf,
        stage,
    };
    let complained = complaints::write(&mut journal, &shop, mint);
    answers::write(&mut journal, &members, &sales, &complained, stage, mint);
    let town = surveys::Town {
        members: &members,
        sales: &sales,
        complained: &complained,
        stage,
    };
    surveys::write(&mut journal, town, mint);
    journal.into_entries()
}
