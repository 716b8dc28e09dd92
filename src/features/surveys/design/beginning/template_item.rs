use super::new_page::Beginning;
use crate::features::surveys::design::outline::Outline;
use crate::i18n::{Word as _, survey_language, t};
use crate::ui::{Button, Chip, Disclosure};
use domain::record::QuestionKind;
use domain::survey::Question;
use domain::survey::templates::Template;
use leptos::prelude::*;

/// A built-in survey: what it is for, what it asks, and a button that takes it.
#[component]
pub(super) fn TemplateItem(template: &'static Template, beginning: Beginning) -> impl IntoView {
    use t::design::begin as text;
    let form = template.form();
    let title = form
        .title
        .get(survey_language(), &form.languages)
        .to_owned();
    let count = u64::try_from(form.questions().count()).unwrap_or(0);
    let seconds: u64 = form.questions().map(seconds).sum();
    let minutes = seconds.div_ceil(60).max(1);
    let asked = RwSignal::new(false);
    let shown = form.clone();
    let name = template.name;
    let label = text::see_questions(count);
    view! {
        <li class="row template">
            <div class="row__text">
                <h3 class="template__title">{title.clone()}</h3>
                <p class="template__facts">
                    {form.purpose.map(|purpose| view! { <Chip>{purpose.word()}</Chip> })}
                    <span>{text::takes(minutes)}</span>
                </p>
                <p>{about(name)}</p>
                <Disclosure label asked>
                    <Show when=move || asked.get()>
                        <Outline form=shown.clone() />
                    </Show>
                </Disclosure>
            </div>
            <div class="row__actions">
                <Button busy=beginning.busy() on_press=move |()| beginning.with(form.clone(), name)>
                    {text::take()}
                    <span class="visually-hidden">": " {title}</span>
                </Button>
            </div>
        </li>
    }
}

/// How long somebody takes to answer, as a rule of thumb.
fn seconds(question: &Question) -> u64 {
    use QuestionKind as K;
    let rows = u64::try_from(question.rows.len()).unwrap_or(0);
    match question.kind {
        K::Matrix => 8 + 6 * rows,
        K::Importance if question.against_competitors => 10 + 15 * rows,
        K::Importance => 10 + 10 * rows,
        K::LongText | K::Photo | K::Signature | K::Ranking => 25,
        K::ShortText | K::Date | K::Number => 12,
        _ => 8,
    }
}

/// What it is for, in a sentence or two.
fn about(template: &str) -> &'static str {
    use t::design::template as text;
    match template {
        "loyalty" => text::loyalty(),
        "satisfaction" => text::satisfaction(),
        "post_purchase" => text::post_purchase(),
        "complaint" => text::complaint(),
        "lost" => text::lost(),
        "intermediary" => text::intermediary(),
        "thank_you" => text::thank_you(),
        "new_product" => text::new_product(),
        "season" => text::season(),
        "service_audit" => text::service_audit(),
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::survey::templates;

    #[test]
    fn every_built_in_survey_says_what_it_is_for() {
        for template in templates::ALL {
            assert!(!about(template.name).is_empty(), "{}", template.name);
        }
    }
}
