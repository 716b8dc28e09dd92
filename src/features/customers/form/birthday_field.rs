use crate::i18n::t;
use crate::ui::{Binding, Choice, ChoiceField, NumberField, SelectField};
use domain::value::Birthday;
use leptos::prelude::*;

/// By which calendar a birthday is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Calendar {
    Solar,
    Lunar,
}

/// What is chosen so far; a birthday once month and day are there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Parts {
    year: Option<i64>,
    month: Option<u8>,
    day: Option<u8>,
    lunar: bool,
}

impl Parts {
    fn of(birthday: Birthday) -> Self {
        Self {
            year: birthday.year.map(i64::from),
            month: Some(birthday.month),
            day: Some(birthday.day),
            lunar: birthday.lunar,
        }
    }

    fn birthday(self) -> Option<Birthday> {
        let year = self
            .year
            .and_then(|year| i32::try_from(year).ok())
            .filter(|year| (1_880..=2_199).contains(year));
        Birthday::new(year, self.month?, self.day?, self.lunar)
    }
}

/// A birthday by the solar or the lunar calendar; the year may stay unknown.
#[component]
pub(super) fn BirthdayField(
    #[prop(into)] label: String,
    value: Binding<Option<Birthday>>,
) -> impl IntoView {
    use t::customers::birthday as text;
    let parts = RwSignal::new(value.get_untracked().map_or_else(Parts::default, Parts::of));
    // A value that changes elsewhere (a discarded draft) is shown.
    Effect::new(move |_| {
        let wanted = value.get();
        if wanted != parts.get_untracked().birthday() {
            parts.set(wanted.map_or_else(Parts::default, Parts::of));
        }
    });
    let change = move |set: &dyn Fn(&mut Parts)| {
        parts.update(set);
        value.set(parts.get_untracked().birthday());
    };
    let calendar = Binding::new(
        Memo::new(move |_| {
            Some(if parts.get().lunar {
                Calendar::Lunar
            } else {
                Calendar::Solar
            })
        }),
        move |chosen: Option<Calendar>| {
            change(&|parts| parts.lunar = chosen == Some(Calendar::Lunar));
        },
    );
    let month = Binding::new(
        Memo::new(move |_| parts.get().month),
        move |month: Option<u8>| change(&|parts| parts.month = month),
    );
    let day = Binding::new(
        Memo::new(move |_| parts.get().day),
        move |day: Option<u8>| change(&|parts| parts.day = day),
    );
    let year = Binding::new(
        Memo::new(move |_| parts.get().year),
        move |year: Option<i64>| change(&|parts| parts.year = year),
    );
    let calendars = vec![
        Choice::new(Calendar::Solar, text::solar()),
        Choice::new(Calendar::Lunar, text::lunar()),
    ];
    let months = (1..=12_u8)
        .map(|month| Choice::new(month, text::month(&month.to_string())))
        .collect::<Vec<_>>();
    let days = (1..=31_u8)
        .map(|day| Choice::new(day, text::day(&day.to_string())))
        .collect::<Vec<_>>();
    view! {
        <ChoiceField label value=calendar choices=calendars />
        <div class="field-pair field-pair--three">
            <SelectField label=text::month_label() value=month choices=months />
            <SelectField label=text::day_label() value=day choices=days />
            <NumberField label=text::year_label() value=year />
        </div>
    }
}

/// 农历八月十五, 6 May: as far as it is known.
pub fn birthday_text(birthday: Birthday) -> String {
    use t::customers::birthday as text;
    let (month, day) = (birthday.month.to_string(), birthday.day.to_string());
    let month_day = text::month_day(&text::month(&month), &text::day(&day));
    let date = match birthday.year {
        Some(year) => text::with_year(&month_day, &year.to_string()),
        None => month_day,
    };
    if birthday.lunar {
        text::lunar_date(&date)
    } else {
        date
    }
}
