use super::came::{Arrived, Came};
use super::eye::Eye;
use super::heard::{explain_gathering, gather};
use super::picture::PictureReader;
use crate::engine_client::{Engine, use_engine};
use crate::i18n::{explain, explain_answer_code, t};
use crate::platform::{file, task};
use crate::route::{Route, SurveyPlace};
use crate::router::focus_heading_soon;
use crate::ui::{
    Button, ButtonKind, Card, FileDrop, Form, Link, Notice, NoticeKind, Page, TextArea,
};
use api::{OpenSlip, SlipView};
use leptos::prelude::*;
use slips::{Collector, Gathered};
use web_sys::File;

/// A text with an answer in it is never longer, in bytes.
const LARGEST_FILE: f64 = 200_000.0;

/// Takes an answer over from a customer's phone.
#[component]
pub(in super::super) fn ScanPage() -> impl IntoView {
    use t::sharing::scan as text;
    let desk = Desk {
        engine: use_engine(),
        collector: StoredValue::new(Collector::default()),
        arrived: RwSignal::new(None),
        parts: RwSignal::new(None),
        trouble: RwSignal::new(None),
    };
    let has_arrived = Memo::new(move |_| desk.arrived.with(Option::is_some));
    let came = move || {
        desk.arrived.get().map(|arrived| {
            let next = move |()| {
                desk.begin();
                focus_heading_soon();
            };
            view! { <Came arrived on_next=next /> }
        })
    };
    let progress = move || {
        desk.parts.get().map(|(have, of)| {
            let (have, of) = (have.to_string(), of.to_string());
            view! {
                <p>{text::parts(&have, &of)}</p>
                <progress aria-label=text::parts(&have, &of) value=have max=of></progress>
                <p class="toolbar">
                    <Button kind=ButtonKind::Quiet on_press=move |()| desk.begin()>
                        {text::begin_again()}
                    </Button>
                </p>
            }
        })
    };
    let trouble = move || {
        desk.trouble.get().map(|words| {
            view! {
                <Notice kind=NoticeKind::Problem>
                    <p>{words}</p>
                </Notice>
            }
        })
    };
    view! {
        <Page
            title=text::title()
            above=|| view! { <Link to=Route::survey(SurveyPlace::List)>{t::shell::place::surveys()}</Link> }
        >
            <div class="stack scan">
                <div role="status">{trouble} {progress}</div>
                {came}
                // The ways stay where they are, with what was typed, while one answer is looked at.
                <div class="stack" class:visually-hidden=has_arrived inert=has_arrived>
                    <Card title=text::by_camera()>
                        <p>{text::by_camera_how()}</p>
                        <Eye resting=has_arrived on_text=move |text: String| desk.take(text) />
                    </Card>
                    <Card title=text::by_text()>
                        <Pasted desk />
                    </Card>
                    <Card title=text::by_file()>
                        <FileDrop
                            label=text::file()
                            help=text::file_help()
                            accept=".txt,text/plain,image/*"
                            on_files=move |files| desk.take_files(files)
                        />
                    </Card>
                </div>
            </div>
        </Page>
    }
}

#[component]
fn Pasted(desk: Desk) -> impl IntoView {
    use t::sharing::scan as text;
    let pasted = RwSignal::new(String::new());
    // What holds is gone from the field, so that the next one finds it empty.
    Effect::new(move |_| {
        if desk.arrived.with(Option::is_some) {
            pasted.set(String::new());
        }
    });
    let take = move |()| {
        let text = pasted.get_untracked();
        if !text.trim().is_empty() {
            desk.take(text);
        }
    };
    view! {
        <Form
            on_submit=take
            actions=move || view! { <Button submit=true>{text::take_text()}</Button> }
        >
            <TextArea label=text::text() help=text::text_help() rows=3 value=pasted />
        </Form>
    }
}

#[derive(Clone, Copy)]
struct Desk {
    engine: Engine,
    collector: StoredValue<Collector>,
    arrived: RwSignal<Option<Arrived>>,
    /// So many of so many.
    parts: RwSignal<Option<(usize, usize)>>,
    trouble: RwSignal<Option<String>>,
}

impl Desk {
    /// Nothing is there, nothing is gathered.
    fn begin(self) {
        self.collector.set_value(Collector::default());
        self.arrived.set(None);
        self.parts.set(None);
        self.trouble.set(None);
    }

    /// Whatever was scanned, pasted or in a file.
    fn take(self, text: String) {
        let gathered = self
            .collector
            .try_update_value(|collector| gather(collector, &text));
        match gathered {
            Some(Ok(Gathered::Whole(whole))) => self.open(whole),
            Some(Ok(Gathered::Part { have, of })) => {
                self.trouble.set(None);
                self.parts.set(Some((have, of)));
            }
            Some(Err(error)) => self.trouble.set(Some(explain_gathering(error).to_owned())),
            None => {}
        }
    }

    fn open(self, text: String) {
        task::spawn(async move {
            let opened = self.engine.ask(OpenSlip { text }).await;
            self.parts.try_set(None);
            let trouble = match opened {
                Ok(SlipView::Answer {
                    answer,
                    form,
                    survey,
                    customer,
                    at,
                    is_counted,
                }) => {
                    self.arrived.try_set(Some(Arrived {
                        answer: *answer,
                        form: *form,
                        survey,
                        customer,
                        at,
                        is_counted,
                    }));
                    focus_heading_soon();
                    None
                }
                Ok(SlipView::Problem(problem)) => Some(explain_answer_code(problem).to_owned()),
                Err(error) => Some(explain(&error)),
            };
            self.trouble.try_set(trouble);
        });
    }

    /// Pictures with codes on them, or texts.
    fn take_files(self, files: Vec<File>) {
        task::spawn(async move {
            for file in files {
                let texts = texts_of(&file).await;
                match texts {
                    Ok(texts) => texts.into_iter().for_each(|text| self.take(text)),
                    Err(words) => {
                        self.trouble.try_set(Some(words.to_owned()));
                    }
                }
            }
        });
    }
}

async fn texts_of(chosen: &File) -> Result<Vec<String>, &'static str> {
    use t::sharing::scan as text;
    if chosen.type_().starts_with("image/") {
        let reader = PictureReader::start().await;
        let reader = reader.ok_or_else(text::cannot_read_codes)?;
        let found = reader.look_at_file(chosen).await;
        let found = found.ok_or_else(text::no_picture)?;
        return if found.is_empty() {
            Err(text::no_code())
        } else {
            Ok(found)
        };
    }
    if chosen.size() > LARGEST_FILE {
        return Err(explain_answer_code(api::SlipProblem::TooLong));
    }
    let bytes = file::bytes(chosen).await.ok_or_else(text::no_file)?;
    let text = String::from_utf8_lossy(&bytes);
    Ok(vec![text.trim_start_matches('\u{feff}').to_owned()])
}
