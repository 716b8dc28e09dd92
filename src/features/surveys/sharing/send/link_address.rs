use crate::engine_client::{Query, use_query};
use crate::i18n::{explain_link, t};
use crate::platform::page;
use crate::route::Route;
use crate::ui::{Notice, QrCode, qr_code};
use api::{LinkText, LinkTextView};
use domain::record::SurveyLinkId;
use leptos::prelude::*;

/// The whole address for another phone.
pub(in super::super) fn link_address(fragment: &str) -> String {
    page::whole_address(&Route::GivenSurvey(fragment.to_owned()).href())
}

/// Asks for the text of a link in one language, or in all when it is empty.
pub(in super::super) fn use_link_text(
    link: SurveyLinkId,
    language: impl Fn() -> String + 'static,
) -> Query<LinkTextView> {
    use_query(move || {
        let language = language();
        Some(LinkText { link, language })
    })
}

/// The address as a code; in words why there is none.
#[component]
pub(in super::super) fn LinkCode(text: LinkTextView) -> impl IntoView {
    use t::sharing::send as words;
    let advice = |said: &'static str| {
        view! {
            <Notice>
                <p>{said}</p>
            </Notice>
        }
        .into_any()
    };
    if let Some(reason) = explain_link(&text) {
        return advice(reason);
    }
    let LinkTextView::Text { fragment, fits_qr } = text else {
        return ().into_any();
    };
    let code = fits_qr.then(|| qr_code(&link_address(&fragment))).flatten();
    match code {
        Some(code) => view! { <QrCode code label=words::code() /> }.into_any(),
        None => advice(words::too_long_for_code()),
    }
}
