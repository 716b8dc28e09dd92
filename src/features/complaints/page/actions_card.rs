use super::shown::staff_name;
use crate::draft::{Checked, DraftNote, use_checks, use_draft};
use crate::engine_client::use_doer;
use crate::features::customers::{staff_choices, use_staff};
use crate::i18n::format::{self, DayStyle};
use crate::i18n::{field_label, t};
use crate::platform::clock;
use crate::ui::{
    Band, BandChip, Button, ButtonKind, Card, CheckBox, Chip, DateField, Dialog, Form, Icon,
    SelectField, TextArea,
};
use api::ComplaintView;
use domain::Day;
use domain::command::{Command, Edit, FieldError, Validate as _};
use domain::record::{Action, ComplaintId, Prevention, StaffId, YesNo};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What is still to be done, by whom and until when; and what keeps it from happening again.
#[component]
pub(super) fn ActionsCard(view: Memo<ComplaintView>) -> impl IntoView {
    use t::desk::action as text;
    let rows =
        Memo::new(move |_| view.with(|view| (view.actions.clone(), view.preventions.clone())));
    let id = Memo::new(move |_| view.with(|view| view.complaint.id));
    let open = RwSignal::new(false);
    let aside = move || {
        view! {
            <Button kind=ButtonKind::Quiet icon=Icon::Plus on_press=move |()| open.set(true)>{text::add()}</Button>
        }
    };
    view! {
        <Card title=text::title() aside flush=true>
            {move || {
                let (actions, preventions) = rows.get();
                if actions.is_empty() && preventions.is_empty() {
                    return view! { <p class="card__empty">{text::none()}</p> }.into_any();
                }
                view! {
                    <ul class="rows">
                        {actions.into_iter().map(|action| view! { <ActionRow action /> }).collect_view()}
                        {preventions.into_iter().map(|prevention| view! { <PreventionRow prevention /> }).collect_view()}
                    </ul>
                }
                    .into_any()
            }}
        </Card>
        <Dialog open title=text::add() sheet=true>
            {move || view! { <NewAction complaint=id.get_untracked() on_done=move |()| open.set(false) /> }}
        </Dialog>
    }
}

/// Something to do; done at a tap.
#[component]
pub(in super::super) fn ActionRow(action: Action) -> impl IntoView {
    use t::desk::action as text;
    let doer = use_doer();
    let is_done = action.done_day.is_some();
    let is_late = !is_done && action.due.is_some_and(|due| due < clock::today());
    let detail = detail(action.due, action.owner);
    let what = action.what.clone();
    let finish = move |()| {
        let edit = Edit {
            before: Some(action.clone()),
            after: Action {
                done_day: Some(clock::today()),
                ..action.clone()
            },
        };
        doer.run(
            Command::SaveAction(Box::new(edit)),
            text::finished(),
            |_| (),
        );
    };
    view! {
        <li class="row">
            <div class="row__text">
                <p class="row__title">
                    <span>{what}</span>
                    {is_done.then(|| view! { <Chip icon=Icon::Check>{text::done()}</Chip> })}
                    {is_late.then(|| view! { <BandChip band=Band::Red text=text::late().to_owned() /> })}
                </p>
                <p>{detail}</p>
                {(!is_done)
                    .then(|| view! { <Button icon=Icon::Check busy=doer.busy() on_press=finish>{text::finish()}</Button> })}
            </div>
        </li>
    }
}

/// A preventive measure: first done, then looked at whether it helps.
#[component]
pub(in super::super) fn PreventionRow(prevention: Prevention) -> impl IntoView {
    use t::desk::action as text;
    let doer = use_doer();
    let is_checked = prevention.works.is_some();
    let is_late = !is_checked
        && prevention
            .check_on
            .is_some_and(|check| check < clock::today());
    let what = prevention.what.clone();
    let check_on = prevention
        .check_on
        .map(|day| text::check_on(&format::day(day, DayStyle::Medium)));
    let owner = prevention.owner.and_then(staff_name);
    let detail = check_on
        .into_iter()
        .chain(owner)
        .collect::<Vec<_>>()
        .join(" · ");
    let works = prevention.works;
    let prevention = StoredValue::new(prevention);
    let check = move |works: YesNo| {
        let before = prevention.get_value();
        let edit = Edit {
            after: Prevention {
                done_day: before.done_day.or(Some(clock::today())),
                checked_day: Some(clock::today()),
                works: Some(works),
                ..before.clone()
            },
            before: Some(before),
        };
        doer.run(
            Command::SavePrevention(Box::new(edit)),
            text::checked(),
            |_| (),
        );
    };
    view! {
        <li class="row">
            <div class="row__text">
                <p class="row__title">
                    <span>{what}</span>
                    <Chip icon=Icon::Shield>{text::preventive()}</Chip>
                    {works
                        .map(|works| {
                            let word = if works == YesNo::Yes { text::works() } else { text::works_not() };
                            view! { <Chip>{word}</Chip> }
                        })}
                    {is_late.then(|| view! { <BandChip band=Band::Red text=text::late().to_owned() /> })}
                </p>
                <p>{detail}</p>
                {(!is_checked)
                    .then(|| {
                        view! {
                            <p class="toolbar">
                                <Button busy=doer.busy() on_press=move |()| check(YesNo::Yes)>{text::works()}</Button>
                                <Button kind=ButtonKind::Quiet busy=doer.busy() on_press=move |()| check(YesNo::No)>
                                    {text::works_not()}
                                </Button>
                            </p>
                        }
                    })}
            </div>
        </li>
    }
}

fn detail(due: Option<Day>, owner: Option<StaffId>) -> String {
    let due = due.map(|due| t::desk::action::due(&format::day(due, DayStyle::Medium)));
    due.into_iter()
        .chain(owner.and_then(staff_name))
        .collect::<Vec<_>>()
        .join(" · ")
}

/// What is typed: an action, or a measure when a check is wanted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Planned {
    prevention: Prevention,
    is_preventive: bool,
}

impl Planned {
    fn action(&self) -> Action {
        Action {
            complaint: self.prevention.complaint,
            what: self.prevention.what.clone(),
            owner: self.prevention.owner,
            due: self.prevention.due,
            ..Action::default()
        }
    }

    fn problems(&self) -> Vec<FieldError> {
        if self.is_preventive {
            self.prevention.problems(clock::today())
        } else {
            self.action().problems(clock::today())
        }
    }
}

#[component]
fn NewAction(complaint: ComplaintId, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    use t::desk::action as text;
    let doer = use_doer();
    let start = Planned {
        prevention: Prevention {
            complaint,
            due: Some(clock::today().plus(3)),
            check_on: Some(clock::today().plus(30)),
            ..Prevention::default()
        },
        is_preventive: false,
    };
    let draft = use_draft("action", Some(complaint.0), start);
    let checks = use_checks(move || draft.with(Planned::problems), doer);
    let settings = use_staff();
    let staff = staff_choices(settings, move || draft.with(|plan| plan.prevention.owner));
    let is_preventive = Memo::new(move |_| draft.with(|plan| plan.is_preventive));
    let actor = crate::engine_client::use_engine().staff();
    let save = move |()| {
        if !checks.pass() {
            return;
        }
        let plan = draft.get_untracked();
        let (by, at) = (actor.get_untracked(), clock::now());
        let command = if plan.is_preventive {
            let after = Prevention {
                by,
                at,
                ..plan.prevention
            };
            Command::SavePrevention(Box::new(Edit {
                before: None,
                after,
            }))
        } else {
            let after = Action {
                by,
                at,
                ..plan.action()
            };
            Command::SaveAction(Box::new(Edit {
                before: None,
                after,
            }))
        };
        doer.run(command, text::added(), move |_| {
            draft.forget();
            on_done.run(());
        });
    };
    let label = |field: &str| field_label("prevention", field);
    view! {
        <Form
            on_submit=save
            has_errors=checks.has_errors()
            actions=move || {
                view! { <Button kind=ButtonKind::Primary submit=true busy=doer.busy()>{t::ui::save()}</Button> }
            }
        >
            <DraftNote draft />
            <Checked checks field="what">
                <TextArea
                    label=field_label("action", "what")
                    rows=2
                    required=true
                    value=draft.field(|plan| plan.prevention.what.clone(), |plan, what| plan.prevention.what = what)
                    error=checks.error("what")
                />
            </Checked>
            <div class="field-pair">
                <SelectField
                    label=label("owner")
                    value=draft.field(|plan| plan.prevention.owner, |plan, owner| plan.prevention.owner = owner)
                    choices=staff
                />
                <Checked checks field="due">
                    <DateField
                        label=label("due")
                        value=draft.field(|plan| plan.prevention.due, |plan, due| plan.prevention.due = due)
                        error=checks.error("due")
                    />
                </Checked>
            </div>
            <CheckBox
                label=text::is_preventive()
                help=text::is_preventive_help()
                value=draft.field(|plan| plan.is_preventive, |plan, on| plan.is_preventive = on)
            />
            <Show when=move || is_preventive.get()>
                <Checked checks field="check_on">
                    <DateField
                        label=label("check_on")
                        value=draft.field(|plan| plan.prevention.check_on, |plan, day| plan.prevention.check_on = day)
                        error=checks.error("check_on")
                    />
                </Checked>
            </Show>
        </Form>
    }
}
