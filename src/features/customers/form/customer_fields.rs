use super::customer_form::FormParts;
use super::phones_field::PhonesField;
use crate::draft::Checked;
use crate::features::customers::picker::CustomerPicker;
use crate::features::customers::staff_choices::staff_choices;
use crate::i18n::{field_label, t};
use crate::ui::{
    Binding, Choice, ChoiceField, DateField, SelectField, TagsField, TextField, TextKind,
};
use domain::record::{
    ChannelRole, Consent, ContactWay, Credit, Customer, CustomerClass, CustomerKind,
};
use leptos::prelude::*;

pub(super) fn label(field: &str) -> String {
    field_label("customer", field)
}

/// One field of the customer in the draft.
pub(super) fn bind<V>(
    parts: FormParts,
    get: fn(&Customer) -> V,
    set: fn(&mut Customer, V),
) -> Binding<V>
where
    V: Clone + PartialEq + Send + Sync + 'static,
{
    let draft = parts.draft;
    let value = Memo::new(move |_| draft.with(|edit| get(&edit.after)));
    Binding::new(value, move |value| {
        draft.update(|edit| set(&mut edit.after, value));
    })
}

/// Who it is, and how to reach them: what a shop writes down first.
#[component]
pub(super) fn NameFields(parts: FormParts, is_new: bool) -> impl IntoView {
    let checks = parts.checks;
    view! {
        <ChoiceField
            label=label("kind")
            value=bind(parts, |c| c.kind, |c, kind| c.kind = kind)
            choices=Choice::all(CustomerKind::ALL)
        />
        <Checked checks field="name">
            <TextField
                label=label("name")
                value=bind(parts, |c| c.name.clone(), |c, name| c.name = name)
                error=checks.error("name")
                required=true
                autofocus=is_new
            />
        </Checked>
        <Checked checks field="phone">
            <TextField
                label=label("phone")
                kind=TextKind::Phone
                value=bind(parts, |c| c.phone.clone(), |c, phone| c.phone = phone)
                error=checks.error("phone")
            />
        </Checked>
        <PhonesField parts />
    }
}

/// Class, grade, manager: what decides who visits and how often.
#[component]
pub(super) fn StandingFields(parts: FormParts) -> impl IntoView {
    use t::customers::form as text;
    let FormParts {
        draft,
        checks,
        words,
        settings,
    } = parts;
    let grades = (1..=5_u8)
        .map(|grade| Choice::new(grade, grade.to_string()))
        .collect();
    let managers = staff_choices(settings, move || {
        draft.with(|edit| edit.after.relationship_manager)
    });
    let deputies = staff_choices(settings, move || draft.with(|edit| edit.after.deputy));
    let has_staff = Memo::new(move |_| {
        settings.with(|settings| settings.is_some_and(|settings| !settings.staff.is_empty()))
    });
    let tags = Signal::derive(move || {
        words.with(|words| words.map(|w| w.tags.clone()).unwrap_or_default())
    });
    let areas = Signal::derive(move || {
        words.with(|words| words.map(|w| w.areas.clone()).unwrap_or_default())
    });
    view! {
        <h2 class="form__heading">{text::standing()}</h2>
        <ChoiceField
            label=label("class")
            value=bind(parts, |c| c.class, |c, class| c.class = class)
            choices=Choice::all(CustomerClass::ALL)
        />
        <ChoiceField
            label=label("grade")
            help=text::grade_help()
            value=bind(parts, |c| c.grade, |c, grade| c.grade = grade)
            choices=grades
            error=checks.error("grade")
        />
        <TagsField
            label=label("tag")
            help=text::tag_help()
            value=bind(parts, |c| c.tags.clone(), |c, tags| c.tags = tags)
            known=tags
            error=checks.error("tag")
        />
        <Checked checks field="area">
            <TextField
                label=label("area")
                help=text::area_help()
                value=bind(parts, |c| c.area.clone(), |c, area| c.area = area)
                suggestions=areas
                error=checks.error("area")
            />
        </Checked>
        <Show when=move || has_staff.get()>
            <SelectField
                label=label("manager")
                value=bind(parts, |c| c.relationship_manager, |c, id| c.relationship_manager = id)
                choices=managers
            />
            <SelectField label=label("deputy") value=bind(parts, |c| c.deputy, |c, id| c.deputy = id) choices=deputies />
        </Show>
        <ChoiceField
            label=label("channel_role")
            value=bind(parts, |c| c.channel_role, |c, role| c.channel_role = role)
            choices=Choice::all(ChannelRole::ALL)
        />
        <CustomerPicker
            label=label("supplied_by")
            value=bind(parts, |c| c.supplied_by, |c, id| c.supplied_by = id)
            error=checks.error("supplied_by")
        />
        <ChoiceField
            label=label("credit")
            value=bind(parts, |c| c.credit, |c, credit| c.credit = credit)
            choices=Choice::all(Credit::ALL)
        />
        <Checked checks field="number">
            <TextField
                label=label("number")
                kind=TextKind::Code
                value=bind(parts, |c| c.number.clone(), |c, number| c.number = number)
                error=checks.error("number")
            />
        </Checked>
        <Checked checks field="since">
            <DateField
                label=label("since")
                value=bind(parts, |c| c.customer_since, |c, day| c.customer_since = day)
                error=checks.error("since")
            />
        </Checked>
    }
}

/// How to reach them, and whether one may.
#[component]
pub(super) fn ContactFields(parts: FormParts) -> impl IntoView {
    use t::customers::form as text;
    let checks = parts.checks;
    view! {
        <h2 class="form__heading">{text::reaching()}</h2>
        <Checked checks field="messenger">
            <TextField
                label=label("messenger")
                kind=TextKind::Code
                value=bind(parts, |c| c.messenger.clone(), |c, id| c.messenger = id)
                error=checks.error("messenger")
            />
        </Checked>
        <Checked checks field="email">
            <TextField
                label=label("email")
                kind=TextKind::Email
                value=bind(parts, |c| c.email.clone(), |c, email| c.email = email)
                error=checks.error("email")
            />
        </Checked>
        <Checked checks field="address">
            <TextField
                label=label("address")
                value=bind(parts, |c| c.address.clone(), |c, address| c.address = address)
                error=checks.error("address")
            />
        </Checked>
        <SelectField
            label=label("preferred_way")
            value=bind(parts, |c| c.preferred_way, |c, way| c.preferred_way = way)
            choices=Choice::all(ContactWay::ALL)
        />
        <ChoiceField
            label=label("consent")
            help=text::consent_help()
            value=bind(parts, |c| c.consent, |c, consent| c.consent = consent)
            choices=Choice::all(Consent::ALL)
        />
        <Checked checks field="consent_day">
            <DateField
                label=label("consent_day")
                value=bind(parts, |c| c.consent_day, |c, day| c.consent_day = day)
                error=checks.error("consent_day")
                quick=true
            />
        </Checked>
    }
}
