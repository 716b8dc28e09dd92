use crate::i18n::t;
use crate::ui::{Card, Fact, Facts};
use leptos::prelude::*;

#[component]
pub(super) fn AboutPart() -> impl IntoView {
    view! {
        <Card title=t::settings::about()>
            <p>{t::settings::about_text()}</p>
            <Facts>
                <Fact name=t::settings::build()>{api::BUILD_ID}</Fact>
                <Fact name=t::settings::licence()>"MIT / Apache-2.0"</Fact>
            </Facts>
        </Card>
    }
}
