use super::kept::Kept;
use crate::features::surveys::asking::Tongue;
use crate::i18n::format::{self, DayStyle};
use crate::i18n::t;
use crate::platform::{clipboard, clock, download, share, task};
use crate::ui::{Button, ButtonKind, Card, Disclosure, Icon, Notice, NoticeKind, QrCode, qr_code};
use leptos::prelude::*;
use slips::{SlipError, SurveySlip, split};
use std::sync::Arc;

/// The answer on its way to the shop: as codes on the screen, as a text, as a file. Nothing was sent.
#[component]
pub(super) fn Sealed(
    slip: Arc<SurveySlip>,
    kept: Kept,
    tongue: Tongue,
    /// Back to the questions, with everything that was replied.
    #[prop(into)]
    on_back: Callback<()>,
) -> impl IntoView {
    use t::sharing::given as text;
    let say = tongue.clone();
    let back = tongue.say(|| text::back().to_owned());
    let sealed = kept
        .seal(&slip)
        .and_then(|sealed| split(&sealed).map(|parts| (sealed, parts)));
    let shown = match sealed {
        Err(error) => {
            let words = say.say(|| match error {
                SlipError::TooLong { .. } => text::too_long(),
                _ => text::cannot_seal(),
            });
            view! {
                <Notice kind=NoticeKind::Problem>
                    <p>{words}</p>
                </Notice>
            }
            .into_any()
        }
        Ok((sealed, parts)) => {
            let thanks = tongue.text(&slip.form.thanks);
            let until = slip
                .until
                .map(|until| say.say(|| text::until(&format::day(until, DayStyle::Medium))));
            let (shown, how) = say.say(|| (text::show_title(), text::show_how()));
            let (sent, how_sent) = say.say(|| (text::send_title(), text::send_how()));
            let codes_tongue = tongue.clone();
            view! {
                {(!thanks.is_empty()).then(|| view! { <p class="given__thanks">{thanks}</p> })}
                <Card title=shown>
                    <p>{how}</p>
                    {until.map(|until| view! { <p>{until}</p> })}
                    <Codes parts tongue=codes_tongue />
                </Card>
                <Card title=sent>
                    <p>{how_sent}</p>
                    <Ways sealed tongue />
                </Card>
            }
            .into_any()
        }
    };
    view! {
        <div class="stack given__sealed">
            {shown} <div>
                <Button icon=Icon::Back on_press=on_back>
                    {back}
                </Button>
            </div>
        </div>
    }
}

/// One code, or several that are shown in turn.
#[component]
fn Codes(parts: Vec<String>, tongue: Tongue) -> impl IntoView {
    use t::sharing::given as text;
    let count = parts.len();
    let at = RwSignal::new(0_usize);
    let label = tongue.say(|| text::code().to_owned());
    let words = {
        let tongue = tongue.clone();
        move || {
            let (at, all) = ((at.get() + 1).to_string(), count.to_string());
            tongue.say(|| text::code_of(&at, &all))
        }
    };
    let missing = tongue.say(|| text::no_code().to_owned());
    let code = move || {
        let part = parts.get(at.get()).map(String::as_str).unwrap_or_default();
        match qr_code(part) {
            Some(code) => view! { <QrCode code label=label.clone() /> }.into_any(),
            None => view! { <p>{missing.clone()}</p> }.into_any(),
        }
    };
    let (before, next) = (
        tongue.say(|| text::code_before().to_owned()),
        tongue.say(|| text::code_next().to_owned()),
    );
    let turn = (count > 1).then(|| {
        view! {
            <p role="status">{words}</p>
            <p class="toolbar">
                <Button
                    icon=Icon::Back
                    disabled=Signal::derive(move || at.get() == 0)
                    on_press=move |()| at.update(|at| *at = at.saturating_sub(1))
                >
                    {before}
                </Button>
                <Button
                    kind=ButtonKind::Primary
                    icon=Icon::Forward
                    disabled=Signal::derive(move || at.get() + 1 >= count)
                    on_press=move |()| at.update(|at| *at = (*at + 1).min(count - 1))
                >
                    {next}
                </Button>
            </p>
        }
    });
    view! { <div class="given__code">{code} {turn}</div> }
}

/// What was last tried, for whoever cannot see it happen.
#[component]
fn Ways(sealed: String, tongue: Tongue) -> impl IntoView {
    use t::sharing::given as text;
    let said = RwSignal::new(String::new());
    let sealed = StoredValue::new(sealed);
    let tongue = StoredValue::new(tongue);
    let word = move |words: fn() -> &'static str| {
        tongue.with_value(|tongue| tongue.say(|| words().to_owned()))
    };
    let tell = move |words: fn() -> &'static str| {
        if let Some(words) = tongue.try_with_value(|tongue| tongue.say(|| words().to_owned())) {
            said.try_set(words);
        }
    };
    let name = move || format!("{}-{}.txt", word(text::file_name), clock::today());
    let copy = move |()| {
        task::spawn(async move {
            let is_copied = clipboard::copy(&sealed.get_value()).await;
            tell(if is_copied {
                text::copied
            } else {
                text::not_copied
            });
        });
    };
    let send = move |()| {
        task::spawn(async move {
            // Closing the sheet is no mishap.
            let _closed = share::text(&word(text::file_name), &sealed.get_value()).await;
        });
    };
    let send_file = move |()| {
        let name = name();
        task::spawn(async move {
            let _closed = share::file(&name, &sealed.get_value()).await;
        });
    };
    let save = move |()| {
        let file = download::Growing::default();
        let saved = file
            .add(sealed.get_value().as_bytes())
            .and_then(|()| file.offer(&name(), "text/plain"));
        tell(if saved.is_ok() {
            text::file_saved
        } else {
            text::file_not_saved
        });
    };
    view! {
        <p class="toolbar">
            <Button icon=Icon::Copy on_press=copy>
                {word(text::copy)}
            </Button>
            {share::is_available()
                .then(|| {
                    view! {
                        <Button icon=Icon::Share on_press=send>
                            {word(text::share)}
                        </Button>
                    }
                })}
            {share::takes_files()
                .then(|| {
                    view! {
                        <Button icon=Icon::Share on_press=send_file>
                            {word(text::share_file)}
                        </Button>
                    }
                })} <Button icon=Icon::Export on_press=save>
                {word(text::save_file)}
            </Button>
        </p>
        <p role="status">{said}</p>
        <Disclosure label=word(text::as_text)>
            <p class="given__text" data-sealed="">
                {sealed.get_value()}
            </p>
        </Disclosure>
    }
}
