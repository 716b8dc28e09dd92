use crate::platform::resize;
use leptos::html;
use leptos::prelude::*;

/// Drawn for this width until the real one is known.
const USUAL: f64 = 640.0;
/// Narrower than this a chart scrolls no further: letters would lie on each other.
const NARROWEST: f64 = 260.0;

/// The width of an element, as it changes.
pub(super) fn use_width(element: NodeRef<html::Div>) -> Signal<f64> {
    let width = RwSignal::new(USUAL);
    Effect::new(move |_| {
        if let Some(element) = element.get() {
            resize::watch(&element, move |size| {
                let new = size.width.max(NARROWEST).round();
                // Nothing changes on paper or in a page that is not shown.
                if size.width > 0.0 {
                    width.maybe_update(|width| {
                        let is_new = (*width - new).abs() > 0.5;
                        *width = new;
                        is_new
                    });
                }
            });
        }
    });
    width.into()
}

/// From values to places.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    from: (f64, f64),
    to: (f64, f64),
}

impl Scale {
    pub(super) fn new(from: (f64, f64), to: (f64, f64)) -> Self {
        Self { from, to }
    }

    pub(super) fn place(self, value: f64) -> f64 {
        let (low, high) = self.from;
        let share = if high > low {
            (value - low) / (high - low)
        } else {
            0.0
        };
        self.to.0 + share.clamp(0.0, 1.0) * (self.to.1 - self.to.0)
    }
}

/// Round numbers from 0 to at least `most`, some four steps.
pub(super) fn ticks(most: f64) -> Vec<f64> {
    if !most.is_finite() || most <= 0.0 {
        return vec![0.0, 1.0];
    }
    let rough = most / 4.0;
    let power = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0]
        .map(|factor| factor * power)
        .into_iter()
        .find(|step| *step >= rough * 0.999)
        .unwrap_or(rough);
    let mut ticks = vec![0.0];
    let mut at = 0.0;
    while at < most * 0.9999 {
        at += step;
        ticks.push(at);
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_reach_the_top() {
        assert_eq!(ticks(0.73), [0.0, 0.2, 0.4, 0.600_000_000_000_000_1, 0.8]);
        assert_eq!(ticks(8.0), [0.0, 2.0, 4.0, 6.0, 8.0]);
        assert_eq!(ticks(0.0), [0.0, 1.0]);
        assert_eq!(ticks(f64::NAN), [0.0, 1.0]);
        for most in [0.001, 0.37, 1.0, 99.0, 12_345.0] {
            let found = ticks(most);
            assert!(found.len() <= 7 && found.last().is_some_and(|last| *last >= most * 0.9999));
        }
    }

    #[test]
    fn a_scale_keeps_inside() {
        let scale = Scale::new((0.0, 10.0), (100.0, 0.0));
        assert!((scale.place(5.0) - 50.0).abs() < 1e-9);
        assert!((scale.place(20.0)).abs() < 1e-9);
        assert!((Scale::new((1.0, 1.0), (3.0, 9.0)).place(1.0) - 3.0).abs() < 1e-9);
    }
}
