//! The page's side of the talk with the engine.
//!
//! [`Engine`] starts the worker and turns requests into futures; [`Book`] opens a book and knows how opening
//! ended; [`ShopFacts`] has the shop and its staff; [`use_query`] keeps an answer fresh on the screen; [`use_doer`] carries out a command and offers undo.

mod book;
mod doer;
mod engine;
mod query;
mod shop_facts;
mod worker;

pub use book::{Book, Opening, use_book};
pub use doer::{Doer, use_doer};
pub use engine::{Engine, Link, use_engine};
pub use query::{Query, QueryState, use_query};
pub use shop_facts::{ShopFacts, use_shop};
