use super::shown::remedy_words;
use crate::features::complaints::photos::Photo;
use crate::i18n::format::{self, DayStyle, InstantStyle};
use crate::i18n::{Word as _, field_label, t};
use crate::platform::focus;
use crate::route::Route;
use crate::ui::{Button, ButtonKind, Card, Fact, Facts, Icon, LinkButton};
use api::ComplaintView;
use domain::record::{AttachmentId, ComplaintState, StepKind};
use leptos::prelude::*;

/// What was told, as it was told.
#[component]
pub(super) fn ToldCard(
    view: Memo<ComplaintView>,
    /// Asks for a step's form.
    #[prop(into)]
    on_choose: Callback<StepKind>,
) -> impl IntoView {
    let label = |field: &str| field_label("complaint", field);
    move || {
        let told = view.get();
        let complaint = told.complaint;
        let asked = remedy_words(complaint.remedies_asked.iter());
        let purchase = told.purchase.map(|(day, total)| {
            format!(
                "{} · {}",
                format::day(day, DayStyle::Medium),
                format::money(total)
            )
        });
        let facts = [
            ("remedy_asked", Some(asked)),
            ("remedy_asked_note", Some(complaint.remedy_asked_note)),
            ("product", told.product),
            ("purchase", purchase),
            ("about", told.about),
            ("carrier", Some(complaint.carrier)),
            ("complainant", Some(complaint.complainant)),
            ("complainant_phone", Some(complaint.complainant_phone)),
            (
                "at",
                Some(format::instant(complaint.at, InstantStyle::Medium)),
            ),
            ("way", complaint.way.map(|way| way.word().to_owned())),
            ("received_by", told.received_by),
        ];
        let photos = complaint
            .attachments
            .iter()
            .filter_map(|name| name.parse::<AttachmentId>().ok())
            .map(|id| view! { <li class="photos__item"><Photo id /></li> })
            .collect::<Vec<_>>();
        let has_photos = !photos.is_empty();
        view! {
            <Card title=label("what_happened") aside=move || view! { <PutRight view on_choose /> }>
                <p class="prose">{complaint.what_happened}</p>
                {has_photos.then(|| view! { <ul class="photos">{photos.into_iter().collect_view()}</ul> })}
                <Facts>
                    {facts
                        .into_iter()
                        .filter_map(|(field, value)| Some((field, value.filter(|value| !value.is_empty())?)))
                        .map(|(field, value)| view! { <Fact name=label(field)>{value}</Fact> })
                        .collect_view()}
                </Facts>
            </Card>
        }
    }
}

/// Until it is archived, the record itself; from then on a correction beside it.
#[component]
fn PutRight(view: Memo<ComplaintView>, on_choose: Callback<StepKind>) -> impl IntoView {
    use t::desk::told as text;
    let state = view.with(|view| {
        (
            view.complaint.id,
            view.standing.state,
            view.removed.is_some(),
        )
    });
    let (id, state, is_removed) = state;
    let correct = move |()| {
        on_choose.run(StepKind::Corrected);
        focus::first("#step-at-hand textarea");
    };
    match state {
        _ if is_removed => ().into_any(),
        ComplaintState::Merged => ().into_any(),
        ComplaintState::Archived => view! {
            <Button kind=ButtonKind::Quiet on_press=correct>{text::correct()}</Button>
        }
        .into_any(),
        _ => view! {
            <LinkButton kind=ButtonKind::Quiet icon=Icon::Edit to=Route::EditComplaint(id)>
                {text::edit()}
            </LinkButton>
        }
        .into_any(),
    }
}
