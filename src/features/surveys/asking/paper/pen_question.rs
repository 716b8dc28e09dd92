use super::pen_words::{Tongues, numbered, skip_words};
use crate::features::surveys::asking::inputs::scale_words;
use crate::i18n::t;
use domain::record::QuestionKind as K;
use domain::survey::{Form, Question};
use leptos::prelude::*;

/// More points than this are written down as a number.
const POINTS_SHOWN: i64 = 21;

/// One question, with room for the pen.
pub(super) fn pen_question(
    form: &Form,
    question: &Question,
    number: usize,
    tongues: &Tongues,
) -> impl IntoView + use<> {
    use t::asking::pen as text;
    let mut titles = tongues.lines(&question.title).into_iter();
    let first = titles.next().unwrap_or_default();
    let others = titles
        .map(|title| view! { <p class="pen__title">{title}</p> })
        .collect_view();
    let required = question
        .required
        .then(|| tongues.say(|| t::ui::required().to_owned()));
    let help = tongues.lines(&question.help);
    let skips = question.skips.iter().filter_map(|skip| {
        let words = tongues.say(|| skip_words(form, question, skip).unwrap_or_default());
        (!words.is_empty()).then(|| view! { <p class="pen__skip">"→ " {words}</p> })
    });
    let hint = match question.kind {
        K::Multiple => Some(tongues.say(|| t::asking::how_many::any().to_owned())),
        K::Ranking => Some(tongues.say(|| text::order().to_owned())),
        K::Photo => Some(tongues.say(|| text::photo().to_owned())),
        _ => None,
    };
    view! {
        <li class="pen__question">
            <p class="pen__title">
                <span class="pen__number">{number} "."</span>
                {first}
                {required.map(|required| view! { <small>" (" {required} ")"</small> })}
            </p>
            {others}
            {help.into_iter().map(|help| view! { <p class="pen__hint">{help}</p> }).collect_view()}
            {hint.map(|hint| view! { <p class="pen__hint">{hint}</p> })}
            {room(form, question, tongues)}
            {skips.collect_view()}
        </li>
    }
}

fn room(form: &Form, question: &Question, tongues: &Tongues) -> AnyView {
    let (low, high) = question.range();
    match question.kind {
        K::Recommend | K::Satisfaction | K::Effort | K::Agreement | K::Stars | K::Faces
            if high - low < POINTS_SHOWN =>
        {
            let (low_end, high_end) = ends(question, tongues);
            view! {
                <div class="pen__scale">
                    <span>{low_end}</span>
                    {points(low, high)}
                    <span>{high_end}</span>
                </div>
            }
            .into_any()
        }
        K::Single | K::Multiple | K::Ranking => options(question, tongues).into_any(),
        K::Matrix => matrix(question, tongues).into_any(),
        K::Importance => importance(form, question, tongues).into_any(),
        K::LongText => view! { <div class="pen__lines"><i></i><i></i><i></i></div> }.into_any(),
        K::Signature => view! { <div class="pen__sign"></div> }.into_any(),
        K::Photo => ().into_any(),
        _ => view! { <div class="pen__lines"><i></i></div> }.into_any(),
    }
}

fn points(low: i64, high: i64) -> impl IntoView {
    let points = (low..=high).map(|point| view! { <span class="pen__point">{point}</span> });
    points.collect_view()
}

fn ends(question: &Question, tongues: &Tongues) -> (String, String) {
    let ends = tongues.0.iter().map(|tongue| scale_words(question, tongue));
    let (mut low, mut high): (Vec<String>, Vec<String>) = ends.unzip();
    low.dedup();
    high.dedup();
    (low.join(" / "), high.join(" / "))
}

fn options(question: &Question, tongues: &Tongues) -> impl IntoView + use<> {
    let mut rows = numbered(tongues, &question.options);
    let other = question
        .other
        .then(|| tongues.say(|| t::asking::other().to_owned()));
    let count = rows.len();
    rows.extend(other.map(|words| (count + 1, format!("{words} ____________________"))));
    let is_order = question.kind == K::Ranking;
    let rows = rows.into_iter().map(|(number, words)| {
        view! {
            <li class="pen__option">
                <span class="pen__box" class:pen__box--wide=is_order></span>
                <span class="pen__key">{number}</span>
                <span>{words}</span>
            </li>
        }
    });
    view! { <ul class="pen__options">{rows.collect_view()}</ul> }
}

fn matrix(question: &Question, tongues: &Tongues) -> impl IntoView + use<> {
    let (low, high) = question.range();
    let (low_end, high_end) = ends(question, tongues);
    let rows = question.rows.iter().map(|row| {
        view! {
            <tr>
                <th scope="row">{tongues.line(&row.words)}</th>
                <td class="pen__cells">{points(low, high)}</td>
            </tr>
        }
    });
    let has_ends = !low_end.is_empty() || !high_end.is_empty();
    view! {
        {has_ends.then(|| view! { <p class="pen__hint">{format!("{low} = {low_end}, {high} = {high_end}")}</p> })}
        <table class="pen__table">
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}

fn importance(form: &Form, question: &Question, tongues: &Tongues) -> impl IntoView + use<> {
    use t::asking::importance as text;
    let (low, high) = question.range();
    let competitors: &[String] = if question.against_competitors {
        &form.competitors
    } else {
        &[]
    };
    let rows = question.rows.iter().map(|row| {
        let mut lines = vec![tongues.say(|| text::important().to_owned())];
        lines.push(if competitors.is_empty() {
            tongues.say(|| text::satisfied().to_owned())
        } else {
            tongues.say(|| text::with_us().to_owned())
        });
        let others = competitors
            .iter()
            .map(|name| tongues.say(|| text::with_them(name)));
        lines.extend(others);
        let lines = lines.into_iter().map(|line| {
            view! {
                <tr>
                    <td>{line}</td>
                    <td class="pen__cells">{points(low, high)}</td>
                </tr>
            }
        });
        view! {
            <tbody>
                <tr>
                    <th scope="rowgroup" colspan="2">
                        {tongues.line(&row.words)}
                    </th>
                </tr>
                {lines.collect_view()}
            </tbody>
        }
    });
    let scale = tongues.say(|| text::scale().to_owned());
    view! {
        <p class="pen__hint">{scale}</p>
        <table class="pen__table">{rows.collect_view()}</table>
    }
}
