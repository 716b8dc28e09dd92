//! Buy till you die: who is still a customer, how often will they buy, what are they worth.
//!
//! A customer without a contract never says good-bye. These models read it from three numbers, the *history*: how
//! many repeat purchase days (x), when the last one was (t_x), how long ago the first one was (T).
//!
//! - [`BetaGeometric`] is BG/NBD (Fader, Hardie & Lee 2005) and MBG/NBD (Batislam, Denizel & Filiztekin 2007).
//!   Under BG/NBD a customer can only be lost after a *repeat* purchase, so whoever bought once is "alive" with
//!   certainty; for lists of customers at risk use MBG/NBD or Pareto/NBD.
//! - [`ParetoNbd`] (Schmittlein, Morrison & Colombo 1987) lets customers leave at any time.
//! - [`GammaGamma`] (Fader & Hardie 2013) is the spend per purchase.
//!
//! All are fitted by maximum likelihood without penalty, with Newton's method on analytic derivatives; times are in
//! any unit, and parameters follow it. The likelihoods are flat along ridges: compare log-likelihoods and predictions,
//! never parameters to many digits.

mod back_test;
mod beta_geometric;
mod fit;
mod fittable;
mod gamma_gamma;
mod history;
mod likelihood;
mod pareto;
mod special;
mod summary;
mod uncertainty;
mod value;

#[cfg(test)]
mod fit_tests;
#[cfg(test)]
mod hold_out_tests;
#[cfg(test)]
mod tests;

pub use back_test::{BackTest, back_test, compare_forecasts, purchase_days_between};
pub use beta_geometric::{BetaGeometric, Dropout};
pub use fit::{FitProgress, Fitting, ModelFit, fit_beta_geometric, fit_pareto_nbd};
pub use fittable::Fittable;
pub use gamma_gamma::{GammaGamma, GammaGammaFit, Spend, SpendFitting, fit_gamma_gamma};
pub use history::{History, PurchaseModel};
pub use pareto::ParetoNbd;
pub use summary::{CustomerSummary, SummaryWindow, customer_summaries};
pub use uncertainty::{Parameterised, parameter_interval};
pub use value::{FlowTiming, Horizon, lifetime_value, simple_lifetime_value};
