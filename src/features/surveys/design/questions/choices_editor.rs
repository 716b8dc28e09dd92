use super::adding::{fresh_key, place_behind};
use super::words_field::beside;
use crate::features::surveys::design::desk::Designing;
use crate::i18n::t;
use crate::platform::{focus, task, timer};
use crate::ui::{Button, ButtonKind, CheckBox, Icon, IconButton};
use domain::Value;
use domain::record::{QuestionId, SurveyQuestion};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Options of a choice, or rows of a grid.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Listed {
    Options,
    Rows,
}

impl Listed {
    /// What texts are stored under.
    fn part(self, key: &str) -> String {
        match self {
            Self::Options => format!("option.{key}"),
            Self::Rows => format!("row.{key}"),
        }
    }

    fn places(self, question: &SurveyQuestion) -> &BTreeMap<String, Value> {
        match self {
            Self::Options => &question.options,
            Self::Rows => &question.rows,
        }
    }

    fn places_mut(self, question: &mut SurveyQuestion) -> &mut BTreeMap<String, Value> {
        match self {
            Self::Options => &mut question.options,
            Self::Rows => &mut question.rows,
        }
    }

    fn words(self) -> (&'static str, &'static str) {
        use t::design::choices as text;
        match self {
            Self::Options => (text::options(), text::add_option()),
            Self::Rows => (text::rows(), text::add_row()),
        }
    }

    fn name(self, number: usize) -> String {
        use t::design::choices as text;
        let number = number.to_string();
        match self {
            Self::Options => text::option(&number),
            Self::Rows => text::row(&number),
        }
    }
}

/// Keys in the order of their places.
fn keys(places: &BTreeMap<String, Value>) -> Vec<String> {
    let mut keys: Vec<(i64, &String)> = places
        .iter()
        .map(|(key, place)| (place.as_int().unwrap_or(i64::MAX), key))
        .collect();
    keys.sort_unstable();
    keys.into_iter().map(|(_, key)| key.clone()).collect()
}

/// The list of options or rows: written line by line, Enter begins the next.
#[component]
pub(super) fn ChoicesEditor(
    designing: Designing,
    id: QuestionId,
    listed: Listed,
    /// An option can be one that goes with no other.
    has_exclusive: bool,
) -> impl IntoView {
    let listed_keys = Memo::new(move |_| {
        designing.records.with(|records| {
            let question = records.questions.iter().find(|one| one.id == id);
            question
                .map(|question| keys(listed.places(question)))
                .unwrap_or_default()
        })
    });
    let add = move |()| {
        let key = fresh_key();
        let place = line_id(id, &key);
        designing.edit::<SurveyQuestion>(id.0, |question| {
            let places = listed.places_mut(question);
            let behind = place_behind(places);
            places.insert(key, behind);
        });
        to_line(place);
    };
    let (legend, add_words) = listed.words();
    view! {
        <fieldset class="design-choices">
            <legend>{legend}</legend>
            <ol class="design-choices__list">
                <For each=move || listed_keys.get() key=Clone::clone let:key>
                    <ChoiceLine designing id listed key has_exclusive listed_keys on_next=add />
                </For>
            </ol>
            <p class="toolbar">
                <Button kind=ButtonKind::Quiet icon=Icon::Plus on_press=add>
                    {add_words}
                </Button>
            </p>
        </fieldset>
    }
}

fn line_id(id: QuestionId, key: &str) -> String {
    format!("choice-{id}-{key}")
}

fn to_line(place: String) {
    task::spawn(async move {
        timer::frame().await;
        focus::by_id(&place);
    });
}

#[component]
fn ChoiceLine(
    designing: Designing,
    id: QuestionId,
    listed: Listed,
    key: String,
    has_exclusive: bool,
    listed_keys: Memo<Vec<String>>,
    #[prop(into)] on_next: Callback<()>,
) -> impl IntoView {
    use t::design::choices as text;
    let key = StoredValue::new(key);
    let part = key.with_value(|key| listed.part(key));
    let value = designing.text::<SurveyQuestion>(id.0, part.clone());
    let hint = beside::<SurveyQuestion>(designing, id.0, &part).unwrap_or_default();
    let at = Memo::new(move |_| {
        listed_keys.with(|keys| key.with_value(|key| keys.iter().position(|known| known == key)))
    });
    let number = move || at.get().unwrap_or(0) + 1;
    let input = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        let wanted = value.get();
        if let Some(input) = input.get()
            && input.value() != wanted
        {
            input.set_value(&wanted);
        }
    });
    let swap = move |with: Option<usize>| {
        let keys = listed_keys.get_untracked();
        let own = key.get_value();
        let Some(other) = with.and_then(|at| keys.get(at)).cloned() else {
            return;
        };
        designing.edit::<SurveyQuestion>(id.0, |question| {
            swap_places(listed.places_mut(question), &own, &other);
        });
    };
    let up = move |()| swap(at.get_untracked().and_then(|at| at.checked_sub(1)));
    let down = move |()| swap(at.get_untracked().map(|at| at + 1));
    let remove = move |()| {
        let key = key.get_value();
        designing.edit::<SurveyQuestion>(id.0, |question| {
            listed.places_mut(question).remove(&key);
            question.exclusive.remove(&key);
            let stem = format!("{}.", listed.part(&key));
            question.texts.retain(|name, _| !name.starts_with(&stem));
        });
    };
    let on_key = move |event: KeyboardEvent| {
        // Enter that ends a Chinese word ends nothing else.
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        match event.key().as_str() {
            "Enter" => {
                event.prevent_default();
                let next = at.get_untracked().map(|at| at + 1);
                let next =
                    next.and_then(|at| listed_keys.with_untracked(|keys| keys.get(at).cloned()));
                match next {
                    Some(next) => to_line(line_id(id, &next)),
                    None => on_next.run(()),
                }
            }
            "ArrowUp" if event.alt_key() => {
                event.prevent_default();
                up(());
            }
            "ArrowDown" if event.alt_key() => {
                event.prevent_default();
                down(());
            }
            _ => {}
        }
    };
    let exclusive = designing.bind::<SurveyQuestion, bool>(
        id.0,
        move |question| key.with_value(|key| question.exclusive.contains(key)),
        move |question, is_exclusive| {
            let key = key.get_value();
            if is_exclusive {
                question.exclusive.insert(key);
            } else {
                question.exclusive.remove(&key);
            }
        },
    );
    let last = move || listed_keys.with(Vec::len);
    view! {
        <li class="design-choices__line">
            <input
                node_ref=input
                id=key.with_value(|key| line_id(id, key))
                class="input"
                type="text"
                autocomplete="off"
                aria-label=move || listed.name(number())
                placeholder=hint
                on:input=move |event| value.set(event_target_value(&event))
                on:keydown=on_key
            />
            <IconButton
                icon=Icon::Up
                label=move || text::up(&number().to_string())
                on_press=up
                disabled=Signal::derive(move || at.get() == Some(0))
            />
            <IconButton
                icon=Icon::Down
                label=move || text::down(&number().to_string())
                on_press=down
                disabled=Signal::derive(move || number() >= last())
            />
            <IconButton icon=Icon::Close label=move || text::remove(&number().to_string()) on_press=remove />
            {has_exclusive.then(|| view! { <CheckBox label=text::exclusive() value=exclusive /> })}
        </li>
    }
}

/// Two that stand at the same place, after a merge, are told apart first.
fn swap_places(places: &mut BTreeMap<String, Value>, one: &str, other: &str) {
    let order = keys(places);
    for (key, at) in order.iter().zip(1_i64..) {
        let at = match key {
            key if key == one => order.iter().zip(1_i64..).find(|(key, _)| *key == other),
            key if key == other => order.iter().zip(1_i64..).find(|(key, _)| *key == one),
            _ => None,
        }
        .map_or(at, |(_, at)| at);
        places.insert(key.clone(), Value::Int(at * 1_024));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_lines_change_places_also_when_both_say_the_same() {
        let mut places = BTreeMap::from([
            ("a".to_owned(), Value::Int(5)),
            ("b".to_owned(), Value::Int(5)),
            ("c".to_owned(), Value::Int(9)),
        ]);
        assert_eq!(keys(&places), ["a", "b", "c"]);
        swap_places(&mut places, "b", "a");
        assert_eq!(keys(&places), ["b", "a", "c"]);
        swap_places(&mut places, "a", "c");
        assert_eq!(keys(&places), ["b", "c", "a"]);
    }
}
