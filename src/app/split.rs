//! Which pages come in which part, and the points at which the build splits the program.
//!
//! A split point is a function that the page reaches only through an import which the build redirects; whatever is
//! reached through it alone goes into that part's file, and what two parts share into a file of its own. There is one
//! such function per part, since each remembers by itself whether its part is here.

use crate::features::{
    complaints, contacts, customers, gallery, history, insights, products, purchases, returns,
    settings, surveys, transfer,
};
use crate::part::{Part, PartState, PartView, Source};
use crate::route::{PrintSheet, View};
use crate::shell::NotFoundPage;
use leptos::prelude::*;

type Pages = [fn(&View) -> Option<AnyView>];

const RECORDS: &Pages = &[
    customers::record_page,
    contacts::page,
    history::page,
    products::page,
    purchases::page,
    returns::page,
];
const DESK: &Pages = &[complaints::page];
const SURVEYS: &Pages = &[surveys::page];
const GIVEN: &Pages = &[surveys::given_page];
const INSIGHTS: &Pages = &[insights::page];
const SHOP: &Pages = &[settings::page, transfer::page];
const GALLERY: &Pages = &[gallery::page];

/// The part that holds the page of a place; `None` for what is always here.
pub(super) fn part_of(view: &View) -> Option<Part> {
    match view {
        View::CustomerForm(_)
        | View::Duplicates
        | View::Merge { .. }
        | View::Purchases
        | View::Purchase(_)
        | View::PurchaseForm { .. }
        | View::NewReturn { .. }
        | View::Return(_)
        | View::EditReturn(_)
        | View::ContactForm { .. }
        | View::Products
        | View::Product(_)
        | View::RecycleBin
        | View::Changes
        | View::Print(PrintSheet::Customer(_)) => Some(Part::Records),
        View::Complaints
        | View::ComplaintFigures
        | View::ComplaintAudits
        | View::ComplaintAudit(_)
        | View::ComplaintEdit(_)
        | View::ComplaintForm { .. }
        | View::Complaint(_)
        | View::Print(
            PrintSheet::Complaint(_)
            | PrintSheet::ComplaintBlank
            | PrintSheet::ComplaintSlip(_)
            | PrintSheet::ComplaintLetter(..)
            | PrintSheet::Audit(_)
            | PrintSheet::ComplaintNotice,
        ) => Some(Part::Desk),
        View::Surveys(_)
        | View::Print(
            PrintSheet::Survey(_) | PrintSheet::SurveyReport(_) | PrintSheet::SurveyPoster(_),
        ) => Some(Part::Surveys),
        View::GivenSurvey => Some(Part::Given),
        View::Insights | View::Insight(_) => Some(Part::Insights),
        View::Settings | View::Import | View::Export => Some(Part::Shop),
        View::Gallery => Some(Part::Gallery),
        View::Today
        | View::Customers
        | View::Plan
        | View::Warnings
        | View::Print(PrintSheet::Plan | PrintSheet::Report)
        | View::Unknown => None,
    }
}

/// Where the parts of this build come from.
pub(super) fn source() -> Source {
    Source {
        at_start: if cfg!(split) {
            PartState::Away
        } else {
            PartState::Here
        },
        fetch: |part| Box::pin(fetch(part)),
        show: |part, view| {
            show(part, view).unwrap_or_else(|| view! { <NotFoundPage /> }.into_any())
        },
    }
}

fn find(pages: &Pages, view: &PartView) -> Option<AnyView> {
    match view {
        PartView::Page(view) => pages.iter().find_map(|page| page(view)),
        PartView::Customer(id) => Some(customers::beside_list(*id)),
    }
}

/// A split point per part, and what leads to them; in a build that is not split, plain calls.
macro_rules! split_points {
    ($($part:ident: $point:ident, fetched by $fetch:ident, shows $pages:ident;)+) => {
        #[cfg(split)]
        #[allow(
            unsafe_code,
            reason = "what the macro makes of a split point: an import, an export and a loader"
        )]
        mod points {
            use super::{AnyView, PartView, find};
            use wasm_split_helpers::{SplitLoaderError, wasm_split};

            $(
                #[wasm_split($point, fallible, preload($fetch))]
                pub(super) fn $point(view: &PartView) -> Result<Option<AnyView>, SplitLoaderError> {
                    Ok(find(super::$pages, view))
                }
            )+
        }

        #[cfg(split)]
        async fn fetch(part: Part) -> bool {
            match part {
                $(Part::$part => points::$fetch().await.is_ok(),)+
            }
        }

        #[cfg(split)]
        fn show(part: Part, view: &PartView) -> Option<AnyView> {
            match part {
                $(Part::$part => at_once(points::$point(view))?.ok()?,)+
            }
        }

        #[cfg(not(split))]
        async fn fetch(_part: Part) -> bool {
            true
        }

        #[cfg(not(split))]
        fn show(part: Part, view: &PartView) -> Option<AnyView> {
            match part {
                $(Part::$part => find($pages, view),)+
            }
        }
    };
}

split_points! {
    Records: records, fetched by fetch_records, shows RECORDS;
    Desk: desk, fetched by fetch_desk, shows DESK;
    Surveys: surveys, fetched by fetch_surveys, shows SURVEYS;
    Given: given, fetched by fetch_given, shows GIVEN;
    Insights: insights, fetched by fetch_insights, shows INSIGHTS;
    Shop: shop, fetched by fetch_shop, shows SHOP;
    Gallery: gallery, fetched by fetch_gallery, shows GALLERY;
}

/// A split point is asynchronous, but where its part is here it has nothing to wait for.
#[cfg(split)]
fn at_once<T>(future: impl Future<Output = T>) -> Option<T> {
    use std::task::{Context, Poll, Waker};
    match std::pin::pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}
