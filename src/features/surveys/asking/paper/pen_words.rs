use crate::features::surveys::asking::tongue::Tongue;
use crate::i18n::t;
use domain::survey::{Choice, Condition, Form, Question, Skip, Target, Texts};

/// The languages of one sheet: what is printed stands in each of them.
#[derive(Clone)]
pub(super) struct Tongues(pub(super) Vec<Tongue>);

impl Tongues {
    /// A text in each language, where they differ.
    pub(super) fn lines(&self, texts: &Texts) -> Vec<String> {
        let lines = self.0.iter().map(|tongue| tongue.text(texts));
        distinct(lines)
    }

    /// As [`Self::lines`], on one line.
    pub(super) fn line(&self, texts: &Texts) -> String {
        self.lines(texts).join(" / ")
    }

    /// Our own words.
    pub(super) fn say(&self, words: impl Fn() -> String) -> String {
        distinct(self.0.iter().map(|tongue| tongue.say(&words))).join(" / ")
    }
}

fn distinct(lines: impl Iterator<Item = String>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in lines.filter(|line| !line.trim().is_empty()) {
        if !found.contains(&line) {
            found.push(line);
        }
    }
    found
}

/// The option's number on paper, which is the key that is pressed when it is keyed in.
pub(super) fn option_number(question: &Question, key: &str) -> Option<usize> {
    let found = question.keys().position(|known| known == key);
    found.map(|at| at + 1)
}

/// Where to go on after an answer, for whoever holds the pen; `None` where it is the next question anyway.
pub(super) fn skip_words(form: &Form, question: &Question, skip: &Skip) -> Option<String> {
    use t::asking::pen::skip as text;
    let about = match skip.about.as_str() {
        "" => question,
        name => form.question(name)?,
    };
    let place = |name: &str| {
        let found = form.questions().position(|question| question.name == name);
        found.map(|at| (at + 1).to_string())
    };
    let to = match &skip.to {
        Target::End => text::end().to_owned(),
        Target::Question(name) => text::question(&place(name)?),
        Target::Page(name) => {
            let page = form.pages.iter().find(|page| page.name == *name)?;
            text::question(&place(&page.questions.first()?.name)?)
        }
    };
    let own = about.name == question.name;
    let number = place(&about.name)?;
    let option = |key: &String| {
        let chosen = option_number(about, key);
        chosen.map_or_else(|| key.clone(), |number| number.to_string())
    };
    let when = match &skip.when {
        Condition::Always if question.skips.first() == Some(skip) => {
            return Some(text::always(&to));
        }
        Condition::Always => return Some(text::otherwise(&to)),
        Condition::Answered => text::answered().to_owned(),
        Condition::NotAnswered => text::not_answered().to_owned(),
        Condition::AtLeast(least) => text::at_least(&least.to_string()),
        Condition::AtMost(most) => text::at_most(&most.to_string()),
        Condition::Is(key) => text::is(&option(key)),
        Condition::IsNot(key) => text::is_not(&option(key)),
    };
    Some(if own {
        text::here(&when, &to)
    } else {
        text::there(&number, &when, &to)
    })
}

/// What a choice is called, and the key that stands for it.
pub(super) fn numbered(tongues: &Tongues, choices: &[Choice]) -> Vec<(usize, String)> {
    let words = choices.iter().map(|choice| tongues.line(&choice.words));
    (1..).zip(words).collect()
}
