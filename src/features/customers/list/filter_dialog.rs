use super::list_query::{names, parsed, read, with_values};
use crate::engine_client::use_query;
use crate::features::customers::drill_down::{
    SEGMENT, segment_from_text, segment_word, text_from_segment,
};
use crate::features::customers::staff_choices::staff_choices;
use crate::i18n::{field_label, t};
use crate::router::use_router;
use crate::ui::{
    Binding, Button, ButtonKind, Choice, DateField, Dialog, MoneyField, MultiChoiceField,
};
use api::{Segment, SettingsView, Vocabulary};
use domain::record::{ChannelRole, Consent, CustomerClass, CustomerKind};
use domain::{Day, Money};
use leptos::prelude::*;

/// Everything the list can be restricted to. It narrows at once, behind the dialog.
#[component]
pub(super) fn FilterDialog(
    open: RwSignal<bool>,
    /// How many customers pass.
    #[prop(into)]
    total: Signal<Option<u32>>,
    settings: crate::engine_client::Query<SettingsView>,
) -> impl IntoView {
    use t::customers::filter as text;
    let show = move || match total.get() {
        Some(total) => text::show_count(total.into()),
        None => text::show().to_owned(),
    };
    view! {
        <Dialog
            open
            title=text::title()
            sheet=true
            actions=move || {
                view! {
                    <Button kind=ButtonKind::Primary on_press=move |()| open.set(false)>
                        {show}
                    </Button>
                }
            }
        >
            <FilterFields settings />
        </Dialog>
    }
}

#[component]
fn FilterFields(settings: crate::engine_client::Query<SettingsView>) -> impl IntoView {
    use t::customers::filter as text;
    let vocabulary = use_query(|| Some(Vocabulary));
    let words = Memo::new(move |_| vocabulary.value().unwrap_or_default());
    let label = |field: &str| field_label("customer", field);
    let grades = (1..=5_u8)
        .map(|grade| Choice::new(grade, grade.to_string()))
        .collect();
    let segments = Segment::ALL
        .iter()
        .map(|segment| Choice::new(*segment, segment_word(*segment)))
        .collect();
    let staff = staff_choices(settings, || None);
    let texts = |words: Vec<String>| {
        words
            .into_iter()
            .map(|word| Choice::new(word.clone(), word))
            .collect::<Vec<_>>()
    };
    view! {
        <MultiChoiceField
            label=label("class")
            value=many(names::CLASS, CustomerClass::from_code, |class| class.code().to_owned())
            choices=Choice::all(CustomerClass::ALL)
        />
        <MultiChoiceField label=label("grade") value=many(names::GRADE, parsed, u8::to_string) choices=grades />
        <MultiChoiceField
            label=text::segment()
            value=many(SEGMENT, segment_from_text, |segment| text_from_segment(*segment).to_owned())
            choices=segments
        />
        <MultiChoiceField
            label=label("kind")
            value=many(names::KIND, CustomerKind::from_code, |kind| kind.code().to_owned())
            choices=Choice::all(CustomerKind::ALL)
        />
        {move || {
            let tags = texts(words.with(|words| words.tags.clone()));
            (!tags.is_empty())
                .then(|| {
                    view! {
                        <MultiChoiceField
                            label=field_label("customer", "tag")
                            value=many(names::TAG, |tag| Some(tag.to_owned()), String::clone)
                            choices=tags
                        />
                    }
                })
        }}
        {move || {
            let areas = texts(words.with(|words| words.areas.clone()));
            (!areas.is_empty())
                .then(|| {
                    view! {
                        <MultiChoiceField
                            label=field_label("customer", "area")
                            value=many(names::AREA, |area| Some(area.to_owned()), String::clone)
                            choices=areas
                        />
                    }
                })
        }}
        {move || {
            let staff = staff.get();
            (!staff.is_empty())
                .then(|| {
                    view! {
                        <MultiChoiceField
                            label=field_label("customer", "manager")
                            value=many(names::MANAGER, parsed, ToString::to_string)
                            choices=staff
                        />
                    }
                })
        }}
        <div class="field-pair">
            <DateField label=text::last_from_label() value=one(names::LAST_FROM, parsed::<Day>, Day::to_string) />
            <DateField label=text::last_to_label() value=one(names::LAST_TO, parsed::<Day>, Day::to_string) />
        </div>
        <div class="field-pair">
            <MoneyField label=text::total_from_label() value=one(names::TOTAL_FROM, money, minor) />
            <MoneyField label=text::total_to_label() value=one(names::TOTAL_TO, money, minor) />
        </div>
        <MultiChoiceField
            label=label("channel_role")
            value=many(names::ROLE, ChannelRole::from_code, |role| role.code().to_owned())
            choices=Choice::all(ChannelRole::ALL)
        />
        <MultiChoiceField
            label=label("consent")
            value=many(names::CONSENT, Consent::from_code, |consent| consent.code().to_owned())
            choices=Choice::all(Consent::ALL)
        />
    }
}

fn money(text: &str) -> Option<Money> {
    parsed(text).map(Money)
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "the shape in which a field of any type is written"
)]
fn minor(amount: &Money) -> String {
    amount.0.to_string()
}

/// All values of one filter, in the address.
fn many<T>(
    name: &'static str,
    parse: fn(&str) -> Option<T>,
    print: fn(&T) -> String,
) -> Binding<Vec<T>>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let router = use_router();
    let list = router.list();
    let value = Memo::new(move |_| list.with(|list| read(list, name, parse)));
    Binding::new(value, move |values: Vec<T>| {
        router.set_list(with_values(
            list.get_untracked(),
            name,
            values.iter().map(print),
        ));
    })
}

/// The only value of one filter, in the address.
fn one<T>(
    name: &'static str,
    parse: fn(&str) -> Option<T>,
    print: fn(&T) -> String,
) -> Binding<Option<T>>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let router = use_router();
    let list = router.list();
    let value = Memo::new(move |_| list.with(|list| list.value(name).and_then(parse)));
    Binding::new(value, move |value: Option<T>| {
        let text = value.as_ref().map(print).unwrap_or_default();
        router.set_list(list.get_untracked().with(name, &text));
    })
}
