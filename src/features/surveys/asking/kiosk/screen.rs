use super::exit_dialog::ExitDialog;
use super::person::{Patience, Person, leave_behind, left_behind, taken_up};
use crate::engine_client::{Engine, use_engine};
use crate::features::surveys::asking::FormView;
use crate::features::surveys::asking::Tongue;
use crate::features::surveys::asking::book_files;
use crate::features::surveys::asking::by_staff::{HandedIn, hand_in};
use crate::i18n::{explain, survey_language, t};
use crate::platform::{chance, clock, focus, history, screen, task, timer};
use crate::route::{Route, SurveyPlace};
use crate::router::{Router, use_router, use_title};
use crate::state::{Kiosk, use_kiosk};
use crate::ui::{Binding, Button, ButtonKind, Notice, NoticeKind};
use api::{AnswerSheetView, AppError};
use domain::record::{Answer, AnswerId, Asked, SurveyId};
use domain::survey::{Form, ReplyError};
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

const TICK_MILLIS: u32 = 1_000;
/// Thanks stand so long unless somebody taps.
const THANKS_SECONDS: i64 = 12;
/// A touch is written down at most this often, in milliseconds.
const TOUCH_MILLIS: i64 = 1_000;
/// Longer than this nobody stood there, in seconds.
const LONGEST_SECONDS: i64 = 3 * 3_600;

/// What customers see.
#[component]
pub(super) fn Screen(survey: SurveyId, view: AnswerSheetView) -> impl IntoView {
    let is_open = view.is_open;
    let form = Arc::new(view.form.clone());
    let at = Standing {
        kiosk: use_kiosk(),
        engine: use_engine(),
        form: StoredValue::new(Arc::clone(&form)),
        start: StoredValue::new(Answer {
            survey,
            survey_version: view.number,
            edition: view.edition,
            asked: Some(Asked::Kiosk),
            ..Answer::default()
        }),
        person: RwSignal::new(None),
        thanked: RwSignal::new(None),
        leaving: RwSignal::new(None),
        busy: RwSignal::new(false),
        refused: RwSignal::new(Vec::new()),
        problem: RwSignal::new(None),
    };
    at.find_again();
    at.keep_time();
    stay(use_router(), survey);
    screen::stay_awake();
    let own = Arc::clone(&form);
    use_title(move || Tongue::of(&own, survey_language()).text(&own.title));
    let is_asking = Memo::new(move |_| at.person.with(Option::is_some));
    let language = Memo::new(move |_| at.language());
    let heading = {
        let form = Arc::clone(&form);
        move || {
            let tongue = Tongue::of(&form, &language.get());
            view! {
                <h1 class="kiosk__title" lang=tongue.tag().to_owned() tabindex="-1" data-heading="">
                    {tongue.text(&form.title)}
                </h1>
            }
        }
    };
    let body = move || {
        if !is_open {
            view! { <p class="kiosk__words">{t::asking::kiosk::closed()}</p> }.into_any()
        } else if is_asking.get() {
            at.questions().into_any()
        } else if let Some((language, _)) = at.thanked.get() {
            at.thanks(&language).into_any()
        } else {
            at.welcome().into_any()
        }
    };
    view! {
        <div
            class="kiosk"
            on:pointerdown=move |_| at.touch()
            on:keydown=move |_| at.touch()
            on:input=move |_| at.touch()
            on:contextmenu=move |event| event.prevent_default()
        >
            <header class="kiosk__header">{heading} <ExitDialog on_leave=move |()| at.abandon() /></header>
            {body}
            {move || at.leaving.get().map(|seconds| at.still_here(seconds))}
        </div>
    }
}

/// Whatever the address becomes, it becomes this one again; back leads nowhere.
fn stay(router: Router, survey: SurveyId) {
    let here = Route::survey(SurveyPlace::Kiosk(survey));
    let guard = {
        let here = here.href();
        move || {
            history::push(&here, router.entry_number());
        }
    };
    router.replace(here.clone());
    guard();
    let handle = window_event_listener(ev::popstate, move |_| {
        if history::hash() == here.href() {
            guard();
        } else {
            router.go(here.clone());
        }
    });
    on_cleanup(move || handle.remove());
}

#[derive(Clone, Copy)]
struct Standing {
    kiosk: Kiosk,
    engine: Engine,
    form: StoredValue<Arc<Form>>,
    /// What all answers given here have in common.
    start: StoredValue<Answer>,
    person: RwSignal<Option<Person>>,
    /// Somebody has just handed in, in this language, at this moment.
    thanked: RwSignal<Option<(String, domain::Instant)>>,
    /// Seconds until the next person is expected.
    leaving: RwSignal<Option<i64>>,
    busy: RwSignal<bool>,
    refused: RwSignal<Vec<ReplyError>>,
    problem: RwSignal<Option<String>>,
}

impl Standing {
    fn language(self) -> String {
        let of_person = self
            .person
            .with(|person| person.as_ref().map(|person| person.language.clone()));
        let of_thanks = || {
            self.thanked
                .with(|thanked| thanked.as_ref().map(|(language, _)| language.clone()))
        };
        of_person
            .or_else(of_thanks)
            .unwrap_or_else(|| survey_language().to_owned())
    }

    fn tongue(self, language: &str) -> Tongue {
        self.form.with_value(|form| Tongue::of(form, language))
    }

    fn idle_seconds(self) -> u32 {
        let lock = self.kiosk.lock();
        lock.with_untracked(|lock| lock.as_ref().map_or(0, |lock| lock.idle_seconds))
    }

    /// After a reload: the same person goes on, unless they have left meanwhile.
    fn find_again(self) {
        self.take_up();
        let Some(person) = Person::read() else { return };
        self.person.set(Some(person.clone()));
        match person.patience(clock::now(), self.idle_seconds()) {
            Patience::Here | Patience::Leaving(_) => {}
            Patience::Gone => self.abandon(),
        }
    }

    fn keep_time(self) {
        timer::every(TICK_MILLIS, move || {
            let now = clock::now();
            if let Some((_, at)) = self.thanked.get_untracked()
                && now.since(at) > THANKS_SECONDS * 1_000
            {
                self.thanked.set(None);
            }
            let person = self.person.get_untracked();
            let patience = person.map(|person| person.patience(now, self.idle_seconds()));
            let leaving = match patience {
                Some(Patience::Leaving(seconds)) => Some(seconds),
                _ => None,
            };
            if self.leaving.get_untracked() != leaving {
                self.leaving.set(leaving);
            }
            if patience == Some(Patience::Gone) && !self.busy.get_untracked() {
                self.abandon();
            }
        });
    }

    fn begin(self, language: &str) {
        screen::fill();
        let now = clock::now();
        let person = Person {
            answer: AnswerId(chance::identity()),
            language: language.to_owned(),
            since: now,
            last: now,
            ..Person::default()
        };
        person.keep();
        self.thanked.set(None);
        self.person.set(Some(person));
        history::scroll_to(0.0);
    }

    fn change(self, change: impl FnOnce(&mut Person)) {
        let Some(mut person) = self.person.get_untracked() else {
            return;
        };
        change(&mut person);
        person.last = clock::now();
        person.keep();
        self.person.set(Some(person));
    }

    fn touch(self) {
        let now = clock::now();
        let is_due = self.person.with_untracked(|person| {
            person
                .as_ref()
                .is_some_and(|person| now.since(person.last) >= TOUCH_MILLIS)
        });
        if is_due {
            self.change(|_| ());
        }
    }

    fn answer(self, person: Person, partial: bool) -> Answer {
        let now = clock::now();
        let seconds = now.since(person.since) / 1_000;
        Answer {
            id: person.answer,
            at: now,
            replies: person.replies,
            language: self.tongue(&person.language).tag().to_owned(),
            partial,
            seconds: Some(seconds).filter(|seconds| (0..=LONGEST_SECONDS).contains(seconds)),
            ..self.start.get_value()
        }
    }

    /// Nothing of a person is left on the tablet but what they answered, in the book.
    fn wipe(self) {
        Person::forget();
        self.person.try_set(None);
        self.leaving.try_set(None);
        self.refused.try_set(Vec::new());
        self.problem.try_set(None);
        history::scroll_to(0.0);
    }

    /// Somebody went away: what they answered is kept as broken off.
    fn abandon(self) {
        let person = self.person.get_untracked();
        self.wipe();
        let Some(person) = person.filter(|person| !person.replies.is_empty()) else {
            return;
        };
        leave_behind(&self.answer(person, true));
        self.take_up();
    }

    /// Brings into the book what people left behind who went away. Nobody is there to be told, and the next person must
    /// not wait for it; what does not get in now is tried again when the next one goes, or the kiosk starts.
    fn take_up(self) {
        let engine = self.engine;
        task::spawn(async move {
            for answer in left_behind() {
                let id = answer.id;
                let is_settled = match hand_in(engine, answer).await {
                    HandedIn::Done(_) | HandedIn::Refused(_) => true,
                    // The book has it already, or will never take it: the survey is closed.
                    HandedIn::Failed(error) => matches!(error, AppError::Rejected(_)),
                };
                if is_settled {
                    taken_up(id);
                }
            }
        });
    }

    fn finish(self) {
        let Some(person) = self
            .person
            .get_untracked()
            .filter(|_| !self.busy.get_untracked())
        else {
            return;
        };
        self.busy.set(true);
        self.problem.set(None);
        self.refused.set(Vec::new());
        let language = person.language.clone();
        let answer = self.answer(person, false);
        task::spawn(async move {
            let outcome = hand_in(self.engine, answer).await;
            self.busy.try_set(false);
            match outcome {
                HandedIn::Done(_) => {
                    self.wipe();
                    self.thanked.try_set(Some((language, clock::now())));
                }
                HandedIn::Refused(errors) => {
                    self.refused.try_set(errors);
                }
                HandedIn::Failed(error) => {
                    self.problem.try_set(Some(explain(&error)));
                }
            }
        });
    }

    fn welcome(self) -> impl IntoView {
        let form = self.form.get_value();
        let default = self.tongue(survey_language());
        let intro = default.text(&form.intro);
        let mut languages = form.languages.clone();
        if languages.is_empty() {
            languages.push(survey_language().to_owned());
        }
        let starts = languages.into_iter().map(|language| {
            let word = self
                .tongue(&language)
                .say(|| t::asking::kiosk::begin().to_owned());
            view! {
                <button
                    type="button"
                    class="kiosk__begin"
                    lang=language.clone()
                    on:click=move |_| self.begin(&language)
                >
                    {word}
                </button>
            }
        });
        view! {
            {(!intro.is_empty()).then(|| view! { <p class="kiosk__words prose">{intro}</p> })}
            <div class="kiosk__starts">{starts.collect_view()}</div>
        }
    }

    fn questions(self) -> impl IntoView {
        let person = self.person;
        let replies = Memo::new(move |_| {
            person.with(|person| {
                person
                    .as_ref()
                    .map(|one| one.replies.clone())
                    .unwrap_or_default()
            })
        });
        let page =
            Memo::new(move |_| person.with(|person| person.as_ref().map_or(0, |one| one.page)));
        let language = Memo::new(move |_| {
            person.with(|person| {
                person
                    .as_ref()
                    .map(|one| one.language.clone())
                    .unwrap_or_default()
            })
        });
        let words = self.tongue(&language.get_untracked()).say(|| {
            (
                t::asking::kiosk::start_over().to_owned(),
                t::asking::kiosk::call_staff().to_owned(),
            )
        });
        let (start_over, call_staff) = words;
        let actions = move || {
            let start_over = start_over.clone();
            view! {
                <Button kind=ButtonKind::Quiet on_press=move |()| self.abandon()>
                    {start_over}
                </Button>
            }
        };
        let problem = move || {
            let call_staff = call_staff.clone();
            self.problem.get().map(|words| {
                view! {
                    <Notice kind=NoticeKind::Problem>
                        <p role="alert">{words}</p>
                        <p>{call_staff}</p>
                    </Notice>
                }
            })
        };
        view! {
            {problem}
            <FormView
                form=self.form.get_value()
                replies=Binding::new(replies, move |replies| self.change(|person| person.replies = replies))
                language=Binding::new(language, move |language| self.change(|person| person.language = language))
                page=Binding::new(page, move |page| self.change(|person| person.page = page))
                files=Some(book_files())
                refused=self.refused
                busy=self.busy
                on_done=move |()| self.finish()
                actions
            />
        }
    }

    fn thanks(self, language: &str) -> impl IntoView + use<> {
        let tongue = self.tongue(language);
        let own = self.form.with_value(|form| tongue.text(&form.thanks));
        let (thanks, next) = tongue.say(|| {
            (
                t::surveys::thanks().to_owned(),
                t::asking::kiosk::next().to_owned(),
            )
        });
        let thanks = if own.is_empty() { thanks } else { own };
        view! {
            <p class="kiosk__words kiosk__words--large" role="status">
                {thanks}
            </p>
            <div class="kiosk__starts">
                <button type="button" class="kiosk__begin" on:click=move |_| self.thanked.set(None)>
                    {next}
                </button>
            </div>
        }
    }

    /// Still there? A tap anywhere says so.
    fn still_here(self, seconds: i64) -> impl IntoView {
        const ID: &str = "kiosk-still";
        let tongue = self.tongue(&untrack(|| self.language()));
        let (question, wait, here) = tongue.say(|| {
            (
                t::asking::kiosk::still_here().to_owned(),
                t::asking::kiosk::restarts(seconds.unsigned_abs()),
                t::asking::kiosk::yes_here().to_owned(),
            )
        });
        task::spawn(async {
            timer::frame().await;
            focus::by_id(ID);
        });
        view! {
            <div class="kiosk__still" role="alertdialog" aria-modal="true" aria-labelledby="kiosk-still-question">
                <div class="kiosk__still-card">
                    <p class="kiosk__words--large" id="kiosk-still-question">{question}</p>
                    <p>{wait}</p>
                    <button id=ID type="button" class="kiosk__begin" on:click=move |_| self.stay_here()>
                        {here}
                    </button>
                </div>
            </div>
        }
    }

    fn stay_here(self) {
        self.change(|_| ());
        self.leaving.set(None);
    }
}
