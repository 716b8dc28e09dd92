use super::{chinese, english};
use crate::record::{ComplaintKind, Language, ReplyTemplate, StepKind, TemplateId};

/// A text that comes with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BuiltIn {
    /// For ever the same: a text of the shop that stands in for it names it.
    pub name: &'static str,
    pub kind: Option<ComplaintKind>,
    pub step: StepKind,
    pub title: &'static str,
    pub text: &'static str,
}

/// All of them in one language, in the order of the process.
pub fn built_in(language: Language) -> &'static [BuiltIn] {
    match language {
        Language::Chinese => chinese::TEXTS,
        Language::English => english::TEXTS,
    }
}

/// A reply to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The shop's own text; `None` for one that comes with the program.
    pub own: Option<TemplateId>,
    /// The name of the text that comes with the program, also when the shop put its own in its place.
    pub name: Option<&'static str>,
    pub title: String,
    pub text: String,
}

/// The replies that fit a complaint of this kind at this step, the most fitting first: the shop's own before those of the
/// program, those for the kind before those for every kind.
pub fn replies(
    kind: Option<ComplaintKind>,
    step: StepKind,
    language: Language,
    own: &[ReplyTemplate],
) -> Vec<Reply> {
    let fits_kind = |of: Option<ComplaintKind>| of.is_none() || of == kind;
    let mut found = Vec::new();
    for template in own {
        let fits_step = template.step.is_none_or(|of| of == step);
        if template.language == Some(language) && fits_step && fits_kind(template.kind) {
            let replaced = built_in(language)
                .iter()
                .find(|text| text.name == template.replaces);
            let reply = Reply {
                own: Some(template.id),
                name: replaced.map(|text| text.name),
                title: template.title.clone(),
                text: template.text.clone(),
            };
            found.push((template.kind.is_none(), template.step.is_none(), reply));
        }
    }
    for text in built_in(language) {
        let is_replaced = own
            .iter()
            .any(|template| template.replaces == text.name && template.language == Some(language));
        if text.step == step && fits_kind(text.kind) && !is_replaced {
            let reply = Reply {
                own: None,
                name: Some(text.name),
                title: text.title.to_owned(),
                text: text.text.to_owned(),
            };
            found.push((text.kind.is_none(), false, reply));
        }
    }
    // Stable: the shop's own stay before the others of the same fit.
    found.sort_by_key(|(for_every_kind, for_every_step, _)| (*for_every_kind, *for_every_step));
    found.into_iter().map(|(_, _, reply)| reply).collect()
}
