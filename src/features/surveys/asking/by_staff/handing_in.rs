use crate::engine_client::Engine;
use api::{AppError, DoneView, Execute};
use domain::command::{Command, Rejection, SurveyRefusal};
use domain::record::Answer;
use domain::survey::ReplyError;

/// What became of an answer that was handed in.
pub(in crate::features::surveys::asking) enum HandedIn {
    Done(DoneView),
    /// To be said beside the questions.
    Refused(Vec<ReplyError>),
    Failed(AppError),
}

pub(in crate::features::surveys::asking) async fn hand_in(
    engine: Engine,
    answer: Answer,
) -> HandedIn {
    let command = Command::RecordAnswer(Box::new(answer));
    match engine.ask(Execute { command }).await {
        Ok(done) => HandedIn::Done(done),
        Err(AppError::Rejected(Rejection::Survey(SurveyRefusal::Replies(errors)))) => {
            HandedIn::Refused(errors)
        }
        Err(error) => HandedIn::Failed(error),
    }
}
