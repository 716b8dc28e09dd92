use crate::survey::{Flaw, ReplyError};
use serde::{Deserialize, Serialize};

/// Why something about a survey cannot be done. Each tells what to do instead; nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum SurveyRefusal {
    /// Shown beside the questions in the designer.
    #[error("the survey cannot be asked like this")]
    NotSound(Vec<Flaw>),
    /// Shown beside the questions on the answer sheet.
    #[error("some replies need attention")]
    Replies(Vec<ReplyError>),
    /// Publish it first.
    #[error("the survey was not published yet")]
    NotPublished,
    #[error("nothing changed since it was published")]
    NothingChanged,
    /// The version that was answered belongs to another survey.
    #[error("the version belongs to another survey")]
    OtherSurvey,
    /// It is before the first or after the last day.
    #[error("the survey is not open today")]
    NotOpen,
    /// This answer was taken already, here or on another device.
    #[error("the answer was counted already")]
    AlreadyCounted,
    /// The link is not taken any more, or belongs to another survey or customer.
    #[error("the link does not hold")]
    LinkNotValid,
    /// A link for one person would tell who answered: make one for everybody.
    #[error("an anonymous survey has no links for one person")]
    AnonymousForOne,
    /// Nobody is left in the group who may be asked now.
    #[error("there is nobody to ask")]
    NobodyToAsk,
    #[error("the group of customers cannot be read")]
    NoSuchGroup,
    #[error("the follow-up is over already")]
    FollowUpOver,
    /// More questions, pages or options than a survey may have.
    #[error("more than {limit} of something")]
    TooMuch { limit: usize },
}
