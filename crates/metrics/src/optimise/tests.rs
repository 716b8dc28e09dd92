use super::*;
use crate::fixtures::close;

/// ln x·k − x·n has its maximum at k/n with information n²/k: a Poisson rate.
#[test]
fn a_poisson_rate() {
    for start in [1e-6, 0.3, 900.0] {
        let found = maximise([start], 50.0, |&[rate]| Curvature {
            value: 20.0 * libm::log(rate) - 50.0 * rate,
            gradient: [20.0 / rate - 50.0],
            hessian: [[-20.0 / (rate * rate)]],
        })
        .unwrap();
        assert!(found.is_converged);
        close(found.parameters[0], 0.4, 1e-9);
        close(
            standard_errors(&found).unwrap()[0],
            0.4 / 20.0_f64.sqrt(),
            1e-7,
        );
    }
}

/// Rises for ever: no maximum, and it says so.
#[test]
fn a_likelihood_without_maximum_does_not_converge() {
    let found = maximise([1.0], 1.0, |&[x]| Curvature {
        value: -1.0 / x,
        gradient: [1.0 / (x * x)],
        hessian: [[-2.0 / (x * x * x)]],
    })
    .unwrap();
    assert!(!found.is_converged || found.parameters[0] > 1e6);
}

#[test]
fn a_start_without_likelihood_is_refused() {
    let nan = maximise([1.0], 1.0, |_| Curvature {
        value: f64::NAN,
        ..Curvature::zero()
    });
    assert!(nan.is_none());
}
