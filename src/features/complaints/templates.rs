use super::page::StepContext;
use crate::draft::Draft;
use crate::engine_client::{Engine, ShopFacts, use_engine, use_query, use_shop};
use crate::features::complaints::number;
use crate::i18n::format::{self, DayStyle, InstantStyle};
use crate::i18n::{Locale, Word as _, current, t};
use crate::platform::{clipboard, clock, share, task};
use crate::route::{PrintSheet, Route};
use crate::state::use_toasts;
use crate::ui::{Button, ButtonKind, Icon, LinkButton, Menu, MenuItem};
use domain::record::{ComplaintStep, Language, Remedy, ReplyTemplate, StepKind};
use domain::reply::{Reply, ReplyField, fill, replies};
use leptos::prelude::*;

pub(super) fn page_language() -> Language {
    match current() {
        Locale::Zh => Language::Chinese,
        Locale::En => Language::English,
    }
}

/// What is offered for a step, the most fitting first. One that was not upheld is answered with tact.
fn offered(kind: StepKind, context: &StepContext, own: &[ReplyTemplate]) -> Vec<Reply> {
    let of = context.complaint.kind;
    let language = page_language();
    let is_gentle = kind == StepKind::Notified && context.standing.is_valid == Some(false);
    let mut found = Vec::new();
    if is_gentle {
        found.extend(replies(of, StepKind::JudgedNotValid, language, own));
    }
    found.extend(replies(of, kind, language, own));
    found
}

/// What is known of the complaint, for the fields of a reply.
fn known(context: &StepContext, here: &Here, field: ReplyField) -> Option<String> {
    let complaint = &context.complaint;
    Some(match field {
        ReplyField::Customer if complaint.complainant.is_empty() => context.customer_name.clone(),
        ReplyField::Customer => complaint.complainant.clone(),
        ReplyField::Number => number(complaint.number),
        ReplyField::Day => format::day(clock::day_in_shop(complaint.at), DayStyle::Medium),
        ReplyField::Product => context.product.clone()?,
        ReplyField::Cause => context.standing.cause?.word().to_owned(),
        ReplyField::Remedy => {
            let remedies = match &context.standing.proposal {
                Some((_, proposal)) => &proposal.remedies,
                None => &complaint.remedies_asked,
            };
            format::list(
                remedies
                    .iter()
                    .filter_map(|code| Remedy::from_code(code))
                    .map(Remedy::word),
            )
        }
        ReplyField::Due => format::instant(context.due?, InstantStyle::Short),
        ReplyField::Staff => here.staff.clone()?,
        ReplyField::Shop => here.shop.clone(),
        ReplyField::Phone => here.phone.clone(),
    })
}

/// Who writes, and for which shop.
struct Here {
    staff: Option<String>,
    shop: String,
    phone: String,
}

impl Here {
    fn now(shop: ShopFacts, engine: Engine) -> Self {
        let id = engine.staff().get_untracked();
        untrack(|| {
            shop.with(|view| {
                let staff = view.and_then(|view| {
                    let found = view.staff.iter().find(|staff| Some(staff.id) == id)?;
                    Some(found.name.clone())
                });
                Self {
                    staff,
                    shop: view.map(|view| view.shop.name.clone()).unwrap_or_default(),
                    phone: view.map(|view| view.shop.phone.clone()).unwrap_or_default(),
                }
            })
        })
    }
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
    let engine = use_engine();
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
            .map(|reply| {
                let Reply { title, text, .. } = reply;
                let put = move |()| {
                    let here = Here::now(shop, engine);
                    let words = context.with_value(|context| {
                        fill(&text, |field| known(context, &here, field)).text
                    });
                    draft.update(|step| {
                        if !step.text.trim().is_empty() {
                            step.text.push_str("\n\n");
                        }
                        step.text.push_str(&words);
                    });
                };
                view! { <MenuItem on_press=put>{title}</MenuItem> }
            })
            .collect_view()
    };
    let letter = context.with_value(|context| {
        Route::Print(PrintSheet::ComplaintLetter(context.complaint.id, kind))
    });
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
            <Show when=move || !is_empty.get()>
                <LinkButton icon=Icon::Print to=letter.clone()>{t::shell::command::print()}</LinkButton>
            </Show>
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
