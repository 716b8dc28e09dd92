use super::draft::rule_of;
use super::{Form, Rule, holds};
use crate::Value;
use crate::record::SurveyRule;
use std::collections::BTreeMap;

/// A rule that an answer sets off.
#[derive(Clone, Debug, PartialEq)]
pub struct SetOff<'a> {
    pub record: &'a SurveyRule,
    pub rule: Rule,
}

/// Which rules an answer sets off, in their order. Rules of questions that the form does not have are passed over: they
/// belong to another version.
pub fn set_off<'a>(
    form: &Form,
    rules: &'a [SurveyRule],
    replies: &BTreeMap<String, Value>,
) -> Vec<SetOff<'a>> {
    let mut rules: Vec<&SurveyRule> = rules.iter().collect();
    rules.sort_by_key(|rule| (rule.position, rule.id));
    let found = rules.into_iter().filter_map(|record| {
        let rule = rule_of(record)?;
        let question = form.question(&rule.question)?;
        let reply = replies.get(&question.name);
        holds(&rule.when, question, &form.competitors, reply).then_some(SetOff { record, rule })
    });
    found.collect()
}
