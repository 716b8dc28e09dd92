use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use std::fmt::Debug;

pub(crate) type Outcome = Result<(), TestCaseError>;

/// Runs `test` on so many cases, the same ones every time; on `long` of them when `SHUKE_LONG` is set.
#[track_caller]
pub(crate) fn hold<S: Strategy<Value: Debug>>(
    cases: u32,
    long: u32,
    strategy: &S,
    test: impl Fn(S::Value) -> Outcome,
) {
    let cases = if std::env::var_os("SHUKE_LONG").is_some() {
        long
    } else {
        cases
    };
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, b"a shop keeps what it was told ok");
    if let Err(failure) = TestRunner::new_with_rng(config, rng).run(strategy, test) {
        panic!("{failure}");
    }
}
