use super::address::{ASKED, FROM, GROUP, STAFF, TO, VERSION, filter_from, parsed};
use crate::engine_client::{Query, use_query};
use crate::features::customers::{staff_choices, use_staff};
use crate::i18n::{Word, group_words, t};
use crate::router::use_router;
use crate::ui::{Binding, Choice, DateField, Disclosure, MultiChoiceField, SelectField};
use api::{Segment, SurveyDesignView, Vocabulary};
use domain::Day;
use domain::record::{Asked, ChannelRole, CustomerClass, CustomerKind, EditionId, StaffId};
use domain::survey::Group;
use leptos::prelude::*;

/// Grades of customers, the best first.
const GRADES: core::ops::RangeInclusive<u8> = 1..=5;

/// Which answers: the time, the version, how and by whom they were asked, of which customers. The address holds it.
#[component]
pub(super) fn Filters(design: Query<SurveyDesignView>) -> impl IntoView {
    use t::results::filter as text;
    let router = use_router();
    let list = router.list();
    let settings = use_staff();
    let asked = Binding::new(
        Memo::new(move |_| list.with(|list| filter_from(list).asked)),
        move |chosen: Vec<Asked>| {
            let plain = list.get_untracked().with(ASKED, "");
            let state = chosen
                .into_iter()
                .fold(plain, |list, asked| list.toggled(ASKED, asked.code()));
            router.set_list(state);
        },
    );
    let from = one::<Day>(FROM);
    let to = one::<Day>(TO);
    let version = one::<EditionId>(VERSION);
    let staff = one::<StaffId>(STAFF);
    let staff_choices = staff_choices(settings, move || staff.get());
    view! {
        <Disclosure label=text::title()>
            <div class="desk-filters">
                <DateField label=text::from() value=from />
                <DateField label=text::to() value=to />
                <SelectField
                    label=text::version()
                    value=version
                    choices=versions(design)
                    none=text::every_version()
                />
                <SelectField label=text::staff() value=staff choices=staff_choices none=text::everybody() />
                <SelectField label=text::group() value=group() choices=groups() none=group_words(&Group::Everyone) />
                <MultiChoiceField label=text::asked() value=asked choices=Choice::all(Asked::ALL) />
            </div>
        </Disclosure>
    }
}

/// One value of the filter, as it stands in the address.
fn one<T>(field: &'static str) -> Binding<Option<T>>
where
    T: core::str::FromStr + ToString + Clone + PartialEq + Send + Sync + 'static,
{
    let router = use_router();
    let list = router.list();
    let value = Memo::new(move |_| list.with(|list| parsed::<T>(list, field)));
    Binding::new(value, move |chosen: Option<T>| {
        let written = chosen.map(|chosen| chosen.to_string()).unwrap_or_default();
        router.set_list(list.get_untracked().with(field, &written));
    })
}

fn group() -> Binding<Option<String>> {
    let router = use_router();
    let list = router.list();
    let value = Memo::new(move |_| list.with(|list| list.value(GROUP).map(str::to_owned)));
    Binding::new(value, move |chosen: Option<String>| {
        let state = list
            .get_untracked()
            .with(GROUP, &chosen.unwrap_or_default());
        router.set_list(state);
    })
}

fn versions(design: Query<SurveyDesignView>) -> Signal<Vec<Choice<EditionId>>> {
    Signal::derive(move || {
        design.with(|view| {
            let editions = view.into_iter().flat_map(|view| &view.editions);
            editions
                .map(|edition| Choice::new(edition.id, version_word(edition.number)))
                .collect()
        })
    })
}

/// `第 2 版`
pub(super) fn version_word(number: i64) -> String {
    t::results::filter::version_number(&number.to_string())
}

/// Every group that is worth a look, and the one in the address when it is another.
fn groups() -> Signal<Vec<Choice<String>>> {
    let list = use_router().list();
    let vocabulary = use_query(|| Some(Vocabulary));
    Signal::derive(move || {
        let mut all: Vec<Group> = CustomerClass::ALL
            .iter()
            .map(|class| Group::Class(*class))
            .chain(GRADES.map(Group::Grade))
            .chain(CustomerKind::ALL.iter().map(|kind| Group::Kind(*kind)))
            .chain(ChannelRole::ALL.iter().map(|role| Group::Role(*role)))
            .chain(
                Segment::ALL
                    .iter()
                    .map(|one| Group::Segment(one.code().to_owned())),
            )
            .collect();
        vocabulary.with(|words| {
            if let Some(words) = words {
                all.extend(words.areas.iter().cloned().map(Group::Area));
                all.extend(words.tags.iter().cloned().map(Group::Tag));
            }
        });
        all.push(Group::Lost);
        let chosen = list.with(|list| list.value(GROUP)?.parse::<Group>().ok());
        if let Some(chosen) = chosen.filter(|chosen| !all.contains(chosen)) {
            all.push(chosen);
        }
        all.into_iter()
            .map(|group| Choice::new(group.to_string(), group_words(&group)))
            .collect()
    })
}

/// How it was answered, for a filter and a list.
pub(super) fn asked_word(asked: Option<Asked>) -> &'static str {
    asked.map_or_else(t::results::not_said, Word::word)
}
