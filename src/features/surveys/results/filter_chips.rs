use super::address::{
    ASKED, FROM, GROUP, QUESTION, REPLY, STAFF, TO, VERSION, reply_from, without_reply,
};
use super::filters::version_word;
use super::named::{option_word, row_word, title_of};
use crate::engine_client::{Query, use_shop};
use crate::i18n::format::{self, DayStyle};
use crate::i18n::{Word as _, group_words, t};
use crate::router::use_router;
use crate::ui::Icon;
use api::{ReplyIs, SurveyDesignView};
use domain::Day;
use domain::record::{Asked, EditionId, QuestionKind, StaffId};
use domain::survey::{Form, Group};
use leptos::prelude::*;

/// Every filter that is on, in words, what was clicked among them; a tap takes it off.
#[component]
pub(super) fn FilterChips(
    design: Query<SurveyDesignView>,
    /// The form that has the words of what was clicked.
    #[prop(into)]
    form: Signal<Form>,
) -> impl IntoView {
    use t::customers::filter as text;
    let router = use_router();
    let list = router.list();
    let shop = use_shop();
    let staff = move |id: StaffId| {
        shop.with(|view| {
            let found = view?.staff.iter().find(|staff| staff.id == id)?;
            Some(found.name.clone())
        })
    };
    let version = move |id: EditionId| {
        design.with(|view| {
            let found = view?.editions.iter().find(|edition| edition.id == id)?;
            Some(found.number)
        })
    };
    let chips = move || {
        let state = list.get();
        let mut chips: Vec<(String, String, String)> = state
            .filters
            .iter()
            .filter_map(|(field, value)| {
                let words = words(field, value, staff, version)?;
                Some((words, field.clone(), value.clone()))
            })
            .collect();
        if let Some(reply) = reply_from(&state) {
            let words = form.with(|form| reply_words(form, &reply));
            chips.push((words, QUESTION.to_owned(), String::new()));
        }
        chips
            .into_iter()
            .map(|(words, field, value)| {
                let remove = move |_| {
                    let state = list.get_untracked();
                    router.set_list(if field == QUESTION {
                        without_reply(state)
                    } else {
                        state.toggled(&field, &value)
                    });
                };
                view! {
                    <button type="button" class="tag" aria-label=text::take_off(&words) on:click=remove>
                        {words.clone()}
                        {Icon::Close.view()}
                    </button>
                }
            })
            .collect_view()
    };
    let is_filtered = Memo::new(move |_| {
        list.with(|list| list.filters.iter().any(|(field, _)| is_filter(field)))
    });
    let clear = move |_| {
        let mut state = list.get_untracked();
        state.filters.retain(|(field, _)| !is_filter(field));
        router.set_list(state);
    };
    view! {
        <Show when=move || is_filtered.get()>
            <div class="filter-chips" role="group" aria-label=text::active()>
                {chips}
                <button type="button" class="link" on:click=clear>
                    {text::clear()}
                </button>
            </div>
        </Show>
    }
}

fn is_filter(field: &str) -> bool {
    [FROM, TO, VERSION, ASKED, STAFF, GROUP].contains(&field) || REPLY.contains(&field)
}

fn words(
    field: &str,
    value: &str,
    staff: impl Fn(StaffId) -> Option<String>,
    version: impl Fn(EditionId) -> Option<i64>,
) -> Option<String> {
    use t::results::chip as text;
    let day = || -> Option<String> {
        let day: Day = value.parse().ok()?;
        Some(format::day(day, DayStyle::Medium))
    };
    Some(match field {
        FROM => text::from(&day()?),
        TO => text::to(&day()?),
        ASKED => Asked::from_code(value)?.word().to_owned(),
        GROUP => value
            .parse::<Group>()
            .map_or_else(|_unknown| value.to_owned(), |group| group_words(&group)),
        STAFF => text::staff(&staff(value.parse().ok()?).unwrap_or_else(|| "…".to_owned())),
        VERSION => version(value.parse().ok()?).map_or_else(|| "…".to_owned(), version_word),
        _ => return None,
    })
}

/// What was clicked, in words: `总体满意吗？：1 到 2 分`.
pub(super) fn reply_words(form: &Form, reply: &ReplyIs) -> String {
    use t::results::chip as text;
    let of = |name: &str| format::shortened(&title_of(form, name), 30);
    match reply {
        ReplyIs::Answered { question } => text::answered(&of(question)),
        ReplyIs::Says { question, word } => text::says(&of(question), word),
        ReplyIs::Chosen { question, key } | ReplyIs::First { question, key } => {
            let asked = form.question(question);
            let word = asked.map_or_else(|| key.clone(), |asked| option_word(form, asked, key));
            if matches!(reply, ReplyIs::First { .. }) {
                text::first(&of(question), &word)
            } else {
                text::chosen(&of(question), &word)
            }
        }
        ReplyIs::Between {
            question,
            row,
            low,
            high,
        } => {
            let asked = form.question(question);
            let name = match asked.filter(|_| !row.is_empty()) {
                Some(asked) => row_word(form, asked, row),
                None => of(question),
            };
            let is_date = asked.is_some_and(|asked| asked.kind == QuestionKind::Date);
            let written = |value: i64| match i32::try_from(value) {
                Ok(day) if is_date => format::day(Day(day), DayStyle::Medium),
                _ => value.to_string(),
            };
            if low == high {
                text::is(&name, &written(*low))
            } else {
                text::between(&name, &written(*low), &written(*high))
            }
        }
    }
}
