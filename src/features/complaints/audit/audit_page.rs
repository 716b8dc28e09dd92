use super::case_rows::CaseRows;
use super::conclusion::Conclusion;
use super::results::{Results, drawn_words};
use crate::engine_client::{use_doer, use_query};
use crate::i18n::format::{self, DayStyle, InstantStyle};
use crate::i18n::t;
use crate::platform::clock;
use crate::route::{PrintSheet, Route};
use crate::ui::{
    Button, FirstAnswer, Icon, Link, LinkButton, Menu, MenuItem, Notice, NoticeKind, Page,
};
use api::AuditView;
use domain::command::{Command, RecordName};
use domain::record::{Audit, AuditCase, AuditId};
use leptos::prelude::*;

/// One audit: what was found, and the complaints one by one.
#[component]
pub(in super::super) fn AuditPage(id: AuditId) -> impl IntoView {
    use t::desk::audit as text;
    let query = use_query(move || Some(api::AuditPage { id }));
    let title = move || {
        query.with(|view| {
            view.map_or_else(String::new, |view| {
                let day = format::day(clock::day_in_shop(view.audit.at), DayStyle::Medium);
                text::title_of(&day)
            })
        })
    };
    let under = move || {
        query.with(|view| {
            view.map(|view| {
                let when = format::instant(view.audit.at, InstantStyle::Medium);
                let who = match &view.by {
                    Some(by) => t::history::when_and_who(&when, by),
                    None => when,
                };
                view! { <span>{who}</span><span>{drawn_words(&view.audit)}</span> }
            })
        })
    };
    let doer = use_doer();
    let records = move || {
        query.with(|view| {
            let cases = view.map(|view| view.cases.iter().map(|case| case.case.id));
            core::iter::once(RecordName::of::<Audit>(id))
                .chain(cases.into_iter().flatten().map(RecordName::of::<AuditCase>))
                .collect::<Vec<_>>()
        })
    };
    let remove = move |()| {
        let command = Command::Remove {
            records: records(),
            reason: String::new(),
        };
        doer.run(command, text::removed(), |_| ());
    };
    let restore = move |()| {
        let command = Command::Restore { records: records() };
        doer.run(command, text::restored(), |_| ());
    };
    view! {
        <Page
            title
            above=|| view! { <Link to=Route::ComplaintAudits>{text::title()}</Link> }
            under=move || view! { {under} }
            actions=move || {
                view! {
                    <LinkButton icon=Icon::Print to=Route::Print(PrintSheet::Audit(id))>
                        {t::shell::command::print()}
                    </LinkButton>
                    <Menu label=t::desk::more()>
                        <MenuItem icon=Icon::Bin danger=true on_press=remove>{text::remove()}</MenuItem>
                    </Menu>
                }
            }
        >
            <FirstAnswer
                query
                show=move |first: AuditView| {
                    let view = Memo::new(move |_| query.value().unwrap_or_else(|| first.clone()));
                    let is_removed = Memo::new(move |_| view.with(|view| view.removed.is_some()));
                    view! {
                        <Show when=move || is_removed.get()>
                            <Notice kind=NoticeKind::Info>
                                <p>{text::audit_in_bin()}</p>
                                <Button on_press=restore>{t::complaints::restore()}</Button>
                            </Notice>
                        </Show>
                        <div class="stack">
                            {move || view! { <Results view=view.get() /> }}
                            <Show when=move || !is_removed.get()>
                                <CaseRows view />
                                <Conclusion view />
                            </Show>
                        </div>
                    }
                }
            />
        </Page>
    }
}
