use super::page::StepContext;
use crate::draft::Draft;
use crate::engine_client::{use_query, use_shop};
use crate::features::complaints::number;
use crate::i18n::{Locale, Word as _, current, format, t};
use crate::platform::{clipboard, share, task};
use crate::state::use_toasts;
use crate::ui::{Button, ButtonKind, Icon, Menu, MenuItem};
use domain::record::{ComplaintStep, Language, Remedy, ReplyTemplate, StepKind};
use leptos::prelude::*;

/// A text that the program brings along; the shop may put its own in its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct BuiltIn {
    /// For ever: what [`ReplyTemplate::replaces`] names.
    pub(super) name: &'static str,
    pub(super) step: StepKind,
    pub(super) title: &'static str,
    pub(super) text: String,
}

/// In the language of the page.
pub(super) fn built_in() -> Vec<BuiltIn> {
    use t::desk_templates as text;
    // Braces in a catalogue are arguments; here they stay for whoever fills the text in.
    let one = |name, step, title, text: &str| BuiltIn {
        name,
        step,
        title,
        text: text.replace('‹', "{").replace('›', "}"),
    };
    vec![
        one(
            "received",
            StepKind::Acknowledged,
            text::received_title(),
            text::received(),
        ),
        one(
            "received_safety",
            StepKind::Acknowledged,
            text::received_safety_title(),
            text::received_safety(),
        ),
        one(
            "solution",
            StepKind::Notified,
            text::solution_title(),
            text::solution(),
        ),
        one(
            "not_valid",
            StepKind::Notified,
            text::not_valid_title(),
            text::not_valid(),
        ),
        one(
            "further_ways",
            StepKind::Notified,
            text::further_ways_title(),
            text::further_ways(),
        ),
        one(
            "question",
            StepKind::AskedCustomer,
            text::question_title(),
            text::question(),
        ),
    ]
}

pub(super) fn page_language() -> Language {
    match current() {
        Locale::Zh => Language::Chinese,
        Locale::En => Language::English,
    }
}

/// What is offered for a step: the shop's own texts, then those built in that it did not replace.
fn offered(kind: StepKind, context: &StepContext, own: &[ReplyTemplate]) -> Vec<(String, String)> {
    let language = page_language();
    let mut found: Vec<(String, String)> = own
        .iter()
        .filter(|template| {
            template.language == Some(language)
                && template.step.is_none_or(|step| step == kind)
                && template
                    .kind
                    .is_none_or(|wanted| context.complaint.kind == Some(wanted))
        })
        .map(|template| (template.title.clone(), template.text.clone()))
        .collect();
    let mut built_in = built_in();
    built_in.retain(|text| {
        text.step == kind
            && !own.iter().any(|template| {
                template.replaces == text.name && template.language == Some(language)
            })
    });
    // A complaint that was not upheld is answered with tact, before anything else is offered.
    if context.standing.is_valid == Some(false) {
        built_in.sort_by_key(|text| text.name != "not_valid");
    }
    found.extend(
        built_in
            .into_iter()
            .map(|text| (text.title.to_owned(), text.text)),
    );
    found
}

/// Puts what is known in the place of `{customer}`, `{number}`, `{shop}`, `{phone}` and `{remedy}`.
fn filled(text: &str, context: &StepContext, shop: &str, phone: &str) -> String {
    let complaint = &context.complaint;
    let name = if complaint.complainant.is_empty() {
        &context.customer_name
    } else {
        &complaint.complainant
    };
    let remedies = match &context.standing.proposal {
        Some((_, proposal)) => proposal.remedies.clone(),
        None => complaint.remedies_asked.clone(),
    };
    let remedy = format::list(
        remedies
            .iter()
            .filter_map(|code| Remedy::from_code(code))
            .map(Remedy::word),
    );
    text.replace("{customer}", name)
        .replace("{number}", &number(complaint.number))
        .replace("{shop}", shop)
        .replace("{phone}", phone)
        .replace("{remedy}", &remedy)
}

/// Under a text that goes to the customer: take a template, copy it, hand it to another app.
#[component]
pub(super) fn TemplateBar(
    kind: StepKind,
    draft: Draft<ComplaintStep>,
    context: StepContext,
) -> impl IntoView {
    let facts = use_query(|| Some(api::DeskFacts));
    let shop = use_shop();
    let toasts = use_toasts();
    let context = StoredValue::new(context);
    let items = move || {
        let own = facts.with(|facts| {
            facts
                .map(|facts| facts.templates.clone())
                .unwrap_or_default()
        });
        context
            .with_value(|context| offered(kind, context, &own))
            .into_iter()
            .map(|(title, text)| {
                let fill = move |()| {
                    let (name, phone) = shop.with(|view| {
                        view.map(|view| (view.shop.name.clone(), view.shop.phone.clone()))
                            .unwrap_or_default()
                    });
                    let words = context.with_value(|context| filled(&text, context, &name, &phone));
                    draft.update(|step| {
                        if !step.text.trim().is_empty() {
                            step.text.push_str("\n\n");
                        }
                        step.text.push_str(&words);
                    });
                };
                view! { <MenuItem on_press=fill>{title}</MenuItem> }
            })
            .collect_view()
    };
    let words = move || draft.with(|step| step.text.clone());
    let is_empty = Memo::new(move |_| draft.with(|step| step.text.trim().is_empty()));
    let copy = move |()| {
        let text = words();
        task::spawn(async move {
            if clipboard::copy(&text).await {
                toasts.done(t::desk::copied());
            }
        });
    };
    let hand_on = move |()| {
        let text = untrack(words);
        task::spawn(async move {
            share::text(t::desk::reply(), &text).await;
        });
    };
    view! {
        <div class="toolbar">
            <Menu label=t::desk::use_template() icon=Icon::Letter with_word=true>
                {items}
            </Menu>
            <Button kind=ButtonKind::Quiet icon=Icon::Copy disabled=is_empty on_press=copy>
                {t::desk::copy()}
            </Button>
            {share::is_available()
                .then(|| {
                    view! {
                        <Button kind=ButtonKind::Quiet icon=Icon::Share disabled=is_empty on_press=hand_on>
                            {t::desk::share()}
                        </Button>
                    }
                })}
        </div>
    }
}
