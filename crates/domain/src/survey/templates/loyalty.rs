use super::making::{ask, form};
use crate::record::QuestionKind as K;
use crate::record::SurveyPurpose;
use crate::record::recommend as names;
use crate::survey::{Condition, Form};

/// "How likely are you to recommend us?", and why.
pub(super) fn recommend() -> Form {
    form(
        SurveyPurpose::Loyalty,
        ("一个小问题", "One quick question"),
        ("", ""),
        ("谢谢您！", "Thank you!"),
    )
    .page(
        ("", ""),
        vec![
            ask(
                names::SCORE,
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
                names::WHY,
                K::LongText,
                (
                    "您打这个分，主要是因为什么？",
                    "What is the main reason for your score?",
                ),
            ),
        ],
    )
}

/// Buying again, recommending, trust, a timely answer, care; each beside competitors.
pub(super) fn loyalty() -> Form {
    form(
        SurveyPurpose::Loyalty,
        ("客户忠诚度调查", "How loyal are our customers?"),
        (
            "想听听您的真心话，大约三分钟。答案只用来改进我们的服务。",
            "We would like your honest view. It takes about three minutes, and we only use it to do better.",
        ),
        (
            "谢谢您！您说的每一句我们都会看。",
            "Thank you. We read every answer.",
        ),
    )
    .against("其他商家 / other shops")
    .page(
        ("总的来说", "All in all"),
        vec![
            ask(
                "recommend",
                K::Recommend,
                (
                    "您有多大可能把我们推荐给亲友或同行？",
                    "How likely are you to recommend us to friends or colleagues?",
                ),
            )
            .ends(
                ("完全不可能", "Not at all likely"),
                ("非常可能", "Very likely"),
            )
            .required(),
            ask(
                "why",
                K::LongText,
                ("主要是因为什么？", "What is the main reason?"),
            ),
        ],
    )
    .page(
        ("与别家相比", "Compared with others"),
        vec![
            ask(
                "indicators",
                K::Importance,
                (
                    "下面几点对您有多重要？我们做得怎么样？别家呢？",
                    "How important is each of these to you, how well do we do, and how well do others?",
                ),
            )
            .ends(("很不同意", "Not at all"), ("非常同意", "Completely"))
            .rows(&[
                ("again", ("需要时，还会在这里买", "I would buy here again")),
                ("recommend", ("愿意介绍别人来", "I would send others here")),
                ("trust", ("说到做到，信得过", "They keep their word")),
                ("timely", ("有事找得到人，答复及时", "They answer in good time")),
                ("care", ("真心关心我，记得我的需要", "They care and remember what I need")),
            ])
            .with_competitors(),
        ],
    )
    .page(
        ("再说具体一点", "A little more closely"),
        vec![
            ask(
                "agree",
                K::Matrix,
                ("您同意下面的说法吗？", "How far do you agree?"),
            )
            .ends(("完全不同意", "Not at all"), ("完全同意", "Completely"))
            .scale("loyalty")
            .rows(&[
                ("again", ("下次需要时，我会先想到你们", "Next time I think of you first")),
                ("recommend", ("有人问起，我会推荐你们", "If asked, I recommend you")),
                ("trust", ("我相信你们给的建议", "I trust your advice")),
                ("timely", ("我的问题总能很快得到答复", "My questions are answered quickly")),
                ("care", ("你们把我当回事", "You take me seriously")),
            ]),
            ask(
                "wallet",
                K::Number,
                (
                    "同类东西里，您大约有百分之几是在我们这里买的？",
                    "Of what you spend on such things, about how many per cent do you spend with us?",
                ),
            )
            .between(0, 100)
            .tells(crate::record::ProfileFact::WalletShare),
        ],
    )
    .follow_up(
        "recommend",
        Condition::AtMost(6),
        2,
        "打分偏低，请致电了解原因 / Low score: call and ask why",
    )
}
