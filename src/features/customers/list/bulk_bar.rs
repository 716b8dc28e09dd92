use super::list_query::filter;
use crate::engine_client::{Query, use_doer, use_engine, use_query};
use crate::features::customers::staff_choices::staff_choices;
use crate::i18n::{Word, explain, field_label, format, t};
use crate::platform::task;
use crate::router::use_router;
use crate::state::use_toasts;
use crate::ui::{
    Button, ButtonKind, Choice, ChoiceField, Dialog, Icon, SelectField, Selection, TextField,
};
use api::{CustomerIds, SettingsView, Vocabulary};
use domain::command::{BulkEdit, Command};
use domain::record::{CustomerClass, CustomerId, StaffId};
use leptos::prelude::*;

/// What is changed on many customers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    AddTag,
    RemoveTag,
    Class,
    Grade,
    Manager,
    Area,
}

impl Part {
    const ALL: [Self; 6] = [
        Self::AddTag,
        Self::RemoveTag,
        Self::Class,
        Self::Grade,
        Self::Manager,
        Self::Area,
    ];

    fn word(self) -> String {
        use t::customers::bulk as text;
        match self {
            Self::AddTag => text::add_tag().to_owned(),
            Self::RemoveTag => text::remove_tag().to_owned(),
            Self::Class => field_label("customer", "class"),
            Self::Grade => field_label("customer", "grade"),
            Self::Manager => field_label("customer", "manager"),
            Self::Area => field_label("customer", "area"),
        }
    }
}

/// The new values, as far as they are chosen.
#[derive(Clone, Copy)]
struct Values {
    part: RwSignal<Option<Part>>,
    tag: RwSignal<String>,
    class: RwSignal<Option<CustomerClass>>,
    grade: RwSignal<Option<u8>>,
    manager: RwSignal<Option<StaffId>>,
    area: RwSignal<String>,
}

impl Values {
    fn new() -> Self {
        Self {
            part: RwSignal::new(Some(Part::AddTag)),
            tag: RwSignal::new(String::new()),
            class: RwSignal::new(None),
            grade: RwSignal::new(None),
            manager: RwSignal::new(None),
            area: RwSignal::new(String::new()),
        }
    }

    /// The change, once it is complete. No class, grade, manager or area clears theirs.
    fn edit(self) -> Option<BulkEdit> {
        let tag = self.tag.get().trim().to_owned();
        Some(match self.part.get()? {
            Part::AddTag | Part::RemoveTag if tag.is_empty() => return None,
            Part::AddTag => BulkEdit::AddTag(tag),
            Part::RemoveTag => BulkEdit::RemoveTag(tag),
            Part::Class => BulkEdit::SetClass(self.class.get()),
            Part::Grade => BulkEdit::SetGrade(self.grade.get()),
            Part::Manager => BulkEdit::SetManager(self.manager.get()),
            Part::Area => BulkEdit::SetArea(self.area.get().trim().to_owned()),
        })
    }
}

/// Appears when customers are chosen: how many, all, change, none.
#[component]
pub(super) fn BulkBar(
    selection: Selection<CustomerId>,
    /// How many the list shows.
    #[prop(into)]
    total: Signal<Option<u32>>,
    settings: Query<SettingsView>,
) -> impl IntoView {
    use t::customers::bulk as text;
    let router = use_router();
    let engine = use_engine();
    let toasts = use_toasts();
    let doer = use_doer();
    let is_open = RwSignal::new(false);
    let values = Values::new();
    let list = router.list();
    let count = move || u64::try_from(selection.count()).unwrap_or(u64::MAX);
    let choose_all = move |()| {
        let filter = filter(&list.get_untracked());
        task::spawn(async move {
            match engine.ask(CustomerIds { filter }).await {
                Ok(all) => selection.replace(all),
                Err(error) => {
                    toasts.problem(explain(&error));
                }
            }
        });
    };
    let change = move |()| {
        let Some(edit) = untrack(|| values.edit()) else {
            return;
        };
        let customers = selection.keys();
        let done = text::done(u64::try_from(customers.len()).unwrap_or(u64::MAX));
        doer.run(
            Command::EditCustomers { customers, edit },
            done,
            move |_| {
                is_open.try_set(false);
                selection.clear();
            },
        );
    };
    let is_incomplete = Signal::derive(move || values.edit().is_none());
    let may_choose_all = move || total.get().is_some_and(|total| u64::from(total) > count());
    view! {
        <Show when=move || !selection.is_empty()>
            <div class="bulk-bar" role="region" aria-label=text::title()>
                <p class="bulk-bar__count" role="status">
                    {move || text::chosen(count())}
                </p>
                <Show when=may_choose_all>
                    <Button kind=ButtonKind::Quiet on_press=choose_all>
                        {move || text::choose_all(&format::count(total.get().unwrap_or_default().into()))}
                    </Button>
                </Show>
                <Button kind=ButtonKind::Primary icon=Icon::Edit on_press=move |()| is_open.set(true)>
                    {text::change()}
                </Button>
                <Button kind=ButtonKind::Quiet on_press=move |()| selection.clear()>
                    {text::choose_none()}
                </Button>
            </div>
        </Show>
        <Dialog
            open=is_open
            title=text::title()
            sheet=true
            actions=move || {
                view! {
                    <Button on_press=move |()| is_open.set(false)>{t::ui::cancel()}</Button>
                    <Button kind=ButtonKind::Primary busy=doer.busy() disabled=is_incomplete on_press=change>
                        {move || text::change_count(count())}
                    </Button>
                }
            }
        >
            <BulkFields values settings />
        </Dialog>
    }
}

#[component]
fn BulkFields(values: Values, settings: Query<SettingsView>) -> impl IntoView {
    use t::customers::bulk as text;
    let vocabulary = use_query(|| Some(Vocabulary));
    let tags = Signal::derive(move || {
        vocabulary.with(|words| words.map(|words| words.tags.clone()).unwrap_or_default())
    });
    let areas = Signal::derive(move || {
        vocabulary.with(|words| words.map(|words| words.areas.clone()).unwrap_or_default())
    });
    let parts = Part::ALL
        .into_iter()
        .map(|part| Choice::new(part, part.word()))
        .collect();
    let staff = staff_choices(settings, || None);
    let field = move || {
        match values.part.get() {
        None => ().into_any(),
        Some(Part::AddTag | Part::RemoveTag) => view! {
            <TextField label=field_label("customer", "tag") value=values.tag suggestions=tags />
        }
        .into_any(),
        Some(Part::Class) => {
            let classes = CustomerClass::ALL
                .iter()
                .map(|class| Choice::new(*class, class.word()))
                .collect();
            view! {
                <ChoiceField label=field_label("customer", "class") value=values.class choices=classes help=text::clears() />
            }
            .into_any()
        }
        Some(Part::Grade) => {
            let grades = (1..=5_u8)
                .map(|grade| Choice::new(grade, grade.to_string()))
                .collect();
            view! {
                <ChoiceField label=field_label("customer", "grade") value=values.grade choices=grades help=text::clears() />
            }
            .into_any()
        }
        Some(Part::Manager) => view! {
            <SelectField label=field_label("customer", "manager") value=values.manager choices=staff help=text::clears() />
        }
        .into_any(),
        Some(Part::Area) => view! {
            <TextField label=field_label("customer", "area") value=values.area suggestions=areas help=text::clears() />
        }
        .into_any(),
    }
    };
    view! {
        <ChoiceField label=text::what() value=values.part choices=parts required=true />
        {field}
    }
}
