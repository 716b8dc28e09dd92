use super::link_form::LinkForm;
use super::link_panel::LinkDialog;
use crate::i18n::format::{self, DayStyle};
use crate::i18n::t;
use crate::platform::clock;
use crate::ui::{Button, ButtonKind, Card, Chip, Dialog, EmptyState, Icon, Row, Rows};
use api::{LinkRow, SurveyDesignView};
use domain::record::{SurveyId, SurveyLinkId};
use leptos::prelude::*;

/// The links that were made, and another.
#[component]
pub(super) fn Links(
    survey: SurveyId,
    #[prop(into)] view: Signal<SurveyDesignView>,
    is_draft: Memo<bool>,
) -> impl IntoView {
    use t::sharing::send as text;
    let making = RwSignal::new(false);
    let shown = RwSignal::new(None::<SurveyLinkId>);
    let links = Memo::new(move |_| view.with(|view| view.links.clone()));
    let list = move || {
        let rows = links.get();
        if rows.is_empty() {
            return view! { <EmptyState icon=Icon::Share text=text::no_links() /> }.into_any();
        }
        let rows = rows
            .into_iter()
            .map(|row| view! { <LinkLine row shown /> })
            .collect_view();
        view! { <Rows>{rows}</Rows> }.into_any()
    };
    let form = move || {
        view.with_untracked(|view| {
            let edition = view.editions.first().map(|edition| edition.id);
            let survey_record = &view.records.survey;
            let on_made = move |link| {
                making.set(false);
                shown.set(Some(link));
            };
            view! {
                <LinkForm
                    survey
                    edition
                    is_anonymous=survey_record.anonymous
                    closes=survey_record.closes
                    on_made
                />
            }
        })
    };
    view! {
        <Card
            title=text::links()
            flush=true
            aside=move || {
                move || (!is_draft.get())
                    .then(|| {
                        view! {
                            <Button
                                kind=ButtonKind::Primary
                                icon=Icon::Plus
                                on_press=move |()| making.set(true)
                            >
                                {text::new_link()}
                            </Button>
                        }
                    })
            }
        >
            {list}
        </Card>
        <Dialog open=making title=text::new_link() sheet=true>
            {form()}
        </Dialog>
        <LinkDialog survey shown title=text::link() />
    }
}

#[component]
fn LinkLine(row: LinkRow, shown: RwSignal<Option<SurveyLinkId>>) -> impl IntoView {
    use t::sharing::send as text;
    let id = row.link.id;
    let whose = row
        .customer
        .unwrap_or_else(|| text::for_everybody().to_owned());
    let made = format::day(clock::day_in_shop(row.link.at), DayStyle::Medium);
    let until = row.last_day.map_or_else(
        || text::without_end().to_owned(),
        |day| text::until_day(&format::day(day, DayStyle::Medium)),
    );
    let is_open = row.is_open;
    view! {
        <Row actions=move || {
            view! { <Button on_press=move |()| shown.set(Some(id))>{text::show_link()}</Button> }
        }>
            <span class="row__title">
                {whose} " " {(!is_open).then(|| view! { <Chip>{text::closed()}</Chip> })}
            </span>
            <small>{text::made_on(&made)} " · " {until} " · " {text::answers(row.answers)}</small>
        </Row>
    }
}
