use super::making::{ask, form};
use crate::record::QuestionKind as K;
use crate::record::{ProfileFact, SurveyPurpose};
use crate::survey::{Condition, Form};

/// Why a customer left, to whom, and what would bring them back.
pub fn lost() -> Form {
    form(
        SurveyPurpose::LostCustomers,
        ("流失客户访谈", "Why did you leave us?"),
        (
            "有一阵子没见到您了。不是来推销，只想知道我们哪里做得不够。",
            "We have not seen you for a while. We are not selling anything: we only want to know what we could have done better.",
        ),
        (
            "谢谢您坦率相告。随时欢迎您回来。",
            "Thank you for being frank. You are always welcome back.",
        ),
    )
    .page(
        ("离开的原因", "The reason"),
        vec![
            ask(
                "reason",
                K::Single,
                ("您不再来，主要是因为什么？", "What was the main reason for leaving?"),
            )
            .options(&[
                ("chance", ("只是碰巧，没有特别原因", "Just chance, nothing in particular")),
                ("moved", ("搬家或换了工作地点", "I moved home or work")),
                ("preference", ("个人喜好变了", "My own taste or needs changed")),
                ("product", ("商品或技术不合要求", "The goods or their technology")),
                ("service", ("服务不好，或觉得不受重视", "Poor service, or nobody seemed to care")),
            ])
            .required()
            .tells(ProfileFact::LostReason)
            .skip(Condition::Is("product".to_owned()), "which_product")
            .skip(Condition::Is("service".to_owned()), "which_service")
            .skip(Condition::Always, "now"),
            ask(
                "which_product",
                K::LongText,
                ("商品上具体是哪一点？", "What was it about the goods?"),
            )
            .skip(Condition::Always, "told"),
            ask(
                "which_service",
                K::LongText,
                ("服务上是什么事让您失望？", "What about our service let you down?"),
            ),
            ask(
                "told",
                K::Single,
                ("当时您跟我们说过吗？", "Did you tell us at the time?"),
            )
            .options(&[
                ("solved", ("说过，也解决了", "Yes, and it was solved")),
                ("unsolved", ("说过，没有解决", "Yes, and it was not solved")),
                ("no", ("没有说", "No")),
            ]),
        ],
    )
    .page(
        ("现在和以后", "Now and later"),
        vec![
            ask(
                "now",
                K::ShortText,
                ("您现在在哪一家买？", "Where do you buy now?"),
            )
            .tells(ProfileFact::LostTo),
            ask(
                "better",
                K::Multiple,
                ("那一家好在哪里？", "What do they do better?"),
            )
            .options(&[
                ("price", ("价格", "Price")),
                ("quality", ("质量", "Quality")),
                ("near", ("离得近", "Close by")),
                ("range", ("品种多", "Choice")),
                ("staff", ("服务态度", "Friendly service")),
                ("speed", ("速度快", "Speed")),
            ])
            .none(("没有更好", "Nothing"))
            .other(),
            ask(
                "back",
                K::Single,
                ("您还会考虑回来吗？", "Would you consider coming back?"),
            )
            .options(&[
                ("yes", ("会", "Yes")),
                ("if", ("如果有改进会", "If something changes")),
                ("no", ("不会", "No")),
            ])
            .required()
            .skip(Condition::Is("no".to_owned()), ""),
            ask(
                "what",
                K::LongText,
                ("要怎样您才愿意回来？", "What would bring you back?"),
            )
            .tells(ProfileFact::WouldReturn),
        ],
    )
    .follow_up(
        "back",
        Condition::Is("yes".to_owned()),
        3,
        "愿意回来，请登门或致电 / Would come back: visit or call",
    )
    .follow_up(
        "back",
        Condition::Is("if".to_owned()),
        7,
        "有条件回来，请拿出方案 / Would come back under conditions: make an offer",
    )
}
