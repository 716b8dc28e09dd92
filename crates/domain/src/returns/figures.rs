use serde::{Deserialize, Serialize};

/// What a customer returned, and what all others did: the figures behind a flag.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnFigures {
    /// Purchases of which something came back; a purchase counts once.
    pub returned: u32,
    pub purchases: u32,
    /// Of everybody else.
    pub others_returned: u32,
    pub others_purchases: u32,
}

impl ReturnFigures {
    /// Fewer are chance, and nobody is flagged for them.
    pub const LEAST_RETURNS: u32 = 3;

    /// Whether the customer's returns stand out: at least three, and even the lower end of the exact 95 % interval of
    /// their share lies above the share of everybody else. The interval (Clopper and Pearson's) is computed by whoever
    /// has statistics at hand. A flag is a reason to look, not a verdict.
    pub fn stands_out(self, lower_end: f64) -> bool {
        let others = f64::from(self.others_returned) / f64::from(self.others_purchases.max(1));
        self.returned >= Self::LEAST_RETURNS && self.others_purchases > 0 && lower_end > others
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_returns_never_stand_out() {
        let figures = |returned| ReturnFigures {
            returned,
            purchases: 4,
            others_returned: 50,
            others_purchases: 1_000,
        };
        assert!(!figures(2).stands_out(0.9));
        assert!(figures(3).stands_out(0.051));
        assert!(!figures(3).stands_out(0.05));
        let alone = ReturnFigures {
            others_purchases: 0,
            ..figures(3)
        };
        assert!(!alone.stands_out(0.9));
    }
}
