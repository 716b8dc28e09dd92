//! Links and the answers that come back.

use super::forms::{digest_of, read_form};
use crate::state::State;
use api::{AppError, LinkText, LinkTextView, OpenSlip, SlipProblem, SlipView};
use domain::record::{Answer, Customer, Shop, SurveyEdition, SurveyLink, recommend};
use domain::survey::{Form, file, templates};
use slips::{Envelope, Secret, SlipError, SurveySlip};

/// What is asked by a link, with the digest that its answers are sealed over.
struct Asked {
    form: Form,
    digest: [u8; 32],
}

impl State {
    pub(crate) fn link_text(&self, ask: &LinkText) -> Result<LinkTextView, AppError> {
        let link = self
            .record::<SurveyLink>(ask.link)
            .ok_or(AppError::NotThere)?;
        let asked = self.asked_by(&link).ok_or(AppError::NotThere)?;
        let shop = self.record::<Shop>(Shop::ID).unwrap_or_default();
        let slip = SurveySlip {
            link: link.id,
            secret: Secret::from_text(&link.secret).map_err(|_unusable| AppError::NotThere)?,
            for_one: link.customer.is_some(),
            until: link.until,
            shop: shop.name,
            digest: asked.digest,
            form: asked.form.in_language(&ask.language),
        };
        Ok(match slip.write() {
            Ok(fragment) => LinkTextView::Text {
                fits_qr: SurveySlip::fits_qr(fragment.len()),
                fragment,
            },
            Err(SlipError::NeedsFile) => LinkTextView::NeedsFile,
            Err(_) => LinkTextView::TooLong,
        })
    }

    fn asked_by(&self, link: &SurveyLink) -> Option<Asked> {
        match link.edition {
            Some(id) => {
                let edition = self.record::<SurveyEdition>(id)?;
                Some(Asked {
                    digest: digest_of(&edition)?,
                    form: read_form(&edition),
                })
            }
            None if link.survey == recommend::ID => {
                let form = templates::recommend().without_rules();
                let digest = file::digest(&form);
                Some(Asked { form, digest })
            }
            None => None,
        }
    }

    /// Nothing is written: the answer is shown, and handed in by a tap.
    pub(crate) fn open_slip(&self, ask: &OpenSlip) -> SlipView {
        match self.opened(&ask.text) {
            Ok(view) => view,
            Err(problem) => SlipView::Problem(problem),
        }
    }

    fn opened(&self, text: &str) -> Result<SlipView, SlipProblem> {
        let envelope = Envelope::read(text).map_err(problem_of)?;
        let link = self
            .record::<SurveyLink>(envelope.link)
            .ok_or(SlipProblem::UnknownLink)?;
        let asked = self.asked_by(&link).ok_or(SlipProblem::UnknownLink)?;
        let secret = Secret::from_text(&link.secret).map_err(problem_of)?;
        let for_one = link.customer.is_some();
        let given = envelope
            .open(&secret, &asked.digest, &asked.form, for_one)
            .map_err(problem_of)?;
        let at = given.at;
        let answer = given.into_answer(&link);
        let known = self.record::<Answer>(answer.id);
        Ok(SlipView::Answer {
            is_counted: known.is_some_and(|known| !known.partial),
            survey: self.survey_title(link.survey),
            customer: link.customer.and_then(|id| self.name_of::<Customer>(id)),
            form: Box::new(asked.form),
            answer: Box::new(answer),
            at,
        })
    }
}

fn problem_of(error: SlipError) -> SlipProblem {
    match error {
        SlipError::NotASlip => SlipProblem::NotAnAnswer,
        SlipError::Damaged | SlipError::NotSound | SlipError::NeedsFile | SlipError::OtherParts => {
            SlipProblem::Damaged
        }
        SlipError::FormatTooNew { .. } => SlipProblem::TooNew,
        SlipError::TooLong { .. } => SlipProblem::TooLong,
        SlipError::SealBroken => SlipProblem::Altered,
    }
}
