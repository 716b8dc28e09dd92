use super::change_label::change_label;
use super::shown_value::shown_value;
use crate::engine_client::{use_doer, use_query};
use crate::i18n::format::{self, InstantStyle};
use crate::i18n::{field_label, t};
use crate::ui::{Answered, Button, ButtonKind, Card, EmptyState, Icon};
use api::{FieldChange, HistoryEntry, RecordHistory};
use domain::command::RecordName;
use leptos::prelude::*;

/// Who changed what on one record, newest first; every change can be taken back.
#[component]
pub fn RecordHistoryCard(record: RecordName) -> impl IntoView {
    use t::history as text;
    let kind = record.kind.to_string();
    let query = use_query(move || {
        Some(RecordHistory {
            record: record.clone(),
        })
    });
    let show = move |entries: Vec<HistoryEntry>| {
        if entries.is_empty() {
            return view! { <EmptyState icon=Icon::History text=text::nothing() /> }.into_any();
        }
        let kind = kind.clone();
        view! {
            <ol class="history">
                {entries
                    .into_iter()
                    .map(|entry| view! { <EntryView entry kind=kind.clone() /> })
                    .collect_view()}
            </ol>
        }
        .into_any()
    };
    view! {
        <Card title=text::title() flush=true>
            <Answered query show />
        </Card>
    }
}

#[component]
fn EntryView(entry: HistoryEntry, kind: String) -> impl IntoView {
    use t::history as text;
    let doer = use_doer();
    let HistoryEntry {
        batch,
        at,
        by,
        label,
        fields,
    } = entry;
    let when = format::instant(at, InstantStyle::Medium);
    let who = by.unwrap_or_else(|| text::somebody().to_owned());
    let rows = fields
        .iter()
        .map(|change| change_view(&kind, change))
        .collect_view();
    view! {
        <li class="history__entry">
            <div class="history__head">
                <div>
                    <strong>{change_label(&label)}</strong>
                    <small class="history__who">{text::when_and_who(&when, &who)}</small>
                </div>
                <Button kind=ButtonKind::Quiet icon=Icon::Undo on_press=move |()| doer.undo(batch)>
                    {text::take_back()}
                </Button>
            </div>
            <dl class="history__fields">{rows}</dl>
        </li>
    }
}

fn change_view(kind: &str, change: &FieldChange) -> impl IntoView + use<> {
    use t::history as text;
    let was = shown_value(kind, &change.field, &change.was);
    let now = shown_value(kind, &change.field, &change.now);
    let was = (!was.is_empty()).then(|| {
        view! {
            <del>
                <span class="visually-hidden">{text::before()}</span>
                {was}
            </del>
            <span aria-hidden="true">" → "</span>
        }
    });
    let now = if now.is_empty() {
        view! { <span class="history__none">{text::emptied()}</span> }.into_any()
    } else {
        view! {
            <ins>
                <span class="visually-hidden">{text::after()}</span>
                {now}
            </ins>
        }
        .into_any()
    };
    view! {
        <div class="history__field">
            <dt>{field_label(kind, &change.field)}</dt>
            <dd>{was} {now}</dd>
        </div>
    }
}
