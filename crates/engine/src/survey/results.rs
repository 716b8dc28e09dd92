use super::compare::{Counted, Groups, count, season_of};
use super::gather::{Forms, Seen, read_reply};
use super::outcome::{Tallied, add, headline, points};
use crate::state::State;
use api::{
    AppError, Moment, ResponseRate, ScaleResult, SeasonRow, SurveyResults, SurveyResultsView,
};
use domain::Day;
use domain::record::QuestionKind;
use domain::survey::{Form, Question, Reply};
use metrics::Confidence;
use metrics::reliability::cronbach;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The last results, with what they belong to.
pub(crate) type KeptResults = RefCell<Option<(u64, Day, SurveyResults, Rc<SurveyResultsView>)>>;

impl State {
    pub(crate) fn survey_results(
        &self,
        ask: &SurveyResults,
        moment: &Moment,
    ) -> Result<Rc<SurveyResultsView>, AppError> {
        self.survey(ask.survey).ok_or(AppError::NotThere)?;
        let day = crate::state::today(moment);
        if let Some((revision, kept_day, asked, view)) = &*self.cache.results.borrow()
            && *revision == self.revision
            && *kept_day == day
            && asked == ask
        {
            return Ok(Rc::clone(view));
        }
        let view = Rc::new(self.work_out(ask, moment));
        let kept = (self.revision, day, ask.clone(), Rc::clone(&view));
        self.cache.results.replace(Some(kept));
        Ok(view)
    }

    fn work_out(&self, ask: &SurveyResults, moment: &Moment) -> SurveyResultsView {
        let forms = Forms::of(self, ask.survey);
        let mut sums = Sums::new(&forms.merged);
        let mut groups = ask.by.map(|by| Groups::new(self, by, &forms.merged));
        let questions: Vec<&Question> = forms.merged.questions().collect();
        self.each_answer(ask.survey, &forms, &ask.filter, moment, |seen| {
            let replies = sums.take(&questions, &forms, seen);
            if let (Some(replies), Some(groups)) = (replies, &mut groups) {
                let counts = groups.of(self, seen, moment);
                for ((question, reply), counts) in questions.iter().zip(&replies).zip(counts) {
                    if let Some(reply) = reply {
                        count(question, reply, counts);
                    }
                }
            }
        });
        let derived_from = sums.overall.and_then(|place| questions.get(place));
        let derived_from = derived_from.map(|question| question.name.clone());
        SurveyResultsView {
            answers: sums.answers,
            partial: sums.partial,
            first: sums.days.map(|(first, _)| first),
            last: sums.days.map(|(_, last)| last),
            response: self.response_rate(ResponseRate { survey: ask.survey }, moment),
            questions: questions
                .iter()
                .zip(&sums.tallied)
                .map(|(question, tallied)| {
                    let from = derived_from.as_deref();
                    tallied.result(&forms.merged, question, ask.cross, from)
                })
                .collect(),
            scales: sums.scales.into_iter().map(Scale::result).collect(),
            seasons: seasons(&questions, sums.seasons),
            comparison: groups.map(|groups| groups.comparison(&forms.merged)),
            form: forms.merged,
        }
    }
}

/// Everything that grows on the way through the answers.
struct Sums {
    tallied: Vec<Tallied>,
    answers: u64,
    partial: u64,
    days: Option<(Day, Day)>,
    /// The question that says how satisfied somebody is as a whole.
    overall: Option<usize>,
    scales: Vec<Scale>,
    /// By year and quarter.
    seasons: BTreeMap<(i32, u8), Counted>,
}

impl Sums {
    fn new(form: &Form) -> Self {
        let place = |kind: QuestionKind| form.questions().position(|one| one.kind == kind);
        Self {
            tallied: form.questions().map(Tallied::new).collect(),
            answers: 0,
            partial: 0,
            days: None,
            overall: place(QuestionKind::Satisfaction).or(place(QuestionKind::Recommend)),
            scales: Scale::all(form),
            seasons: BTreeMap::new(),
        }
    }

    /// Counts one answer; its replies by question, when it is done.
    fn take(
        &mut self,
        questions: &[&Question],
        forms: &Forms,
        seen: &Seen<'_>,
    ) -> Option<Vec<Option<Reply>>> {
        if seen.partial {
            self.partial += 1;
            return None;
        }
        self.answers += 1;
        self.days = Some(self.days.map_or((seen.day, seen.day), |(first, last)| {
            (first.min(seen.day), last.max(seen.day))
        }));
        let replies: Vec<Option<Reply>> = (0..questions.len())
            .map(|place| read_reply(seen, forms, place))
            .collect();
        let overall = self.overall.and_then(|place| match replies.get(place) {
            Some(Some(Reply::Score(score))) => Some(*score),
            _ => None,
        });
        let (n, season) = self.seasons.entry(season_of(seen.day)).or_insert_with(|| {
            let sizes = questions.iter().map(|question| {
                let size = if question.is_score() {
                    points(question)
                } else {
                    0
                };
                vec![0; size]
            });
            (0, sizes.collect())
        });
        *n += 1;
        let places = questions.iter().zip(&replies).zip(0..);
        for (((question, reply), place), tallied) in places.zip(&mut self.tallied) {
            match reply {
                Some(reply) => {
                    tallied.take(question, reply, overall);
                    if let (Reply::Score(score), Some(counts)) = (reply, season.get_mut(place)) {
                        add(counts, question.range().0, *score);
                    }
                }
                None if seen.value(place).is_some() => tallied.invalid += 1,
                None => tallied.missing += 1,
            }
        }
        for scale in &mut self.scales {
            scale.take(questions, &replies);
        }
        Some(replies)
    }
}

fn seasons(questions: &[&Question], seasons: BTreeMap<(i32, u8), Counted>) -> Vec<SeasonRow> {
    let rows = seasons
        .into_iter()
        .map(|((year, quarter), (answers, counts))| SeasonRow {
            year,
            quarter,
            answers,
            headlines: questions
                .iter()
                .zip(counts)
                .filter(|(question, _)| question.is_score())
                .map(|(question, counts)| (question.name.clone(), headline(question, &counts)))
                .collect(),
        });
    rows.collect()
}

/// Questions, or rows of a matrix, that are meant to measure one thing.
struct Scale {
    name: String,
    /// Place of the question, its row, lowest plus highest where it is reversed.
    items: Vec<(usize, String, Option<f64>)>,
    names: Vec<(String, String)>,
    people: Vec<Vec<Option<f64>>>,
}

impl Scale {
    fn all(form: &Form) -> Vec<Self> {
        let mut scales: BTreeMap<String, Self> = BTreeMap::new();
        for (question, place) in form.questions().zip(0..) {
            if question.scale.is_empty() {
                continue;
            }
            let scale = scales
                .entry(question.scale.clone())
                .or_insert_with(|| Self {
                    name: question.scale.clone(),
                    items: Vec::new(),
                    names: Vec::new(),
                    people: Vec::new(),
                });
            let (low, high) = question.range();
            #[allow(clippy::cast_precision_loss, reason = "scores are small")]
            let flip = question.reversed.then_some((low + high) as f64);
            let rows: Vec<String> = if question.kind == QuestionKind::Matrix {
                question.rows.iter().map(|row| row.key.clone()).collect()
            } else if question.is_score() {
                vec![String::new()]
            } else {
                Vec::new()
            };
            for row in rows {
                scale.names.push((question.name.clone(), row.clone()));
                scale.items.push((place, row, flip));
            }
        }
        scales
            .into_values()
            .filter(|scale| scale.items.len() > 1)
            .collect()
    }

    fn take(&mut self, questions: &[&Question], replies: &[Option<Reply>]) {
        let scores = self.items.iter().map(|(place, row, flip)| {
            questions.get(*place)?;
            let score = match replies.get(*place)?.as_ref()? {
                Reply::Score(score) => *score,
                Reply::Grid(rows) => rows.iter().find(|(key, _)| key == row)?.1,
                _ => return None,
            };
            #[allow(clippy::cast_precision_loss, reason = "scores are small")]
            let score = score as f64;
            Some(flip.map_or(score, |sum| sum - score))
        });
        let scores: Vec<Option<f64>> = scores.collect();
        // Whoever was asked none of it says nothing about it.
        if scores.iter().any(Option::is_some) {
            self.people.push(scores);
        }
    }

    fn result(self) -> ScaleResult {
        match cronbach(&self.people, Confidence::P95) {
            Ok(found) => ScaleResult {
                name: self.name,
                items: self
                    .names
                    .into_iter()
                    .zip(&found.items)
                    .map(|((question, row), item)| {
                        (question, row, item.alpha_without, item.rest_correlation)
                    })
                    .collect(),
                left_out: found.left_out,
                alpha: crate::query::measured(Ok(found.alpha)),
            },
            Err(lack) => ScaleResult {
                name: self.name,
                alpha: crate::query::measured(Err(lack)),
                ..ScaleResult::default()
            },
        }
    }
}
