use super::group_field::GroupField;
use crate::engine_client::use_query;
use crate::features::customers::staff_choices;
use crate::features::surveys::design::desk::Designing;
use crate::i18n::{field_label, t};
use crate::route::{Route, SurveyPlace};
use crate::ui::{Card, CheckBox, Choice, ChoiceField, DateField, Link, NumberField, SelectField};
use domain::record::{Audience, Survey};
use leptos::prelude::*;

/// Who is asked, and when.
#[component]
pub(super) fn WhoCard(designing: Designing) -> impl IntoView {
    use t::design::who as text;
    let id = designing.id.0;
    let label = |field: &str| field_label("survey", field);
    let audience = designing.bind::<Survey, _>(
        id,
        |survey| Some(survey.audience.unwrap_or(Audience::Everyone)),
        |survey, audience| {
            survey.audience = audience;
            if audience == Some(Audience::Sample) {
                survey.sample_size = survey.sample_size.or(Some(50));
            }
        },
    );
    let has_group = Memo::new(move |_| audience.get() != Some(Audience::Everyone));
    let is_sample = Memo::new(move |_| audience.get() == Some(Audience::Sample));
    let size = designing.bind::<Survey, _>(
        id,
        |survey| survey.sample_size,
        |survey, size| survey.sample_size = size,
    );
    let fatigue = designing.bind::<Survey, _>(
        id,
        |survey| survey.fatigue_days,
        |survey, days| survey.fatigue_days = days,
    );
    let opens =
        designing.bind::<Survey, _>(id, |survey| survey.opens, |survey, day| survey.opens = day);
    let closes = designing.bind::<Survey, _>(
        id,
        |survey| survey.closes,
        |survey, day| survey.closes = day,
    );
    let anonymous = designing.bind::<Survey, bool>(
        id,
        |survey| survey.anonymous,
        |survey, anonymous| survey.anonymous = anonymous,
    );
    let owner = designing.bind::<Survey, _>(
        id,
        |survey| survey.owner,
        |survey, owner| survey.owner = owner,
    );
    let settings = use_query(|| Some(api::Settings));
    let owners = staff_choices(settings, move || owner.get());
    view! {
        <Card title=text::title()>
            <div class="stack">
                <ChoiceField label=label("audience") value=audience choices=Choice::all(Audience::ALL) settled=true />
                <Show when=move || has_group.get()>
                    <GroupField designing />
                </Show>
                <Show when=move || is_sample.get()>
                    <NumberField
                        label=field_label("survey", "sample_size")
                        value=size
                        required=true
                        error={designing.error::<Survey>(id, "sample_size")}
                    />
                </Show>
                <Show when=move || has_group.get()>
                    <p class="designer__hint">
                        {text::drawn_later()} " "
                        <Link to=Route::survey(SurveyPlace::Send(designing.id))>{text::to_sending()}</Link>
                    </p>
                </Show>
                <NumberField
                    label=label("fatigue_days")
                    help=text::fatigue_help()
                    value=fatigue
                    error={designing.error::<Survey>(id, "fatigue_days")}
                />
                <div class="field-pair">
                    <DateField label=label("opens") value=opens error={designing.error::<Survey>(id, "opens")} />
                    <DateField
                        label=label("closes")
                        value=closes
                        error={designing.error::<Survey>(id, "closes")}
                    />
                </div>
                <CheckBox label=label("anonymous") help=text::anonymous_help() value=anonymous />
                <SelectField label=label("owner") help=text::owner_help() value=owner choices=owners />
            </div>
        </Card>
    }
}
