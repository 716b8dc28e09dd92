use super::list_query::names;
use crate::features::customers::drill_down::{
    GROUP, SEGMENT, group_from_text, group_word, segment_from_text, segment_word,
};
use crate::i18n::format::{self, DayStyle};
use crate::i18n::{Word, t};
use crate::route::ListState;
use crate::router::use_router;
use crate::ui::Icon;
use api::SettingsView;
use domain::record::{ChannelRole, Consent, CustomerClass, CustomerKind, StaffId};
use domain::{Day, Money};
use leptos::prelude::*;

/// Every filter that is on, in words; a tap takes it off.
#[component]
pub(super) fn FilterChips(#[prop(into)] settings: Signal<Option<SettingsView>>) -> impl IntoView {
    use t::customers::filter as text;
    let router = use_router();
    let list = router.list();
    let chips = move || {
        let state = list.get();
        settings.with(|settings| {
            state
                .filters
                .iter()
                .filter_map(|(name, value)| {
                    let words = words(name, value, settings.as_ref())?;
                    let (name, value) = (name.clone(), value.clone());
                    let remove = move |_| {
                        let state = list.get_untracked().toggled(&name, &value);
                        router.set_list(state);
                    };
                    Some(view! {
                        <button type="button" class="tag" aria-label=text::take_off(&words) on:click=remove>
                            {words.clone()}
                            {Icon::Close.view()}
                        </button>
                    })
                })
                .collect_view()
        })
    };
    let count = Memo::new(move |_| list.with(|list| list.filters.len()));
    let has_some = Memo::new(move |_| count.get() > 0);
    let has_many = Memo::new(move |_| count.get() > 1);
    let clear = move |_| {
        let state = ListState {
            filters: Vec::new(),
            ..list.get_untracked()
        };
        router.set_list(state);
    };
    view! {
        <Show when=move || has_some.get()>
            <div class="filter-chips" role="group" aria-label=text::active()>
                {chips}
                <Show when=move || has_many.get()>
                    <button type="button" class="link" on:click=clear>
                        {text::clear()}
                    </button>
                </Show>
            </div>
        </Show>
    }
}

/// A filter in words; `None` for one of another build, which restricts nothing here.
fn words(name: &str, value: &str, settings: Option<&SettingsView>) -> Option<String> {
    use t::customers::filter as text;
    let day = || -> Option<String> {
        let day: Day = value.parse().ok()?;
        Some(format::day(day, DayStyle::Medium))
    };
    let money = || -> Option<String> { Some(format::money_round(Money(value.parse().ok()?))) };
    Some(match name {
        names::KIND => CustomerKind::from_code(value)?.word().to_owned(),
        names::CLASS => text::class(CustomerClass::from_code(value)?.word()),
        names::GRADE => text::grade(value),
        names::ROLE => ChannelRole::from_code(value)?.word().to_owned(),
        names::TAG => text::tag(value),
        names::AREA => text::area(value),
        names::CONSENT => Consent::from_code(value)?.word().to_owned(),
        names::MANAGER => {
            let id: StaffId = value.parse().ok()?;
            let name = settings?.staff.iter().find(|staff| staff.id == id);
            text::manager(name.map_or("…", |staff| staff.name.as_str()))
        }
        names::LAST_FROM => text::last_from(&day()?),
        names::LAST_TO => text::last_to(&day()?),
        names::TOTAL_FROM => text::total_from(&money()?),
        names::TOTAL_TO => text::total_to(&money()?),
        SEGMENT => segment_word(segment_from_text(value)?).to_owned(),
        GROUP => group_word(group_from_text(value)?),
        _ => return None,
    })
}
