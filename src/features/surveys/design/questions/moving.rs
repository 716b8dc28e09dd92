use super::layout::Layout;
use domain::command::Command;
use domain::record::{QuestionId, SurveyPageId};

/// One up: behind the question before last, or to the end of the page before.
pub(super) fn question_up(layout: &Layout, id: QuestionId) -> Option<Command> {
    let (page_at, at) = layout.place(id)?;
    let (page, questions) = layout.pages.get(page_at)?;
    if at > 0 {
        let after = at.checked_sub(2).and_then(|at| questions.get(at)).copied();
        return Some(to(id, *page, after));
    }
    let (page, questions) = layout.pages.get(page_at.checked_sub(1)?)?;
    Some(to(id, *page, questions.last().copied()))
}

/// One down: behind the next question, or to the head of the next page.
pub(super) fn question_down(layout: &Layout, id: QuestionId) -> Option<Command> {
    let (page_at, at) = layout.place(id)?;
    let (page, questions) = layout.pages.get(page_at)?;
    if let Some(next) = questions.get(at + 1) {
        return Some(to(id, *page, Some(*next)));
    }
    let (page, _) = layout.pages.get(page_at + 1)?;
    Some(to(id, *page, None))
}

fn to(question: QuestionId, page: SurveyPageId, after: Option<QuestionId>) -> Command {
    Command::MoveQuestion {
        question,
        page,
        after,
    }
}

pub(super) fn page_up(layout: &Layout, id: SurveyPageId) -> Option<Command> {
    let pages = layout.page_ids();
    let at = pages.iter().position(|page| *page == id)?.checked_sub(1)?;
    let after = at.checked_sub(1).and_then(|at| pages.get(at)).copied();
    Some(Command::MovePage { page: id, after })
}

pub(super) fn page_down(layout: &Layout, id: SurveyPageId) -> Option<Command> {
    let pages = layout.page_ids();
    let at = pages.iter().position(|page| *page == id)?;
    let after = Some(*pages.get(at + 1)?);
    Some(Command::MovePage { page: id, after })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Id;

    fn question(id: u128) -> QuestionId {
        QuestionId(Id(id))
    }

    fn page(id: u128) -> SurveyPageId {
        SurveyPageId(Id(id))
    }

    fn layout() -> Layout {
        Layout {
            pages: vec![
                (page(1), vec![question(11), question(12), question(13)]),
                (page(2), vec![question(21)]),
            ],
            homeless: Vec::new(),
        }
    }

    #[track_caller]
    fn check(moved: Option<Command>, expected: Option<(u128, Option<u128>)>) {
        let expected = expected.map(|(at, after)| (page(at), after.map(question)));
        let moved = moved.map(|command| match command {
            Command::MoveQuestion { page, after, .. } => (page, after),
            other => panic!("{other:?}"),
        });
        assert_eq!(moved, expected);
    }

    #[test]
    fn questions_move_by_one_and_over_the_edge_of_a_page() {
        let layout = layout();
        check(question_up(&layout, question(13)), Some((1, Some(11))));
        check(question_up(&layout, question(12)), Some((1, None)));
        check(question_up(&layout, question(11)), None);
        check(question_up(&layout, question(21)), Some((1, Some(13))));
        check(question_down(&layout, question(11)), Some((1, Some(12))));
        check(question_down(&layout, question(13)), Some((2, None)));
        check(question_down(&layout, question(21)), None);
    }

    #[test]
    fn pages_move_by_one() {
        let layout = layout();
        let up = page_up(&layout, page(2));
        assert_eq!(
            up,
            Some(Command::MovePage {
                page: page(2),
                after: None
            })
        );
        let down = page_down(&layout, page(1));
        let after = Some(page(2));
        assert_eq!(
            down,
            Some(Command::MovePage {
                page: page(1),
                after
            })
        );
        assert_eq!(page_up(&layout, page(1)), None);
        assert_eq!(page_down(&layout, page(2)), None);
    }
}
