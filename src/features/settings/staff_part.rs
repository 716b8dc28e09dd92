use crate::draft::{CheckedText, DraftNote, use_checks, use_draft};
use crate::engine_client::{use_doer, use_engine, use_query};
use crate::i18n::{Word, field_label, t};
use crate::platform::clock;
use crate::ui::{
    Answered, Button, ButtonKind, Card, CheckBox, Chip, Choice, Dialog, Face, Form, Icon, Row,
    Rows, SelectField, TextKind,
};
use api::{Settings, SettingsView};
use domain::command::{Command, Edit, Validate as _};
use domain::record::{Role, Staff};
use leptos::prelude::*;

/// Who works here, and who works on this device.
#[component]
pub(super) fn StaffPart() -> impl IntoView {
    let query = use_query(|| Some(Settings));
    let open = RwSignal::new(false);
    let edited = RwSignal::new(None::<Staff>);
    let edit = move |staff: Option<Staff>| {
        edited.set(staff);
        open.set(true);
    };
    let aside = move || {
        view! { <Button icon=Icon::Plus on_press=move |()| edit(None)>{t::settings::add_staff()}</Button> }
    };
    view! {
        <Card title=t::settings::staff() aside flush=true>
            <Answered
                query
                show=move |view: SettingsView| {
                    if view.staff.is_empty() {
                        return view! { <p class="card__empty">{t::settings::no_staff()}</p> }.into_any();
                    }
                    view! {
                        <Rows>
                            {view
                                .staff
                                .into_iter()
                                .map(|staff| view! { <Member staff edit=Callback::new(move |staff| edit(Some(staff))) /> })
                                .collect_view()}
                        </Rows>
                    }
                        .into_any()
                }
            />
        </Card>
        <Dialog title=t::settings::staff() open>
            {move || {
                let staff = edited.get();
                view! { <StaffForm staff on_done=move |()| open.set(false) /> }
            }}
        </Dialog>
    }
}

#[component]
fn Member(staff: Staff, edit: Callback<Staff>) -> impl IntoView {
    let here = use_engine().staff();
    let id = staff.id;
    let name = staff.name.clone();
    let lead = {
        let name = name.clone();
        move || view! { <Face name=name.clone() /> }
    };
    let is_here = Memo::new(move |_| here.get() == Some(id));
    let left = staff.left;
    let row = staff.clone();
    let actions = move || {
        let row = row.clone();
        view! {
            {(!left)
                .then(|| {
                    view! {
                        <Button on_press=move |()| here.set(if is_here.get_untracked() { None } else { Some(id) })>
                            {move || if is_here.get() { t::settings::not_me() } else { t::settings::this_is_me() }}
                        </Button>
                    }
                })}
            <Button kind=ButtonKind::Quiet icon=Icon::Edit on_press=move |()| edit.run(row.clone())>
                {t::settings::edit()}
            </Button>
        }
    };
    let role = staff.role.map(Word::word);
    let details = [role.unwrap_or_default(), &staff.department, &staff.phone]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    view! {
        <Row lead actions>
            <p class="row__title">
                <span>{name}</span>
                {move || is_here.get().then(|| view! { <Chip>{t::settings::works_here()}</Chip> })}
                {left.then(|| view! { <Chip>{field_label("staff", "left")}</Chip> })}
            </p>
            <p>{details}</p>
        </Row>
    }
}

#[component]
fn StaffForm(staff: Option<Staff>, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let doer = use_doer();
    let id = staff.as_ref().map(|staff| staff.id.0);
    let start = Edit {
        before: staff.clone(),
        after: staff.unwrap_or_default(),
    };
    let draft = use_draft("staff", id, start);
    let checks = use_checks(
        move || draft.with(|edit| edit.after.problems(clock::today())),
        doer,
    );
    let save = move |()| {
        if !checks.pass() {
            return;
        }
        doer.run(
            Command::SaveStaff(Box::new(draft.get_untracked())),
            t::settings::staff_saved(),
            move |_| {
                draft.forget();
                on_done.run(());
            },
        );
    };
    let label = |field: &str| field_label("staff", field);
    view! {
        <Form
            on_submit=save
            has_errors=checks.has_errors()
            actions=move || {
                view! { <Button kind=ButtonKind::Primary submit=true busy=doer.busy()>{t::ui::save()}</Button> }
            }
        >
            <DraftNote draft />
            <CheckedText
                checks
                record="staff"
                field="name"
                value=draft.field(|edit| edit.after.name.clone(), |edit, name| edit.after.name = name)
                required=true
            />
            <SelectField
                label=label("role")
                value=draft.field(|edit| edit.after.role, |edit, role| edit.after.role = role)
                choices=Signal::stored(Choice::all(Role::ALL))
            />
            <CheckedText
                checks
                record="staff"
                field="department"
                value=draft.field(|edit| edit.after.department.clone(), |edit, text| edit.after.department = text)
            />
            <CheckedText
                checks
                record="staff"
                field="phone"
                kind=TextKind::Phone
                value=draft.field(|edit| edit.after.phone.clone(), |edit, phone| edit.after.phone = phone)
            />
            <CheckBox
                label=label("left")
                value=draft.field(|edit| edit.after.left, |edit, left| edit.after.left = left)
            />
        </Form>
    }
}
