use super::publishing::PublishDialog;
use crate::engine_client::{use_doer, use_engine};
use crate::features::surveys::design::desk::{Designing, Keeping};
use crate::features::surveys::design::list::{close, remove, reopen};
use crate::i18n::{explain, format, t};
use crate::platform::{download, task};
use crate::route::{PrintSheet, Route, SurveyPlace};
use crate::router::use_router;
use crate::state::use_toasts;
use crate::ui::{Button, ButtonKind, Icon, Menu, MenuItem};
use api::{SurveyFile, SurveyState};
use domain::record::recommend;
use leptos::prelude::*;

/// Of the title in the name of the file, so many characters.
const NAME_CHARS: usize = 60;

/// How far saving is, the way back, and publishing: always within reach.
#[component]
pub(super) fn Head(designing: Designing) -> impl IntoView {
    use t::design::head as text;
    let is_ours = designing.id == recommend::ID;
    let open = RwSignal::new(false);
    let keeping = Memo::new(move |_| designing.keeping());
    let words = move || match keeping.get() {
        Keeping::Saved => text::saved().to_owned(),
        Keeping::Saving => text::saving().to_owned(),
        Keeping::Waiting => text::waiting().to_owned(),
        Keeping::Problem(error) => explain(&error),
        Keeping::NotKept => t::ui::draft_not_kept().to_owned(),
    };
    let is_bad =
        move || keeping.with(|keeping| matches!(keeping, Keeping::Problem(_) | Keeping::NotKept));
    let is_asked = Memo::new(move |_| designing.view.with(|view| !view.editions.is_empty()));
    let flaws = Memo::new(move |_| designing.flaws.with(Vec::len));
    let publish = move || {
        if is_asked.get() {
            text::publish_anew()
        } else {
            text::publish()
        }
    };
    let nothing_undone = Signal::derive(move || !designing.can_undo().get());
    view! {
        <div class="designer__head">
            <p class="designer__keeping" role="status" data-bad=move || is_bad().then_some("")>
                {move || if is_bad() { Icon::Warning.view() } else { Icon::Check.view() }}
                <span>{words}</span>
            </p>
            <Show when=is_bad>
                <Button kind=ButtonKind::Quiet icon=Icon::Reload on_press=move |()| designing.try_again()>
                    {text::try_again()}
                </Button>
            </Show>
            <div class="designer__actions">
                <Button
                    icon=Icon::Undo
                    disabled=nothing_undone
                    on_press=move |()| designing.undo(t::ui::undone())
                >
                    {t::ui::undo()}
                </Button>
                {(!is_ours)
                    .then(|| {
                        view! {
                            <Button kind=ButtonKind::Primary icon=Icon::Check on_press=move |()| open.set(true)>
                                {publish}
                                <Show when=move || flaws.get() != 0>
                                    <span class="designer__count">
                                        {move || format::count(u64::try_from(flaws.get()).unwrap_or(0))}
                                        <span class="visually-hidden">" " {text::flaws_word()}</span>
                                    </span>
                                </Show>
                            </Button>
                        }
                    })}
            </div>
            <PublishDialog designing open />
        </div>
    }
}

/// What is done seldom.
#[component]
pub(super) fn SideMenu(designing: Designing) -> impl IntoView {
    use t::design::head as text;
    use t::design::list;
    let (doer, engine, toasts, router) = (use_doer(), use_engine(), use_toasts(), use_router());
    let id = designing.id;
    let is_ours = id == recommend::ID;
    let state = Memo::new(move |_| designing.view.with(|view| view.state));
    let is = move |wanted: SurveyState| move || state.get() == wanted;
    let go = move |place: SurveyPlace| move |()| router.go(Route::survey(place));
    let survey = move || {
        designing
            .records
            .with_untracked(|records| records.survey.clone())
    };
    let shut = move |()| doer.run(close(&survey()), list::closed_now(), |_| ());
    let open = move |()| doer.run(reopen(&survey()), list::reopened(), |_| ());
    let throw = move |()| {
        doer.run(remove(id), list::removed(), move |_| {
            router.replace(Route::survey(SurveyPlace::List));
        });
    };
    let export = move |()| {
        let title = survey().title;
        task::spawn(async move {
            match engine.ask(SurveyFile { id }).await {
                Ok(file) => {
                    if offer(&file, &title).is_err() {
                        toasts.problem(t::export::refused());
                    }
                }
                Err(error) => {
                    toasts.problem(explain(&error));
                }
            }
        });
    };
    view! {
        <Menu label=text::more() with_word=true>
            <Show when=is(SurveyState::Open)>
                <MenuItem icon=Icon::Surveys on_press=go(SurveyPlace::Ask { survey: Some(id), customer: None, answer: None })>
                    {list::ask()}
                </MenuItem>
                <MenuItem icon=Icon::Kiosk on_press=go(SurveyPlace::Kiosk(id))>{list::kiosk()}</MenuItem>
                <MenuItem icon=Icon::Share on_press=go(SurveyPlace::Send(id))>{list::send()}</MenuItem>
            </Show>
            <Show when=move || state.get() != SurveyState::Draft>
                <MenuItem icon=Icon::Insights on_press=go(SurveyPlace::Results(id))>{t::surveys::results()}</MenuItem>
            </Show>
            <MenuItem icon=Icon::Export on_press=export>{text::export()}</MenuItem>
            <MenuItem icon=Icon::Print on_press=move |()| router.go(Route::Print(PrintSheet::Survey(id)))>
                {text::print()}
            </MenuItem>
            {(!is_ours)
                .then(|| {
                    view! {
                        <Show when=is(SurveyState::Open)>
                            <MenuItem icon=Icon::Close on_press=shut>{list::close()}</MenuItem>
                        </Show>
                        <Show when=is(SurveyState::Closed)>
                            <MenuItem icon=Icon::Reload on_press=open>{list::reopen()}</MenuItem>
                        </Show>
                        <MenuItem icon=Icon::Bin danger=true on_press=throw>{list::remove()}</MenuItem>
                    }
                })}
        </Menu>
    }
}

fn offer(file: &str, title: &str) -> Result<(), download::DownloadError> {
    let growing = download::Growing::default();
    growing.add(file.as_bytes())?;
    // What file systems do not take in a name.
    let title: String = title
        .chars()
        .filter(|c| !c.is_control() && !r#"/\:*?"<>|"#.contains(*c))
        .collect();
    let title = format::shortened(title.trim(), NAME_CHARS);
    let title = if title.is_empty() {
        t::design::untitled()
    } else {
        &title
    };
    growing.offer(&format!("{title}.json"), "application/json")
}
