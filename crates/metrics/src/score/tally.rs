//! Counting answers on a scale.

/// A whole-number answer scale, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    low: u8,
    high: u8,
}

impl Scale {
    /// "How likely are you to recommend us?", 0 to 10.
    pub const NPS: Self = Self { low: 0, high: 10 };
    /// Satisfaction, 1 to 5.
    pub const CSAT: Self = Self { low: 1, high: 5 };
    /// Customer effort 2.0, 1 to 7, high is easy.
    pub const CES: Self = Self { low: 1, high: 7 };

    /// Any scale with at least two points.
    pub fn new(low: u8, high: u8) -> Option<Self> {
        (low < high).then_some(Self { low, high })
    }

    /// Lowest answer.
    pub fn low(self) -> u8 {
        self.low
    }

    /// Highest answer.
    pub fn high(self) -> u8 {
        self.high
    }

    /// Reads an answer as it comes from a form or a file.
    ///
    /// `5`, ` 5 ` and `5.0` are five; `7.5` is no answer on a whole-number scale.
    pub fn read(self, text: &str) -> Answer {
        let text = text.trim();
        if text.is_empty() {
            return Answer::Invalid(Invalid::Blank);
        }
        let Ok(number) = text.parse::<f64>() else {
            return Answer::Invalid(Invalid::NotANumber);
        };
        if !number.is_finite() {
            return Answer::Invalid(Invalid::NotANumber);
        }
        if number.fract() != 0.0 {
            return Answer::Invalid(Invalid::NotWhole);
        }
        match (self.low..=self.high).find(|&score| f64::from(score) == number) {
            Some(score) => Answer::Valid(score),
            None => Answer::Invalid(Invalid::OutOfRange),
        }
    }
}

/// An answer after reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// On the scale.
    Valid(u8),
    /// Not counted in n.
    Invalid(Invalid),
}

/// Why an answer does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Invalid {
    /// Nothing was answered.
    Blank,
    /// Text.
    NotANumber,
    /// A fraction on a whole-number scale.
    NotWhole,
    /// Off the scale.
    OutOfRange,
}

/// How often each point of a scale was answered, and how many answers did not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    scale: Scale,
    counts: Vec<u64>,
    invalid: u64,
}

impl Tally {
    /// No answers yet.
    pub fn new(scale: Scale) -> Self {
        Self {
            scale,
            counts: vec![0; usize::from(scale.high - scale.low) + 1],
            invalid: 0,
        }
    }

    /// Of answers already read as numbers; those off the scale are invalid.
    pub fn of(scale: Scale, answers: impl IntoIterator<Item = u8>) -> Self {
        let mut tally = Self::new(scale);
        for answer in answers {
            tally.add(Answer::Valid(answer));
        }
        tally
    }

    /// Of how often each point was answered, from the lowest; what is beyond the highest is invalid.
    pub fn of_counts(scale: Scale, counts: impl IntoIterator<Item = u64>) -> Self {
        let mut tally = Self::new(scale);
        let mut given = counts.into_iter();
        for (place, count) in tally.counts.iter_mut().zip(given.by_ref()) {
            *place = count;
        }
        tally.invalid = given.sum();
        tally
    }

    /// Counts one answer.
    pub fn add(&mut self, answer: Answer) {
        let slot = match answer {
            Answer::Valid(score) => score
                .checked_sub(self.scale.low)
                .and_then(|index| self.counts.get_mut(usize::from(index))),
            Answer::Invalid(_) => None,
        };
        match slot {
            Some(count) => *count += 1,
            None => self.invalid += 1,
        }
    }

    /// The scale.
    pub fn scale(&self) -> Scale {
        self.scale
    }

    /// Valid answers.
    pub fn n(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// Answers left out.
    pub fn invalid(&self) -> u64 {
        self.invalid
    }

    /// Answers from `low` to `high`, both included.
    pub fn between(&self, low: u8, high: u8) -> u64 {
        self.points()
            .filter(|&(score, _)| score >= low && score <= high)
            .map(|(_, count)| count)
            .sum()
    }

    /// Each point of the scale with its count.
    pub fn points(&self) -> impl Iterator<Item = (u8, u64)> + Clone {
        (self.scale.low..=self.scale.high).zip(self.counts.iter().copied())
    }
}
