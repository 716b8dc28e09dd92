use crate::engine_client::use_doer;
use crate::features::complaints::list::{similar_detail, similar_title};
use crate::i18n::t;
use crate::route::Route;
use crate::ui::{Button, ButtonKind, Card, Chip, Link};
use api::{ComplaintView, SimilarComplaint};
use domain::command::Command;
use domain::record::ComplaintId;
use leptos::prelude::*;

/// Heard before? What reads alike, and what was done about it then.
#[component]
pub(super) fn SimilarCard(view: Memo<ComplaintView>) -> impl IntoView {
    let similar = Memo::new(move |_| view.with(|view| view.similar.clone()));
    let id = Memo::new(move |_| view.with(|view| view.complaint.id));
    view! {
        <Show when=move || similar.with(|similar| !similar.is_empty())>
            <Card title=t::desk::similar::title() flush=true>
                <ul class="rows">
                    {move || {
                        let here = id.get();
                        similar.get().into_iter().map(|row| view! { <SimilarRow row here /> }).collect_view()
                    }}
                </ul>
            </Card>
        </Show>
    }
}

#[component]
fn SimilarRow(row: SimilarComplaint, here: ComplaintId) -> impl IntoView {
    use t::desk::similar as text;
    let doer = use_doer();
    let other = row.id;
    let (title, detail) = (similar_title(&row), similar_detail(&row));
    let is_linked = row.is_linked;
    let link = move |()| {
        let (command, done) = if is_linked {
            (
                Command::UnlinkComplaints { one: here, other },
                text::unlinked(),
            )
        } else {
            (Command::LinkComplaints { one: here, other }, text::linked())
        };
        doer.run(command, done, |_| ());
    };
    view! {
        <li class="row">
            <div class="row__text">
                <p class="row__title">
                    <Link to=Route::Complaint(other)>{title}</Link>
                    {is_linked.then(|| view! { <Chip>{text::same_trouble()}</Chip> })}
                </p>
                <p>{detail}</p>
                <Button kind=ButtonKind::Quiet busy=doer.busy() on_press=link>
                    {if is_linked { text::unlink() } else { text::link() }}
                </Button>
            </div>
        </li>
    }
}
