use super::birthday_field::BirthdayField;
use super::customer_fields::{bind, label};
use super::customer_form::FormParts;
use crate::draft::Checked;
use crate::i18n::t;
use crate::ui::{Choice, ChoiceField, NumberField, TagsField, TextArea, TextField};
use domain::record::{CustomerKind, Gender, IncomeBand};
use leptos::prelude::*;

/// The profile that fits the kind of customer; both for one whose kind is not known.
#[component]
pub(super) fn ProfileFields(parts: FormParts) -> impl IntoView {
    use t::customers::form as text;
    let FormParts {
        draft,
        checks,
        words,
        ..
    } = parts;
    let kind = Memo::new(move |_| draft.with(|edit| edit.after.kind));
    let competitors = Signal::derive(move || {
        words.with(|words| words.map(|w| w.competitors.clone()).unwrap_or_default())
    });
    view! {
        <h2 class="form__heading">{text::profile()}</h2>
        <Show when=move || kind.get() != Some(CustomerKind::Business)>
            <PersonProfile parts />
        </Show>
        <Show when=move || kind.get() == Some(CustomerKind::Business)>
            <BusinessProfile parts />
        </Show>
        <TagsField
            label=label("competitor")
            help=text::competitor_help()
            value=bind(parts, |c| c.competitors.clone(), |c, names| c.competitors = names)
            known=competitors
        />
        <Checked checks field="wallet_share">
            <NumberField
                label=label("wallet_share")
                help=text::wallet_help()
                unit="%"
                value=bind(
                    parts,
                    |c| c.wallet_share_percent.map(i64::from),
                    // A number that is no share is kept as the largest one, for the rules to refuse.
                    |c, share| c.wallet_share_percent = share.map(|share| u8::try_from(share).unwrap_or(u8::MAX)),
                )
                error=checks.error("wallet_share")
            />
        </Checked>
        <Checked checks field="note">
            <TextArea
                label=label("note")
                value=bind(parts, |c| c.note.clone(), |c, note| c.note = note)
                error=checks.error("note")
            />
        </Checked>
    }
}

#[component]
fn PersonProfile(parts: FormParts) -> impl IntoView {
    let checks = parts.checks;
    view! {
        <ChoiceField
            label=label("gender")
            value=bind(parts, |c| c.gender, |c, gender| c.gender = gender)
            choices=Choice::all(Gender::ALL)
        />
        <BirthdayField label=label("birthday") value=bind(parts, |c| c.birthday, |c, day| c.birthday = day) />
        <TextField
            label=label("occupation")
            value=bind(parts, |c| c.occupation.clone(), |c, text| c.occupation = text)
        />
        <ChoiceField
            label=label("income_band")
            value=bind(parts, |c| c.income_band, |c, band| c.income_band = band)
            choices=Choice::all(IncomeBand::ALL)
        />
        <TextArea
            label=label("family")
            rows=2
            value=bind(parts, |c| c.family.clone(), |c, text| c.family = text)
            error=checks.error("family")
        />
        <TextArea
            label=label("habits")
            rows=2
            value=bind(parts, |c| c.habits.clone(), |c, text| c.habits = text)
            error=checks.error("habits")
        />
    }
}

#[component]
fn BusinessProfile(parts: FormParts) -> impl IntoView {
    let checks = parts.checks;
    view! {
        <TextField
            label=label("line_of_business")
            value=bind(parts, |c| c.line_of_business.clone(), |c, text| c.line_of_business = text)
        />
        <TextField label=label("scale") value=bind(parts, |c| c.scale.clone(), |c, text| c.scale = text) />
        <Checked checks field="headcount">
            <NumberField
                label=label("headcount")
                value=bind(parts, |c| c.headcount, |c, count| c.headcount = count)
                error=checks.error("headcount")
            />
        </Checked>
        <Checked checks field="equipment_count">
            <NumberField
                label=label("equipment_count")
                value=bind(parts, |c| c.equipment_count, |c, count| c.equipment_count = count)
                error=checks.error("equipment_count")
            />
        </Checked>
        <TextArea
            label=label("buying")
            rows=2
            value=bind(parts, |c| c.buying.clone(), |c, text| c.buying = text)
            error=checks.error("buying")
        />
        <TextArea
            label=label("satisfaction")
            rows=2
            value=bind(parts, |c| c.satisfaction.clone(), |c, text| c.satisfaction = text)
            error=checks.error("satisfaction")
        />
        <TextArea
            label=label("competition")
            rows=2
            value=bind(parts, |c| c.competition.clone(), |c, text| c.competition = text)
            error=checks.error("competition")
        />
    }
}
