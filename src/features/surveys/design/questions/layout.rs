use domain::record::{QuestionId, SurveyPageId};
use domain::survey::DraftRecords;

/// Pages in their order, each with its questions in theirs: as [`domain::survey::form_of`] puts them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Layout {
    pub(super) pages: Vec<(SurveyPageId, Vec<QuestionId>)>,
    /// Questions while there is no page at all.
    pub(super) homeless: Vec<QuestionId>,
}

impl Layout {
    pub(super) fn of(records: &DraftRecords) -> Self {
        let mut pages: Vec<_> = records.pages.iter().collect();
        pages.sort_by_key(|page| (page.position, page.id));
        let mut questions: Vec<_> = records.questions.iter().collect();
        questions.sort_by_key(|question| (question.position, question.id));
        let mut layout = Self {
            pages: pages.iter().map(|page| (page.id, Vec::new())).collect(),
            homeless: Vec::new(),
        };
        for question in questions {
            let held = layout.pages.iter_mut();
            let page = held
                .into_iter()
                .find(|(page, _)| Some(*page) == question.page);
            match page {
                Some((_, on_page)) => on_page.push(question.id),
                None => layout.homeless.push(question.id),
            }
        }
        if let Some((_, on_last)) = layout.pages.last_mut() {
            on_last.append(&mut layout.homeless);
        }
        layout
    }

    pub(super) fn page_ids(&self) -> Vec<SurveyPageId> {
        self.pages.iter().map(|(page, _)| *page).collect()
    }

    pub(super) fn on_page(&self, page: SurveyPageId) -> Vec<QuestionId> {
        let found = self.pages.iter().find(|(known, _)| *known == page);
        found
            .map(|(_, questions)| questions.clone())
            .unwrap_or_default()
    }

    /// The number of a question, counted from one.
    pub(super) fn number(&self, id: QuestionId) -> Option<usize> {
        let all = self.pages.iter().flat_map(|(_, questions)| questions);
        let mut all = all.chain(&self.homeless);
        Some(all.position(|question| *question == id)? + 1)
    }

    /// The page a question stands on, and its place there.
    pub(super) fn place(&self, id: QuestionId) -> Option<(usize, usize)> {
        let mut pages = self.pages.iter().enumerate();
        pages.find_map(|(page, (_, questions))| {
            let at = questions.iter().position(|question| *question == id)?;
            Some((page, at))
        })
    }
}
