use super::SurveyRefusal;
use super::designing::{read, records_of_survey};
use super::learning::{learn, lose};
use super::publishing::latest_edition;
use crate::command::reference::references_exist;
use crate::command::save::{recommend_survey, refuse};
use crate::command::stored::{change, present};
use crate::command::tidy::{tidy_fields, tidy_record};
use crate::command::{Decision, Rejection, Validate as _, World, complaint};
use crate::record::{
    Answer, AnswerId, Asked, Attachment, AttachmentId, Complaint, Customer, FollowUp, RuleEffect,
    StaffId, Survey, SurveyEdition, SurveyLink, SurveyRule, diff, recommend,
};
use crate::survey::{
    Form, Reply, ReplyError, ReplyProblem, SetOff, file, kept_replies, known_facts, reply_errors,
    set_off, templates,
};
use crate::{Change, Instant, Record};

/// A follow-up is due after so many days when its rule does not say.
const DUE_DAYS: i64 = 3;

/// Takes an answer: what was replied, what the book learns from it, and what it sets off.
///
/// An answer with an identity of its own (from a link, or kept while it was being given) is taken once: while it is
/// partial it can be handed in again, afterwards it is counted.
pub(in crate::command) fn record_answer(
    given: &Answer,
    world: &mut impl World,
) -> Result<Decision, Rejection> {
    refuse(given.problems(world.today()))?;
    let mut answer = given.clone();
    if answer.at == Instant::default() {
        answer.at = world.now();
    }
    let stored = stored_answer(&answer, world)?;
    let (survey, form) = survey_and_form(&mut answer, world)?;
    if let Some(form) = &form {
        let errors = reply_errors(form, &answer.replies, answer.partial);
        if !errors.is_empty() {
            return Err(SurveyRefusal::Replies(errors).into());
        }
        answer.replies = kept_replies(form, &answer.replies);
        files_are_there(form, &answer, world)?;
        if answer.replies.is_empty() && !answer.partial {
            refuse(Answer::default().problems(world.today()))?;
        }
    }
    check_link(&answer, world)?;
    if survey.as_ref().is_some_and(|survey| survey.anonymous) {
        // A link of one person, made before the survey became anonymous, would tell as well.
        if answer.customer.take().is_some() {
            answer.link = None;
        }
    }
    let sets = tidy_record(&answer);
    references_exist(&sets, world)?;
    let mut changes = Vec::new();
    if answer.survey == recommend::ID {
        changes.push(recommend_survey(world));
    }
    let id = match &stored {
        Some((known, fields)) => {
            let sets = tidy_fields(diff(known, &answer).sets);
            changes.push(change(Answer::KIND.0, known.id, sets, fields));
            known.id
        }
        None if answer.id.0.0 != 0 => {
            changes.push(Change::new(Answer::KIND, answer.id, sets));
            answer.id
        }
        None => {
            let id = AnswerId(world.new_id());
            changes.push(Change::new(Answer::KIND, id, sets));
            id
        }
    };
    answer.id = id;
    if !answer.partial {
        let form = form.unwrap_or_else(templates::recommend);
        consequences(&answer, survey.as_ref(), &form, world, &mut changes)?;
    }
    Ok(Decision::of::<Answer>(id, changes))
}

type Stored = (Answer, crate::change::Fields);

/// The same answer, handed in before and not done then.
fn stored_answer(answer: &Answer, world: &impl World) -> Result<Option<Stored>, Rejection> {
    if answer.id.0.0 == 0 {
        return Ok(None);
    }
    let Some(fields) = world.fields(Answer::KIND.0, answer.id.0) else {
        return Ok(None);
    };
    let known: Answer = read(answer.id.0, &fields);
    let is_open = known.partial && known.survey == answer.survey;
    if !is_open || crate::command::is_removed(&fields) {
        return Err(SurveyRefusal::AlreadyCounted.into());
    }
    Ok(Some((known, fields)))
}

/// The survey and what was answered. The survey every shop has needs neither record nor version; its replies were
/// looked at with the answer.
fn survey_and_form(
    answer: &mut Answer,
    world: &impl World,
) -> Result<(Option<Survey>, Option<Form>), Rejection> {
    let is_ours = answer.survey == recommend::ID;
    let stored = match present(Survey::KIND.0, answer.survey.0, world) {
        Ok(stored) => Some(stored),
        // Comes back with the answer.
        Err(_) if is_ours => None,
        // Said field by field, as for every record that is named.
        Err(_) => {
            references_exist(&answer.fields(), world)?;
            return Err(Rejection::NotThere);
        }
    };
    let survey: Option<Survey> = stored.map(|stored| read(answer.survey.0, &stored));
    if is_ours && answer.edition.is_none() {
        return Ok((survey, None));
    }
    let edition = match answer.edition {
        Some(id) => {
            let fields = present(SurveyEdition::KIND.0, id.0, world)?;
            let edition: SurveyEdition = read(id.0, &fields);
            if edition.survey != answer.survey {
                return Err(SurveyRefusal::OtherSurvey.into());
            }
            edition
        }
        None => latest_edition(answer.survey, world).ok_or(SurveyRefusal::NotPublished)?,
    };
    answer.edition = Some(edition.id);
    answer.survey_version = edition.number;
    // Whoever stands before the tablet is asked within the days of the survey; paper and files come when they come.
    if let Some(survey) = &survey
        && matches!(
            answer.asked,
            Some(Asked::Tablet | Asked::Kiosk | Asked::Phone)
        )
    {
        let today = world.today();
        let is_early = survey.opens.is_some_and(|opens| today < opens);
        if is_early || survey.closes.is_some_and(|closes| today > closes) {
            return Err(SurveyRefusal::NotOpen.into());
        }
    }
    let read = file::read(&edition.content).map_err(|_newer| SurveyRefusal::NotPublished)?;
    Ok((survey, Some(read.form)))
}

/// Photos and signatures are attached before the answer names them.
fn files_are_there(form: &Form, answer: &Answer, world: &impl World) -> Result<(), Rejection> {
    let missing = form.questions().filter(|question| {
        let value = answer.replies.get(&question.name);
        let reply = value.map(|value| Reply::read(question, &form.competitors, value));
        let Some(Ok(Reply::Files(files))) = reply else {
            return false;
        };
        let is_there = |id: &AttachmentId| present(Attachment::KIND.0, id.0, world).is_ok();
        !files.iter().all(is_there)
    });
    let errors: Vec<ReplyError> = missing
        .map(|question| ReplyError {
            question: question.name.clone(),
            problem: ReplyProblem::NotThere,
        })
        .collect();
    if errors.is_empty() {
        Ok(())
    } else {
        Err(SurveyRefusal::Replies(errors).into())
    }
}

fn check_link(answer: &Answer, world: &impl World) -> Result<(), Rejection> {
    let Some(id) = answer.link else { return Ok(()) };
    let refused = Err(SurveyRefusal::LinkNotValid.into());
    let Ok(fields) = present(SurveyLink::KIND.0, id.0, world) else {
        return refused;
    };
    let link: SurveyLink = read(id.0, &fields);
    let is_over = link.until.is_some_and(|until| world.today() > until);
    let is_anothers = link.customer.is_some() && link.customer != answer.customer;
    if link.closed || link.survey != answer.survey || is_over || is_anothers {
        return refused;
    }
    Ok(())
}

/// What the book learns from an answer that is done, and what it sets off.
fn consequences(
    answer: &Answer,
    survey: Option<&Survey>,
    form: &Form,
    world: &mut impl World,
    changes: &mut Vec<Change>,
) -> Result<(), Rejection> {
    if let Some(customer) = answer.customer {
        let known = known_facts(form, &answer.replies, &answer.language);
        changes.extend(learn(customer, answer, &known, world));
        changes.extend(lose(customer, answer, &known, world));
    }
    let rules = records_of_survey::<SurveyRule>(answer.survey, world);
    let mut has_complained = false;
    for SetOff { record, rule } in set_off(form, &rules, &answer.replies) {
        let owner = owner_of(answer, survey, record, world);
        // One answer makes one complaint; what else it sets off is followed up.
        if rule.effect == Some(RuleEffect::Complaint)
            && !has_complained
            && let (Some(customer), Some(kind)) = (answer.customer, rule.complaint_kind)
        {
            let told = Complaint {
                customer,
                kind: Some(kind),
                severity: rule.severity,
                what_happened: told(answer, form, &rule.question, &rule.what),
                way: None,
                ..Complaint::default()
            };
            changes.extend(complaint::registered_by_answer(told, world)?);
            has_complained = true;
            continue;
        }
        let days = rule.due_days.unwrap_or(DUE_DAYS).clamp(0, 3_650);
        let follow_up = FollowUp {
            customer: answer.customer,
            survey: Some(answer.survey),
            answer: Some(answer.id),
            rule: Some(record.id),
            what: rule.what.clone(),
            owner,
            due: Some(world.today().plus(i32::try_from(days).unwrap_or(0))),
            at: world.now(),
            by: world.staff(),
            ..FollowUp::default()
        };
        let id = world.new_id();
        changes.push(Change::new(FollowUp::KIND, id, tidy_record(&follow_up)));
    }
    Ok(())
}

/// The customer's manager, if the rule wants him; else whom the rule names; else whoever owns the survey.
fn owner_of(
    answer: &Answer,
    survey: Option<&Survey>,
    rule: &SurveyRule,
    world: &impl World,
) -> Option<StaffId> {
    let manager = || {
        let customer = answer.customer.filter(|_| rule.to_manager)?;
        let fields = present(Customer::KIND.0, customer.0, world).ok()?;
        read::<Customer>(customer.0, &fields).relationship_manager
    };
    let is_here = |id: &StaffId| present(crate::record::Staff::KIND.0, id.0, world).is_ok();
    manager()
        .filter(is_here)
        .or(rule.owner.filter(is_here))
        .or_else(|| survey.and_then(|survey| survey.owner).filter(is_here))
}

/// What a complaint says that came from a survey: the rule's words, and what the customer wrote.
fn told(answer: &Answer, form: &Form, question: &str, what: &str) -> String {
    let mut told = what.to_owned();
    let written = form.questions().filter(|asked| {
        use crate::record::QuestionKind as K;
        matches!(asked.kind, K::ShortText | K::LongText) && asked.fact.is_none()
    });
    for asked in written {
        if let Some(words) = answer
            .replies
            .get(&asked.name)
            .and_then(crate::Value::as_text)
        {
            told.push('\n');
            told.push_str(words);
        }
    }
    if crate::command::tidy(&told).is_empty() {
        question.clone_into(&mut told);
    }
    told.chars().take(9_000).collect()
}
