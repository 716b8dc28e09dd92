//! The three numbers the models read, and what they answer.

/// Repeat purchases of one customer up to a cut-off. Times in the model's unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct History {
    repeats: u32,
    recency: f64,
    age: f64,
}

impl History {
    /// `repeats` purchase days after the first (x), the last of them `recency` after the first (t_x), the cut-off
    /// `age` after the first (T).
    ///
    /// Nothing if the three contradict each other: times negative or not finite, t_x > T, t_x > 0 without a repeat.
    pub fn new(repeats: u32, recency: f64, age: f64) -> Option<Self> {
        let is_ordered = recency >= 0.0 && recency <= age && age.is_finite();
        let is_consistent = repeats > 0 || recency == 0.0;
        (is_ordered && is_consistent).then_some(Self {
            repeats,
            recency,
            age,
        })
    }

    /// Someone who has just bought for the first time.
    pub const NEW: Self = Self {
        repeats: 0,
        recency: 0.0,
        age: 0.0,
    };

    /// x.
    pub fn repeats(self) -> u32 {
        self.repeats
    }

    /// x as a number.
    pub(super) fn x(self) -> f64 {
        f64::from(self.repeats)
    }

    /// t_x.
    pub fn recency(self) -> f64 {
        self.recency
    }

    /// T.
    pub fn age(self) -> f64 {
        self.age
    }
}

/// What every purchase model answers.
pub trait PurchaseModel {
    /// Log-likelihood of one history.
    fn log_likelihood(&self, history: History) -> f64;

    /// Probability that the customer is still one at the cut-off.
    fn alive(&self, history: History) -> f64;

    /// Expected purchases in the `horizon` after the cut-off.
    fn expected_purchases(&self, history: History, horizon: f64) -> f64;

    /// Expected repeat purchases of a new customer in the first `horizon`.
    fn expected_of_new(&self, horizon: f64) -> f64 {
        self.expected_purchases(History::NEW, horizon)
    }
}
