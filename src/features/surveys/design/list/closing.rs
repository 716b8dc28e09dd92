use crate::platform::clock;
use domain::Day;
use domain::command::{Command, Edit, RecordName};
use domain::record::{Survey, SurveyId};

/// Not asked any more, from now on: yesterday was the last day. One that was to begin later begins at no day, so that it
/// does not open by itself.
pub(in super::super) fn close(survey: &Survey) -> Command {
    edit(survey, |after| {
        let today = clock::today();
        after.closes = Some(Day(today.0 - 1));
        if after.opens.is_some_and(|opens| opens >= today) {
            after.opens = None;
        }
    })
}

/// Asked from today on, without an end.
pub(in super::super) fn reopen(survey: &Survey) -> Command {
    edit(survey, |after| after.closes = None)
}

pub(in super::super) fn remove(id: SurveyId) -> Command {
    Command::Remove {
        records: vec![RecordName::of::<Survey>(id)],
        reason: String::new(),
    }
}

fn edit(survey: &Survey, change: impl FnOnce(&mut Survey)) -> Command {
    let mut after = survey.clone();
    change(&mut after);
    Command::SaveSurvey(Box::new(Edit {
        before: Some(survey.clone()),
        after,
    }))
}
