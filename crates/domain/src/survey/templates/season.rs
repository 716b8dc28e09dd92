use super::making::{ask, form};
use crate::record::QuestionKind as K;
use crate::record::{ProfileFact, SurveyPurpose};
use crate::survey::{Condition, Form};

/// The same few questions every season, so that seasons can be compared.
pub(super) fn season() -> Form {
    form(
        SurveyPurpose::Season,
        ("季度调查", "Season survey"),
        (
            "每季度一次，问题不变，一分钟答完。",
            "Once a season, always the same questions. It takes a minute.",
        ),
        (
            "谢谢！下一季度我们会告诉您改了什么。",
            "Thank you. Next season we will tell you what has changed.",
        ),
    )
    .page(
        ("", ""),
        vec![
            ask(
                "recommend",
                K::Recommend,
                (
                    "您有多大可能把我们推荐给亲友？",
                    "How likely are you to recommend us to friends or family?",
                ),
            )
            .ends(
                ("完全不可能", "Not at all likely"),
                ("非常可能", "Very likely"),
            )
            .required(),
            ask(
                "satisfied",
                K::Satisfaction,
                (
                    "这一季度，您对我们满意吗？",
                    "How satisfied were you with us this season?",
                ),
            )
            .ends(
                ("很不满意", "Very dissatisfied"),
                ("很满意", "Very satisfied"),
            )
            .required(),
            ask(
                "easy",
                K::Effort,
                ("在我们这里办事方便吗？", "How easy is it to deal with us?"),
            )
            .ends(("很麻烦", "Very difficult"), ("很方便", "Very easy"))
            .required(),
            ask(
                "trend",
                K::Faces,
                (
                    "和上个季度比，我们做得怎么样？",
                    "Compared with last season, how are we doing?",
                ),
            )
            .ends(("差多了", "Much worse"), ("好多了", "Much better")),
            ask(
                "also",
                K::ShortText,
                (
                    "这一季度，您还在哪家买过同类东西？",
                    "Where else did you buy such things this season?",
                ),
            )
            .tells(ProfileFact::Competitor),
            ask(
                "words",
                K::LongText,
                (
                    "有什么想对我们说的？",
                    "Is there anything you would like to tell us?",
                ),
            ),
        ],
    )
    .follow_up(
        "recommend",
        Condition::AtMost(6),
        2,
        "季度打分偏低，请致电 / Low score this season: call",
    )
    .follow_up(
        "satisfied",
        Condition::AtMost(2),
        2,
        "季度不满意，请致电 / Dissatisfied this season: call",
    )
}
