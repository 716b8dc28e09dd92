//! Which options are chosen, as they are stored.

use domain::Value;
use domain::survey::Question;

/// The option that stands for something else.
pub(super) const OTHER: &str = "other";

/// The chosen keys: of one option, of several, or in order.
pub(super) fn keys(value: &Value) -> Vec<String> {
    match value {
        Value::Text(key) => vec![key.clone()],
        Value::List(items) => items
            .iter()
            .filter_map(|item| item.as_text().map(str::to_owned))
            .collect(),
        _ => Vec::new(),
    }
}

pub(super) fn stored(keys: &[String]) -> Value {
    Value::List(keys.iter().map(|key| Value::from(key.as_str())).collect())
}

/// One option more or less. An exclusive one drives out the others, and they it. The order is that of the options.
pub(super) fn toggled(question: &Question, chosen: &[String], key: &str) -> Vec<String> {
    let is_exclusive = |key: &str| {
        let mut options = question.options.iter();
        options.any(|option| option.key == key && option.exclusive)
    };
    if chosen.iter().any(|known| known == key) {
        return chosen
            .iter()
            .filter(|known| *known != key)
            .cloned()
            .collect();
    }
    if is_exclusive(key) {
        return vec![key.to_owned()];
    }
    let stays = |known: &str| {
        known == key || (chosen.iter().any(|one| one == known) && !is_exclusive(known))
    };
    question
        .keys()
        .filter(|known| stays(known))
        .map(str::to_owned)
        .collect()
}

/// Puts an option at the end of the order. When one alone is left over and all are to be put in order, it follows.
pub(super) fn ranked(question: &Question, order: &[String], key: &str) -> Vec<String> {
    let mut order = order.to_vec();
    let (least, most) = question.range();
    let full = |order: &[String]| i64::try_from(order.len()).unwrap_or(i64::MAX) >= most;
    if full(&order) || order.iter().any(|known| known == key) {
        return order;
    }
    order.push(key.to_owned());
    let left: Vec<&str> = question
        .keys()
        .filter(|known| !order.iter().any(|one| one == known))
        .collect();
    let all = order.len() + left.len();
    if let [last] = left.as_slice()
        && i64::try_from(all).is_ok_and(|all| all == least)
    {
        order.push((*last).to_owned());
    }
    order
}

/// The order with the option at `from` put at `to`.
pub(super) fn moved(order: &[String], from: usize, to: usize) -> Vec<String> {
    let mut order = order.to_vec();
    if from < order.len() && to < order.len() {
        let key = order.remove(from);
        order.insert(to, key);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::record::QuestionKind;
    use domain::survey::Choice;

    fn question(kind: QuestionKind, keys: &[&str]) -> Question {
        let options = keys.iter().map(|key| Choice {
            key: (*key).to_owned(),
            exclusive: *key == "none",
            ..Choice::default()
        });
        Question {
            kind,
            options: options.collect(),
            ..Question::default()
        }
    }

    fn owned(keys: &[&str]) -> Vec<String> {
        keys.iter().map(|key| (*key).to_owned()).collect()
    }

    #[test]
    fn none_of_these_goes_with_no_other() {
        let question = question(QuestionKind::Multiple, &["a", "b", "none"]);
        assert_eq!(toggled(&question, &owned(&["b"]), "a"), ["a", "b"]);
        assert_eq!(toggled(&question, &owned(&["a", "b"]), "none"), ["none"]);
        assert_eq!(toggled(&question, &owned(&["none"]), "b"), ["b"]);
        assert_eq!(toggled(&question, &owned(&["a", "b"]), "a"), ["b"]);
    }

    #[test]
    fn the_last_of_an_order_follows_by_itself() {
        let mut question = question(QuestionKind::Ranking, &["a", "b", "c"]);
        assert_eq!(ranked(&question, &[], "b"), ["b"]);
        assert_eq!(ranked(&question, &owned(&["b"]), "a"), ["b", "a", "c"]);
        // The best two only.
        (question.low, question.high) = (Some(2), Some(2));
        assert_eq!(ranked(&question, &owned(&["b"]), "a"), ["b", "a"]);
        assert_eq!(ranked(&question, &owned(&["b", "a"]), "c"), ["b", "a"]);
    }

    #[test]
    fn options_change_places() {
        let order = owned(&["a", "b", "c"]);
        assert_eq!(moved(&order, 2, 0), ["c", "a", "b"]);
        assert_eq!(moved(&order, 0, 1), ["b", "a", "c"]);
        assert_eq!(moved(&order, 0, 9), order);
    }
}
