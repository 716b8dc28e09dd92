mod answering;
mod designing;
#[cfg(not(target_arch = "wasm32"))]
mod properties;
mod two_devices;

use super::shop::Shop;
use crate::Record;
use crate::command::{Command, Rejection, decide};
use crate::record::{Survey, SurveyEdition, SurveyId};
use crate::survey::templates;

#[track_caller]
pub(super) fn run(shop: &mut Shop, command: &Command) {
    let decision = decide(command, shop).unwrap_or_else(|refused| panic!("{refused:?}"));
    shop.apply(&decision.changes);
}

pub(super) fn refusal(shop: &Shop, command: &Command) -> Rejection {
    decide(command, &mut shop.clone()).unwrap_err()
}

/// A shop with a survey from this template, published.
pub(super) fn shop_with(template: &str) -> (Shop, SurveyId) {
    let mut shop = Shop::with_customers();
    let survey = add(&mut shop, template);
    run(&mut shop, &Command::PublishSurvey { survey });
    (shop, survey)
}

pub(super) fn add(shop: &mut Shop, template: &str) -> SurveyId {
    shop.works_here(None);
    let form = templates::named(template).unwrap().form();
    run(
        shop,
        &Command::AddSurvey {
            form: Box::new(form),
            title: String::new(),
            template: template.to_owned(),
        },
    );
    shop.all::<Survey>()[0].id
}

pub(super) fn editions(shop: &Shop) -> Vec<SurveyEdition> {
    let mut editions = shop.all::<SurveyEdition>();
    editions.sort_by_key(|edition| (edition.number, edition.id()));
    editions
}
