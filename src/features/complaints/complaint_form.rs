use crate::draft::{Checked, DraftNote, use_checks, use_draft};
use crate::engine_client::use_doer;
use crate::features::customers::{CustomerPicker, staff_choices, use_staff};
use crate::i18n::{field_label, t};
use crate::platform::clock;
use crate::route::Route;
use crate::router::use_router;
use crate::ui::{
    Button, ButtonKind, Choice, ChoiceField, Disclosure, Form, MultiChoiceField, Page, SelectField,
    TextArea, TextField, TextKind,
};
use domain::Id;
use domain::command::{Command, Validate as _};
use domain::record::{
    Complaint, ComplaintId, ComplaintKind, ComplaintSubKind, ContactWay, CustomerId, Remedy,
    Severity,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What is typed: the complaint, and how it was solved on the spot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Told {
    complaint: Complaint,
    how_solved: String,
}

/// Step 1: what happened, what is asked for; solved on the spot or left open.
#[component]
pub(super) fn ComplaintFormPage(customer: Option<CustomerId>) -> impl IntoView {
    use t::complaints as text;
    let router = use_router();
    let doer = use_doer();
    let settings = use_staff();
    let start = Told {
        complaint: Complaint {
            customer: customer.unwrap_or_default(),
            way: Some(ContactWay::Counter),
            severity: Some(Severity::General),
            ..Complaint::default()
        },
        how_solved: String::new(),
    };
    let draft = use_draft("complaint", customer.map(|id| id.0), start);
    let checks = use_checks(
        move || draft.with(|told| told.complaint.problems(clock::today())),
        doer,
    );
    let staff = staff_choices(settings, move || draft.with(|told| told.complaint.about));
    let kind = Memo::new(move |_| draft.with(|told| told.complaint.kind));
    let record = move |solved: bool| {
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
    };
    let label = |field: &str| field_label("complaint", field);
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Primary submit=true busy=doer.busy()>{text::leave_open()}</Button>
            <Button busy=doer.busy() on_press=move |()| record(true)>{text::solved_on_the_spot()}</Button>
            <Button kind=ButtonKind::Quiet on_press=move |()| router.back_or(Route::complaints())>{t::ui::cancel()}</Button>
        }
    };
    view! {
        <Page title=text::new_title()>
            <Form on_submit=move |()| record(false) has_errors=checks.has_errors() actions>
                <DraftNote draft />
                <Checked checks field="customer">
                    <CustomerPicker
                        label=label("customer")
                        value=draft
                            .field(
                                |told| Some(told.complaint.customer).filter(|id| id.0 != Id(0)),
                                |told, id| told.complaint.customer = id.unwrap_or_default(),
                            )
                        error=checks.error("customer")
                        required=true
                    />
                </Checked>
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
                {move || {
                    let kind = kind.get()?;
                    let choices: Vec<ComplaintSubKind> = ComplaintSubKind::ALL
                        .iter()
                        .copied()
                        .filter(|sub| sub.kind() == kind)
                        .collect();
                    Some(
                        view! {
                            <ChoiceField
                                label=label("sub_kind")
                                value=draft.field(|told| told.complaint.sub_kind, |told, sub| told.complaint.sub_kind = sub)
                                choices=Choice::all(&choices)
                            />
                        },
                    )
                }}
                <Checked checks field="what_happened">
                    <TextArea
                        label=label("what_happened")
                        help=text::what_help()
                        value=draft
                            .field(
                                |told| told.complaint.what_happened.clone(),
                                |told, words| told.complaint.what_happened = words,
                            )
                        error=checks.error("what_happened")
                        required=true
                    />
                </Checked>
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
                <ChoiceField
                    label=label("severity")
                    value=draft.field(|told| told.complaint.severity, |told, severity| told.complaint.severity = severity)
                    choices=Choice::all(Severity::ALL)
                    required=true
                />
                <TextArea
                    label=text::how_solved()
                    help=text::how_solved_help()
                    rows=2
                    value=draft.field(|told| told.how_solved.clone(), |told, words| told.how_solved = words)
                />
                <Disclosure label=text::more()>
                    <div class="form__fields">
                        <SelectField
                            label=label("way")
                            value=draft.field(|told| told.complaint.way, |told, way| told.complaint.way = way)
                            choices=Choice::all(ContactWay::ALL)
                        />
                        <SelectField
                            label=label("about")
                            value=draft.field(|told| told.complaint.about, |told, staff| told.complaint.about = staff)
                            choices=staff
                        />
                        <Checked checks field="complainant">
                            <TextField
                                label=label("complainant")
                                help=text::complainant_help()
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
                </Disclosure>
            </Form>
        </Page>
    }
}
