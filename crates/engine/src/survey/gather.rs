//! One way through a survey's answers, whatever is made of them.

use super::sieve::Sieve;
use crate::state::State;
use api::{AnswerFilter, Moment};
use domain::record::{Answer, SurveyId};
use domain::survey::{Form, Question, Reply};
use domain::{Day, Id, Instant, Record as _, Value};
use ledger::{NameIndex, Names, RowNumber, ValueRef};
use rustc_hash::FxHashMap;

/// The forms that a survey was asked with.
pub(crate) struct Forms {
    /// The newest, with the words of all that older ones had more.
    pub(super) merged: Form,
    by_edition: FxHashMap<u128, Aligned>,
    without: Aligned,
}

/// A form, with its questions in the order of the merged one.
struct Aligned {
    form: Form,
    questions: Vec<Question>,
}

impl Aligned {
    fn new(form: Form, merged: &Form) -> Self {
        let questions = merged.questions().map(|question| {
            let own = form.question(&question.name);
            own.unwrap_or(question).clone()
        });
        Self {
            questions: questions.collect(),
            form,
        }
    }
}

impl Forms {
    pub(super) fn of(state: &State, survey: SurveyId) -> Self {
        let editions = state.editions(survey);
        let forms: Vec<(u128, Form)> = editions
            .iter()
            .map(|edition| (edition.id.0.0, super::forms::read_form(edition)))
            .collect();
        let without = state.edition_form(survey, None);
        let mut merged = forms
            .first()
            .map_or_else(|| without.clone(), |(_, newest)| newest.clone());
        for (_, older) in forms.iter().skip(1) {
            add_words(&mut merged, older);
        }
        Self {
            by_edition: forms
                .into_iter()
                .map(|(id, form)| (id, Aligned::new(form, &merged)))
                .collect(),
            without: Aligned::new(without, &merged),
            merged,
        }
    }

    /// The form of a version; of one that is not known here, the newest.
    fn of_edition(&self, edition: Option<Id>) -> &Aligned {
        edition
            .and_then(|id| self.by_edition.get(&id.0))
            .unwrap_or(&self.without)
    }
}

/// Options and rows that only an older form has go behind the others.
fn add_words(merged: &mut Form, older: &Form) {
    for page in &mut merged.pages {
        for question in &mut page.questions {
            let Some(old) = older
                .question(&question.name)
                .filter(|old| old.kind == question.kind)
            else {
                continue;
            };
            for (choices, old) in [
                (&mut question.options, &old.options),
                (&mut question.rows, &old.rows),
            ] {
                for choice in old {
                    if choices.iter().all(|known| known.key != choice.key) {
                        choices.push(choice.clone());
                    }
                }
            }
        }
    }
}

/// One answer, without having been copied.
pub(super) struct Seen<'a> {
    pub(super) row: RowNumber,
    pub(super) id: Id,
    pub(super) at: Instant,
    pub(super) day: Day,
    pub(super) partial: bool,
    pub(super) customer: Option<Id>,
    pub(super) edition: Option<Id>,
    pub(super) by: Option<Id>,
    pub(super) asked: &'a str,
    pub(super) language: &'a str,
    /// By the place of the question in the merged form.
    pub(super) replies: &'a [Option<ValueRef<'a>>],
}

impl Seen<'_> {
    pub(super) fn value(&self, place: usize) -> Option<ValueRef<'_>> {
        *self.replies.get(place)?
    }
}

/// What a field of an answer is.
#[derive(Clone, Copy)]
enum Slot {
    Other,
    At,
    Partial,
    Customer,
    Edition,
    By,
    Asked,
    Language,
    Removed,
    Reply(usize),
}

fn slots(names: &Names, form: &Form) -> Vec<Slot> {
    let mut slots = vec![Slot::Other; names.iter().len()];
    let mut put = |name: &str, slot: Slot| {
        if let Some(NameIndex(at)) = names.find(name)
            && let Some(place) = slots.get_mut(at as usize)
        {
            *place = slot;
        }
    };
    put("at", Slot::At);
    put("partial", Slot::Partial);
    put("customer", Slot::Customer);
    put("edition", Slot::Edition);
    put("by", Slot::By);
    put("asked", Slot::Asked);
    put("language", Slot::Language);
    put(domain::change::REMOVED, Slot::Removed);
    for (question, place) in form.questions().zip(0..) {
        put(&format!("reply/{}", question.name), Slot::Reply(place));
    }
    slots
}

impl State {
    /// Calls `look` with every answer that the filter lets through and that is not in the recycle bin.
    pub(super) fn each_answer(
        &self,
        survey: SurveyId,
        forms: &Forms,
        filter: &AnswerFilter,
        moment: &Moment,
        mut look: impl FnMut(&Seen<'_>),
    ) {
        let Some(table) = self.book.table(Answer::KIND.0) else {
            return;
        };
        let slots = slots(self.book.names(), &forms.merged);
        let questions: Vec<&Question> = forms.merged.questions().collect();
        let sieve = Sieve::new(self, filter, &questions, moment);
        let mut replies: Vec<Option<ValueRef<'_>>> = vec![None; questions.len()];
        'answers: for number in self.index.answers.of(survey) {
            let Some(row) = table.row(*number) else {
                continue;
            };
            replies.fill(None);
            let mut seen = Seen {
                row: *number,
                id: row.id(),
                at: Instant(0),
                day: Day(0),
                partial: false,
                customer: None,
                edition: None,
                by: None,
                asked: "",
                language: "",
                replies: &[],
            };
            for field in row.fields() {
                let slot = slots.get(field.name.0 as usize).copied();
                match (slot.unwrap_or(Slot::Other), field.value) {
                    (_, ValueRef::Null) | (Slot::Other, _) => {}
                    (Slot::Removed, _) => continue 'answers,
                    (Slot::At, ValueRef::Int(at)) => seen.at = Instant(at),
                    (Slot::Partial, ValueRef::Bool(partial)) => seen.partial = partial,
                    (Slot::Customer, ValueRef::Id(id)) => seen.customer = Some(id),
                    (Slot::Edition, ValueRef::Id(id)) => seen.edition = Some(id),
                    (Slot::By, ValueRef::Id(id)) => seen.by = Some(id),
                    (Slot::Asked, ValueRef::Text(code)) => seen.asked = code,
                    (Slot::Language, ValueRef::Text(tag)) => seen.language = tag,
                    (Slot::Reply(place), value) => {
                        if let Some(reply) = replies.get_mut(place) {
                            *reply = Some(value);
                        }
                    }
                    _ => {}
                }
            }
            seen.day = seen.at.day(moment.offset_minutes);
            let seen = Seen {
                replies: &replies,
                ..seen
            };
            if sieve.passes(self, &seen, forms) {
                look(&seen);
            }
        }
    }
}

/// The reply to a question of the merged form, as the version that was answered understands it.
pub(super) fn read_reply(seen: &Seen<'_>, forms: &Forms, place: usize) -> Option<Reply> {
    let aligned = forms.of_edition(seen.edition);
    let question = aligned.questions.get(place)?;
    read_value(question, &aligned.form, seen.value(place)?)
}

/// A reply, if it is one. Numbers on a scale are read without being copied first.
fn read_value(question: &Question, form: &Form, value: ValueRef<'_>) -> Option<Reply> {
    let value = match value {
        ValueRef::Int(int) if question.is_score() => {
            let (low, high) = question.range();
            return (low..=high).contains(&int).then_some(Reply::Score(int));
        }
        other => other.to_value(),
    };
    if value == Value::Null {
        return None;
    }
    Reply::read(question, &form.competitors, &value).ok()
}
