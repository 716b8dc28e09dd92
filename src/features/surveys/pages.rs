use super::{asking, design, following, results, sharing};
use crate::route::View;
use leptos::prelude::*;

/// The pages of this feature.
pub fn page(view: &View) -> Option<AnyView> {
    design::page(view)
        .or_else(|| asking::page(view))
        .or_else(|| following::page(view))
        .or_else(|| results::page(view))
        .or_else(|| sharing::page(view))
}
