use crate::route::View;
use leptos::prelude::*;

/// The pages of asking.
pub(in crate::features::surveys) fn page(_view: &View) -> Option<AnyView> {
    None
}
