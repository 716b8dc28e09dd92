use crate::features::surveys::design::desk::Designing;
use crate::i18n::{Word as _, t};
use crate::ui::{Binding, Choice, NumberField, SelectField, TextField};
use api::Segment;
use domain::record::{ChannelRole, CustomerClass, CustomerKind, Survey};
use domain::survey::Group;
use leptos::prelude::*;

/// What makes the group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum By {
    #[default]
    Everyone,
    Class,
    Grade,
    Role,
    Kind,
    Tag,
    Area,
    Segment,
    Lost,
    Bought,
}

impl By {
    const ALL: [Self; 10] = [
        Self::Everyone,
        Self::Class,
        Self::Grade,
        Self::Role,
        Self::Kind,
        Self::Tag,
        Self::Area,
        Self::Segment,
        Self::Bought,
        Self::Lost,
    ];

    fn of(group: &Group) -> Self {
        match group {
            Group::Everyone => Self::Everyone,
            Group::Class(_) => Self::Class,
            Group::Grade(_) => Self::Grade,
            Group::Role(_) => Self::Role,
            Group::Kind(_) => Self::Kind,
            Group::Tag(_) => Self::Tag,
            Group::Area(_) => Self::Area,
            Group::Segment(_) => Self::Segment,
            Group::Lost => Self::Lost,
            Group::BoughtWithin(_) => Self::Bought,
        }
    }

    fn word(self) -> &'static str {
        use t::design::group as text;
        match self {
            Self::Everyone => text::everyone(),
            Self::Class => text::class(),
            Self::Grade => text::grade(),
            Self::Role => text::role(),
            Self::Kind => text::kind(),
            Self::Tag => text::tag(),
            Self::Area => text::area(),
            Self::Segment => text::segment(),
            Self::Lost => text::lost(),
            Self::Bought => text::bought(),
        }
    }

    /// The first of its kind; `None` where something has to be written first.
    fn first(self) -> Option<Group> {
        Some(match self {
            Self::Everyone => Group::Everyone,
            Self::Class => Group::Class(*CustomerClass::ALL.first()?),
            Self::Grade => Group::Grade(1),
            Self::Role => Group::Role(*ChannelRole::ALL.first()?),
            Self::Kind => Group::Kind(*CustomerKind::ALL.first()?),
            Self::Segment => Group::Segment(Segment::ALL.first()?.code().to_owned()),
            Self::Lost => Group::Lost,
            Self::Bought => Group::BoughtWithin(90),
            Self::Tag | Self::Area => return None,
        })
    }
}

/// Which customers are asked.
#[component]
pub(super) fn GroupField(designing: Designing) -> impl IntoView {
    use t::design::group as text;
    let id = designing.id.0;
    let stored =
        designing.bind::<Survey, String>(id, |s| s.group.clone(), |s, group| s.group = group);
    let group =
        Memo::new(move |_| stored.with(|stored| stored.parse::<Group>().unwrap_or_default()));
    // A tag or an area is chosen before it is written; until then nothing is stored.
    let chosen = RwSignal::new(None::<By>);
    let by = Memo::new(move |_| {
        let held = group.with(By::of);
        chosen
            .get()
            .filter(|by| by.first().is_none())
            .unwrap_or(held)
    });
    let by_field = Binding::new(Memo::new(move |_| Some(by.get())), move |by: Option<By>| {
        let by = by.unwrap_or_default();
        chosen.set(Some(by));
        if let Some(first) = by.first() {
            stored.set(first.to_string());
        }
    });
    let choices: Vec<_> = By::ALL
        .iter()
        .map(|by| Choice::new(*by, by.word()))
        .collect();
    let set = move |group: Group| stored.set(group.to_string());
    let detail = move || match by.get() {
        By::Everyone | By::Lost => ().into_any(),
        By::Class => listed(
            text::class(),
            Choice::all(CustomerClass::ALL),
            group,
            as_class,
            move |class| {
                set(Group::Class(class));
            },
        ),
        By::Role => listed(
            text::role(),
            Choice::all(ChannelRole::ALL),
            group,
            as_role,
            move |role| {
                set(Group::Role(role));
            },
        ),
        By::Kind => listed(
            text::kind(),
            Choice::all(CustomerKind::ALL),
            group,
            as_kind,
            move |kind| {
                set(Group::Kind(kind));
            },
        ),
        By::Grade => {
            let grades = (1_u8..=5).map(|grade| Choice::new(grade, grade.to_string()));
            listed(
                text::grade(),
                grades.collect(),
                group,
                as_grade,
                move |grade| set(Group::Grade(grade)),
            )
        }
        By::Segment => {
            let segments = Segment::ALL.iter();
            let segments =
                segments.map(|segment| Choice::new(segment.code().to_owned(), segment.word()));
            listed(
                text::segment(),
                segments.collect(),
                group,
                as_segment,
                move |code| {
                    set(Group::Segment(code));
                },
            )
        }
        By::Bought => {
            let days = Memo::new(move |_| {
                group.with(|group| match group {
                    Group::BoughtWithin(days) => Some(i64::from(*days)),
                    _ => None,
                })
            });
            let value = Binding::new(days, move |days: Option<i64>| {
                if let Some(days) = days.and_then(|days| u32::try_from(days).ok()) {
                    set(Group::BoughtWithin(days));
                }
            });
            view! { <NumberField label=text::days() value /> }.into_any()
        }
        By::Tag => written(
            text::tag(),
            group,
            |group| match group {
                Group::Tag(tag) => Some(tag.clone()),
                _ => None,
            },
            move |tag| set(Group::Tag(tag)),
        ),
        By::Area => written(
            text::area(),
            group,
            |group| match group {
                Group::Area(area) => Some(area.clone()),
                _ => None,
            },
            move |area| set(Group::Area(area)),
        ),
    };
    view! {
        <div class="field-pair">
            <SelectField label=text::by() value=by_field choices />
            {detail}
        </div>
    }
}

fn as_class(group: &Group) -> Option<CustomerClass> {
    match group {
        Group::Class(class) => Some(*class),
        _ => None,
    }
}

fn as_role(group: &Group) -> Option<ChannelRole> {
    match group {
        Group::Role(role) => Some(*role),
        _ => None,
    }
}

fn as_kind(group: &Group) -> Option<CustomerKind> {
    match group {
        Group::Kind(kind) => Some(*kind),
        _ => None,
    }
}

fn as_grade(group: &Group) -> Option<u8> {
    match group {
        Group::Grade(grade) => Some(*grade),
        _ => None,
    }
}

fn as_segment(group: &Group) -> Option<String> {
    match group {
        Group::Segment(code) => Some(code.clone()),
        _ => None,
    }
}

fn listed<T>(
    label: &'static str,
    choices: Vec<Choice<T>>,
    group: Memo<Group>,
    get: fn(&Group) -> Option<T>,
    set: impl Fn(T) + Send + Sync + 'static,
) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let value = Binding::new(
        Memo::new(move |_| group.with(get)),
        move |chosen: Option<T>| {
            if let Some(chosen) = chosen {
                set(chosen);
            }
        },
    );
    view! { <SelectField label value choices /> }.into_any()
}

fn written(
    label: &'static str,
    group: Memo<Group>,
    get: fn(&Group) -> Option<String>,
    set: impl Fn(String) + Send + Sync + 'static,
) -> AnyView {
    let typed = RwSignal::new(group.with_untracked(get).unwrap_or_default());
    let value = Binding::new(typed, move |text: String| {
        if !text.trim().is_empty() {
            set(text.trim().to_owned());
        }
        typed.set(text);
    });
    view! { <TextField label value /> }.into_any()
}
