use super::breakdown::{Breakdown, BreakdownRow};
use super::failures::Failures;
use super::iceberg::{Assumed, Iceberg};
use super::recovery::{Recovery, share_value};
use super::trends::Trends;
use crate::engine_client::use_query;
use crate::features::complaints::Behind;
use crate::features::insights::{Unit, figure_value};
use crate::i18n::{Word as _, format, t};
use crate::platform::{clock, preferences};
use crate::route::Route;
use crate::router::use_router;
use crate::ui::{
    Answered, Binding, Choice, ChoiceField, EmptyState, Figure, Icon, Link, LinkButton, Page,
};
use api::{ComplaintFigures, ComplaintFiguresView, Measured, Only};
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
            <LinkButton to=Route::ComplaintAudits icon=Icon::Check>{t::desk::audit::short()}</LinkButton>
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
            <Trends from=Signal::derive(from) />
        </Page>
    }
}

fn row(name: &str, count: u32, behind: Behind) -> BreakdownRow {
    BreakdownRow {
        name: name.to_owned(),
        count,
        to: behind.route(),
    }
}

#[component]
fn Figures(
    view: ComplaintFiguresView,
    from: Option<Day>,
    assumed: RwSignal<Assumed>,
) -> impl IntoView {
    use t::desk::figures as text;
    let behind = || Behind::counted(from, None);
    let causes_title = view.causes.first().map_or_else(
        || text::causes().to_owned(),
        |(cause, count)| text::causes_finding(cause.word(), u64::from(*count)),
    );
    let causes = view
        .causes
        .iter()
        .map(|(cause, count)| row(cause.word(), *count, behind().cause(*cause)))
        .collect::<Vec<_>>();
    let cost = text::cost(&format::money(view.cost), u64::from(view.with_cost));
    let all = text::all(u64::from(view.total));
    let open = text::open(u64::from(view.open));
    view! {
        <p class="toolbar">
            <Link to=behind().route()>{all}</Link>
            <Link to=behind().only(Only::Open).route()>{open}</Link>
            <Link to=behind().only(Only::WithCost).route()>{cost}</Link>
        </p>
        <Rates view=view.clone() from />
        <div class="analysis">
            <Breakdown title=causes_title name=text::cause() rows=causes />
            <Failures rows=view.failures.clone() from />
            <Recovery rows=view.recovery.clone() from />
            <Iceberg found=view.iceberg total=view.total from assumed />
        </div>
    }
}

/// What leads to what counts, and to all that were asked about.
#[component]
fn Rates(view: ComplaintFiguresView, from: Option<Day>) -> impl IntoView {
    use t::desk::figures as text;
    let behind = move || Behind::counted(from, None);
    let shares: [(&str, Measured, Only, Option<Only>); 5] = [
        (text::repeats(), view.repeats, Only::Repeats, None),
        (text::reopened(), view.reopened, Only::Reopened, None),
        (
            text::acknowledged(),
            view.acknowledged_in_time,
            Only::AcknowledgedInTime,
            Some(Only::AcknowledgedOrLate),
        ),
        (
            text::answered(),
            view.answered_in_time,
            Only::AnsweredInTime,
            Some(Only::AnsweredOrLate),
        ),
        (
            text::solved(),
            view.solved_in_time,
            Only::SolvedInTime,
            Some(Only::SolvedOrLate),
        ),
    ];
    let shares = shares
        .into_iter()
        .map(|(label, value, hits, whole)| {
            let whole = whole.map_or_else(behind, |only| behind().only(only));
            view! {
                <Figure
                    label
                    value=Signal::stored(share_value(value))
                    value_to=behind().only(hits).route()
                    basis_to=whole.route()
                />
            }
        })
        .collect_view();
    let rated = behind().only(Only::Rated).route();
    view! {
        <div class="figures figures--few">
            {shares}
            <Figure
                label=text::satisfaction()
                value=Signal::stored(figure_value(view.satisfaction, Unit::Things))
                value_to=rated.clone()
                basis_to=rated
            />
        </div>
    }
}
