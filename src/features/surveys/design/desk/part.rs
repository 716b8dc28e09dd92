use domain::command::{Command, Edit, Validate};
use domain::record::{Survey, SurveyPage, SurveyQuestion, SurveyRule, SurveySkip};
use domain::survey::DraftRecords;
use domain::{Id, Record, Value};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What was changed in the designer and is not in the book yet, record by record.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(in super::super) struct Pending {
    survey: Vec<Edit<Survey>>,
    pages: Vec<Edit<SurveyPage>>,
    questions: Vec<Edit<SurveyQuestion>>,
    skips: Vec<Edit<SurveySkip>>,
    rules: Vec<Edit<SurveyRule>>,
}

impl Pending {
    pub(in super::super) fn is_empty(&self) -> bool {
        self.survey.is_empty()
            && self.pages.is_empty()
            && self.questions.is_empty()
            && self.skips.is_empty()
            && self.rules.is_empty()
    }
}

/// Words by part and language, as the records hold them.
type Texts = BTreeMap<String, Value>;

/// A kind of record that a survey's design is made of.
pub(in super::super) trait Part:
    Record + Validate + PartialEq + Send + Sync + 'static
{
    fn edits(pending: &Pending) -> &Vec<Edit<Self>>;
    fn edits_mut(pending: &mut Pending) -> &mut Vec<Edit<Self>>;
    fn all(records: &mut DraftRecords) -> &mut [Self];
    fn find(records: &DraftRecords, id: Id) -> Option<&Self>;
    fn command(edit: Edit<Self>) -> Command;
    /// None where a record has no words.
    fn texts(&self) -> Option<&Texts>;
    fn texts_mut(&mut self) -> Option<&mut Texts>;
}

macro_rules! part {
    ($record:ident, $held:ident, $command:ident, $all:expr, $find:expr, $texts:expr, $texts_mut:expr) => {
        impl Part for $record {
            fn edits(pending: &Pending) -> &Vec<Edit<Self>> {
                &pending.$held
            }

            fn edits_mut(pending: &mut Pending) -> &mut Vec<Edit<Self>> {
                &mut pending.$held
            }

            fn all(records: &mut DraftRecords) -> &mut [Self] {
                let all: fn(&mut DraftRecords) -> &mut [Self] = $all;
                all(records)
            }

            fn find(records: &DraftRecords, id: Id) -> Option<&Self> {
                let find: fn(&DraftRecords) -> &[Self] = $find;
                find(records).iter().find(|record| record.id.0 == id)
            }

            fn command(edit: Edit<Self>) -> Command {
                Command::$command(Box::new(edit))
            }

            fn texts(&self) -> Option<&Texts> {
                let texts: fn(&Self) -> Option<&Texts> = $texts;
                texts(self)
            }

            fn texts_mut(&mut self) -> Option<&mut Texts> {
                let texts: fn(&mut Self) -> Option<&mut Texts> = $texts_mut;
                texts(self)
            }
        }
    };
}

part!(
    Survey,
    survey,
    SaveSurvey,
    |records| std::slice::from_mut(&mut records.survey),
    |records| std::slice::from_ref(&records.survey),
    |survey| Some(&survey.texts),
    |survey| Some(&mut survey.texts)
);
part!(
    SurveyPage,
    pages,
    SaveSurveyPage,
    |records| &mut records.pages,
    |records| &records.pages,
    |page| Some(&page.texts),
    |page| Some(&mut page.texts)
);
part!(
    SurveyQuestion,
    questions,
    SaveQuestion,
    |records| &mut records.questions,
    |records| &records.questions,
    |question| Some(&question.texts),
    |question| Some(&mut question.texts)
);
part!(
    SurveySkip,
    skips,
    SaveSkip,
    |records| &mut records.skips,
    |records| &records.skips,
    |_| None,
    |_| None
);
part!(
    SurveyRule,
    rules,
    SaveRule,
    |records| &mut records.rules,
    |records| &records.rules,
    |_| None,
    |_| None
);
