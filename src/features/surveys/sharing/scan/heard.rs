//! What was scanned or pasted, taken apart.

use crate::i18n::{explain_answer_code, explain_slip};
use api::SlipProblem;
use slips::{Collector, Gathered, SlipError};

const WHOLE: &str = "SHUKEA";
const PART: &str = "SHUKEP";

/// The answer codes in a text: several parts, each a word of its own; or one whole answer, in which a chat may have put
/// blanks, and before which somebody may have written something.
pub(super) fn codes(text: &str) -> Vec<String> {
    let parts: Vec<String> = text
        .split_whitespace()
        .filter(|word| word.starts_with(PART))
        .map(str::to_owned)
        .collect();
    if !parts.is_empty() {
        return parts;
    }
    let whole = text.find(WHOLE).and_then(|at| text.get(at..));
    vec![whole.unwrap_or(text).trim().to_owned()]
}

/// Takes every code of a text; what the last one came to, or the first that went wrong.
pub(super) fn gather(collector: &mut Collector, text: &str) -> Result<Gathered, SlipError> {
    let mut last = Err(SlipError::NotASlip);
    for code in codes(text) {
        let gathered = collector.take(&code)?;
        let is_whole = matches!(gathered, Gathered::Whole(_));
        last = Ok(gathered);
        if is_whole {
            break;
        }
    }
    last
}

/// Why it is no answer, for the one at the tablet.
pub(super) fn explain_gathering(error: SlipError) -> &'static str {
    match error {
        SlipError::NotASlip => explain_answer_code(SlipProblem::NotAnAnswer),
        SlipError::FormatTooNew { .. } => explain_answer_code(SlipProblem::TooNew),
        SlipError::TooLong { .. } => explain_answer_code(SlipProblem::TooLong),
        SlipError::SealBroken => explain_answer_code(SlipProblem::Altered),
        SlipError::Damaged | SlipError::NotSound | SlipError::NeedsFile => {
            explain_answer_code(SlipProblem::Damaged)
        }
        SlipError::OtherParts => explain_slip(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_found_in_a_message() {
        assert_eq!(codes("您好，答案：SHUKEAABC\nDEF"), ["SHUKEAABC\nDEF"]);
        assert_eq!(codes(" SHUKEPA1 \n SHUKEPA2"), ["SHUKEPA1", "SHUKEPA2"]);
        assert_eq!(codes("你好"), ["你好"]);
    }

    #[test]
    fn parts_that_are_pasted_together_make_one_answer() {
        let whole = format!("SHUKEA{}", "ABCDEFG2".repeat(200));
        let parts = slips::split(&whole).unwrap();
        assert!(parts.len() > 2);
        let mut collector = Collector::default();
        let first = gather(&mut collector, &parts[0]);
        assert_eq!(
            first,
            Ok(Gathered::Part {
                have: 1,
                of: parts.len()
            })
        );
        let rest = parts[1..].join("\n");
        assert_eq!(gather(&mut collector, &rest), Ok(Gathered::Whole(whole)));
        let other = gather(&mut collector, "1234567890");
        assert_eq!(other, Err(SlipError::NotASlip));
    }
}
