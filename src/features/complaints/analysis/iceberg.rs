use crate::features::complaints::Behind;
use crate::i18n::{format, t};
use crate::ui::{Binding, Card, Choice, ChoiceField, Disclosure, Link, NumberField};
use api::Measured;
use domain::Day;
use leptos::prelude::*;

/// What is assumed about those who say nothing; kept on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(super) struct Assumed {
    /// Of those unhappy, how many complain, in thousandths.
    pub(super) permille: u16,
    pub(super) asked: u32,
    pub(super) complained: u32,
}

impl Default for Assumed {
    /// That about half tell front-line staff.
    fn default() -> Self {
        Self {
            permille: HALF,
            asked: 0,
            complained: 0,
        }
    }
}

const HALF: u16 = 500;
const ONE_IN_TWENTY_SIX: u16 = 38;

/// How many are unhappy and say nothing: a guess whose one assumption stands beside it.
#[component]
pub(super) fn Iceberg(
    found: Measured,
    total: u32,
    /// The first day of the window.
    from: Option<Day>,
    assumed: RwSignal<Assumed>,
) -> impl IntoView {
    use t::desk::iceberg as text;
    let sentence = match found {
        Measured::Value {
            value, interval, ..
        } => {
            let all = format::decimal(value, 0);
            match interval {
                Some((low, high)) => text::with_interval(
                    total.into(),
                    &all,
                    &format::decimal(low, 0),
                    &format::decimal(high, 0),
                ),
                None => text::at_rate(total.into(), &all),
            }
        }
        Measured::NotEnough { .. } => text::no_rate().to_owned(),
    };
    let rate = Binding::new(
        Signal::derive(move || Some(assumed.get().permille)),
        move |permille: Option<u16>| {
            assumed.update(|assumed| assumed.permille = permille.unwrap_or(HALF));
        },
    );
    let percent = Binding::new(
        Signal::derive(move || Some(i64::from(assumed.get().permille / 10))),
        move |percent: Option<i64>| {
            let percent = percent.unwrap_or(50).clamp(1, 100);
            let permille = u16::try_from(percent * 10).unwrap_or(HALF);
            assumed.update(|assumed| assumed.permille = permille);
        },
    );
    let asked = number(assumed, |a| a.asked, |a, n| a.asked = n);
    let complained = number(assumed, |a| a.complained, |a, n| a.complained = n);
    view! {
        <Card title=text::title()>
            <p class="finding">{sentence}</p>
            <p>
                <Link to=Behind::counted(from, None).route()>{t::desk::figures::all(total.into())}</Link>
            </p>
            <ChoiceField
                label=text::rate()
                settled=true
                value=rate
                choices=vec![Choice::new(HALF, text::half()), Choice::new(ONE_IN_TWENTY_SIX, text::one_in_26())]
            />
            <NumberField label=text::own_rate() unit="%" value=percent />
            <Disclosure label=text::survey()>
                <div class="field-pair">
                    <NumberField label=text::asked() value=asked />
                    <NumberField label=text::complained() value=complained />
                </div>
            </Disclosure>
            <p class="field__help">{text::source()}</p>
        </Card>
    }
}

fn number(
    assumed: RwSignal<Assumed>,
    get: fn(&Assumed) -> u32,
    set: fn(&mut Assumed, u32),
) -> Binding<Option<i64>> {
    Binding::new(
        Signal::derive(move || Some(i64::from(assumed.with(get))).filter(|number| *number > 0)),
        move |number: Option<i64>| {
            let number = u32::try_from(number.unwrap_or(0).max(0)).unwrap_or(u32::MAX);
            assumed.update(|assumed| set(assumed, number));
        },
    )
}
