use crate::draft::{Checked, DraftNote, use_checks, use_draft};
use crate::engine_client::{use_doer, use_query};
use crate::i18n::{Word as _, field_label, format, t};
use crate::platform::clock;
use crate::ui::{
    Button, ButtonKind, Card, Choice, ChoiceField, Dialog, Form, Icon, SelectField, TextArea,
    TextField,
};
use api::DeskFacts;
use domain::command::{Command, Edit, RecordName, Validate as _};
use domain::record::{ComplaintKind, Language, ReplyTemplate, StepKind};
use domain::reply::{ReplyField, built_in};
use leptos::prelude::*;

/// Steps at which something is said to the customer.
const SPOKEN: [StepKind; 5] = [
    StepKind::Acknowledged,
    StepKind::AskedCustomer,
    StepKind::JudgedNotValid,
    StepKind::Notified,
    StepKind::Proposed,
];

/// Texts for customers: those that come along, and the shop's own in their place or beside them.
#[component]
pub(super) fn TemplatesPart() -> impl IntoView {
    use t::settings::template as text;
    let facts = use_query(|| Some(DeskFacts));
    let own = Memo::new(move |_| {
        facts.with(|facts| {
            facts
                .map(|facts| facts.templates.clone())
                .unwrap_or_default()
        })
    });
    let open = RwSignal::new(false);
    let edited = RwSignal::new(ReplyTemplate::default());
    let edit = move |template: ReplyTemplate| {
        edited.set(template);
        open.set(true);
    };
    let aside = move || {
        let fresh = ReplyTemplate {
            language: Some(page_language()),
            step: Some(StepKind::Notified),
            ..ReplyTemplate::default()
        };
        view! { <Button icon=Icon::Plus on_press=move |()| edit(fresh.clone())>{text::add()}</Button> }
    };
    let rows = move || {
        rows(&own.get())
            .into_iter()
            .map(|(template, is_own)| view! { <TemplateRow template is_own edit=Callback::new(edit) /> })
            .collect_view()
    };
    view! {
        <Card title=text::title() aside flush=true>
            <ul class="rows">{rows}</ul>
        </Card>
        <Dialog open title=text::title()>
            {move || {
                let template = edited.get();
                view! { <TemplateForm template on_done=move |()| open.set(false) /> }
            }}
        </Dialog>
    }
}

/// In both languages: the shop's own, then what comes along and was not replaced.
fn rows(own: &[ReplyTemplate]) -> Vec<(ReplyTemplate, bool)> {
    let mut rows: Vec<(ReplyTemplate, bool)> = own
        .iter()
        .map(|template| (template.clone(), true))
        .collect();
    let language = page_language();
    for text in built_in(language) {
        let is_replaced = own
            .iter()
            .any(|template| template.replaces == text.name && template.language == Some(language));
        if !is_replaced {
            rows.push((
                ReplyTemplate {
                    replaces: text.name.to_owned(),
                    kind: text.kind,
                    step: Some(text.step),
                    language: Some(language),
                    title: text.title.to_owned(),
                    text: text.text.to_owned(),
                    ..ReplyTemplate::default()
                },
                false,
            ));
        }
    }
    rows
}

fn page_language() -> Language {
    match crate::i18n::current() {
        crate::i18n::Locale::Zh => Language::Chinese,
        crate::i18n::Locale::En => Language::English,
    }
}

#[component]
fn TemplateRow(
    template: ReplyTemplate,
    is_own: bool,
    edit: Callback<ReplyTemplate>,
) -> impl IntoView {
    use t::settings::template as text;
    let doer = use_doer();
    let id = template.id;
    let detail = [
        template.step.map(|step| step.word().to_owned()),
        template.kind.map(|kind| kind.word().to_owned()),
        template.language.map(|language| language.word().to_owned()),
        Some(
            if is_own {
                text::own()
            } else {
                text::built_in()
            }
            .to_owned(),
        ),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(" · ");
    let remove = move |()| {
        let command = Command::Remove {
            records: vec![RecordName::of::<ReplyTemplate>(id)],
            reason: String::new(),
        };
        doer.run(command, text::removed(), |_| ());
    };
    let title = template.title.clone();
    let words = format::shortened(&template.text, 80);
    view! {
        <li class="row">
            <div class="row__text">
                <p class="row__title">
                    <span>{title}</span>
                </p>
                <p>{detail}</p>
                <p>{words}</p>
            </div>
            <div class="row__actions">
                <Button icon=Icon::Edit kind=ButtonKind::Quiet on_press=move |()| edit.run(template.clone())>
                    {t::settings::edit()}
                </Button>
                {is_own
                    .then(|| {
                        view! {
                            <Button icon=Icon::Bin kind=ButtonKind::Quiet busy=doer.busy() on_press=remove>
                                {text::remove()}
                            </Button>
                        }
                    })}
            </div>
        </li>
    }
}

#[component]
fn TemplateForm(template: ReplyTemplate, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    use t::settings::template as text;
    let doer = use_doer();
    let is_stored = template.id.0.0 != 0;
    let start = Edit {
        before: is_stored.then(|| template.clone()),
        after: template.clone(),
    };
    let name = format!("template-{}", template.replaces);
    let draft = use_draft(&name, is_stored.then_some(template.id.0), start);
    let checks = use_checks(
        move || draft.with(|edit| edit.after.problems(clock::today())),
        doer,
    );
    let save = move |()| {
        if checks.pass() {
            doer.run(
                Command::SaveTemplate(Box::new(draft.get_untracked())),
                text::saved(),
                move |_| {
                    draft.forget();
                    on_done.run(());
                },
            );
        }
    };
    let fields = ReplyField::ALL
        .iter()
        .map(|field| format!("{{{}}} {}", field.code(), field.word()))
        .collect::<Vec<_>>()
        .join(" · ");
    let label = |field: &str| field_label("reply_template", field);
    view! {
        <Form
            on_submit=save
            has_errors=checks.has_errors()
            actions=move || {
                view! { <Button kind=ButtonKind::Primary submit=true busy=doer.busy()>{t::ui::save()}</Button> }
            }
        >
            <DraftNote draft />
            <Checked checks field="title">
                <TextField
                    label=label("title")
                    required=true
                    value=draft.field(|edit| edit.after.title.clone(), |edit, title| edit.after.title = title)
                    error=checks.error("title")
                />
            </Checked>
            <ChoiceField
                label=label("language")
                settled=true
                value=draft.field(|edit| edit.after.language, |edit, language| edit.after.language = language)
                choices=Choice::all(Language::ALL)
            />
            <div class="field-pair">
                <SelectField
                    label=label("step")
                    value=draft.field(|edit| edit.after.step, |edit, step| edit.after.step = step)
                    choices=Signal::stored(Choice::all(&SPOKEN))
                />
                <SelectField
                    label=label("kind")
                    value=draft.field(|edit| edit.after.kind, |edit, kind| edit.after.kind = kind)
                    choices=Signal::stored(Choice::all(ComplaintKind::ALL))
                />
            </div>
            <Checked checks field="text">
                <TextArea
                    label=label("text")
                    help=text::fields(&fields)
                    rows=8
                    required=true
                    value=draft.field(|edit| edit.after.text.clone(), |edit, words| edit.after.text = words)
                    error=checks.error("text")
                />
            </Checked>
        </Form>
    }
}
