use crate::engine_client::use_query;
use crate::features::returns::return_title;
use crate::i18n::format::{self, DayStyle};
use crate::i18n::{Word, t};
use crate::platform::clock;
use crate::route::Route;
use crate::ui::{Answered, Button, ButtonKind, Card, Chip, EmptyState, Icon, Link};
use api::{Timeline, TimelineEntry, TimelineItem, TimelineKind, TimelineView, Window};
use domain::Day;
use domain::record::{Contact, CustomerId, Outcome};
use leptos::prelude::*;

/// Entries shown at first, and how many more at a time.
const STEP: u32 = 30;

/// What happened with a customer, newest first.
#[component]
pub(super) fn TimelineCard(id: CustomerId, only: Option<TimelineKind>) -> impl IntoView {
    use t::customers::timeline as text;
    let only = RwSignal::new(only);
    let limit = RwSignal::new(STEP);
    let query = use_query(move || {
        Some(Timeline {
            customer: id,
            only: only.get(),
            window: Window {
                offset: 0,
                limit: limit.get(),
            },
        })
    });
    let choices = [
        (None, text::all()),
        (Some(TimelineKind::Purchases), text::purchases()),
        (Some(TimelineKind::Contacts), text::contacts()),
        (Some(TimelineKind::Complaints), text::complaints()),
        (Some(TimelineKind::Returns), text::returns()),
        (Some(TimelineKind::Surveys), text::surveys()),
    ];
    let filter = move || {
        choices
            .into_iter()
            .map(|(kind, word)| {
                let on_press = move |_| {
                    limit.set(STEP);
                    only.set(kind);
                };
                view! {
                    <button
                        type="button"
                        class="segment"
                        aria-pressed=move || (only.get() == kind).to_string()
                        on:click=on_press
                    >
                        {word}
                    </button>
                }
            })
            .collect_view()
    };
    let show = move |view: TimelineView| {
        let shown = u32::try_from(view.entries.len()).unwrap_or(u32::MAX);
        let more = view.total.saturating_sub(shown);
        if view.entries.is_empty() {
            return view! { <EmptyState icon=Icon::History text=text::nothing() /> }.into_any();
        }
        view! {
            <ol class="timeline">{view.entries.into_iter().map(entry_view).collect_view()}</ol>
            {(more > 0)
                .then(|| {
                    view! {
                        <div class="timeline__more">
                            <Button kind=ButtonKind::Quiet on_press=move |()| limit.update(|limit| *limit += 3 * STEP)>
                                {text::more(more.into())}
                            </Button>
                        </div>
                    }
                })}
        }
        .into_any()
    };
    view! {
        <Card
            title=text::title()
            flush=true
            aside=move || view! { <div class="segments" role="group" aria-label=text::show_only()>{filter()}</div> }
        >
            <Answered query show />
        </Card>
    }
}

fn entry_view(entry: TimelineEntry) -> impl IntoView {
    let (kind, content) = item_view(entry.what);
    view! {
        <li class="timeline__entry">
            <time class="timeline__day" datetime=entry.day.to_string()>
                {short_day(entry.day)}
            </time>
            <span class="timeline__dot" data-kind=kind aria-hidden="true"></span>
            <div class="timeline__what">{content}</div>
        </li>
    }
}

/// Without the year where it is this one.
fn short_day(day: Day) -> String {
    use chrono::Datelike;
    let style = if day.date().year() == clock::today().date().year() {
        DayStyle::Short
    } else {
        DayStyle::Medium
    };
    format::day(day, style)
}

fn item_view(item: TimelineItem) -> (&'static str, AnyView) {
    use t::customers::timeline as text;
    match item {
        TimelineItem::Purchase {
            id,
            total,
            names,
            lines,
        } => {
            let names = format::list(names.into_iter().filter(|name| !name.is_empty()));
            let rest = if lines > 5 {
                text::and_more(u64::from(lines))
            } else {
                String::new()
            };
            let content = view! {
                <Link to=Route::Purchase(id)>{text::purchase(&format::money(total))}</Link>
                <span class="timeline__note">{names} {rest}</span>
            };
            ("purchase", content.into_any())
        }
        TimelineItem::Contact { contact, by } => ("contact", contact_view(*contact, by)),
        TimelineItem::Complaint {
            id,
            number,
            kind,
            what_happened,
            state,
        } => {
            let number = format!("C-{number:04}");
            let content = view! {
                <Link to=Route::Complaint(id)>{text::complaint(&number)}</Link>
                " "
                {kind.map(|kind| view! { <Chip>{kind.word()}</Chip> })}
                " "
                <Chip>{state.word()}</Chip>
                <span class="timeline__note">{what_happened}</span>
            };
            ("complaint", content.into_any())
        }
        TimelineItem::Return { row, allowed_by } => {
            let allowed = allowed_by.map(|name| t::returns::allowed_by(&name));
            let notes = [Some(row.reason.clone()), allowed].into_iter().flatten();
            let notes: Vec<String> = notes.filter(|words| !words.is_empty()).collect();
            let content = view! {
                <Link to=Route::Return(row.id)>{return_title(&row)}</Link>
                <span class="timeline__note">{notes.join(" · ")}</span>
            };
            ("return", content.into_any())
        }
        TimelineItem::Answer { score, why } => {
            let said = score.map_or_else(
                || text::answer().to_owned(),
                |score| text::scored(&score.to_string()),
            );
            let content = view! {
                <strong>{said}</strong>
                <span class="timeline__note">{why}</span>
            };
            ("answer", content.into_any())
        }
    }
}

fn contact_view(contact: Contact, by: Option<String>) -> AnyView {
    use t::customers::timeline as text;
    let way = contact.way.map_or_else(text::contact, Word::word);
    let not_reached = (contact.outcome == Some(Outcome::NotReached)).then(|| {
        view! {
            " "
            <Chip>{Outcome::NotReached.word()}</Chip>
        }
    });
    let facts = [
        by.map(|name| text::by(&name)),
        contact
            .minutes
            .and_then(|minutes| u64::try_from(minutes).ok())
            .map(format::duration),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    let said = [
        (String::new(), contact.purpose),
        (text::found().to_owned(), contact.found),
        (text::promised().to_owned(), contact.promised),
        (text::next().to_owned(), contact.next),
    ];
    view! {
        <Link to=Route::EditContact(contact.id)>{way}</Link>
        {not_reached}
        " "
        <span class="timeline__by">{facts.join(" · ")}</span>
        {said
            .into_iter()
            .filter(|(_, words)| !words.is_empty())
            .map(|(label, words)| view! { <span class="timeline__note">{label} {words}</span> })
            .collect_view()}
    }
    .into_any()
}
