use crate::ui::{Button, ButtonKind, Card, Icon, Page};
use leptos::prelude::*;

/// Every component. The texts are examples, not messages, so they are not in the catalogue.
#[component]
pub fn GalleryPage() -> impl IntoView {
    view! {
        <Page title="Gallery">
            <Card title="Buttons">
                <Button kind=ButtonKind::Primary icon=Icon::Plus>"Primary"</Button>
            </Card>
        </Page>
    }
}
