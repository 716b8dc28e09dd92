use super::fast_keys;
use super::inputs::{FileStore, Slot};
use super::question_view::QuestionView;
use super::tongue::Tongue;
use super::turning::{KnownFrom, KnownReplies, Replies, first_wrong, page_on_way, way};
use crate::i18n::{Locale, explain_reply, format, t};
use crate::platform::{focus, history, task, timer};
use crate::ui::{Binding, Button, ButtonKind, fresh_id};
use domain::survey::{Form, Question, ReplyError, ReplyProblem, reply_errors};
use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What says that it is wrong, in the order of the page.
const INVALID: &str = ".form-view [data-invalid] :is(input, textarea, button, canvas)";

/// Asks a whole survey, page by page, with its skips and in any of its languages. It needs nothing but the form: no
/// engine and no book, so that it works on a stranger's phone. The one who uses it keeps the replies and the page, and
/// with them everything that survives a reload.
#[component]
pub(in crate::features::surveys) fn FormView(
    form: Arc<Form>,
    #[prop(into)] replies: Binding<Replies>,
    /// One of the form's languages, by its tag; any other stands for the first.
    #[prop(into)]
    language: Binding<String>,
    /// The page shown, from 0.
    #[prop(into)]
    page: Binding<usize>,
    /// What the book knew before anything was asked: said beside a reply that is still the same.
    #[prop(optional, into)]
    known: Signal<KnownReplies>,
    /// Where photos and signatures go; without it they cannot be given here.
    #[prop(default = None)]
    files: Option<FileStore>,
    /// What the engine found wrong when it was handed in.
    #[prop(optional, into)]
    refused: Signal<Vec<ReplyError>>,
    #[prop(optional, into)] busy: Signal<bool>,
    /// All pages at once, numbered, answered by keys: for keying in from paper.
    #[prop(optional)]
    at_once: bool,
    /// Another page is shown: a good moment to keep what there is.
    #[prop(optional, into)]
    on_turn: Option<Callback<()>>,
    /// The last page is answered and nothing is wrong.
    #[prop(into)]
    on_done: Callback<()>,
    /// More buttons beside those for going on.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
) -> impl IntoView {
    let asking = Asking {
        replies,
        page,
        way: {
            let form = Arc::clone(&form);
            Memo::new(move |_| replies.with(|replies| way(&form, replies)))
        },
        errors: {
            let form = Arc::clone(&form);
            Memo::new(move |_| replies.with(|replies| reply_errors(&form, replies, false)))
        },
        form: StoredValue::new(Arc::clone(&form)),
        tried: RwSignal::new(BTreeSet::new()),
        left: RwSignal::new(BTreeSet::new()),
        refused,
        keeping: RwSignal::new(0),
        at_once,
        id: StoredValue::new(fresh_id("survey")),
        known,
        files,
        on_turn,
        on_done,
    };
    let is_waiting = RwSignal::new(false);
    let go_on = move || {
        // A signature may still be wet, a photo on its way.
        if asking.keeping.get_untracked() > 0 {
            is_waiting.set(true);
        } else {
            asking.go_on();
        }
    };
    Effect::new(move |_| {
        if asking.keeping.get() == 0 && is_waiting.get_untracked() {
            is_waiting.set(false);
            asking.go_on();
        }
    });
    let busy = Signal::derive(move || busy.get() || is_waiting.get());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !busy.get_untracked() {
            go_on();
        }
    };
    // Enter that ends a Chinese word must not turn the page.
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.is_composing() || event.key_code() == 229) {
            event.prevent_default();
        } else if at_once {
            fast_keys::press(&event);
        }
    };
    let languages = form.languages.clone();
    let body = move || {
        let tongue = Tongue::of(&form, &language.get());
        let actions = actions.clone();
        view! {
            <div class="form-view__language" lang=tongue.tag().to_owned()>
                {asking.body(&tongue)}
                {asking.buttons(&tongue, busy, actions)}
            </div>
        }
    };
    view! {
        <form
            class="form-view"
            class:form-view--at-once=at_once
            novalidate=true
            autocomplete="off"
            on:submit=submit
            on:keydown=on_key
        >
            <LanguageSwitch languages language />
            {body}
        </form>
    }
}

/// The languages of the survey, each by its own name.
#[component]
fn LanguageSwitch(languages: Vec<String>, language: Binding<String>) -> impl IntoView {
    let first = languages.first().cloned().unwrap_or_default();
    let all = languages.clone();
    let chosen = Memo::new(move |_| {
        let wanted = language.get();
        if all.contains(&wanted) {
            wanted
        } else {
            first.clone()
        }
    });
    (languages.len() > 1).then(|| {
        let buttons = languages.into_iter().map(|tag| {
            let own_name = match tag.as_str() {
                "zh" => Locale::Zh.own_name().to_owned(),
                "en" => Locale::En.own_name().to_owned(),
                _ => format::language(&tag),
            };
            let mine = tag.clone();
            let is_chosen = move || chosen.with(|chosen| *chosen == mine).to_string();
            let picked = tag.clone();
            view! {
                <button
                    type="button"
                    class="choice__chip"
                    lang=tag
                    aria-pressed=is_chosen
                    on:click=move |_| language.set(picked.clone())
                >
                    {own_name}
                </button>
            }
        });
        view! {
            <div class="form-view__languages" role="group" aria-label=t::asking::language()>
                {buttons.collect_view()}
            </div>
        }
    })
}

#[derive(Clone, Copy)]
struct Asking {
    form: StoredValue<Arc<Form>>,
    replies: Binding<Replies>,
    page: Binding<usize>,
    way: Memo<Vec<(usize, Vec<usize>)>>,
    errors: Memo<Vec<ReplyError>>,
    /// Pages that somebody wanted to leave: they say everything that is wrong with them.
    tried: RwSignal<BTreeSet<usize>>,
    /// Questions whose input was left: they say what is wrong with what is there.
    left: RwSignal<BTreeSet<String>>,
    refused: Signal<Vec<ReplyError>>,
    keeping: RwSignal<u32>,
    at_once: bool,
    id: StoredValue<String>,
    known: Signal<KnownReplies>,
    files: Option<FileStore>,
    on_turn: Option<Callback<()>>,
    on_done: Callback<()>,
}

impl Asking {
    fn shown_page(self) -> usize {
        let page = self.page.get();
        self.way.with(|way| page_on_way(way, page))
    }

    fn is_last(self) -> bool {
        let page = self.shown_page();
        self.at_once
            || self
                .way
                .with(|way| way.last().is_none_or(|(last, _)| *last == page))
    }

    /// The questions of a page, by their places.
    fn places(self, page: usize) -> Vec<usize> {
        self.way.with(|way| {
            let found = way.iter().find(|(known, _)| *known == page);
            found.map(|(_, places)| places.clone()).unwrap_or_default()
        })
    }

    fn body_id(self) -> String {
        self.id.with_value(|id| format!("{id}-page"))
    }

    fn body(self, tongue: &Tongue) -> impl IntoView + use<> {
        let shown = Memo::new(move |_| self.shown_page());
        let tongue = tongue.clone();
        let progress = {
            let tongue = tongue.clone();
            move || (!self.at_once).then(|| self.progress(shown.get(), &tongue))
        };
        let pages = move || {
            if self.at_once {
                let count = self.form.with_value(|form| form.pages.len());
                let pages = (0..count).map(|page| self.page(page, &tongue));
                pages.collect_view().into_any()
            } else {
                self.page(shown.get(), &tongue).into_any()
            }
        };
        view! {
            {progress}
            <div class="form-view__page" id=self.body_id() tabindex="-1">
                {pages}
            </div>
        }
    }

    fn progress(self, shown: usize, tongue: &Tongue) -> Option<impl IntoView + use<>> {
        let (at, count) = self.way.with(|way| {
            let at = way.iter().position(|(page, _)| *page == shown);
            (at.unwrap_or_default(), way.len())
        });
        (count > 1).then(|| {
            let (at, count) = ((at + 1).to_string(), count.to_string());
            let words = tongue.say(|| t::asking::page_of(&at, &count));
            view! {
                <div class="form-view__progress">
                    <span>{words.clone()}</span>
                    <progress aria-label=words value=at max=count></progress>
                </div>
            }
        })
    }

    fn page(self, page: usize, tongue: &Tongue) -> impl IntoView + use<> {
        let (title, intro) = self.form.with_value(|form| {
            let found = form.pages.get(page);
            let title = found.map(|found| tongue.text(&found.title));
            let intro = (page == 0).then(|| tongue.text(&form.intro));
            (title.unwrap_or_default(), intro.unwrap_or_default())
        });
        let tongue = tongue.clone();
        let places = Memo::new(move |_| self.places(page));
        view! {
            {(!intro.is_empty() && !self.at_once).then(|| view! { <p class="form-view__intro prose">{intro}</p> })}
            {(!title.is_empty()).then(|| view! { <h2 class="form-view__title">{title}</h2> })}
            <For each=move || places.get() key=|place| *place let:place>
                {self.question(place, page, &tongue)}
            </For>
        }
    }

    fn question(self, place: usize, page: usize, tongue: &Tongue) -> Option<impl IntoView + use<>> {
        let form = self.form.get_value();
        let question = Arc::new(form.questions().nth(place)?.clone());
        let name = question.name.clone();
        let (replies, known) = (self.replies, self.known);
        let known_from = {
            let name = name.clone();
            Signal::derive(move || {
                known.with(|known| {
                    let before = known.get(&name)?;
                    let is_same = replies.with(|replies| replies.get(&name) == Some(&before.value));
                    is_same.then(|| before.told.map_or(KnownFrom::Record, KnownFrom::Answer))
                })
            })
        };
        let slot = Slot {
            error: self.error_of(&question, page, tongue),
            form,
            question,
            replies,
            tongue: tongue.clone(),
            files: self.files,
            keeping: self.keeping,
            id: self.id.with_value(|id| format!("{id}-{place}")),
        };
        let on_leave = move || {
            let is_new = self.left.try_with_untracked(|left| !left.contains(&name));
            if is_new == Some(true) {
                self.left.try_update(|left| left.insert(name.clone()));
            }
        };
        let number = self.at_once.then_some(place + 1);
        Some(view! { <QuestionView about=slot number known_from on_leave /> })
    }

    fn error_of(self, question: &Question, page: usize, tongue: &Tongue) -> Signal<Option<String>> {
        let (name, kind, tongue) = (question.name.clone(), question.kind, tongue.clone());
        Signal::derive(move || {
            let is_tried = self.tried.with(|tried| tried.contains(&page));
            let is_left = self.left.with(|left| left.contains(&name));
            let may_say = |problem: ReplyProblem| {
                let is_unfinished =
                    matches!(problem, ReplyProblem::Missing | ReplyProblem::TooFew { .. });
                is_tried || (is_left && !is_unfinished)
            };
            let of_this = |errors: &Vec<ReplyError>| {
                let found = errors.iter().find(|error| error.question == name);
                found.map(|error| error.problem)
            };
            let own = self
                .errors
                .with(of_this)
                .filter(|problem| may_say(*problem));
            let problem = own.or_else(|| self.refused.with(of_this))?;
            Some(tongue.say(|| explain_reply(problem, kind)))
        })
    }

    fn buttons(
        self,
        tongue: &Tongue,
        busy: Signal<bool>,
        actions: Option<ViewFn>,
    ) -> impl IntoView + use<> {
        let (back, next, done) = tongue.say(|| {
            (
                t::asking::back().to_owned(),
                t::asking::next().to_owned(),
                t::asking::hand_in().to_owned(),
            )
        });
        let may_go_back = Memo::new(move |_| {
            let page = self.shown_page();
            let is_first = self
                .way
                .with(|way| way.first().is_none_or(|(first, _)| *first == page));
            !self.at_once && !is_first
        });
        let is_last = Memo::new(move |_| self.is_last());
        let words = move || {
            if is_last.get() {
                done.clone()
            } else {
                next.clone()
            }
        };
        view! {
            <div class="form-view__actions">
                <Button kind=ButtonKind::Primary submit=true busy>
                    {words}
                </Button>
                {move || {
                    let back = back.clone();
                    may_go_back.get().then(|| view! { <Button on_press=move |()| self.go_back()>{back}</Button> })
                }}
                {actions.map(|actions| actions.run())}
            </div>
        }
    }

    fn go_on(self) {
        let shown = untrack(|| self.shown_page());
        let is_last = untrack(|| self.is_last());
        let wrong = self.form.with_value(|form| {
            self.way.with_untracked(|way| {
                let until = way.iter().position(|(page, _)| *page == shown);
                let looked_at = match until {
                    Some(until) if !is_last => way.get(..=until).unwrap_or(way),
                    _ => way,
                };
                self.errors
                    .with_untracked(|errors| first_wrong(form, looked_at, errors))
            })
        });
        if let Some(page) = wrong {
            self.tried.update(|tried| {
                tried.insert(page);
                if self.at_once {
                    tried.extend(0..self.form.with_value(|form| form.pages.len()));
                }
            });
            self.turn_to(page);
            soon(|| focus::first(INVALID));
        } else if is_last {
            self.on_done.run(());
        } else {
            let next = self.way.with_untracked(|way| {
                let at = way.iter().position(|(page, _)| *page == shown)?;
                way.get(at + 1).map(|(page, _)| *page)
            });
            if let Some(next) = next {
                self.turn_to(next);
            }
        }
    }

    fn go_back(self) {
        let shown = untrack(|| self.shown_page());
        let before = self.way.with_untracked(|way| {
            let at = way.iter().position(|(page, _)| *page == shown)?;
            way.get(at.checked_sub(1)?).map(|(page, _)| *page)
        });
        if let Some(before) = before {
            self.turn_to(before);
        }
    }

    fn turn_to(self, page: usize) {
        if self.at_once || self.page.get_untracked() == page {
            return;
        }
        self.page.set(page);
        if let Some(on_turn) = self.on_turn {
            on_turn.run(());
        }
        history::scroll_to(0.0);
        let body = self.body_id();
        soon(move || focus::by_id(&body));
    }
}

fn soon(act: impl FnOnce() -> bool + 'static) {
    task::spawn(async move {
        timer::frame().await;
        let _was_there = act();
    });
}
