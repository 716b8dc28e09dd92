use crate::features::history::RecordHistoryCard;
use crate::i18n::t;
use crate::ui::Disclosure;
use api::ComplaintView;
use domain::command::RecordName;
use domain::record::Complaint;
use leptos::prelude::*;

/// Every change of what was told, with who and when; found out when somebody asks.
#[component]
pub(super) fn ChangesCard(view: Memo<ComplaintView>) -> impl IntoView {
    let id = Memo::new(move |_| view.with(|view| view.complaint.id));
    let record = move || RecordName::of::<Complaint>(id.get_untracked());
    let is_asked = RwSignal::new(false);
    view! {
        <div data-screen-only="">
            <Disclosure label=t::desk::told::history() asked=is_asked>
                <Show when=move || is_asked.get()>
                    <RecordHistoryCard record=record() />
                </Show>
            </Disclosure>
        </div>
    }
}
