use super::handing_in::{HandedIn, hand_in};
use crate::draft::{Draft, DraftNote, use_draft};
use crate::engine_client::{use_doer, use_engine, use_query};
use crate::features::customers::CustomerPicker;
use crate::features::surveys::asking::FormView;
use crate::features::surveys::asking::Replies;
use crate::features::surveys::asking::book_files;
use crate::i18n::{explain, survey_language, t};
use crate::platform::{clock, keyed, task, timer};
use crate::state::use_toasts;
use crate::ui::{Button, Card, DateField, FirstAnswer, Page};
use api::{AnswerSheet, AnswerSheetView};
use domain::record::{Answer, Asked, CustomerId, SurveyId};
use domain::survey::ReplyError;
use domain::{Day, Instant};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// One sheet of paper.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct PaperSheet {
    /// When it was filled in; the next sheet is taken to be of the same day.
    day: Option<Day>,
    customer: Option<CustomerId>,
    replies: Replies,
    language: String,
    /// How many were keyed in before it.
    keyed: u32,
}

/// Keys in sheets of paper, one after the other.
#[component]
pub(in crate::features::surveys::asking) fn KeyInPage(survey: SurveyId) -> impl IntoView {
    use t::asking::paper as text;
    let query = use_query(move || {
        Some(AnswerSheet {
            survey,
            customer: None,
            answer: None,
        })
    });
    view! {
        <Page title=text::key_in()>
            <FirstAnswer query show=move |view: AnswerSheetView| view! { <Sheets survey view /> } />
        </Page>
    }
}

#[component]
fn Sheets(survey: SurveyId, view: AnswerSheetView) -> impl IntoView {
    use t::asking::paper as text;
    let start = PaperSheet {
        day: Some(clock::today()),
        language: survey_language().to_owned(),
        ..PaperSheet::default()
    };
    let draft = use_draft("paper", Some(survey.0), start);
    let keying = Keying::new(survey, &view, draft);
    let form = Arc::new(view.form);
    let day = draft.field(|sheet| sheet.day, |sheet, day| sheet.day = day);
    let whom = (!view.is_anonymous).then(|| {
        view! {
            <CustomerPicker
                label=t::surveys::who()
                value=draft.field(|sheet| sheet.customer, |sheet, customer| sheet.customer = customer)
            />
        }
    });
    let count = move || {
        let keyed = draft.with(|sheet| sheet.keyed);
        (keyed > 0).then(|| text::so_far(keyed.into()))
    };
    // Each sheet is a form of its own, so that nothing of the last one stays on it.
    let sheet = move || {
        let _new_for_each = keying.round.get();
        view! {
            <FormView
                form=Arc::clone(&form)
                replies=draft.field(|sheet| sheet.replies.clone(), |sheet, replies| sheet.replies = replies)
                language=draft.field(|sheet| sheet.language.clone(), |sheet, language| sheet.language = language)
                page=RwSignal::new(0)
                files=Some(book_files())
                refused=keying.refused
                busy=keying.busy
                at_once=true
                on_done=move |()| keying.keep(false)
                actions=move || {
                    view! { <Button busy=keying.busy on_press=move |()| keying.keep(true)>{text::incomplete()}</Button> }
                }
            />
        }
    };
    view! {
        <DraftNote draft />
        <p class="posed__hint">{text::how()}</p>
        <Card>
            <div class="field-pair">
                <DateField label=text::day() value=day latest=clock::today() quick=true />
                {whom}
            </div>
            <p role="status">{count}</p>
        </Card>
        {sheet}
    }
}

#[derive(Clone, Copy)]
struct Keying {
    start: StoredValue<Answer>,
    draft: Draft<PaperSheet>,
    engine: crate::engine_client::Engine,
    doer: crate::engine_client::Doer,
    toasts: crate::state::Toasts,
    busy: RwSignal<bool>,
    refused: RwSignal<Vec<ReplyError>>,
    round: RwSignal<u32>,
}

impl Keying {
    fn new(survey: SurveyId, view: &AnswerSheetView, draft: Draft<PaperSheet>) -> Self {
        let engine = use_engine();
        Self {
            start: StoredValue::new(Answer {
                survey,
                survey_version: view.number,
                edition: view.edition,
                asked: Some(Asked::Paper),
                ..Answer::default()
            }),
            draft,
            engine,
            doer: use_doer(),
            toasts: use_toasts(),
            busy: RwSignal::new(false),
            refused: RwSignal::new(Vec::new()),
            round: RwSignal::new(0),
        }
    }

    /// Keeps the sheet and takes the next. On paper, questions that must be answered are left out all the same.
    fn keep(self, partial: bool) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.refused.set(Vec::new());
        let sheet = self.draft.get_untracked();
        let answer = Answer {
            customer: sheet.customer,
            at: moment(sheet.day),
            by: self.engine.staff().get_untracked(),
            replies: sheet.replies,
            language: sheet.language,
            partial,
            ..self.start.get_value()
        };
        task::spawn(async move {
            let outcome = hand_in(self.engine, answer).await;
            if self.busy.try_set(false).is_some() {
                return;
            }
            match outcome {
                HandedIn::Done(done) => {
                    let kept = t::asking::paper::kept().to_owned();
                    self.doer.offer_undo(kept, done.batch);
                    self.draft.update(|sheet| {
                        sheet.customer = None;
                        sheet.replies = Replies::new();
                        sheet.keyed += 1;
                    });
                    self.round.try_update(|round| *round += 1);
                    timer::frame().await;
                    keyed::first(".form-view");
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

/// Noon of the day, in the shop; now for today, and where no day is known.
fn moment(day: Option<Day>) -> Instant {
    let now = clock::now();
    let Some(day) = day.filter(|day| *day < clock::today()) else {
        return now;
    };
    let noon = i64::from(day.0) * Instant::DAY + 12 * Instant::HOUR;
    let offset = i64::from(clock::offset_minutes(Instant(noon)));
    Instant(noon - offset * Instant::MINUTE)
}
