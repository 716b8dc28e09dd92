use super::{AuditQuestion, outcome};
use crate::record::{AuditCase, Finding};

#[test]
fn all_questions_make_the_outcome() {
    use Finding::{No, NotApplicable as Na, Yes};
    let case = |findings: [Option<Finding>; 5]| {
        let mut case = AuditCase::default();
        for (question, finding) in AuditQuestion::ALL.iter().zip(findings) {
            question.set(&mut case, finding);
            assert_eq!(question.of(&case), finding);
        }
        case
    };
    assert_eq!(outcome(&case([Some(Yes); 5])), Some(Yes));
    assert_eq!(outcome(&case([Some(Na); 5])), Some(Na));
    assert_eq!(
        outcome(&case([Some(Yes), Some(Na), Some(Yes), Some(Na), Some(Na)])),
        Some(Yes)
    );
    assert_eq!(
        outcome(&case([Some(Yes), None, Some(Yes), Some(Na), Some(Na)])),
        None
    );
    assert_eq!(
        outcome(&case([None, None, Some(Yes), Some(No), None])),
        Some(No)
    );
}
