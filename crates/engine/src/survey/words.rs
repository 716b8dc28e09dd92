use super::gather::{Forms, read_reply};
use crate::state::State;
use api::{Moment, WordRow, Words};
use domain::Instant;
use domain::survey::Reply;
use metrics::words::word_list;

/// A word that fewer answers hold says nothing about the others.
const LEAST: usize = 2;

impl State {
    /// The words of a question's texts, the newest answers first where there are too many to read.
    pub(crate) fn survey_words(&self, ask: &Words, moment: &Moment) -> Vec<WordRow> {
        let forms = Forms::of(self, ask.survey);
        let place = forms
            .merged
            .questions()
            .position(|question| question.name == ask.question);
        let Some(place) = place else {
            return Vec::new();
        };
        let mut texts: Vec<(Instant, String)> = Vec::new();
        self.each_answer(ask.survey, &forms, &ask.filter, moment, |seen| {
            if let Some(Reply::Text(text)) = read_reply(seen, &forms, place) {
                texts.push((seen.at, text));
            }
        });
        texts.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
        let texts: Vec<&str> = texts.iter().map(|(_, text)| text.as_str()).collect();
        let most = ask.limit.min(500) as usize;
        let words = word_list(&texts, LEAST, most).into_iter();
        words
            .map(|term| WordRow {
                word: term.word,
                answers: u64::try_from(term.answers.len()).unwrap_or(u64::MAX),
            })
            .collect()
    }
}
