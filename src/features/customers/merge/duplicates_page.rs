use crate::engine_client::use_query;
use crate::features::customers::form::reason_word;
use crate::i18n::{format, t};
use crate::platform::preferences;
use crate::route::Route;
use crate::ui::{Answered, Button, ButtonKind, Card, EmptyState, Icon, Link, LinkButton, Page};
use api::{DuplicatePair, DuplicatePairs, SimilarView};
use leptos::prelude::*;
use std::collections::BTreeSet;

const SHOWN: u32 = 100;
/// Pairs that were said to be two people; kept on this device.
const DIFFERENT: &str = "different_customers";

/// Customers that may be the same, most likely first.
#[component]
pub(in super::super) fn DuplicatesPage() -> impl IntoView {
    use t::customers::duplicates as text;
    let query = use_query(|| Some(DuplicatePairs { limit: SHOWN }));
    let different =
        RwSignal::new(preferences::read::<BTreeSet<String>>(DIFFERENT).unwrap_or_default());
    let set_aside = Callback::new(move |name: String| {
        different.update(|names| {
            names.insert(name);
        });
        preferences::write(DIFFERENT, &different.get_untracked());
    });
    let show = move |pairs: Vec<DuplicatePair>| {
        move || {
            let rows = different.with(|different| {
                pairs
                    .iter()
                    .filter(|pair| !different.contains(&name_of(pair)))
                    .cloned()
                    .map(|pair| view! { <PairRow pair set_aside /> })
                    .collect::<Vec<_>>()
            });
            if rows.is_empty() {
                view! { <EmptyState icon=Icon::Check text=text::none() /> }.into_any()
            } else {
                view! { <ul class="rows">{rows}</ul> }.into_any()
            }
        }
    };
    view! {
        <Page
            title=t::shell::place::duplicates()
            above=|| view! { <Link to=Route::customers()>{t::shell::place::customers()}</Link> }
        >
            <p class="page__lead">{text::explained()}</p>
            <Card flush=true>
                <Answered query show />
            </Card>
        </Page>
    }
}

/// The same whichever of the two comes first.
fn name_of(pair: &DuplicatePair) -> String {
    let (low, high) = if pair.first.id <= pair.second.id {
        (pair.first.id, pair.second.id)
    } else {
        (pair.second.id, pair.first.id)
    };
    format!("{low}/{high}")
}

#[component]
fn PairRow(pair: DuplicatePair, set_aside: Callback<String>) -> impl IntoView {
    use t::customers::duplicates as text;
    let name = name_of(&pair);
    let why = format::list(pair.first.reasons.iter().copied().map(reason_word));
    let merge = Route::Merge {
        keep: pair.first.id,
        other: pair.second.id,
    };
    view! {
        <li class="row">
            <div class="row__text">
                <div class="pair">{side(&pair.first)} {side(&pair.second)}</div>
                <div class="row-line">
                    <small>{why}</small>
                    <span class="pair__actions">
                        <Button kind=ButtonKind::Quiet on_press=move |()| set_aside.run(name.clone())>
                            {text::different()}
                        </Button>
                        <LinkButton icon=Icon::Merge to=merge>
                            {text::compare()}
                        </LinkButton>
                    </span>
                </div>
            </div>
        </li>
    }
}

fn side(similar: &SimilarView) -> impl IntoView + use<> {
    let facts = [&similar.phone, &similar.address]
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(" · ");
    let (id, name) = (similar.id, similar.name.clone());
    view! {
        <div class="pair__side">
            <Link to=Route::customer(id)>{name}</Link>
            <small>{facts}</small>
        </div>
    }
}
