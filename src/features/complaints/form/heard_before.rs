use super::told::ToldDraft;
use crate::engine_client::use_query;
use crate::features::complaints::list::{similar_detail, similar_title};
use crate::i18n::t;
use crate::platform::timer;
use crate::route::Route;
use crate::ui::{Button, Chip, Icon, Link, Notice, NoticeKind};
use api::{SimilarComplaint, SimilarComplaints};
use domain::record::ComplaintId;
use leptos::prelude::*;

/// How long the writer pauses before the book is searched.
const PAUSE_MILLIS: u32 = 300;
const SHOWN: u32 = 3;

/// Heard before? Similar complaints while typing, and what was done then; one tap links them as a repeat.
#[component]
pub(super) fn HeardBefore(draft: ToldDraft) -> impl IntoView {
    use t::desk::similar as text;
    let typed = Memo::new(move |_| {
        draft.with(|told| SimilarComplaints {
            except: None,
            what_happened: told.complaint.what_happened.trim().to_owned(),
            kind: told.complaint.kind,
            product: told.complaint.product,
            about: told.complaint.about,
            limit: SHOWN,
        })
    });
    let asked = RwSignal::new(None::<SimilarComplaints>);
    let pending = StoredValue::new(None::<timer::Timer>);
    Effect::new(move |_| {
        let ask = typed.get();
        if let Some(timer) = pending.get_value() {
            timer.cancel();
        }
        let is_enough = ask.what_happened.chars().count() >= 3;
        pending.set_value(Some(timer::after(PAUSE_MILLIS, move || {
            asked.try_set(is_enough.then_some(ask));
        })));
    });
    let query = use_query(move || asked.get());
    let found = Memo::new(move |_| {
        if asked.with(Option::is_none) {
            Vec::new()
        } else {
            query.value().unwrap_or_default()
        }
    });
    let repeat_of = Memo::new(move |_| draft.with(|told| told.complaint.repeat_of));
    let rows = move || {
        found
            .get()
            .into_iter()
            .map(|row| view! { <HeardRow row draft repeat_of /> })
            .collect_view()
    };
    view! {
        <div role="status" class="similar">
            <Show when=move || found.with(|found| !found.is_empty())>
                <Notice kind=NoticeKind::Info>
                    <p>
                        <strong>{text::title()}</strong>
                    </p>
                    <ul class="similar__rows">{rows}</ul>
                </Notice>
            </Show>
        </div>
    }
}

#[component]
fn HeardRow(
    row: SimilarComplaint,
    draft: ToldDraft,
    repeat_of: Memo<Option<ComplaintId>>,
) -> impl IntoView {
    use t::desk::similar as text;
    let id = row.id;
    let (title, detail) = (similar_title(&row), similar_detail(&row));
    let is_same = Memo::new(move |_| repeat_of.get() == Some(id));
    let link = move |()| {
        let same = is_same.get_untracked();
        draft.update(|told| told.complaint.repeat_of = (!same).then_some(id));
    };
    view! {
        <li class="similar__row">
            <div class="similar__text">
                <Link to=Route::Complaint(id)>{title}</Link>
                <small>{detail}</small>
            </div>
            <div class="similar__actions">
                {move || is_same.get().then(|| view! { <Chip icon=Icon::Check>{text::same_trouble()}</Chip> })}
                <Button on_press=link>
                    {move || if is_same.get() { text::unlink() } else { text::link() }}
                </Button>
            </div>
        </li>
    }
}
