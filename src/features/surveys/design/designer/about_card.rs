use crate::features::surveys::design::desk::Designing;
use crate::features::surveys::design::questions::{FlawNotes, Lines, words_field};
use crate::i18n::{field_label, t};
use crate::ui::{Card, Choice, SelectField, TagsField, TextField};
use domain::record::{Survey, SurveyPurpose};
use domain::survey::{Flaw, Part};
use leptos::prelude::*;

/// What the survey is: for the staff, and as the customer reads it.
#[component]
pub(super) fn AboutCard(designing: Designing) -> impl IntoView {
    use t::design::about as text;
    let id = designing.id.0;
    let title =
        designing.bind::<Survey, String>(id, |s| s.title.clone(), |s, title| s.title = title);
    let purpose = designing.bind::<Survey, _>(
        id,
        |survey| survey.purpose,
        |survey, purpose| survey.purpose = purpose,
    );
    let competitors = designing.bind::<Survey, _>(
        id,
        |survey| survey.competitors.clone(),
        |survey, competitors| survey.competitors = competitors,
    );
    let is_here = |flaw: &Flaw| {
        let is_whole = flaw.question().is_none() && flaw.page().is_none();
        is_whole
            && !matches!(flaw, Flaw::NoQuestions)
            && !matches!(flaw, Flaw::TooMany { part, .. } if matches!(part, Part::Pages | Part::Questions | Part::Rules))
    };
    let words = move || {
        designing.language.track();
        let field = |part, label, lines, is_required| {
            words_field::<Survey>(designing, id, part, label, lines, is_required)
        };
        view! {
            {field("title", text::shown_title(), Lines::One, true)}
            {field("intro", text::intro(), Lines::Several, false)}
            {field("thanks", text::thanks(), Lines::Several, false)}
        }
    };
    view! {
        <Card title=text::title()>
            <div class="stack">
                <FlawNotes designing is_here />
                <div class="field-pair">
                    <TextField
                        label=text::staff_title()
                        help=text::staff_title_help()
                        value=title
                        error={designing.error::<Survey>(id, "title")}
                    />
                    <SelectField
                        label=field_label("survey", "purpose")
                        value=purpose
                        choices=Choice::all(SurveyPurpose::ALL)
                    />
                </div>
                {words}
                <TagsField
                    label=field_label("survey", "competitor")
                    help=text::competitors_help()
                    value=competitors
                    error={designing.error::<Survey>(id, "competitor")}
                />
            </div>
        </Card>
    }
}
