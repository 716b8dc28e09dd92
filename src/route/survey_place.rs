use super::query::Pair;
use super::{ListState, Route, with};
use core::fmt;
use domain::record::{AnswerId, CustomerId, SurveyId};

/// Where one is among the surveys; what a list shows stands beside it, in the route.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SurveyPlace {
    /// Every survey.
    #[default]
    List,
    /// Chooses what a new survey begins with.
    New,
    Design(SurveyId),
    Results(SurveyId),
    Answers(SurveyId),
    Answer(AnswerId),
    /// Who is asked: drawing, links, codes, paper.
    Send(SurveyId),
    /// Answers from a file.
    Import(SurveyId),
    /// Takes an answer from a customer's phone.
    Scan,
    /// Asked by staff, on the tablet or from paper.
    Ask {
        /// The one every shop has when none is named.
        survey: Option<SurveyId>,
        customer: Option<CustomerId>,
        /// Goes on with this one.
        answer: Option<AnswerId>,
    },
    /// Answers from sheets of paper, one after the other.
    KeyIn(SurveyId),
    /// The whole screen, for customers alone.
    Kiosk(SurveyId),
    /// What bad answers set off.
    FollowUps,
    /// The seven areas of service.
    Service,
    /// Customers who left, and why.
    Lost,
}

impl SurveyPlace {
    pub(super) fn parse(segments: &[&str], pairs: &[Pair]) -> Option<Self> {
        Some(match segments {
            [] => Self::List,
            ["new"] => Self::New,
            ["scan"] => Self::Scan,
            ["ask"] => Self::Ask {
                survey: with::named(pairs, "survey"),
                customer: with::named(pairs, "customer"),
                answer: with::named(pairs, "answer"),
            },
            ["follow-ups"] => Self::FollowUps,
            ["service"] => Self::Service,
            ["lost"] => Self::Lost,
            ["answers", id] => Self::Answer(id.parse().ok()?),
            [id] => Self::Results(id.parse().ok()?),
            [id, "edit"] => Self::Design(id.parse().ok()?),
            [id, "answers"] => Self::Answers(id.parse().ok()?),
            [id, "send"] => Self::Send(id.parse().ok()?),
            [id, "import"] => Self::Import(id.parse().ok()?),
            [id, "paper"] => Self::KeyIn(id.parse().ok()?),
            [id, "kiosk"] => Self::Kiosk(id.parse().ok()?),
            _ => return None,
        })
    }

    pub(super) fn write(self, f: &mut fmt::Formatter<'_>, list: &ListState) -> fmt::Result {
        let path = match self {
            Self::List => "/surveys".to_owned(),
            Self::New => "/surveys/new".to_owned(),
            Self::Design(id) => format!("/surveys/{id}/edit"),
            Self::Results(id) => format!("/surveys/{id}"),
            Self::Answers(id) => format!("/surveys/{id}/answers"),
            Self::Answer(id) => format!("/surveys/answers/{id}"),
            Self::Send(id) => format!("/surveys/{id}/send"),
            Self::Import(id) => format!("/surveys/{id}/import"),
            Self::Scan => "/surveys/scan".to_owned(),
            Self::Ask {
                survey,
                customer,
                answer,
            } => {
                let names = [
                    with::name("survey", survey),
                    with::name("customer", customer),
                    with::name("answer", answer),
                ];
                return with::names(f, "/surveys/ask", &names);
            }
            Self::KeyIn(id) => format!("/surveys/{id}/paper"),
            Self::Kiosk(id) => format!("/surveys/{id}/kiosk"),
            Self::FollowUps => "/surveys/follow-ups".to_owned(),
            Self::Service => "/surveys/service".to_owned(),
            Self::Lost => "/surveys/lost".to_owned(),
        };
        with::list(f, &path, list)
    }

    /// Handed to customers: nothing else of the app is to be seen.
    pub fn is_kiosk(self) -> bool {
        matches!(self, Self::Kiosk(_))
    }
}

impl Route {
    /// A place among the surveys, with its list as it opens.
    pub fn survey(place: SurveyPlace) -> Self {
        Self::Surveys {
            place,
            list: ListState::default(),
        }
    }

    /// The question every shop asks, to this customer.
    pub fn ask(customer: Option<CustomerId>) -> Self {
        Self::survey(SurveyPlace::Ask {
            survey: None,
            customer,
            answer: None,
        })
    }
}
