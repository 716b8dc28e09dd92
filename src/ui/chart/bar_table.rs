use leptos::prelude::*;

/// A name with its bar and its numbers.
pub struct BarRow {
    /// A link or plain words.
    pub name: AnyView,
    /// The length of the bar, 0 to 1.
    pub bar: f64,
    /// A mark to compare with, 0 to 1.
    pub mark: Option<f64>,
    /// Stands out from the others.
    pub is_marked: bool,
    pub cells: Vec<AnyView>,
}

/// Bars beside their numbers: chart and table in one, so that nothing has to be read twice.
#[component]
pub fn BarTable(
    #[prop(into)] label: String,
    /// What the names are called.
    #[prop(into)]
    name: String,
    /// The heads of the numbers.
    heads: Vec<String>,
    rows: Vec<BarRow>,
) -> impl IntoView {
    let heads = heads
        .into_iter()
        .map(|head| view! { <th scope="col" class="number">{head}</th> })
        .collect_view();
    let rows = rows.into_iter().map(row).collect_view();
    let caption = label.clone();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=label>
            <table class="plain-table bar-table">
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{name}</th>
                        <td class="bar-cell" aria-hidden="true"></td>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(row: BarRow) -> impl IntoView {
    let cells = row
        .cells
        .into_iter()
        .map(|cell| view! { <td class="number">{cell}</td> })
        .collect_view();
    let width = row.bar.clamp(0.0, 1.0) * 100.0;
    view! {
        <tr>
            <th scope="row">{row.name}</th>
            <td class="bar-cell" class:bar-cell--marked=row.is_marked aria-hidden="true">
                <svg viewBox="0 0 100 10" preserveAspectRatio="none">
                    <rect y="1" width=format!("{width:.1}") height="8" rx="1" />
                    {row.mark
                        .map(|mark| {
                            let x = format!("{:.1}", mark.clamp(0.0, 1.0) * 100.0);
                            view! { <line class="bar-cell__mark" x1=x.clone() x2=x y1="0" y2="10" /> }
                        })}
                </svg>
            </td>
            {cells}
        </tr>
    }
}
