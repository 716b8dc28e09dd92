use super::choices_editor::{ChoicesEditor, Listed};
use super::facts::{become_kind, facts_for, tell};
use super::words_field::{Lines, words_field};
use crate::features::surveys::design::desk::Designing;
use crate::i18n::{Word as _, t};
use crate::ui::{
    Binding, CheckBox, Choice, DateField, Disclosure, NumberField, SelectField, TextField,
};
use domain::Day;
use domain::record::{QuestionId, QuestionKind, ServiceArea, ServiceStage, SurveyQuestion};
use leptos::prelude::*;

/// What can be set of a question of this kind.
#[component]
pub(super) fn Settings(designing: Designing, id: QuestionId, kind: QuestionKind) -> impl IntoView {
    use QuestionKind as K;
    use t::design::choices as text;
    let has_options = matches!(kind, K::Single | K::Multiple | K::Ranking);
    let has_rows = matches!(kind, K::Matrix | K::Importance);
    let options = has_options.then(|| {
        let other =
            designing.bind::<SurveyQuestion, bool>(id.0, |q| q.other, |q, other| q.other = other);
        view! {
            <ChoicesEditor designing id listed=Listed::Options has_exclusive=kind == K::Multiple />
            <CheckBox label=text::other_written() value=other />
        }
    });
    let rows = has_rows
        .then(|| view! { <ChoicesEditor designing id listed=Listed::Rows has_exclusive=false /> });
    view! {
        {options}
        {rows}
        {(kind == K::Importance).then(|| view! { <AgainstCompetitors designing id /> })}
        <Ends designing id kind />
        <Range designing id kind />
    }
}

#[component]
fn AgainstCompetitors(designing: Designing, id: QuestionId) -> impl IntoView {
    let value = designing.bind::<SurveyQuestion, bool>(
        id.0,
        |question| question.against_competitors,
        |question, against| question.against_competitors = against,
    );
    view! {
        <CheckBox
            label=t::design::question::against()
            help=t::design::question::against_help()
            value
        />
    }
}

/// What the ends of a scale mean.
#[component]
fn Ends(designing: Designing, id: QuestionId, kind: QuestionKind) -> impl IntoView {
    use QuestionKind as K;
    use t::design::question as text;
    let is_scale = matches!(
        kind,
        K::Recommend | K::Satisfaction | K::Effort | K::Agreement | K::Matrix | K::Importance
    );
    is_scale.then(|| {
        let end = |part, label| words_field::<SurveyQuestion>(designing, id.0, part, label, Lines::One, false);
        view! { <div class="field-pair">{end("low", text::low_end())} {end("high", text::high_end())}</div> }
    })
}

/// Lowest and highest, by what they mean for the kind.
#[component]
fn Range(designing: Designing, id: QuestionId, kind: QuestionKind) -> impl IntoView {
    use QuestionKind as K;
    use t::design::range as text;
    let low = designing.bind::<SurveyQuestion, Option<i64>>(id.0, |q| q.low, |q, low| q.low = low);
    let high =
        designing.bind::<SurveyQuestion, Option<i64>>(id.0, |q| q.high, |q, high| q.high = high);
    let (low_label, high_label) = match kind {
        K::Recommend | K::Satisfaction | K::Effort | K::Single | K::Signature => {
            return ().into_any();
        }
        K::Date => {
            return view! {
                <div class="field-pair">
                    <DateField label=text::first_day() value=as_day(low) />
                    <DateField label=text::last_day() value=as_day(high) />
                </div>
            }
            .into_any();
        }
        K::ShortText | K::LongText => {
            return view! { <NumberField label=text::characters() value=high help=text::characters_help() /> }
                .into_any();
        }
        K::Photo => {
            return view! { <NumberField label=text::photos() value=high help=text::usual("5") /> }
                .into_any();
        }
        K::Multiple => (text::choose_least(), text::choose_most()),
        K::Ranking => (text::rank_least(), text::rank_most()),
        K::Number => (text::lowest(), text::highest()),
        K::Agreement | K::Stars | K::Faces | K::Matrix | K::Importance => {
            (text::scale_from(), text::scale_to())
        }
    };
    let is_scale = !matches!(kind, K::Multiple | K::Ranking | K::Number);
    let usual = |number: &str| {
        if is_scale {
            text::usual(number)
        } else {
            text::free().to_owned()
        }
    };
    view! {
        <div class="field-pair">
            <NumberField label=low_label value=low help=usual("1") />
            <NumberField label=high_label value=high help=usual("5") />
        </div>
    }
    .into_any()
}

/// Days are stored as numbers where a range is.
fn as_day(number: Binding<Option<i64>>) -> Binding<Option<Day>> {
    let day = Memo::new(move |_| {
        let number = i32::try_from(number.get()?).ok()?;
        Some(Day(number))
    });
    Binding::new(day, move |day: Option<Day>| {
        number.set(day.map(|day| day.0.into()));
    })
}

/// What is set seldom: what the answer tells, how it is counted.
#[component]
pub(super) fn MoreSettings(
    designing: Designing,
    id: QuestionId,
    kind: QuestionKind,
) -> impl IntoView {
    use QuestionKind as K;
    use t::design::question as text;
    let bind_kind = Binding::new(
        Memo::new(move |_| Some(kind)),
        move |kind: Option<QuestionKind>| {
            if let Some(kind) = kind {
                designing.edit::<SurveyQuestion>(id.0, |question| become_kind(question, kind));
            }
        },
    );
    let facts = facts_for(kind);
    let fact = designing.bind::<SurveyQuestion, _>(id.0, |question| question.fact, tell);
    let fact = (!facts.is_empty()).then(|| {
        let choices: Vec<_> = facts
            .iter()
            .map(|fact| Choice::new(*fact, fact.word()))
            .collect();
        view! { <SelectField label=text::fact() value=fact choices help=text::fact_help() none=text::no_fact() /> }
    });
    let is_measured = matches!(
        kind,
        K::Recommend
            | K::Satisfaction
            | K::Effort
            | K::Agreement
            | K::Stars
            | K::Faces
            | K::Matrix
            | K::Importance
    );
    let measured = is_measured.then(|| view! { <Measured designing id /> });
    view! {
        <Disclosure label=text::more()>
            <div class="stack design-question__more">
                <SelectField label=text::kind() value=bind_kind choices=Choice::all(K::ALL) />
                {fact}
                {measured}
            </div>
        </Disclosure>
    }
}

#[component]
fn Measured(designing: Designing, id: QuestionId) -> impl IntoView {
    use t::design::question as text;
    let bool_field = designing.bind::<SurveyQuestion, bool>(
        id.0,
        |question| question.reversed,
        |question, reversed| question.reversed = reversed,
    );
    let scale = designing.bind::<SurveyQuestion, String>(
        id.0,
        |question| question.scale.clone(),
        |question, scale| question.scale = scale,
    );
    let area = designing.bind::<SurveyQuestion, _>(id.0, |q| q.area, |q, area| q.area = area);
    let stage = designing.bind::<SurveyQuestion, _>(id.0, |q| q.stage, |q, stage| q.stage = stage);
    let known = Signal::derive(move || {
        designing.records.with(|records| {
            let scales = records
                .questions
                .iter()
                .map(|question| question.scale.clone());
            let mut scales: Vec<String> = scales.filter(|scale| !scale.is_empty()).collect();
            scales.sort_unstable();
            scales.dedup();
            scales
        })
    });
    view! {
        <CheckBox label=text::reversed() help=text::reversed_help() value=bool_field />
        <TextField
            label=text::scale()
            help=text::scale_help()
            value=scale
            suggestions=known
            error={designing.error::<SurveyQuestion>(id.0, "scale")}
        />
        <div class="field-pair">
            <SelectField label=text::area() value=area choices=Choice::all(ServiceArea::ALL) none=text::no_area() />
            <SelectField label=text::stage() value=stage choices=Choice::all(ServiceStage::ALL) none=text::no_area() />
        </div>
    }
}
