use super::KnownNames;
use domain::record::SurveyId;
use ledger::{Row, RowNumber, ValueRef};
use rustc_hash::FxHashMap;

/// Answers by their survey, so that one survey's results do not look at all the others. Removed ones are in here too.
#[derive(Default)]
pub(crate) struct Answers {
    by_survey: FxHashMap<u128, Vec<RowNumber>>,
    /// By answer row, where it is filed.
    filed: FxHashMap<u32, u128>,
}

impl Answers {
    /// In order of arrival.
    pub(crate) fn of(&self, survey: SurveyId) -> &[RowNumber] {
        self.by_survey.get(&survey.0.0).map_or(&[], Vec::as_slice)
    }

    pub(super) fn note(&mut self, number: RowNumber, row: &Row<'_>, names: &KnownNames) {
        let survey = match row.get(names.survey) {
            ValueRef::Id(id) => Some(id.0),
            _ => None,
        };
        let old = match survey {
            Some(survey) => self.filed.insert(number.0, survey),
            None => self.filed.remove(&number.0),
        };
        if old == survey {
            return;
        }
        if let Some(rows) = old.and_then(|old| self.by_survey.get_mut(&old)) {
            rows.retain(|row| *row != number);
        }
        if let Some(survey) = survey {
            let rows = self.by_survey.entry(survey).or_default();
            let at = rows.partition_point(|row| *row < number);
            rows.insert(at, number);
        }
    }
}
