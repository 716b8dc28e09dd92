use crate::draft::{Draft, DraftNote, use_draft};
use crate::engine_client::{use_doer, use_query};
use crate::i18n::format::{self, DayStyle};
use crate::i18n::{field_label, t};
use crate::platform::clock;
use crate::ui::{
    Binding, Button, ButtonKind, Card, Choice, ChoiceField, DateField, FirstAnswer, Form, Icon,
    IconButton, TextField,
};
use api::{DeskFacts, DeskFactsView};
use domain::command::{Command, Edit};
use domain::record::{HolidayCalendar, WorkingHours};
use domain::working_time::{Calendar, Hours, WEEKDAYS};
use domain::{Day, Value};
use leptos::prelude::*;

type HoursDraft = Draft<Edit<WorkingHours>>;

/// When the shop works: what the clocks of complaints count.
#[component]
pub(super) fn HoursPart() -> impl IntoView {
    let query = use_query(|| Some(DeskFacts));
    view! {
        <Card title=t::settings::hours::title()>
            <FirstAnswer query show=|view: DeskFactsView| view! { <HoursForm hours=view.hours /> } />
        </Card>
    }
}

#[component]
fn HoursForm(hours: WorkingHours) -> impl IntoView {
    use t::settings::hours as text;
    let doer = use_doer();
    let start = Edit {
        before: Some(hours.clone()),
        after: hours,
    };
    let draft = use_draft("working-hours", None, start);
    let save = move |()| {
        let edit = draft.get_untracked();
        doer.run(
            Command::SaveWorkingHours(Box::new(edit)),
            text::saved(),
            move |_| draft.forget(),
        );
    };
    let days = WEEKDAYS
        .iter()
        .copied()
        .enumerate()
        .map(|(at, name)| view! { <Weekday draft at name /> })
        .collect_view();
    view! {
        <Form
            on_submit=save
            has_errors=doer.has_field_errors()
            actions=move || {
                view! { <Button kind=ButtonKind::Primary submit=true busy=doer.busy()>{t::ui::save()}</Button> }
            }
        >
            <DraftNote draft />
            <p class="field__help">{text::help()}</p>
            {days}
            <p class="field__error" role="alert">{move || doer.error_for("hours").get()}</p>
            <ChoiceField
                label=field_label("working_hours", "calendar")
                help=text::calendar_help()
                settled=true
                value=draft
                    .field(
                        |edit| Some(edit.after.calendar.unwrap_or(HolidayCalendar::Nobody)),
                        |edit, calendar| edit.after.calendar = calendar,
                    )
                choices=Choice::all(HolidayCalendar::ALL)
            />
            <SpecialDays draft />
        </Form>
    }
}

/// `9:00-12:00, 13:00-18:00`; an empty line for a day off.
#[component]
fn Weekday(draft: HoursDraft, at: usize, name: &'static str) -> impl IntoView {
    // What is typed stays as it is typed; the hours follow as soon as they can be read.
    let shown = untrack(|| {
        draft.with(|edit| {
            let calendar = Calendar::of(&edit.after);
            calendar.week.get(at).map(hours_text).unwrap_or_default()
        })
    });
    let typed = RwSignal::new(shown);
    let error = RwSignal::new(None::<String>);
    let set = move |text: String| {
        match hours_from_text(&text) {
            Some(hours) => {
                error.set(None);
                draft.update(|edit| {
                    edit.after.hours.insert(name.to_owned(), hours.to_value());
                });
            }
            None => error.set(Some(t::settings::hours::unreadable().to_owned())),
        }
        typed.set(text);
    };
    view! {
        <TextField
            label=weekday_word(at)
            value=Binding::new(typed, set)
            error=Signal::derive(move || error.get())
        />
    }
}

/// Days that are not as their weekday.
#[component]
fn SpecialDays(draft: HoursDraft) -> impl IntoView {
    use t::settings::hours as text;
    let day = RwSignal::new(Some(clock::today()));
    let days = Memo::new(move |_| draft.with(|edit| edit.after.days.clone()));
    let put = move |word: &'static str| {
        if let Some(day) = day.get_untracked() {
            draft.update(|edit| {
                edit.after.days.insert(day.to_string(), Value::from(word));
            });
        }
    };
    let rows = move || {
        days.get()
            .into_iter()
            .map(|(name, value)| {
                let shown = name
                    .parse::<Day>()
                    .map_or_else(|_| name.clone(), |day| format::day(day, DayStyle::Medium));
                let what = match value.as_text() {
                    Some("work") => text::works().to_owned(),
                    Some("off") => text::off().to_owned(),
                    _ => Hours::from_value(&value)
                        .map(|hours| hours_text(&hours))
                        .unwrap_or_default(),
                };
                let label = text::forget(&shown);
                let forget = move |()| {
                    draft.update(|edit| {
                        edit.after.days.remove(&name);
                    });
                };
                view! {
                    <li class="plain-list__row">
                        <span>{format!("{shown} · {what}")}</span>
                        <IconButton icon=Icon::Bin label on_press=forget />
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <fieldset class="field">
            <legend class="field__label">{field_label("working_hours", "day")}</legend>
            <ul class="plain-list">{rows}</ul>
            <DateField label=text::which_day() value=Binding::from(day) />
            <p class="toolbar">
                <Button on_press=move |()| put("off")>{text::add_off()}</Button>
                <Button on_press=move |()| put("work")>{text::add_work()}</Button>
            </p>
        </fieldset>
    }
}

fn weekday_word(at: usize) -> &'static str {
    use t::settings::weekday as text;
    match at {
        0 => text::monday(),
        1 => text::tuesday(),
        2 => text::wednesday(),
        3 => text::thursday(),
        4 => text::friday(),
        5 => text::saturday(),
        _ => text::sunday(),
    }
}

fn hours_text(hours: &Hours) -> String {
    let time = |minutes: u16| format!("{}:{:02}", minutes / 60, minutes % 60);
    hours
        .spans()
        .iter()
        .map(|(from, until)| format!("{}-{}", time(*from), time(*until)))
        .collect::<Vec<_>>()
        .join(", ")
}

/// Reads what [`hours_text`] writes, and what people write instead: `9-12，13：00–18`.
fn hours_from_text(text: &str) -> Option<Hours> {
    let mut spans = Vec::new();
    for part in text.split([',', '，', ';', '；', '、']) {
        let part = part.trim();
        if part.is_empty() {
            continue;
        }
        let (from, until) = part.split_once(['-', '–', '—', '~', '～', '至', '到'])?;
        spans.push((minutes(from)?, minutes(until)?));
    }
    if spans.is_empty() {
        return Some(Hours::OFF);
    }
    Hours::new(&spans)
}

fn minutes(text: &str) -> Option<u16> {
    let text = text.trim();
    let (hour, minute) = text.split_once([':', '：', '.']).unwrap_or((text, "0"));
    let hour: u16 = hour.trim().parse().ok()?;
    let minute: u16 = minute.trim().parse().ok()?;
    (minute < 60 && hour <= 24).then(|| hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them() {
        let usual = Hours::new(&[(540, 720), (780, 1080)]);
        assert_eq!(hours_from_text("9:00-12:00, 13:00-18:00"), usual);
        assert_eq!(hours_from_text("9-12，13：00–18"), usual);
        assert_eq!(hours_from_text(" "), Some(Hours::OFF));
        assert_eq!(hours_from_text("12-9"), None);
        assert_eq!(hours_from_text("nine"), None);
        assert_eq!(
            usual.as_ref().map(hours_text).as_deref(),
            Some("9:00-12:00, 13:00-18:00")
        );
    }
}
