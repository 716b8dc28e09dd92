use super::heard_before::HeardBefore;
use super::new_customer::NewCustomerDialog;
use super::object_fields::ObjectFields;
use super::told::{Told, ToldDraft};
use crate::draft::{Checked, Checks, DraftNote, use_checks, use_draft};
use crate::engine_client::{Doer, use_doer};
use crate::features::complaints::photos::PhotoField;
use crate::features::customers::CustomerPicker;
use crate::i18n::{field_label, t};
use crate::platform::clock;
use crate::route::Route;
use crate::router::use_router;
use crate::ui::{
    Button, ButtonKind, CheckBox, Choice, ChoiceField, Disclosure, Form, Icon, MultiChoiceField,
    Notice, NoticeKind, Page, SelectField, TextArea, TextField, TextKind,
};
use domain::Id;
use domain::command::{Command, Validate as _};
use domain::record::{
    ComplaintId, ComplaintKind, ComplaintSubKind, ContactWay, CustomerId, Remedy, Severity,
};
use leptos::prelude::*;

fn label(field: &str) -> String {
    field_label("complaint", field)
}

/// Step 1: what happened, what is asked for; solved on the spot or left open. It can be left at any moment and is
/// found again as it was.
#[component]
pub(in super::super) fn ComplaintFormPage(customer: Option<CustomerId>) -> impl IntoView {
    use t::complaints as text;
    let router = use_router();
    let doer = use_doer();
    let draft = use_draft("complaint", customer.map(|id| id.0), Told::start(customer));
    let checks = use_checks(
        move || draft.with(|told| told.complaint.problems(clock::today())),
        doer,
    );
    let record = move |solved: bool| record(draft, checks, doer, router, solved);
    // A major one goes to the manager with a proposal; it is never settled in passing.
    let is_major =
        Memo::new(move |_| draft.with(|told| told.complaint.severity == Some(Severity::Major)));
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Primary submit=true busy=doer.busy()>{text::leave_open()}</Button>
            <Show when=move || !is_major.get()>
                <Button busy=doer.busy() on_press=move |()| record(true)>{text::solved_on_the_spot()}</Button>
            </Show>
            <Button kind=ButtonKind::Quiet on_press=move |()| router.back_or(Route::complaints())>
                {t::desk::finish_later()}
            </Button>
        }
    };
    view! {
        <Page title=text::new_title()>
            <Form on_submit=move |()| record(false) has_errors=checks.has_errors() actions>
                <DraftNote draft />
                <WhoComplains draft checks />
                <WhatHappened draft checks />
                <HeardBefore draft />
                <KindFields draft checks />
                <SeverityFields draft />
                <ObjectFields draft />
                <RemedyField draft />
                <PhotoField value=draft
                    .field(
                        |told| told.complaint.attachments.clone(),
                        |told, photos| told.complaint.attachments = photos,
                    ) />
                <Show when=move || !is_major.get()>
                    <TextArea
                        label=text::how_solved()
                        help=text::how_solved_help()
                        rows=2
                        value=draft.field(|told| told.how_solved.clone(), |told, words| told.how_solved = words)
                    />
                </Show>
                <MoreFields draft checks />
            </Form>
        </Page>
    }
}

fn record(
    draft: ToldDraft,
    checks: Checks,
    doer: Doer,
    router: crate::router::Router,
    solved: bool,
) {
    use t::complaints as text;
    if !checks.pass() {
        return;
    }
    let told = draft.get_untracked();
    let command = Command::RecordComplaint {
        complaint: Box::new(told.complaint),
        solved: solved.then_some(told.how_solved),
    };
    let done = if solved {
        text::recorded_solved()
    } else {
        text::recorded()
    };
    doer.run(command, done, move |done| {
        draft.forget();
        router.replace(done.about.map_or_else(Route::complaints, |about| {
            Route::Complaint(ComplaintId(about.id))
        }));
    });
}

/// The customer, found or made on the fly.
#[component]
pub(super) fn WhoComplains(draft: ToldDraft, checks: Checks) -> impl IntoView {
    let is_making = RwSignal::new(false);
    let is_missing = Memo::new(move |_| draft.with(|told| told.complaint.customer.0 == Id(0)));
    view! {
        <Checked checks field="customer">
            <CustomerPicker
                label=label("customer")
                value=draft
                    .field(
                        |told| Some(told.complaint.customer).filter(|id| id.0 != Id(0)),
                        |told, id| {
                            told.complaint.customer = id.unwrap_or_default();
                            told.complaint.purchase = None;
                        },
                    )
                error=checks.error("customer")
                required=true
            />
        </Checked>
        <Show when=move || is_missing.get()>
            <p>
                <Button icon=Icon::Plus on_press=move |()| is_making.set(true)>{t::desk::new_customer::title()}</Button>
            </p>
        </Show>
        <NewCustomerDialog
            open=is_making
            on_made=move |id: CustomerId| draft.update(|told| told.complaint.customer = id)
        />
    }
}

#[component]
pub(super) fn WhatHappened(draft: ToldDraft, checks: Checks) -> impl IntoView {
    view! {
        <Checked checks field="what_happened">
            <TextArea
                label=label("what_happened")
                help=t::complaints::what_help()
                value=draft
                    .field(
                        |told| told.complaint.what_happened.clone(),
                        |told, words| told.complaint.what_happened = words,
                    )
                error=checks.error("what_happened")
                required=true
            />
        </Checked>
    }
}

/// How grave it is. Where somebody could be hurt it is a major one, and that is seen at once.
#[component]
fn SeverityFields(draft: ToldDraft) -> impl IntoView {
    let is_safety = Memo::new(move |_| draft.with(|told| told.complaint.safety));
    view! {
        <CheckBox
            label=t::desk::could_be_hurt()
            help=t::desk::safety_help()
            value=draft
                .field(
                    |told| told.complaint.safety,
                    |told, safety| {
                        told.complaint.safety = safety;
                        if safety {
                            told.complaint.severity = Some(Severity::Major);
                        }
                    },
                )
        />
        {move || {
            if is_safety.get() {
                view! {
                    <Notice kind=NoticeKind::Problem>
                        <p>{t::desk::safety_is_major()}</p>
                    </Notice>
                }
                    .into_any()
            } else {
                view! {
                    <ChoiceField
                        label=label("severity")
                        help=t::desk::severity_help()
                        value=draft
                            .field(
                                |told| told.complaint.severity,
                                |told, severity| told.complaint.severity = severity,
                            )
                        choices=Choice::all(Severity::ALL)
                        settled=true
                    />
                }
                    .into_any()
            }
        }}
    }
}

#[component]
pub(super) fn KindFields(draft: ToldDraft, checks: Checks) -> impl IntoView {
    let kind = Memo::new(move |_| draft.with(|told| told.complaint.kind));
    let sub_kinds = move || {
        let kind = kind.get()?;
        let choices: Vec<ComplaintSubKind> = ComplaintSubKind::ALL
            .iter()
            .copied()
            .filter(|sub| sub.kind() == kind)
            .collect();
        Some(view! {
            <ChoiceField
                label=label("sub_kind")
                value=draft.field(|told| told.complaint.sub_kind, |told, sub| told.complaint.sub_kind = sub)
                choices=Choice::all(&choices)
            />
        })
    };
    view! {
        <Checked checks field="kind">
            <ChoiceField
                label=label("kind")
                value=draft
                    .field(
                        |told| told.complaint.kind,
                        |told, kind| {
                            told.complaint.kind = kind;
                            told.complaint.sub_kind = told.complaint.sub_kind.filter(|sub| Some(sub.kind()) == kind);
                        },
                    )
                choices=Choice::all(ComplaintKind::ALL)
                error=checks.error("kind")
                required=true
            />
        </Checked>
        {sub_kinds}
    }
}

#[component]
pub(super) fn RemedyField(draft: ToldDraft) -> impl IntoView {
    view! {
        <MultiChoiceField
            label=label("remedy_asked")
            value=draft
                .field(
                    |told| {
                        told.complaint.remedies_asked.iter().filter_map(|code| Remedy::from_code(code)).collect::<Vec<_>>()
                    },
                    |told, remedies: Vec<Remedy>| {
                        told.complaint.remedies_asked = remedies
                            .into_iter()
                            .map(|remedy| remedy.code().to_owned())
                            .collect();
                    },
                )
            choices=Choice::all(Remedy::ALL)
        />
    }
}

#[component]
pub(super) fn MoreFields(draft: ToldDraft, checks: Checks) -> impl IntoView {
    view! {
        <Disclosure label=t::complaints::more()>
            <div class="form__fields">
                <SelectField
                    label=label("way")
                    value=draft.field(|told| told.complaint.way, |told, way| told.complaint.way = way)
                    choices=Choice::all(ContactWay::ALL)
                />
                <div class="field-pair">
                    <Checked checks field="complainant">
                        <TextField
                            label=label("complainant")
                            help=t::complaints::complainant_help()
                            value=draft
                                .field(
                                    |told| told.complaint.complainant.clone(),
                                    |told, name| told.complaint.complainant = name,
                                )
                            error=checks.error("complainant")
                        />
                    </Checked>
                    <Checked checks field="complainant_phone">
                        <TextField
                            label=label("complainant_phone")
                            kind=TextKind::Phone
                            value=draft
                                .field(
                                    |told| told.complaint.complainant_phone.clone(),
                                    |told, phone| told.complaint.complainant_phone = phone,
                                )
                            error=checks.error("complainant_phone")
                        />
                    </Checked>
                </div>
                <CheckBox
                    label=label("complainant_hidden")
                    help=t::desk::hidden_help()
                    value=draft
                        .field(
                            |told| told.complaint.complainant_hidden,
                            |told, hidden| told.complaint.complainant_hidden = hidden,
                        )
                />
                <TextArea
                    label=label("remedy_asked_note")
                    rows=2
                    value=draft
                        .field(
                            |told| told.complaint.remedy_asked_note.clone(),
                            |told, note| told.complaint.remedy_asked_note = note,
                        )
                />
            </div>
        </Disclosure>
    }
}
