use super::follow_up_row::FollowUpItem;
use crate::engine_client::use_query;
use crate::i18n::t;
use crate::route::{Route, SurveyPlace};
use crate::ui::{Card, Link, Rows};
use api::{FollowUpList, FollowUpListView, FollowUpsOf, Window};
use leptos::prelude::*;

/// The rest is one tap away.
const ROWS: u32 = 6;

/// What bad answers ask for today; nothing where nothing is due.
#[component]
pub fn FollowUpsToday() -> impl IntoView {
    use t::following as text;
    let query = use_query(|| {
        Some(FollowUpList {
            of: FollowUpsOf::Due,
            window: Window {
                offset: 0,
                limit: ROWS,
            },
        })
    });
    let answer = Memo::new(move |_| query.value());
    move || {
        let view: FollowUpListView = answer.get().filter(|view| view.total > 0)?;
        let all = view.counts.open;
        Some(view! {
            <Card
                title=text::today(view.total.into())
                aside=move || {
                    view! { <Link to=Route::survey(SurveyPlace::FollowUps)>{text::all(all)}</Link> }
                }
                flush=true
            >
                <Rows>
                    {view.rows.into_iter().map(|row| view! { <FollowUpItem row /> }).collect_view()}
                </Rows>
            </Card>
        })
    }
}
