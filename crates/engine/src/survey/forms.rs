//! Putting a survey's records together.

use crate::state::State;
use domain::command::RecordName;
use domain::record::{
    Answer, EditionId, Survey, SurveyDraw, SurveyEdition, SurveyId, SurveyLink, SurveyPage,
    SurveyQuestion, SurveyRule, SurveySkip, recommend,
};
use domain::survey::{DraftRecords, Form, file, templates};
use domain::{Id, Record};
use ledger::ValueRef;

impl State {
    /// Records of one kind that belong to a survey, by identity: on every device in the same order. There are few of
    /// these, so they are looked through.
    pub(super) fn of_survey<R: Record>(&self, survey: SurveyId) -> Vec<R> {
        let names = &self.index.names;
        let mut records: Vec<R> = self
            .book
            .table(R::KIND.0)
            .into_iter()
            .flat_map(ledger::Table::rows)
            .filter(|(_, row)| row.get(names.survey) == ValueRef::Id(survey.0))
            .filter(|(_, row)| !names.is_removed(row))
            .map(|(_, row)| self.read(&row))
            .collect();
        records.sort_by_key(R::id);
        records
    }

    /// Everything of a survey's design, for the rules.
    pub(crate) fn design_names(&self, survey: SurveyId) -> Vec<RecordName> {
        let mut names = Vec::new();
        self.add_names::<SurveyPage>(survey, &mut names);
        self.add_names::<SurveyQuestion>(survey, &mut names);
        self.add_names::<SurveySkip>(survey, &mut names);
        self.add_names::<SurveyRule>(survey, &mut names);
        self.add_names::<SurveyEdition>(survey, &mut names);
        self.add_names::<SurveyDraw>(survey, &mut names);
        self.add_names::<SurveyLink>(survey, &mut names);
        names
    }

    fn add_names<R: Record>(&self, survey: SurveyId, names: &mut Vec<RecordName>) {
        let known = &self.index.names;
        let Some(table) = self.book.table(R::KIND.0) else {
            return;
        };
        let rows = table.rows().filter(|(_, row)| {
            row.get(known.survey) == ValueRef::Id(survey.0) && !known.is_removed(row)
        });
        names.extend(rows.map(|(_, row)| RecordName::of::<R>(row.id())));
    }

    pub(super) fn draft(&self, survey: Survey) -> DraftRecords {
        let id = survey.id;
        DraftRecords {
            survey,
            pages: self.of_survey(id),
            questions: self.of_survey(id),
            skips: self.of_survey(id),
            rules: self.of_survey(id),
        }
    }

    /// The newest first.
    pub(super) fn editions(&self, survey: SurveyId) -> Vec<SurveyEdition> {
        let mut editions: Vec<SurveyEdition> = self.of_survey(survey);
        editions.sort_by_key(|edition| std::cmp::Reverse((edition.number, edition.at, edition.id)));
        editions
    }

    /// What was asked in a version; of the survey every shop has, without one.
    pub(super) fn edition_form(&self, survey: SurveyId, edition: Option<EditionId>) -> Form {
        let stored = edition.and_then(|id| self.record::<SurveyEdition>(id));
        match stored {
            Some(edition) => read_form(&edition),
            None if survey == recommend::ID => templates::recommend(),
            None => Form::default(),
        }
    }

    /// The survey, also one that nobody answered yet and every shop has.
    pub(super) fn survey(&self, id: SurveyId) -> Option<Survey> {
        let stored = self.record::<Survey>(id);
        stored.or_else(|| (id == recommend::ID).then(recommend::survey))
    }

    /// How many answers are done, and how many were broken off.
    pub(super) fn answer_counts(&self, survey: SurveyId) -> (u64, u64) {
        let names = self.book.names();
        let partial_name = names.find("partial");
        let Some(table) = self.book.table(Answer::KIND.0) else {
            return (0, 0);
        };
        let (mut done, mut partial) = (0, 0);
        for number in self.index.answers.of(survey) {
            let Some(row) = table.row(*number) else {
                continue;
            };
            if self.index.names.is_removed(&row) {
                continue;
            }
            let is_partial = partial_name.is_some_and(|name| row.get(name) == ValueRef::Bool(true));
            if is_partial {
                partial += 1;
            } else {
                done += 1;
            }
        }
        (done, partial)
    }
}

/// An edition whose content this build cannot read asks nothing.
pub(super) fn read_form(edition: &SurveyEdition) -> Form {
    file::read(&edition.content).map_or_else(|_newer| Form::default(), |read| read.form)
}

/// The title in the first language there is; what the staff call it, otherwise.
pub(super) fn title_of(survey: &Survey) -> String {
    if !survey.title.is_empty() {
        return survey.title.clone();
    }
    let titles = survey
        .texts
        .iter()
        .filter(|(part, _)| part.starts_with("title."));
    let mut titles = titles.filter_map(|(_, text)| text.as_text());
    titles.next().unwrap_or_default().to_owned()
}

/// The digest of an edition, as bytes.
pub(super) fn digest_of(edition: &SurveyEdition) -> Option<[u8; 32]> {
    let text = edition.digest.as_str();
    let (high, low) = text.split_at_checked(32)?;
    let high: Id = high.parse().ok()?;
    let low: Id = low.parse().ok()?;
    let mut bytes = [0; 32];
    let halves = high.0.to_be_bytes().into_iter().chain(low.0.to_be_bytes());
    for (place, byte) in bytes.iter_mut().zip(halves) {
        *place = byte;
    }
    Some(bytes)
}
