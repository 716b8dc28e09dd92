//! What to do next for a customer, by plain rules: the first that holds.

use api::CustomerView;
use domain::Day;
use domain::record::Consent;

/// What would help most now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NextStep {
    /// The customer asked to be left alone.
    LeaveAlone,
    SettleComplaint,
    /// Was regular, now silent.
    Call,
    /// Gave a low score lately.
    AskWhatWentWrong {
        score: u8,
    },
    /// Bought for the first time lately.
    ThankForFirst,
}

/// How long a low score or a first purchase is news.
const NEWS_DAYS: i32 = 30;

pub(super) fn next_step(
    view: &CustomerView,
    today: Day,
    day_of_score: Option<Day>,
) -> Option<NextStep> {
    let is_news = |day: Day| today.since(day) <= NEWS_DAYS;
    if view.customer.consent == Some(Consent::DoNotContact) {
        return Some(NextStep::LeaveAlone);
    }
    if view.open_complaints > 0 {
        return Some(NextStep::SettleComplaint);
    }
    if view.rhythm.to_call {
        return Some(NextStep::Call);
    }
    if let Some((score, _)) = view.last_score
        && score <= 6
        && day_of_score.is_some_and(is_news)
    {
        return Some(NextStep::AskWhatWentWrong { score });
    }
    let bought_once = view.purchases.days == 1 && view.purchases.last.is_some_and(is_news);
    let is_thanked = view
        .last_contact
        .is_some_and(|(day, _)| view.purchases.last.is_some_and(|last| day >= last));
    (bought_once && !is_thanked).then_some(NextStep::ThankForFirst)
}

#[cfg(test)]
mod tests {
    use super::*;
    use api::PurchaseFacts;
    use domain::Instant;

    const TODAY: Day = Day(20_780);

    fn next(view: &CustomerView) -> Option<NextStep> {
        next_step(view, TODAY, view.last_score.map(|(_, at)| at.day(0)))
    }

    #[test]
    fn the_most_pressing_step_comes_first() {
        let mut view = CustomerView::default();
        assert_eq!(next(&view), None);
        view.purchases = PurchaseFacts {
            days: 1,
            last: Some(TODAY.plus(-3)),
            ..PurchaseFacts::default()
        };
        assert_eq!(next(&view), Some(NextStep::ThankForFirst));
        view.last_contact = Some((TODAY.plus(-1), None));
        assert_eq!(next(&view), None, "thanked already");
        let recent = Instant(i64::from(TODAY.0 - 2) * Instant::DAY);
        view.last_score = Some((3, recent));
        assert_eq!(next(&view), Some(NextStep::AskWhatWentWrong { score: 3 }));
        view.rhythm.to_call = true;
        assert_eq!(next(&view), Some(NextStep::Call));
        view.open_complaints = 1;
        assert_eq!(next(&view), Some(NextStep::SettleComplaint));
        view.customer.consent = Some(Consent::DoNotContact);
        assert_eq!(next(&view), Some(NextStep::LeaveAlone));
    }

    #[test]
    fn old_news_is_no_news() {
        let old = Instant(i64::from(TODAY.0 - 200) * Instant::DAY);
        let view = CustomerView {
            last_score: Some((2, old)),
            ..CustomerView::default()
        };
        assert_eq!(next(&view), None);
    }
}
