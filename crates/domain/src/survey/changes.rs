//! What a form became: for whoever is about to publish it anew.

use super::{Form, Question, Target};
use std::collections::BTreeSet;

/// One thing that differs between two states of a form. Questions are named as the form names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormChange {
    /// Title, opening or closing words.
    Words,
    Purpose,
    LanguageAdded(String),
    LanguageRemoved(String),
    /// Another language comes first.
    LanguageOrder,
    Competitors,
    QuestionAdded(String),
    /// By name, as the older form has it.
    QuestionRemoved(String),
    /// Its words, or those of an option or row.
    QuestionReworded(String),
    /// How it can be answered: kind, options, range, required.
    QuestionAnswering(String),
    /// What is learned from it, its scale, area or stage.
    QuestionMeaning(String),
    /// Where one goes on after it.
    QuestionSkips(String),
    /// The questions stand in another order, or on other pages.
    Order,
}

/// What is different in `new`, in the order in which it is read. Names of pages are nobody's concern: they come anew
/// with every copy.
pub fn changes(old: &Form, new: &Form) -> Vec<FormChange> {
    let old = old.with_plain_page_names();
    let new = new.with_plain_page_names();
    let mut found = Vec::new();
    if (&old.title, &old.intro, &old.thanks) != (&new.title, &new.intro, &new.thanks)
        || page_titles(&old) != page_titles(&new)
    {
        found.push(FormChange::Words);
    }
    if old.purpose != new.purpose {
        found.push(FormChange::Purpose);
    }
    languages(&old, &new, &mut found);
    if old.competitors != new.competitors {
        found.push(FormChange::Competitors);
    }
    for question in new.questions() {
        match old.question(&question.name) {
            None => found.push(FormChange::QuestionAdded(question.name.clone())),
            Some(before) => of_question(before, question, &mut found),
        }
    }
    let gone = |question: &&Question| new.question(&question.name).is_none();
    let removed = old.questions().filter(gone);
    found.extend(removed.map(|question| FormChange::QuestionRemoved(question.name.clone())));
    if places(&old, &new) != places(&new, &old) {
        found.push(FormChange::Order);
    }
    found
}

fn page_titles(form: &Form) -> Vec<&super::Texts> {
    form.pages.iter().map(|page| &page.title).collect()
}

fn languages(old: &Form, new: &Form, found: &mut Vec<FormChange>) {
    let before: BTreeSet<&String> = old.languages.iter().collect();
    let after: BTreeSet<&String> = new.languages.iter().collect();
    let added = after.difference(&before);
    found.extend(added.map(|tag| FormChange::LanguageAdded((*tag).clone())));
    let removed = before.difference(&after);
    found.extend(removed.map(|tag| FormChange::LanguageRemoved((*tag).clone())));
    if before == after && old.languages != new.languages {
        found.push(FormChange::LanguageOrder);
    }
}

fn of_question(before: &Question, after: &Question, found: &mut Vec<FormChange>) {
    let words = |question: &Question| {
        let choices = question.options.iter().chain(&question.rows);
        let choices: Vec<_> = choices
            .map(|choice| (choice.key.clone(), choice.words.clone()))
            .collect();
        (
            question.title.clone(),
            question.help.clone(),
            question.low_label.clone(),
            question.high_label.clone(),
            choices,
        )
    };
    let known_words = |from: &Question, other: &Question| {
        let (title, help, low, high, mut choices) = words(from);
        // A new option is a change of the answering, not of the words.
        choices.retain(|(key, _)| {
            let mut theirs = other.options.iter().chain(&other.rows);
            theirs.any(|choice| choice.key == *key)
        });
        choices.sort_by(|(one, _), (other, _)| one.cmp(other));
        (title, help, low, high, choices)
    };
    let answering = |question: &Question| {
        let keys = |list: &[super::Choice]| {
            let keys = list.iter();
            keys.map(|choice| (choice.key.clone(), choice.exclusive))
                .collect::<Vec<_>>()
        };
        (
            question.kind,
            question.required,
            (question.low, question.high),
            (question.other, question.against_competitors),
            (keys(&question.options), keys(&question.rows)),
        )
    };
    let meaning = |question: &Question| {
        (
            question.reversed,
            question.scale.clone(),
            question.fact,
            question.area,
            question.stage,
        )
    };
    let name = || after.name.clone();
    if known_words(before, after) != known_words(after, before) {
        found.push(FormChange::QuestionReworded(name()));
    }
    if answering(before) != answering(after) {
        found.push(FormChange::QuestionAnswering(name()));
    }
    if meaning(before) != meaning(after) {
        found.push(FormChange::QuestionMeaning(name()));
    }
    if before.skips != after.skips {
        found.push(FormChange::QuestionSkips(name()));
    }
}

/// The questions that both have, each with the number of its page.
fn places<'a>(form: &'a Form, other: &Form) -> Vec<(usize, &'a str)> {
    let numbered = form.pages.iter().enumerate();
    let questions = numbered.flat_map(|(page, held)| {
        let names = held.questions.iter();
        names.map(move |question| (page, question.name.as_str()))
    });
    questions
        .filter(|(_, name)| other.question(name).is_some())
        .collect()
}

impl Form {
    /// Pages are called page1, page2 and so on: in the book they go by identities, which say nothing in a file and
    /// differ from copy to copy.
    #[must_use]
    pub fn with_plain_page_names(&self) -> Self {
        let mut form = self.clone();
        let places: Vec<String> = self.pages.iter().map(|page| page.name.clone()).collect();
        let plain = |name: &str| {
            let at = places.iter().position(|known| known == name)?;
            Some(format!("page{}", at + 1))
        };
        for (page, number) in form.pages.iter_mut().zip(1..) {
            page.name = format!("page{number}");
            for skip in page
                .questions
                .iter_mut()
                .flat_map(|question| &mut question.skips)
            {
                if let Target::Page(name) = &mut skip.to
                    && let Some(new) = plain(name)
                {
                    *name = new;
                }
            }
        }
        form
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Id;
    use crate::record::{QuestionKind, Survey};
    use crate::survey::{Condition, Skip, form_of, records_of, templates};

    fn lost() -> Form {
        templates::named("lost").unwrap().form()
    }

    #[test]
    fn a_copy_differs_in_nothing_and_its_file_is_the_same() {
        for template in templates::ALL {
            let form = template.form();
            let mut last = 0;
            let records = records_of(&form, &Survey::default(), || {
                last += 1;
                Id(last)
            });
            let copy = form_of(&records);
            assert_eq!(changes(&form, &copy), []);
            assert_eq!(
                copy.with_plain_page_names(),
                form.with_plain_page_names(),
                "{}",
                template.name
            );
        }
    }

    #[test]
    fn skips_follow_the_names_of_their_pages() {
        let mut form = lost();
        form.pages[1].name = "elsewhere".to_owned();
        form.pages[0].questions[0].skips = vec![
            Skip {
                to: Target::Page("elsewhere".to_owned()),
                ..Skip::default()
            },
            Skip {
                to: Target::Page("nowhere".to_owned()),
                ..Skip::default()
            },
        ];
        let plain = form.with_plain_page_names();
        let to: Vec<_> = plain.pages[0].questions[0]
            .skips
            .iter()
            .map(|skip| &skip.to)
            .collect();
        assert_eq!(
            to,
            [
                &Target::Page("page2".to_owned()),
                &Target::Page("nowhere".to_owned())
            ]
        );
    }

    #[test]
    fn each_change_is_told_once() {
        let old = lost();
        let mut new = old.clone();
        let first = old.pages[0].questions[0].name.clone();
        let question = &mut new.pages[0].questions[0];
        question
            .title
            .0
            .insert("en".to_owned(), "Otherwise".to_owned());
        question.required = !question.required;
        question.scale = "one".to_owned();
        question.skips.push(Skip {
            when: Condition::Answered,
            ..Skip::default()
        });
        new.languages = vec!["en".to_owned(), "fr".to_owned()];
        new.competitors.push("Elsewhere".to_owned());
        let last = new.pages.last_mut().unwrap();
        let gone = last.questions.pop().unwrap().name;
        last.questions.push(Question {
            name: "added".to_owned(),
            kind: QuestionKind::LongText,
            ..Question::default()
        });
        assert_eq!(
            changes(&old, &new),
            [
                FormChange::LanguageAdded("fr".to_owned()),
                FormChange::LanguageRemoved("zh".to_owned()),
                FormChange::Competitors,
                FormChange::QuestionReworded(first.clone()),
                FormChange::QuestionAnswering(first.clone()),
                FormChange::QuestionMeaning(first.clone()),
                FormChange::QuestionSkips(first),
                FormChange::QuestionAdded("added".to_owned()),
                FormChange::QuestionRemoved(gone),
            ]
        );
    }

    #[test]
    fn a_new_option_is_no_new_wording_and_a_move_is_an_order() {
        let old = templates::named("satisfaction").unwrap().form();
        let mut new = old.clone();
        let page = new
            .pages
            .iter_mut()
            .find(|page| page.questions.len() > 1)
            .unwrap();
        page.questions.swap(0, 1);
        assert_eq!(changes(&old, &new), [FormChange::Order]);
        let old = templates::named("post_purchase").unwrap().form();
        let mut new = old.clone();
        let with_options = new
            .pages
            .iter_mut()
            .flat_map(|page| &mut page.questions)
            .find(|question| question.has_options())
            .unwrap();
        with_options.options.push(crate::survey::Choice {
            key: "more".to_owned(),
            ..crate::survey::Choice::default()
        });
        let name = with_options.name.clone();
        assert_eq!(changes(&old, &new), [FormChange::QuestionAnswering(name)]);
    }
}
