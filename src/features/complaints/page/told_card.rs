use super::shown::remedy_words;
use crate::features::complaints::photos::Photo;
use crate::i18n::format::{self, DayStyle, InstantStyle};
use crate::i18n::{Word as _, field_label};
use crate::ui::{Card, Fact, Facts};
use api::ComplaintView;
use domain::record::AttachmentId;
use leptos::prelude::*;

/// What was told, as it was told.
#[component]
pub(super) fn ToldCard(view: Memo<ComplaintView>) -> impl IntoView {
    let label = |field: &str| field_label("complaint", field);
    move || {
        let view = view.get();
        let complaint = view.complaint;
        let asked = remedy_words(complaint.remedies_asked.iter());
        let purchase = view.purchase.map(|(day, total)| {
            format!(
                "{} · {}",
                format::day(day, DayStyle::Medium),
                format::money(total)
            )
        });
        let facts = [
            ("remedy_asked", Some(asked)),
            ("remedy_asked_note", Some(complaint.remedy_asked_note)),
            ("product", view.product),
            ("purchase", purchase),
            ("about", view.about),
            ("carrier", Some(complaint.carrier)),
            ("complainant", Some(complaint.complainant)),
            ("complainant_phone", Some(complaint.complainant_phone)),
            (
                "at",
                Some(format::instant(complaint.at, InstantStyle::Medium)),
            ),
            ("way", complaint.way.map(|way| way.word().to_owned())),
            ("received_by", view.received_by),
        ];
        let photos = complaint
            .attachments
            .iter()
            .filter_map(|name| name.parse::<AttachmentId>().ok())
            .map(|id| view! { <li class="photos__item"><Photo id /></li> })
            .collect::<Vec<_>>();
        let has_photos = !photos.is_empty();
        view! {
            <Card title=label("what_happened")>
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
