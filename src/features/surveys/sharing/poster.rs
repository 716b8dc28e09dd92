use super::send::{LinkCode, link_address, use_link_text};
use crate::engine_client::use_shop;
use crate::features::surveys::asking::Tongue;
use crate::i18n::format::{self, DayStyle};
use crate::i18n::{language_name, survey_language, t};
use crate::platform::print;
use crate::route::{Route, SurveyPlace};
use crate::router::use_router;
use crate::ui::{Answered, Button, ButtonKind, Choice, ChoiceField, Icon, Page};
use api::LinkTextView;
use domain::record::SurveyLinkId;
use leptos::prelude::*;
use slips::SurveySlip;

/// For the wall or the counter: what is asked, and the code that asks it.
#[component]
pub(super) fn Poster(link: SurveyLinkId) -> impl IntoView {
    // Everything on it is in the link itself, so that the paper says what the phone will.
    let all = use_link_text(link, String::new);
    let languages = Signal::derive(move || {
        all.with(|text| {
            text.and_then(read)
                .map(|slip| slip.form.languages)
                .unwrap_or_default()
        })
    });
    let language = RwSignal::new(Some(survey_language().to_owned()));
    let query = use_link_text(link, move || language.get().unwrap_or_default());
    let router = use_router();
    let choose =
        move || {
            let languages = languages.get();
            (languages.len() > 1).then(|| {
            let mut choices: Vec<Choice<String>> = languages
                .iter()
                .map(|tag| Choice::new(tag.clone(), language_name(tag)))
                .collect();
            choices.push(Choice::new(String::new(), t::sharing::send::all_languages()));
            view! {
                <div data-screen-only="">
                    <ChoiceField label=t::asking::language() value=language choices settled=true />
                </div>
            }
        })
        };
    view! {
        <div class="sheet sheet--poster">
            <Page
                title=t::sharing::send::poster()
                actions=move || {
                    view! {
                        <Button on_press=move |()| {
                            router.back_or(Route::survey(SurveyPlace::List));
                        }>{t::ui::close()}</Button>
                        <Button kind=ButtonKind::Primary icon=Icon::Print on_press=move |()| print::open()>
                            {t::shell::command::print()}
                        </Button>
                    }
                }
            >
                {choose}
                <Answered query show=move |text: LinkTextView| view! { <OnPaper text /> } />
            </Page>
        </div>
    }
}

fn read(text: &LinkTextView) -> Option<SurveySlip> {
    match text {
        LinkTextView::Text { fragment, .. } => SurveySlip::read(fragment).ok(),
        LinkTextView::TooLong | LinkTextView::NeedsFile => None,
    }
}

#[component]
fn OnPaper(text: LinkTextView) -> impl IntoView {
    use t::sharing::poster as words;
    let facts = use_shop();
    let shop = move || facts.with(|view| view.map(|view| view.shop.name.clone()));
    let slip = read(&text);
    let address = match &text {
        LinkTextView::Text { fragment, .. } => link_address(fragment),
        LinkTextView::TooLong | LinkTextView::NeedsFile => String::new(),
    };
    let site = address.split('#').next().unwrap_or_default().to_owned();
    let said = slip.map(|slip| {
        let all = slip.form.languages.iter();
        let blocks = all
            .map(|tag| {
                let tongue = Tongue::of(&slip.form, tag);
                let intro = tongue.text(&slip.form.intro);
                let until = slip.until.map(|until| {
                    tongue.say(|| words::until(&format::day(until, DayStyle::Medium)))
                });
                view! {
                    <section lang=tag.clone() class="poster__said">
                        <h2>{tongue.text(&slip.form.title)}</h2>
                        {(!intro.is_empty()).then(|| view! { <p class="prose">{intro}</p> })}
                        <ol class="poster__steps">
                            <li>{tongue.say(|| words::scan().to_owned())}</li>
                            <li>{tongue.say(|| words::answer().to_owned())}</li>
                            <li>{tongue.say(|| words::show().to_owned())}</li>
                        </ol>
                        {until.map(|until| view! { <p>{until}</p> })}
                    </section>
                }
            })
            .collect_view();
        view! { <div class="poster__texts">{blocks}</div> }
    });
    view! {
        <div class="poster">
            <p class="poster__shop">{shop}</p>
            {said}
            <div class="poster__code">
                <LinkCode text />
                <p>
                    <small>{site}</small>
                </p>
            </div>
        </div>
    }
}
