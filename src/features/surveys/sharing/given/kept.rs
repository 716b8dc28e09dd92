use crate::features::surveys::asking::Replies;
use crate::platform::{chance, clock, session};
use domain::Instant;
use domain::record::AnswerId;
use domain::survey::kept_replies;
use serde::{Deserialize, Serialize};
use slips::{Given, SlipError, SurveySlip, seal};

/// Longer than this nobody answers without putting the phone away, in seconds.
const LONGEST_SECONDS: i64 = 3 * 3_600;

/// What was answered so far. Kept as long as the tab, so that a reload loses nothing, and gone with it, since the phone
/// is not the shop's.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Kept {
    /// Drawn once, so that an answer that is shown twice is counted once.
    pub(super) id: AnswerId,
    pub(super) replies: Replies,
    pub(super) page: usize,
    pub(super) language: String,
    /// The first reply.
    pub(super) since: Option<Instant>,
    /// The last page is answered: what is shown now is the code.
    pub(super) done: Option<Instant>,
}

impl Kept {
    /// Takes up what was kept of this very survey.
    pub(super) fn read(slip: &SurveySlip, language: &str) -> Self {
        session::read(&name(slip)).unwrap_or_else(|| Self {
            id: AnswerId(chance::identity()),
            language: language.to_owned(),
            ..Self::default()
        })
    }

    /// Where the browser keeps nothing, a reload begins anew; nothing else is lost.
    pub(super) fn write(&self, slip: &SurveySlip) {
        let _kept = session::write(&name(slip), self);
    }

    /// The answer as the shop can read it.
    pub(super) fn seal(&self, slip: &SurveySlip) -> Result<String, SlipError> {
        let at = self.done.unwrap_or_else(clock::now);
        let seconds = self.since.map_or(0, |since| at.since(since) / 1_000);
        let given = Given {
            id: self.id,
            at,
            seconds: seconds.clamp(0, LONGEST_SECONDS),
            language: self.language.clone(),
            partial: false,
            replies: kept_replies(&slip.form, &self.replies),
        };
        seal(slip, &given)
    }
}

/// The version as well: a link can be made again for another.
fn name(slip: &SurveySlip) -> String {
    let version = slip.digest.iter().take(6).map(|byte| format!("{byte:02x}"));
    format!("given.{}.{}", slip.link, version.collect::<String>())
}
