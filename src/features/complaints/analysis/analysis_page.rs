use super::breakdown::{Breakdown, BreakdownRow};
use super::iceberg::{Assumed, Iceberg};
use super::recovery::{Recovery, share_value};
use crate::engine_client::use_query;
use crate::features::insights::{Unit, figure_value};
use crate::i18n::format::{self, DayStyle};
use crate::i18n::{Word as _, t};
use crate::platform::{clock, preferences};
use crate::route::{ListState, Route};
use crate::router::use_router;
use crate::ui::{
    Answered, Binding, Card, Choice, ChoiceField, EmptyState, Figure, Icon, LinkButton, Page,
};
use api::{ComplaintFigures, ComplaintFiguresView, FailureRow};
use domain::Day;
use leptos::prelude::*;

/// In the address: how many days back; everything when it is absent.
const DAYS: &str = "days";
/// Where the iceberg's assumption is kept.
const ASSUMED: &str = "complaints.iceberg";

/// The figures of the complaint desk.
#[component]
pub(in super::super) fn AnalysisPage() -> impl IntoView {
    use t::desk::figures as text;
    let router = use_router();
    let list = router.list();
    let days = Memo::new(move |_| {
        list.with(|list| list.value(DAYS).and_then(|days| days.parse::<i32>().ok()))
    });
    let from = move || days.get().map(|days| clock::today().plus(-days));
    let assumed = RwSignal::new(preferences::read::<Assumed>(ASSUMED).unwrap_or_default());
    Effect::new(move |_| {
        preferences::write(ASSUMED, &assumed.get());
    });
    let query = use_query(move || {
        let Assumed {
            permille,
            asked,
            complained,
        } = assumed.get();
        Some(ComplaintFigures {
            from: from(),
            to: None,
            reporting_permille: permille,
            asked,
            complained,
        })
    });
    let period = Binding::new(
        Signal::derive(move || Some(days.get())),
        move |chosen: Option<Option<i32>>| {
            let value = chosen
                .flatten()
                .map(|days| days.to_string())
                .unwrap_or_default();
            router.set_list(list.get_untracked().with(DAYS, &value));
        },
    );
    let choices = vec![
        Choice::new(Some(90), text::quarter()),
        Choice::new(Some(365), text::year()),
        Choice::new(None, text::always()),
    ];
    let actions = || {
        view! {
            <LinkButton to=Route::complaints() icon=Icon::Complaints>{t::shell::place::complaints()}</LinkButton>
        }
    };
    view! {
        <Page title=text::title() actions>
            <ChoiceField label=text::period() settled=true value=period choices />
            <Answered
                query
                show=move |view: ComplaintFiguresView| {
                    if view.total == 0 {
                        view! { <EmptyState icon=Icon::Complaints text=t::complaints::none() /> }.into_any()
                    } else {
                        view! { <Figures view from=untrack(from) assumed /> }.into_any()
                    }
                }
            />
        </Page>
    }
}

/// The list of the complaints behind a figure.
fn behind(from: Option<Day>, field: &str, value: &str) -> Route {
    let from = from.map(|day| day.to_string()).unwrap_or_default();
    Route::Complaints(
        ListState::default()
            .with("show", "list")
            .with("from", &from)
            .with(field, value),
    )
}

fn row(name: &str, count: u32, to: Route) -> BreakdownRow {
    BreakdownRow {
        name: name.to_owned(),
        count,
        to: Some(to),
    }
}

#[component]
fn Figures(
    view: ComplaintFiguresView,
    from: Option<Day>,
    assumed: RwSignal<Assumed>,
) -> impl IntoView {
    use t::desk::figures as text;
    let causes_title = view.causes.first().map_or_else(
        || text::causes().to_owned(),
        |(cause, count)| text::causes_finding(cause.word(), u64::from(*count)),
    );
    let causes = view
        .causes
        .iter()
        .map(|(cause, count)| row(cause.word(), *count, behind(from, "cause", cause.code())))
        .collect::<Vec<_>>();
    let kinds = view
        .kinds
        .iter()
        .map(|(kind, count)| row(kind.word(), *count, behind(from, "kind", kind.code())))
        .collect::<Vec<_>>();
    let months = view
        .months
        .iter()
        .map(|(month, count)| BreakdownRow {
            name: format::day(*month, DayStyle::Month),
            count: *count,
            to: None,
        })
        .collect::<Vec<_>>();
    view! {
        <div class="figures">
            <ShareFigure label=text::repeats() value=view.repeats />
            <ShareFigure label=text::reopened() value=view.reopened />
            <ShareFigure label=text::acknowledged() value=view.acknowledged_in_time />
            <ShareFigure label=text::answered() value=view.answered_in_time />
            <ShareFigure label=text::solved() value=view.solved_in_time />
            <Figure
                label=text::satisfaction()
                value=Signal::stored(figure_value(view.satisfaction, Unit::Things))
            />
        </div>
        <p>
            {text::cost(&format::money(view.cost), u64::from(view.with_cost))}
        </p>
        <div class="analysis">
            <Breakdown title=causes_title name=text::cause() rows=causes adds_up=true />
            <Breakdown title=text::by_month().to_owned() name=text::month() rows=months />
            <Breakdown title=text::by_kind().to_owned() name=text::kind() rows=kinds />
            <Objects view=view.clone() from />
            <Failures rows=view.failures.clone() />
            <Recovery rows=view.recovery.clone() />
            <Iceberg found=view.iceberg total=view.total assumed />
        </div>
    }
}

#[component]
fn ShareFigure(label: &'static str, value: api::Measured) -> impl IntoView {
    view! { <Figure label value=Signal::stored(share_value(value)) /> }
}

/// By product, department, person, carrier and class.
#[component]
fn Objects(view: ComplaintFiguresView, from: Option<Day>) -> impl IntoView {
    use t::desk::figures as text;
    let products = view
        .products
        .iter()
        .map(|(id, name, count)| row(name, *count, behind(from, "product", &id.to_string())))
        .collect::<Vec<_>>();
    let departments = view
        .departments
        .iter()
        .map(|(name, count)| row(name, *count, behind(from, "department", name)))
        .collect::<Vec<_>>();
    let people = view
        .people
        .iter()
        .map(|(id, name, count)| row(name, *count, behind(from, "about", &id.to_string())))
        .collect::<Vec<_>>();
    let carriers = view
        .carriers
        .iter()
        .map(|(name, count)| BreakdownRow {
            name: name.clone(),
            count: *count,
            to: None,
        })
        .collect::<Vec<_>>();
    let classes = view
        .classes
        .iter()
        .map(|(class, count)| row(class.word(), *count, behind(from, "class", class.code())))
        .collect::<Vec<_>>();
    view! {
        <Breakdown title=text::by_product().to_owned() name=text::product() rows=products />
        <Breakdown title=text::by_department().to_owned() name=text::department() rows=departments />
        <Breakdown title=text::by_person().to_owned() name=text::person() rows=people />
        <Breakdown title=text::by_carrier().to_owned() name=text::carrier() rows=carriers />
        <Breakdown title=text::by_class().to_owned() name=text::class() rows=classes />
    }
}

/// 失误频次.
#[component]
fn Failures(rows: Vec<FailureRow>) -> impl IntoView {
    use t::desk::figures as text;
    let is_empty = rows.is_empty();
    let lines = rows
        .into_iter()
        .map(|row| {
            view! {
                <tr>
                    <th scope="row">{row.failed_by.word()}</th>
                    <td class="number">{format::count(row.count.into())}</td>
                    <td class="number">{format::count(row.old_solved.into())}</td>
                    <td class="number">{format::count(row.new_appeared.into())}</td>
                </tr>
            }
        })
        .collect_view();
    (!is_empty).then(|| {
        view! {
            <Card title=text::failures()>
                <div class="table-scroll" tabindex="0" role="region" aria-label=text::failures()>
                    <table class="plain-table">
                        <thead>
                            <tr>
                                <th scope="col">{text::failed_by()}</th>
                                <th scope="col" class="number">{text::count()}</th>
                                <th scope="col" class="number">{text::old_solved()}</th>
                                <th scope="col" class="number">{text::new_appeared()}</th>
                            </tr>
                        </thead>
                        <tbody>{lines}</tbody>
                    </table>
                </div>
            </Card>
        }
    })
}
