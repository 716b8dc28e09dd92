use super::content_part::ContentPart;
use super::fields_part::FieldsPart;
use super::overlays_part::OverlaysPart;
use super::table_part::TablePart;
use crate::features::surveys::EveryQuestion;
use crate::ui::{Card, Page};
use leptos::prelude::*;

/// Every component. The texts are examples, not messages, so they are not in the catalogue.
#[component]
pub(super) fn GalleryPage() -> impl IntoView {
    view! {
        <Page title="Gallery 组件">
            <ContentPart />
            <OverlaysPart />
            <FieldsPart />
            <Card title="Questions">
                <EveryQuestion />
            </Card>
            <TablePart />
        </Page>
    }
}
