use super::breakdown::{Breakdown, BreakdownRow};
use super::failures::Failures;
use super::iceberg::{Assumed, Iceberg};
use super::recovery::{Recovery, share_value};
use crate::engine_client::use_query;
use crate::features::complaints::Behind;
use crate::features::insights::{Unit, figure_value};
use crate::i18n::format::{self, DayStyle};
use crate::i18n::{Word as _, t};
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
    let kinds = view
        .kinds
        .iter()
        .map(|(kind, count)| row(kind.word(), *count, behind().kind(*kind)))
        .collect::<Vec<_>>();
    let months = view
        .months
        .iter()
        .map(|(month, count)| {
            let name = format::day(*month, DayStyle::Month);
            row(&name, *count, of_month(*month, from))
        })
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
            <Breakdown title=causes_title name=text::cause() rows=causes adds_up=true />
            <Breakdown title=text::by_month().to_owned() name=text::month() rows=months all=behind().route() />
            <Breakdown title=text::by_kind().to_owned() name=text::kind() rows=kinds />
            <Objects view=view.clone() from />
            <Failures rows=view.failures.clone() from />
            <Recovery rows=view.recovery.clone() from />
            <Iceberg found=view.iceberg total=view.total from assumed />
        </div>
    }
}

/// The complaints of a month, as far as the window of the page reaches.
fn of_month(month: Day, from: Option<Day>) -> Behind {
    let last = month.last_of_month();
    Behind::counted(from.max(Some(month)), Some(last))
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
        <div class="figures">
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

/// By product, department, person, carrier and class.
#[component]
fn Objects(view: ComplaintFiguresView, from: Option<Day>) -> impl IntoView {
    use t::desk::figures as text;
    let behind = || Behind::counted(from, None);
    let products = view
        .products
        .iter()
        .map(|(id, name, count)| row(name, *count, behind().product(*id)))
        .collect::<Vec<_>>();
    let departments = view
        .departments
        .iter()
        .map(|(name, count)| row(name, *count, behind().department(name)))
        .collect::<Vec<_>>();
    let people = view
        .people
        .iter()
        .map(|(id, name, count)| row(name, *count, behind().about(*id)))
        .collect::<Vec<_>>();
    let carriers = view
        .carriers
        .iter()
        .map(|(name, count)| row(name, *count, behind().carrier(name)))
        .collect::<Vec<_>>();
    let classes = view
        .classes
        .iter()
        .map(|(class, count)| row(class.word(), *count, behind().class(*class)))
        .collect::<Vec<_>>();
    view! {
        <Breakdown title=text::by_product().to_owned() name=text::product() rows=products />
        <Breakdown title=text::by_department().to_owned() name=text::department() rows=departments />
        <Breakdown title=text::by_person().to_owned() name=text::person() rows=people />
        <Breakdown title=text::by_carrier().to_owned() name=text::carrier() rows=carriers />
        <Breakdown title=text::by_class().to_owned() name=text::class() rows=classes />
    }
}
