use crate::features::surveys::design::desk::Designing;
use crate::i18n::{language_name, t};
use crate::ui::{Binding, IconButton};
use crate::ui::{Choice, Icon, Menu, MenuItem, SelectField};
use domain::Value;
use domain::record::Survey;
use domain::survey::Flaw;
use leptos::prelude::*;

/// Languages that are offered: those that are spoken most where shops like these are.
const OFFERED: &[&str] = &[
    "zh", "en", "ja", "ko", "vi", "th", "id", "ms", "my", "km", "lo", "tl", "hi", "bn", "ta", "ur",
    "ar", "fa", "tr", "ru", "uk", "kk", "mn", "fr", "de", "es", "pt", "it", "nl", "pl", "sw", "bo",
    "ug",
];

/// Which language is being written, and how many words it still lacks.
#[component]
pub(super) fn LanguageSwitch(designing: Designing) -> impl IntoView {
    use t::design::language as text;
    let languages = Memo::new(move |_| designing.form.with(|form| form.languages.clone()));
    // The one that was written is no language of the survey any more.
    Effect::new(move |_| {
        languages.with(|languages| {
            let written = designing.language.get_untracked();
            if !languages.contains(&written)
                && let Some(first) = languages.first()
            {
                designing.language.set(first.clone());
            }
        });
    });
    let chip = move |tag: String| {
        let (mine, lacking, picked) = (tag.clone(), tag.clone(), tag.clone());
        let is_chosen = move || (designing.language.get() == mine).to_string();
        let missing = Memo::new(move |_| {
            let lacks = designing
                .flaws
                .with(|flaws| flaws.iter().filter(|flaw| lacks(flaw, &lacking)).count());
            u64::try_from(lacks).unwrap_or(0)
        });
        view! {
            <button
                type="button"
                class="choice__chip"
                aria-pressed=is_chosen
                on:click=move |_| designing.language.set(picked.clone())
            >
                {language_name(&tag)}
                {move || {
                    let missing = missing.get();
                    (missing > 0)
                        .then(|| {
                            view! {
                                <span class="chip chip--flaw">{text::missing(missing)}</span>
                            }
                        })
                }}
            </button>
        }
    };
    view! {
        <div class="design-languages">
            <div class="design-languages__chips" role="group" aria-label=text::written()>
                {move || languages.get().into_iter().map(chip).collect_view()}
            </div>
            <Menu label=text::manage() icon=Icon::Language with_word=true>
                <Manage designing languages />
            </Menu>
        </div>
    }
}

fn lacks(flaw: &Flaw, tag: &str) -> bool {
    match flaw {
        Flaw::TitleMissing { language }
        | Flaw::QuestionWithoutWords { language, .. }
        | Flaw::ChoiceWithoutWords { language, .. } => language == tag,
        _ => false,
    }
}

/// Adds a language, takes one away, puts one first.
#[component]
fn Manage(designing: Designing, languages: Memo<Vec<String>>) -> impl IntoView {
    use t::design::language as text;
    let id = designing.id.0;
    let write = move |languages: Vec<String>| {
        designing.edit::<Survey>(id, |survey| {
            let placed = languages.into_iter().zip(1_i64..);
            survey.languages = placed
                .map(|(tag, at)| (tag, Value::Int(at * 1_024)))
                .collect();
        });
    };
    let add = Binding::new(
        Signal::derive(|| None::<String>),
        move |tag: Option<String>| {
            if let Some(tag) = tag {
                let mut all = languages.get_untracked();
                all.push(tag.clone());
                write(all);
                designing.language.set(tag);
            }
        },
    );
    let offered = Signal::derive(move || {
        let known = languages.get();
        let offered = OFFERED
            .iter()
            .filter(|tag| known.iter().all(|known| known != *tag));
        offered
            .map(|tag| Choice::new((*tag).to_owned(), language_name(tag)))
            .collect::<Vec<_>>()
    });
    let row = move |tag: String, at: usize, count: usize| {
        let name = language_name(&tag);
        let (first, gone) = (tag.clone(), tag);
        let make_first = move |()| {
            let mut all = languages.get_untracked();
            all.retain(|tag| *tag != first);
            all.insert(0, first.clone());
            write(all);
        };
        let remove = move |()| {
            let mut all = languages.get_untracked();
            all.retain(|tag| *tag != gone);
            write(all);
        };
        view! {
            <li class="design-languages__row">
                <span>{name.clone()}</span>
                {if at == 0 {
                    view! { <small>{text::first()}</small> }.into_any()
                } else {
                    let words = text::make_first();
                    view! { <MenuItem on_press=make_first>{words}</MenuItem> }.into_any()
                }}
                {(count > 1)
                    .then(|| view! { <IconButton icon=Icon::Close label=text::remove(&name) on_press=remove /> })}
            </li>
        }
    };
    view! {
        <div class="design-languages__manage">
            <ul>
                {move || {
                    let all = languages.get();
                    let count = all.len();
                    all.into_iter().enumerate().map(|(at, tag)| row(tag, at, count)).collect_view()
                }}
            </ul>
            <SelectField label=text::add() value=add choices=offered />
            <p class="menu__note">{text::kept()}</p>
        </div>
    }
}
