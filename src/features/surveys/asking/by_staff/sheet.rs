use super::handing_in::{HandedIn, hand_in};
use crate::draft::{Draft, DraftNote, kept_draft, use_draft};
use crate::engine_client::{Doer, Engine, use_doer, use_engine};
use crate::features::customers::CustomerPicker;
use crate::features::surveys::asking::FormView;
use crate::features::surveys::asking::Replies;
use crate::features::surveys::asking::Tongue;
use crate::features::surveys::asking::book_files;
use crate::features::surveys::asking::turning::KnownReplies;
use crate::i18n::format::{self, DayStyle};
use crate::i18n::{explain, survey_language, t};
use crate::platform::{chance, clock, task};
use crate::route::Route;
use crate::router::{Router, use_router};
use crate::state::{Toasts, use_toasts};
use crate::ui::{Button, ButtonKind, Card, CheckBox, Notice, NoticeKind, Page};
use api::{AnswerSheet, AnswerSheetView, Resting};
use domain::Instant;
use domain::record::{Answer, AnswerId, Asked, CustomerId, EditionId, StaffId, SurveyId};
use domain::survey::ReplyError;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Longer than this nobody answered without putting the tablet away, in seconds.
const LONGEST_SECONDS: i64 = 3 * 3_600;

/// What was answered so far, and how.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Given {
    customer: Option<CustomerId>,
    replies: Replies,
    page: usize,
    language: String,
    /// Under which identity it goes into the book, however often it is kept; there from the first reply on.
    answer: Option<AnswerId>,
    /// The first reply.
    since: Option<Instant>,
    by_phone: bool,
}

impl Given {
    fn start(
        view: &AnswerSheetView,
        customer: Option<CustomerId>,
        answer: Option<AnswerId>,
    ) -> Self {
        let given = Self {
            customer,
            language: survey_language().to_owned(),
            ..Self::default()
        };
        match &view.begun {
            Some(begun) => Self {
                customer: begun.customer.or(customer),
                replies: begun.replies.clone(),
                language: begun.language.clone(),
                answer,
                by_phone: begun.asked == Some(Asked::Phone),
                ..given
            },
            None => Self {
                replies: known_replies(&view.known),
                ..given
            },
        }
    }
}

/// The questions, with what is known of the customer filled in.
#[component]
pub(super) fn Sheet(
    survey: SurveyId,
    customer: Option<CustomerId>,
    answer: Option<AnswerId>,
    view: AnswerSheetView,
    #[prop(into)] on_next: Callback<()>,
) -> impl IntoView {
    let start = Given::start(&view, customer, answer);
    let name = format!("answer.{survey}");
    // It was begun on the customer's page: what was typed there since is not lost, nor handed in a second time.
    let begun_for = start.customer.filter(|whose| {
        let typed = kept_draft::<Given>(&name, Some(whose.0));
        answer.is_some() && typed.is_some_and(|typed| typed.answer == answer)
    });
    let about = begun_for.map(|id| id.0).or(answer.map(|id| id.0));
    let draft = use_draft(&name, about.or(customer.map(|id| id.0)), start);
    let handing = Handing {
        survey,
        edition: view.edition,
        number: view.number,
        draft,
        engine: use_engine(),
        doer: use_doer(),
        toasts: use_toasts(),
        staff: use_engine().staff().into(),
        busy: RwSignal::new(false),
        keeping: StoredValue::new(false),
        waits: StoredValue::new(None),
        refused: RwSignal::new(Vec::new()),
    };
    let router = use_router();
    let home = move || customer.map_or(Route::Today, Route::customer);
    let is_done = RwSignal::new(false);
    let form = Arc::new(view.form.clone());
    let title = Tongue::of(&form, survey_language()).text(&form.title);
    let shown = StoredValue::new((view, form));
    view! {
        <Page title=title>
            {move || {
                shown.with_value(|(view, form)| {
                    if is_done.get() {
                        let language = draft.with(|given| given.language.clone());
                        let thanks = Tongue::of(form, &language).text(&form.thanks);
                        view! { <Thanks thanks router home=home() next=customer.is_none().then_some(on_next) /> }
                            .into_any()
                    } else {
                        view! { <Questions handing view=view.clone() customer form=Arc::clone(form) home=home() is_done /> }
                            .into_any()
                    }
                })
            }}
        </Page>
    }
}

#[component]
fn Thanks(
    thanks: String,
    router: Router,
    home: Route,
    next: Option<Callback<()>>,
) -> impl IntoView {
    let thanks = if thanks.is_empty() {
        t::surveys::thanks().to_owned()
    } else {
        thanks
    };
    view! {
        <Card>
            <p class="ask__thanks" role="status">
                {thanks}
            </p>
            <p class="toolbar">
                <Button kind=ButtonKind::Primary on_press=move |()| router.replace(home.clone())>
                    {t::surveys::done()}
                </Button>
                {next.map(|next| view! { <Button on_press=next>{t::surveys::next_one()}</Button> })}
            </p>
        </Card>
    }
}

#[component]
fn Questions(
    handing: Handing,
    view: AnswerSheetView,
    customer: Option<CustomerId>,
    form: Arc<domain::survey::Form>,
    home: Route,
    is_done: RwSignal<bool>,
) -> impl IntoView {
    use t::asking::staff as text;
    let draft = handing.draft;
    let AnswerSheetView {
        known,
        customer_name,
        resting,
        is_open,
        is_anonymous,
        ..
    } = view;
    let (known, resting) = use_known(&handing, customer, known, resting);
    let router = use_router();
    let later = {
        let home = home.clone();
        move |()| handing.keep_for_later(router, home.clone())
    };
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Quiet on_press=later.clone()>
                {text::later()}
            </Button>
        }
    };
    let replies = draft.field(
        |given| given.replies.clone(),
        |given, replies| {
            given.since = given.since.or(Some(clock::now()));
            given.answer = given.answer.or_else(|| Some(AnswerId(chance::identity())));
            given.replies = replies;
        },
    );
    view! {
        <DraftNote draft />
        {(!is_open).then(|| view! { <Notice kind=NoticeKind::Problem><p>{text::not_open()}</p></Notice> })}
        {move || resting.get().map(|resting| view! { <Rests resting /> })}
        {is_anonymous.then(|| view! { <Notice kind=NoticeKind::Info><p>{text::anonymous()}</p></Notice> })}
        <div class="ask-whom">
            {match customer_name {
                Some(name) => view! { <p class="ask-whom__name">{text::customer(&name)}</p> }.into_any(),
                None if is_anonymous || customer.is_some() => ().into_any(),
                None => {
                    view! {
                        <CustomerPicker
                            label=t::surveys::who()
                            value=draft.field(|given| given.customer, |given, customer| given.customer = customer)
                        />
                    }
                        .into_any()
                }
            }}
            <CheckBox
                label=text::by_phone()
                value=draft.field(|given| given.by_phone, |given, by_phone| given.by_phone = by_phone)
            />
        </div>
        <FormView
            form
            replies
            language=draft.field(|given| given.language.clone(), |given, language| given.language = language)
            page=draft.field(|given| given.page, |given, page| given.page = page)
            known
            files=Some(book_files())
            refused=handing.refused
            busy=handing.busy
            on_turn=move |()| handing.keep(|_| ())
            on_done=move |()| handing.hand_in(is_done)
            actions
        />
    }
}

fn known_replies(known: &KnownReplies) -> Replies {
    let replies = known.iter();
    replies
        .map(|(name, reply)| (name.clone(), reply.value.clone()))
        .collect()
}

/// What is known of the customer, of one who was picked just now as well; then it is filled in where nothing was
/// answered yet, and what was filled in for another is taken out again.
fn use_known(
    handing: &Handing,
    customer: Option<CustomerId>,
    known: KnownReplies,
    resting: Option<Resting>,
) -> (Signal<KnownReplies>, Signal<Option<Resting>>) {
    let Handing {
        draft,
        survey,
        engine,
        ..
    } = *handing;
    let known = RwSignal::new(known);
    let resting = RwSignal::new(resting);
    let is_open_to_all = customer.is_none();
    let picked = Memo::new(move |_| {
        draft
            .with(|given| given.customer)
            .filter(|_| is_open_to_all)
    });
    let learn = move |found: KnownReplies, rests: Option<Resting>| {
        let before = known.get_untracked();
        draft.update(|given| {
            given
                .replies
                .retain(|name, reply| before.get(name).map(|known| &known.value) != Some(reply));
            for (name, reply) in known_replies(&found) {
                given.replies.entry(name).or_insert(reply);
            }
        });
        known.set(found);
        resting.set(rests);
    };
    Effect::new(move |before: Option<Option<CustomerId>>| {
        let customer = picked.get();
        let Some(id) = customer else {
            if before.flatten().is_some() {
                learn(KnownReplies::new(), None);
            }
            return customer;
        };
        task::spawn(async move {
            let sheet = AnswerSheet {
                survey,
                customer,
                answer: None,
            };
            // Without it everything is asked, which is no harm.
            let Ok(view) = engine.ask(sheet).await else {
                return;
            };
            if picked.try_get_untracked() == Some(Some(id)) {
                learn(view.known, view.resting);
            }
        });
        customer
    });
    (known.into(), resting.into())
}

/// Asked lately: better not now.
#[component]
fn Rests(resting: Resting) -> impl IntoView {
    let day = |day| format::day(day, DayStyle::Medium);
    view! {
        <Notice>
            <p>{t::asking::staff::resting(&day(resting.last), &day(resting.until))}</p>
        </Notice>
    }
}

/// How what was answered gets into the book.
#[derive(Clone, Copy)]
struct Handing {
    survey: SurveyId,
    edition: Option<EditionId>,
    number: i64,
    draft: Draft<Given>,
    engine: Engine,
    doer: Doer,
    toasts: Toasts,
    staff: Signal<Option<StaffId>>,
    busy: RwSignal<bool>,
    /// What there is is being kept: another copy of it must not overtake it.
    keeping: StoredValue<bool>,
    /// Handed in meanwhile; to be done as soon as that is kept.
    waits: StoredValue<Option<RwSignal<bool>>>,
    refused: RwSignal<Vec<ReplyError>>,
}

impl Handing {
    fn answer(self, partial: bool) -> Answer {
        let given = self.draft.get_untracked();
        let now = clock::now();
        let seconds = given.since.map(|since| now.since(since) / 1_000);
        Answer {
            id: given.answer.unwrap_or_default(),
            survey: self.survey,
            survey_version: self.number,
            edition: self.edition,
            customer: given.customer,
            at: now,
            asked: Some(if given.by_phone {
                Asked::Phone
            } else {
                Asked::Tablet
            }),
            by: self.staff.get_untracked(),
            replies: given.replies,
            language: given.language,
            partial,
            seconds: seconds.filter(|seconds| (0..=LONGEST_SECONDS).contains(seconds)),
            ..Answer::default()
        }
    }

    /// Keeps what there is in the book; a page was turned, or the tablet is put away.
    fn keep(self, then: impl FnOnce(bool) + 'static) {
        // The survey every shop has is one page; its draft is enough until it is handed in.
        let is_whole = self.edition.is_none() && self.survey == domain::record::recommend::ID;
        let is_empty = self.draft.with(|given| given.replies.is_empty());
        if is_whole || is_empty || self.keeping.get_value() || self.busy.get_untracked() {
            then(true);
            return;
        }
        self.keeping.set_value(true);
        let answer = self.answer(true);
        task::spawn(async move {
            let outcome = hand_in(self.engine, answer).await;
            if self.busy.is_disposed() {
                return;
            }
            self.keeping.set_value(false);
            let is_kept = match outcome {
                // What was refused is said when it is handed in; the draft has it meanwhile.
                HandedIn::Done(_) | HandedIn::Refused(_) => true,
                HandedIn::Failed(error) => {
                    self.toasts.problem(explain(&error));
                    false
                }
            };
            then(is_kept);
            if let Some(is_done) = self.waits.try_update_value(Option::take).flatten() {
                self.busy.try_set(false);
                self.hand_in(is_done);
            }
        });
    }

    fn keep_for_later(self, router: Router, home: Route) {
        self.keep(move |is_kept| {
            if is_kept {
                router.back_or(home);
            }
        });
    }

    fn hand_in(self, is_done: RwSignal<bool>) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        if self.keeping.get_value() {
            self.waits.set_value(Some(is_done));
            return;
        }
        self.refused.set(Vec::new());
        let answer = self.answer(false);
        task::spawn(async move {
            let outcome = hand_in(self.engine, answer).await;
            self.busy.try_set(false);
            match outcome {
                HandedIn::Done(done) => {
                    self.doer
                        .offer_undo(t::surveys::saved().to_owned(), done.batch);
                    self.draft.forget();
                    is_done.try_set(true);
                }
                HandedIn::Refused(errors) => {
                    self.refused.try_set(errors);
                }
                HandedIn::Failed(error) => {
                    self.toasts.problem(explain(&error));
                }
            }
        });
    }
}
