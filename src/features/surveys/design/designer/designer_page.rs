use super::about_card::AboutCard;
use super::head::{Head, SideMenu};
use super::languages::LanguageSwitch;
use super::preview::Preview;
use super::rules_card::RulesCard;
use super::versions_card::VersionsCard;
use super::who_card::WhoCard;
use crate::engine_client::{use_doer, use_query};
use crate::features::surveys::design::desk::Designing;
use crate::features::surveys::design::questions::QuestionsCard;
use crate::i18n::{Word as _, t};
use crate::route::{Route, SurveyPlace};
use crate::ui::{Button, Chip, FirstAnswer, Link, Notice, NoticeKind, Page};
use api::SurveyDesignView;
use domain::command::{Command, RecordName};
use domain::record::{Survey, SurveyId, recommend};
use leptos::prelude::*;

/// One survey being designed.
#[component]
pub(in super::super) fn DesignerPage(id: SurveyId) -> impl IntoView {
    let query = use_query(move || Some(api::SurveyDesign { id }));
    let designing = RwSignal::new(None::<Designing>);
    let title = move || match designing.get() {
        Some(designing) => title_of(designing),
        None => String::new(),
    };
    let above = || {
        view! { <Link to=Route::survey(SurveyPlace::List)>{t::shell::place::surveys()}</Link> }
    };
    let under = move || {
        let state = query.with(|view| view.map(|view| view.state));
        let purpose = designing
            .get()
            .and_then(|designing| designing.records.with(|records| records.survey.purpose));
        view! {
            {state.map(|state| view! { <Chip>{state.word()}</Chip> })}
            {purpose.map(|purpose| view! { <Chip>{purpose.word()}</Chip> })}
        }
    };
    let actions = move || {
        designing
            .get()
            .map(|designing| view! { <SideMenu designing /> })
    };
    view! {
        <Page title above under=move || view! { {under} } actions=move || view! { {actions} }>
            <FirstAnswer
                query
                show=move |first: SurveyDesignView| {
                    let made = Designing::new(id, query, first);
                    designing.set(Some(made));
                    on_cleanup(move || {
                        designing.try_set(None);
                    });
                    view! { <Desk designing=made /> }
                }
            />
        </Page>
    }
}

fn title_of(designing: Designing) -> String {
    if designing.id == recommend::ID {
        return t::surveys::recommend_title().to_owned();
    }
    let title = designing
        .records
        .with(|records| records.survey.title.trim().to_owned());
    if title.is_empty() {
        t::design::untitled().to_owned()
    } else {
        title
    }
}

#[component]
fn Desk(designing: Designing) -> impl IntoView {
    use t::design::head as text;
    let is_removed = Memo::new(move |_| designing.view.with(|view| view.removed.is_some()));
    let is_ours = designing.id == recommend::ID;
    // On a narrow screen one of the two is seen at a time.
    let is_previewing = RwSignal::new(false);
    let side = move |previewing: bool, word: &'static str| {
        view! {
            <button
                type="button"
                class="choice__chip"
                aria-pressed=move || (is_previewing.get() == previewing).to_string()
                on:click=move |_| is_previewing.set(previewing)
            >
                {word}
            </button>
        }
    };
    let editors = if is_ours {
        view! {
            <Notice kind=NoticeKind::Info>
                <p>{text::ours()}</p>
            </Notice>
            <RulesCard designing />
        }
        .into_any()
    } else {
        view! {
            <LanguageSwitch designing />
            <AboutCard designing />
            <QuestionsCard designing />
            <RulesCard designing />
            <WhoCard designing />
            <VersionsCard designing />
        }
        .into_any()
    };
    view! {
        <Show when=move || is_removed.get()>
            <Removed id=designing.id />
        </Show>
        <div class="designer" data-previewing=move || is_previewing.get().then_some("")>
            <Head designing />
            <div class="designer__sides" role="group" aria-label=text::sides()>
                {side(false, text::edit())}
                {side(true, text::preview())}
            </div>
            <div class="designer__edit stack">{editors}</div>
            <div class="designer__preview">
                <Preview designing />
            </div>
        </div>
    }
}

#[component]
fn Removed(id: SurveyId) -> impl IntoView {
    use t::design::head as text;
    let doer = use_doer();
    let restore = move |()| {
        let records = vec![RecordName::of::<Survey>(id)];
        doer.run(Command::Restore { records }, text::restored(), |_| ());
    };
    view! {
        <Notice kind=NoticeKind::Info>
            <p>{text::in_recycle_bin()}</p>
            <Button busy=doer.busy() on_press=restore>
                {text::restore()}
            </Button>
        </Notice>
    }
}
