use super::link_address::{LinkCode, link_address, use_link_text};
use crate::engine_client::{use_doer, use_query};
use crate::i18n::format::{self, DayStyle};
use crate::i18n::{language_name, t};
use crate::platform::{clipboard, page, share, task};
use crate::route::{PrintSheet, Route};
use crate::ui::{
    Answered, Button, ButtonKind, Choice, ChoiceField, Dialog, Icon, LinkButton, Notice,
};
use api::{LinkRow, LinkTextView, SurveyDesign, SurveyDesignView};
use domain::command::{Command, Edit};
use domain::record::{SurveyId, SurveyLink, SurveyLinkId};
use leptos::prelude::*;

/// One link, while it is set.
#[component]
pub(super) fn LinkDialog(
    survey: SurveyId,
    shown: RwSignal<Option<SurveyLinkId>>,
    title: &'static str,
) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(shown.with(Option::is_some)));
    Effect::new(move |_| {
        if !open.get() && shown.get_untracked().is_some() {
            shown.set(None);
        }
    });
    view! {
        <Dialog open title sheet=true>
            {move || shown.get().map(|link| view! { <Panel survey link /> })}
        </Dialog>
    }
}

#[component]
fn Panel(survey: SurveyId, link: SurveyLinkId) -> impl IntoView {
    let query = use_query(move || Some(SurveyDesign { id: survey }));
    view! {
        <Answered
            query
            show=move |view: SurveyDesignView| {
                let row = view.links.iter().find(|row| row.link.id == link).cloned();
                let languages = view.form.languages;
                row.map(|row| view! { <LinkShown row languages /> })
            }
        />
    }
}

/// The link as a code, as a text, on paper.
#[component]
fn LinkShown(row: LinkRow, languages: Vec<String>) -> impl IntoView {
    use t::sharing::send as text;
    let link = row.link.id;
    // Empty means all of them.
    let language = RwSignal::new(Some(String::new()));
    let choose = (languages.len() > 1).then(|| {
        let mut choices = vec![Choice::new(String::new(), text::all_languages())];
        let names = languages.iter();
        choices.extend(names.map(|tag| Choice::new(tag.clone(), language_name(tag))));
        view! {
            <ChoiceField
                label=t::asking::language()
                help=text::language_help()
                value=language
                choices
                settled=true
            />
        }
    });
    let query = use_link_text(link, move || language.get().unwrap_or_default());
    let whose = row.customer.clone().map_or_else(
        || text::for_everybody().to_owned(),
        |name| text::only_for(&name),
    );
    let until = row
        .last_day
        .map(|day| text::until_day(&format::day(day, DayStyle::Medium)));
    let is_open = row.is_open;
    let local = page::is_own_device().then(|| {
        view! {
            <Notice>
                <p>{text::own_device()}</p>
            </Notice>
        }
    });
    view! {
        <div class="stack link-panel">
            <p>
                <strong>{whose}</strong>
                {until.map(|until| format!(" · {until}"))}
                {(!is_open).then(|| format!(" · {}", text::closed()))}
            </p>
            {choose}
            <Answered
                query
                show=move |text: LinkTextView| {
                    let address = match &text {
                        LinkTextView::Text { fragment, .. } => Some(link_address(fragment)),
                        LinkTextView::TooLong | LinkTextView::NeedsFile => None,
                    };
                    view! {
                        <LinkCode text />
                        {address.map(|address| view! { <Address link address /> })}
                    }
                }
            />
            {local}
            <CloseLink link=row.link is_open />
        </div>
    }
}

#[component]
fn Address(link: SurveyLinkId, address: String) -> impl IntoView {
    use t::sharing::send as text;
    let said = RwSignal::new("");
    let kept = StoredValue::new(address.clone());
    let copy = move |()| {
        task::spawn(async move {
            let is_copied = clipboard::copy(&kept.get_value()).await;
            said.try_set(if is_copied {
                text::copied()
            } else {
                text::not_copied()
            });
        });
    };
    let hand_on = move |()| {
        task::spawn(async move {
            // Closing the sheet is no mishap.
            let _closed = share::text(text::share_title(), &kept.get_value()).await;
        });
    };
    view! {
        <p class="link-panel__address" tabindex="0" data-address="">
            {address}
        </p>
        <p class="toolbar">
            <Button kind=ButtonKind::Primary icon=Icon::Copy on_press=copy>
                {text::copy()}
            </Button>
            {share::is_available()
                .then(|| {
                    view! {
                        <Button icon=Icon::Share on_press=hand_on>
                            {text::share()}
                        </Button>
                    }
                })}
            <LinkButton icon=Icon::Print to=Route::Print(PrintSheet::SurveyPoster(link))>
                {text::poster()}
            </LinkButton>
        </p>
        <p role="status">{said}</p>
    }
}

/// Answers of a closed link are taken no more; opening it again takes them.
#[component]
fn CloseLink(link: SurveyLink, is_open: bool) -> impl IntoView {
    use t::sharing::send as text;
    let doer = use_doer();
    let closed = link.closed;
    let change = move |()| {
        let after = SurveyLink {
            closed: !closed,
            ..link.clone()
        };
        let before = Some(link.clone());
        let said = if closed {
            text::link_opened()
        } else {
            text::link_closed()
        };
        doer.run(
            Command::SaveLink(Box::new(Edit { before, after })),
            said,
            |_| (),
        );
    };
    (is_open || closed).then(|| {
        view! {
            <p>
                <Button kind=ButtonKind::Quiet busy=doer.busy() on_press=change>
                    {if closed { text::open_again() } else { text::close_link() }}
                </Button>
                " "
                <small>{text::close_help()}</small>
            </p>
        }
    })
}
