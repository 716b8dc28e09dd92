use crate::engine_client::use_query;
use crate::i18n::{format, t};
use crate::route::{InsightQuestion, Route};
use crate::ui::{Answered, ButtonKind, Card, Icon, Link, LinkButton, Page};
use api::{InsightsView, Measured};
use leptos::prelude::*;

/// The surveys there are: for now the recommend question.
#[component]
pub(super) fn SurveysPage() -> impl IntoView {
    use t::surveys as text;
    let query = use_query(|| Some(api::InsightsPage { window_days: 90 }));
    view! {
        <Page title=t::shell::place::surveys()>
            <Card title=text::recommend_title()>
                <p>{text::recommend_about()}</p>
                <Answered
                    query
                    show=|view: InsightsView| {
                        let so_far = match view.recommend.score {
                            Measured::Value { value, n, .. } => text::so_far(n, &format::signed(value, 0)),
                            Measured::NotEnough { .. } => text::none_yet().to_owned(),
                        };
                        view! { <p><small>{so_far}</small></p> }
                    }
                />
                <p class="toolbar">
                    <LinkButton
                        kind=ButtonKind::Primary
                        icon=Icon::Surveys
                        to=Route::ask(None)
                    >
                        {text::ask()}
                    </LinkButton>
                    <Link to=Route::insight(InsightQuestion::Satisfaction)>{text::results()}</Link>
                </p>
            </Card>
        </Page>
    }
}
