use super::new_page::Beginning;
use crate::features::surveys::design::outline::Outline;
use crate::i18n::{explain_survey_file, survey_language, t};
use crate::platform::{file, task};
use crate::ui::{Button, ButtonKind, FileDrop, Notice, NoticeKind};
use domain::survey::file::{FileError, Imported, SIZE_LIMIT_BYTES, read};
use leptos::prelude::*;
use web_sys::File;

/// What a chosen file came to.
#[derive(Clone, PartialEq)]
enum Found {
    Nothing,
    /// The browser cannot read it any more.
    Gone,
    Refused(FileError),
    Survey(Box<Imported>),
}

/// A survey from a file: shown first, then taken.
#[component]
pub(super) fn FromFile(beginning: Beginning) -> impl IntoView {
    use t::design::begin as text;
    let found = RwSignal::new(Found::Nothing);
    let on_files = move |files: Vec<File>| {
        if let Some(chosen) = files.into_iter().next() {
            task::spawn(async move {
                let read = look_at(&chosen).await;
                found.try_set(read);
            });
        }
    };
    let shown = move || match found.get() {
        Found::Nothing => ().into_any(),
        Found::Gone => problem(text::gone().to_owned()).into_any(),
        Found::Refused(error) => problem(explain_survey_file(error)).into_any(),
        Found::Survey(imported) => view! { <InFile imported=*imported beginning /> }.into_any(),
    };
    view! {
        <p>{text::file_about()}</p>
        <FileDrop label=text::drop() help=text::drop_help() accept=".json,application/json" on_files />
        <div class="stack" aria-live="polite">
            {shown}
        </div>
    }
}

fn problem(sentence: String) -> impl IntoView {
    view! {
        <Notice kind=NoticeKind::Problem>
            <p>{sentence}</p>
        </Notice>
    }
}

async fn look_at(chosen: &File) -> Found {
    let limit_bytes = SIZE_LIMIT_BYTES;
    #[allow(
        clippy::cast_precision_loss,
        reason = "a limit far below what a number holds exactly"
    )]
    if chosen.size() > limit_bytes as f64 {
        return Found::Refused(FileError::TooLarge { limit_bytes });
    }
    let Some(bytes) = file::bytes(chosen).await else {
        return Found::Gone;
    };
    let Ok(text) = String::from_utf8(bytes) else {
        return Found::Refused(FileError::NotASurvey);
    };
    match read(&text) {
        Ok(imported) => Found::Survey(Box::new(imported)),
        Err(error) => Found::Refused(error),
    }
}

/// What is in the file, before anything is written.
#[component]
fn InFile(imported: Imported, beginning: Beginning) -> impl IntoView {
    use t::design::begin as text;
    let Imported { form, unknown } = imported;
    let title = form
        .title
        .get(survey_language(), &form.languages)
        .to_owned();
    let title = if title.trim().is_empty() {
        t::design::untitled().to_owned()
    } else {
        title
    };
    let count = u64::try_from(form.questions().count()).unwrap_or(0);
    let left_out = (!unknown.is_empty()).then(|| {
        let count = u64::try_from(unknown.len()).unwrap_or(0);
        view! {
            <Notice kind=NoticeKind::Info>
                <p>{text::left_out(count)}</p>
                <p class="survey-file__unknown">{unknown.join(", ")}</p>
            </Notice>
        }
    });
    let shown = form.clone();
    view! {
        <div class="survey-file stack">
            <h3>{title}</h3>
            <p>{text::in_file(count)}</p>
            {left_out}
            <Outline form=shown />
            <p class="toolbar">
                <Button
                    kind=ButtonKind::Primary
                    busy=beginning.busy()
                    on_press=move |()| beginning.with(form.clone(), "")
                >
                    {text::take_file()}
                </Button>
            </p>
        </div>
    }
}
