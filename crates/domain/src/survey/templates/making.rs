//! A few words for writing forms down.

use crate::record::{
    ComplaintKind, ProfileFact, QuestionKind, RuleEffect, ServiceArea, ServiceStage, Severity,
    SurveyPurpose,
};
use crate::survey::{Choice, Condition, Form, Page, Question, Rule, Skip, Target, Texts};

/// Something in Chinese and in English.
pub(super) type Both = (&'static str, &'static str);

pub(super) fn form(purpose: SurveyPurpose, title: Both, intro: Both, thanks: Both) -> Form {
    Form {
        purpose: Some(purpose),
        languages: vec!["zh".to_owned(), "en".to_owned()],
        title: both(title),
        intro: both(intro),
        thanks: both(thanks),
        ..Form::default()
    }
}

pub(super) fn both((chinese, english): Both) -> Texts {
    Texts::both(chinese, english)
}

pub(super) fn ask(name: &str, kind: QuestionKind, title: Both) -> Question {
    Question {
        name: name.to_owned(),
        kind,
        title: both(title),
        ..Question::default()
    }
}

pub(super) fn choices(list: &[(&str, Both)]) -> Vec<Choice> {
    let choices = list.iter().map(|(key, words)| Choice {
        key: (*key).to_owned(),
        words: both(*words),
        exclusive: false,
    });
    choices.collect()
}

impl Form {
    pub(super) fn page(mut self, title: Both, questions: Vec<Question>) -> Self {
        let name = format!("page{}", self.pages.len() + 1);
        self.pages.push(Page {
            name,
            title: both(title),
            questions,
        });
        self
    }

    /// A call within so many days when a question is answered like this.
    pub(super) fn follow_up(
        mut self,
        question: &str,
        when: Condition,
        days: i64,
        what: &str,
    ) -> Self {
        self.rules.push(Rule {
            question: question.to_owned(),
            when,
            effect: Some(RuleEffect::FollowUp),
            to_manager: true,
            due_days: Some(days),
            what: what.to_owned(),
            ..Rule::default()
        });
        self
    }

    /// A complaint when a question is answered like this.
    pub(super) fn complain(
        mut self,
        question: &str,
        when: Condition,
        kind: ComplaintKind,
        what: &str,
    ) -> Self {
        self.rules.push(Rule {
            question: question.to_owned(),
            when,
            effect: Some(RuleEffect::Complaint),
            to_manager: true,
            due_days: Some(1),
            what: what.to_owned(),
            complaint_kind: Some(kind),
            severity: Some(Severity::General),
        });
        self
    }

    pub(super) fn against(mut self, competitor: &str) -> Self {
        self.competitors.push(competitor.to_owned());
        self
    }
}

impl Question {
    pub(super) fn required(mut self) -> Self {
        self.required = true;
        self
    }

    pub(super) fn ends(mut self, low: Both, high: Both) -> Self {
        self.low_label = both(low);
        self.high_label = both(high);
        self
    }

    pub(super) fn options(mut self, list: &[(&str, Both)]) -> Self {
        self.options = choices(list);
        self
    }

    pub(super) fn none(mut self, words: Both) -> Self {
        self.options.push(Choice {
            key: "none".to_owned(),
            words: both(words),
            exclusive: true,
        });
        self
    }

    pub(super) fn rows(mut self, list: &[(&str, Both)]) -> Self {
        self.rows = choices(list);
        self
    }

    pub(super) fn other(mut self) -> Self {
        self.other = true;
        self
    }

    pub(super) fn with_competitors(mut self) -> Self {
        self.against_competitors = true;
        self
    }

    pub(super) fn between(mut self, low: i64, high: i64) -> Self {
        self.low = Some(low);
        self.high = Some(high);
        self
    }

    pub(super) fn scale(mut self, name: &str) -> Self {
        name.clone_into(&mut self.scale);
        self
    }

    pub(super) fn tells(mut self, fact: ProfileFact) -> Self {
        self.fact = Some(fact);
        self
    }

    pub(super) fn audits(mut self, area: ServiceArea, stage: ServiceStage) -> Self {
        self.area = Some(area);
        self.stage = Some(stage);
        self
    }

    pub(super) fn skip(mut self, when: Condition, to: &str) -> Self {
        self.skips.push(Skip {
            about: String::new(),
            when,
            to: if to.is_empty() {
                Target::End
            } else {
                Target::Question(to.to_owned())
            },
        });
        self
    }
}
