#![cfg(not(target_arch = "wasm32"))]

mod hostile;
mod round_trips;
mod sizes;

use crate::{Given, Secret, SurveySlip};
use domain::record::{AnswerId, SurveyLinkId};
use domain::survey::{Form, file, templates};
use domain::{Day, Id, Instant, Value};

pub(crate) fn slip_of(form: &Form, for_one: bool) -> SurveySlip {
    let form = form.without_rules();
    SurveySlip {
        link: SurveyLinkId(Id(0x0190_1234_5678_7abc_8def_0123_4567_89ab)),
        secret: Secret::new(*b"sixteen of bytes"),
        for_one,
        until: Some(Day(20_800)),
        shop: "青禾茶铺".to_owned(),
        digest: file::digest(&form),
        form,
    }
}

pub(crate) fn template(name: &str) -> Form {
    templates::named(name).unwrap().form()
}

pub(crate) fn given(replies: &[(&str, Value)]) -> Given {
    let replies = replies.iter().cloned();
    Given {
        id: AnswerId(Id(77)),
        at: Instant(1_795_406_400_000),
        seconds: 95,
        language: "zh".to_owned(),
        partial: false,
        replies: replies
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    }
}

/// A full answer to the season survey.
pub(crate) fn season() -> Given {
    given(&[
        ("recommend", Value::Int(9)),
        ("satisfied", Value::Int(4)),
        ("easy", Value::Int(6)),
        ("trend", Value::Int(5)),
        ("also", Value::from("东街老店")),
        ("words", Value::from("送货师傅很好，就是停车不方便。")),
    ])
}
