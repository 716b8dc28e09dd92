use super::complaint_form::{KindFields, MoreFields, RemedyField, WhatHappened, WhoComplains};
use super::object_fields::ObjectFields;
use super::told::{Told, ToldDraft};
use crate::draft::{Checked, Checks, DraftNote, use_checks, use_draft};
use crate::engine_client::{use_doer, use_query};
use crate::features::complaints::number;
use crate::features::complaints::photos::PhotoField;
use crate::features::customers::{staff_choices, use_staff};
use crate::i18n::{explain_refusal, field_label, t};
use crate::platform::clock;
use crate::route::Route;
use crate::router::use_router;
use crate::ui::{
    Button, ButtonKind, Choice, ChoiceField, FirstAnswer, Form, Link, LinkButton, MomentField,
    Notice, NoticeKind, Page, SelectField,
};
use api::ComplaintView;
use domain::command::{Command, Edit, Validate as _};
use domain::complaint::{Refusal, Standing};
use domain::record::{Complaint, ComplaintId, ComplaintState, Severity};
use leptos::prelude::*;

/// What was told, put right until it is archived. Who changed what stays visible on the complaint's page.
#[component]
pub(in super::super) fn EditTold(id: ComplaintId) -> impl IntoView {
    let query = use_query(move || Some(api::ComplaintPage { id }));
    let above = move || {
        let name = move || query.with(|view| view.map(|view| number(view.complaint.number)));
        view! {
            <Link to=Route::complaints()>{t::shell::place::complaints()}</Link>
            " / "
            <Link to=Route::Complaint(id)>{name}</Link>
        }
    };
    view! {
        <Page title=t::desk::told::edit_title() above>
            <FirstAnswer query show=move |view: ComplaintView| view! { <ToldForm view /> } />
        </Page>
    }
}

/// Why what was told stays as it is.
fn refusal(standing: &Standing) -> Option<Refusal> {
    match standing.state {
        ComplaintState::Archived => Some(Refusal::Archived),
        ComplaintState::Merged => Some(Refusal::Merged),
        _ => None,
    }
}

#[component]
fn ToldForm(view: ComplaintView) -> impl IntoView {
    let ComplaintView {
        complaint,
        standing,
        ..
    } = view;
    let id = complaint.id;
    if let Some(refusal) = refusal(&standing) {
        return view! {
            <Notice kind=NoticeKind::Info>
                <p>{explain_refusal(&refusal)}</p>
                <LinkButton to=Route::Complaint(id)>{t::desk::told::back()}</LinkButton>
            </Notice>
        }
        .into_any();
    }
    let router = use_router();
    let doer = use_doer();
    let draft = use_draft("complaint_edit", Some(id.0), Told::edit(complaint));
    let checks = use_checks(
        move || draft.with(|told| told.complaint.problems(clock::today())),
        doer,
    );
    let save = move |()| {
        if !checks.pass() {
            return;
        }
        let told = draft.get_untracked();
        let edit = Edit {
            before: told.before,
            after: told.complaint,
        };
        doer.run(
            Command::SaveComplaint(Box::new(edit)),
            t::desk::told::saved(),
            move |_| {
                draft.forget();
                router.back_or(Route::Complaint(id));
            },
        );
    };
    let cancel = move |()| router.back_or(Route::Complaint(id));
    view! {
        <Form
            on_submit=save
            has_errors=checks.has_errors()
            actions=move || {
                view! {
                    <Button kind=ButtonKind::Primary submit=true busy=doer.busy()>{t::ui::save()}</Button>
                    <Button kind=ButtonKind::Quiet on_press=cancel>{t::desk::finish_later()}</Button>
                }
            }
        >
            <DraftNote draft />
            <p class="field__help">{t::desk::told::help()}</p>
            <WhoComplains draft checks />
            <WhenAndBy draft checks />
            <WhatHappened draft checks />
            <KindFields draft checks />
            <Checked checks field="purchase">
                <ObjectFields draft />
                <PurchaseError checks />
            </Checked>
            <RemedyField draft />
            <SeverityField draft standing />
            <PhotoField value=draft
                .field(
                    |told| told.complaint.attachments.clone(),
                    |told, photos| told.complaint.attachments = photos,
                ) />
            <MoreFields draft checks />
        </Form>
    }
    .into_any()
}

#[component]
fn WhenAndBy(draft: ToldDraft, checks: Checks) -> impl IntoView {
    let label = |field: &str| field_label("complaint", field);
    let staff = staff_choices(use_staff(), move || {
        draft.with(|told| told.complaint.received_by)
    });
    view! {
        <div class="field-pair">
            <Checked checks field="at">
                <MomentField
                    label=label("at")
                    value=draft.field(|told| told.complaint.at, |told, at| told.complaint.at = at)
                    error=checks.error("at")
                />
            </Checked>
            <SelectField
                label=label("received_by")
                value=draft.field(|told| told.complaint.received_by, |told, by| told.complaint.received_by = by)
                choices=staff
            />
        </div>
    }
}

/// The purchase is one of another customer: said here, since the field goes by the customer.
#[component]
fn PurchaseError(checks: Checks) -> impl IntoView {
    let error = checks.error("purchase");
    move || {
        error
            .get()
            .map(|error| view! { <p class="field__error" role="alert">{error}</p> })
    }
}

/// As long as nobody reviewed or judged it; afterwards a review changes it.
#[component]
fn SeverityField(draft: ToldDraft, standing: Standing) -> impl IntoView {
    let label = field_label("complaint", "severity");
    if Complaint::may_set_severity(&standing) {
        view! {
            <ChoiceField
                label
                help=t::desk::severity_help()
                value=draft
                    .field(|told| told.complaint.severity, |told, severity| told.complaint.severity = severity)
                choices=Choice::all(Severity::ALL)
                settled=true
            />
        }
        .into_any()
    } else {
        let refusal = explain_refusal(&Refusal::SeverityByReview);
        view! { <p class="field__help">{t::desk::filter::named(&label, &refusal)}</p> }.into_any()
    }
}
