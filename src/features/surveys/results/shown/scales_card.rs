use super::super::named::{row_word, title_of};
use super::super::written::{two, value_of, written_value};
use crate::i18n::t;
use crate::ui::{Card, ChartTable, Figure, TableRow};
use api::{ScaleResult, SurveyResultsView};
use domain::survey::Form;
use leptos::prelude::*;

/// Whether the questions of a scale belong together.
#[component]
pub(in super::super) fn ScalesCard(view: SurveyResultsView) -> impl IntoView {
    let form = view.form;
    view.scales
        .into_iter()
        .map(|scale| view! { <Scale form=form.clone() scale /> })
        .collect_view()
}

#[component]
fn Scale(form: Form, scale: ScaleResult) -> impl IntoView {
    use t::results::scale as text;
    let meaning = value_of(scale.alpha).map(meaning);
    let rows: Vec<TableRow> = scale
        .items
        .iter()
        .map(|(name, row, without, rest)| {
            let item = match form.question(name).filter(|_| !row.is_empty()) {
                Some(question) => row_word(&form, question, row),
                None => title_of(&form, name),
            };
            let written = |value: Option<f64>| value.map_or_else(|| "—".to_owned(), two);
            (item, vec![written(*rest), written(*without)])
        })
        .collect();
    // An item without which the scale holds together clearly better.
    let better = value_of(scale.alpha).and_then(|alpha| {
        let gains = scale.items.iter().zip(&rows);
        gains
            .filter_map(|((_, _, without, _), (name, _))| Some(((*without)? - alpha, name)))
            .filter(|(gain, _)| *gain > 0.02)
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, name)| text::better_without(name))
    });
    let left_out = (scale.left_out > 0).then(|| text::left_out(scale.left_out));
    let heads = [text::item(), text::rest(), text::without()];
    let table = (!rows.is_empty()).then(|| {
        view! { <ChartTable caption=text::table() heads=heads.map(str::to_owned).to_vec() rows /> }
    });
    view! {
        <Card title=text::title(&scale.name)>
            <div class="stack">
                <Figure
                    label=text::alpha()
                    value=Signal::stored(written_value(scale.alpha, two))
                    explanation=|| view! { <p>{text::how()}</p> }
                />
                {meaning.map(|words| view! { <p>{words}</p> })}
                {better.map(|words| view! { <p>{words}</p> })}
                {left_out.map(|words| view! { <p><small>{words}</small></p> })}
                {table}
            </div>
        </Card>
    }
}

fn meaning(alpha: f64) -> &'static str {
    use t::results::scale as text;
    if alpha >= 0.95 {
        text::same_thing()
    } else if alpha >= 0.8 {
        text::good()
    } else if alpha >= 0.7 {
        text::fair()
    } else if alpha >= 0.5 {
        text::weak()
    } else {
        text::none()
    }
}
