use super::pen_question::pen_question;
use super::pen_words::Tongues;
use crate::engine_client::{use_query, use_shop};
use crate::features::surveys::asking::tongue::Tongue;
use crate::i18n::{language_name, survey_language, t};
use crate::platform::print;
use crate::route::{Route, SurveyPlace};
use crate::router::use_router;
use crate::ui::{Answered, Button, ButtonKind, Choice, ChoiceField, Icon, LinkButton, Page};
use api::{AnswerSheet, AnswerSheetView};
use domain::record::SurveyId;
use domain::survey::Form;
use leptos::prelude::*;

/// The survey as a form for the pen: on A4, black on white, in one language or in all.
#[component]
pub(in crate::features::surveys::asking) fn PenSheet(survey: SurveyId) -> impl IntoView {
    let query = use_query(move || {
        Some(AnswerSheet {
            survey,
            customer: None,
            answer: None,
        })
    });
    view! { <Answered query show=move |view: AnswerSheetView| view! { <Sheet survey view /> } /> }
}

#[component]
fn Sheet(survey: SurveyId, view: AnswerSheetView) -> impl IntoView {
    use t::asking::pen as text;
    let router = use_router();
    let shop = use_shop();
    let AnswerSheetView {
        form,
        number,
        is_anonymous,
        ..
    } = view;
    let own = Tongue::of(&form, survey_language());
    let title = own.text(&form.title);
    // Empty means all of them.
    let language = RwSignal::new(Some(own.tag().to_owned()));
    let choices = (form.languages.len() > 1).then(|| {
        let mut choices: Vec<Choice<String>> = form
            .languages
            .iter()
            .map(|tag| Choice::new(tag.clone(), language_name(tag)))
            .collect();
        choices.push(Choice::new(String::new(), text::all_languages().to_owned()));
        view! {
            <div data-screen-only="">
                <ChoiceField label=t::asking::language() value=language choices settled=true />
            </div>
        }
    });
    let form = StoredValue::new(form);
    let sheet = move || {
        let wanted = language.get().unwrap_or_default();
        form.with_value(|form| pen_sheet(form, &tongues(form, &wanted), number, is_anonymous))
    };
    let actions = move || {
        view! {
            <Button on_press=move |()| router.back_or(Route::survey(SurveyPlace::Send(survey)))>{t::ui::close()}</Button>
            <LinkButton to=Route::survey(SurveyPlace::KeyIn(survey))>{t::asking::paper::key_in()}</LinkButton>
            <Button kind=ButtonKind::Primary icon=Icon::Print on_press=move |()| print::open()>
                {t::shell::command::print()}
            </Button>
        }
    };
    let shop_name = move || shop.with(|shop| shop.map(|shop| shop.shop.name.clone()));
    view! {
        <div class="sheet pen">
            <Page title=title above=move || view! { {shop_name} } actions>
                {choices}
                {sheet}
            </Page>
        </div>
    }
}

/// Those that the sheet is printed in.
fn tongues(form: &Form, wanted: &str) -> Tongues {
    if wanted.is_empty() {
        let all = form.languages.iter();
        Tongues(all.map(|tag| Tongue::of(form, tag)).collect())
    } else {
        Tongues(vec![Tongue::of(form, wanted)])
    }
}

fn pen_sheet(
    form: &Form,
    tongues: &Tongues,
    number: i64,
    is_anonymous: bool,
) -> impl IntoView + use<> {
    use t::asking::pen as text;
    // The heading says the title in the reader's language already.
    let titles = tongues
        .lines(&form.title)
        .into_iter()
        .map(|title| view! { <p class="pen__heading">{title}</p> })
        .collect_view();
    let intro = tongues
        .lines(&form.intro)
        .into_iter()
        .map(|intro| view! { <p class="prose">{intro}</p> })
        .collect_view();
    let blank = |words: String| view! { <span class="pen__blank">{words} <i></i></span> };
    let whom = (!is_anonymous).then(|| blank(tongues.say(|| text::name().to_owned())));
    let mut at = 0;
    let pages = form.pages.iter().map(|page| {
        let heading = tongues.line(&page.title);
        let questions: Vec<_> = page
            .questions
            .iter()
            .map(|question| {
                at += 1;
                pen_question(form, question, at, tongues)
            })
            .collect();
        view! {
            {(!heading.is_empty()).then(|| view! { <h2 class="pen__page">{heading}</h2> })}
            <ol class="pen__questions">{questions}</ol>
        }
    });
    let thanks = tongues.line(&form.thanks);
    view! {
        <div class="pen__sheet">
            {titles}
            {intro}
            <p class="pen__head">
                {blank(tongues.say(|| text::sheet().to_owned()))}
                {blank(tongues.say(|| text::day().to_owned()))}
                {whom}
                <span class="pen__version">{tongues.say(|| text::version(&number.to_string()))}</span>
            </p>
            <p class="pen__hint">{tongues.say(|| text::how().to_owned())}</p>
            {pages.collect_view()}
            <p class="pen__thanks">{thanks}</p>
        </div>
    }
}
