use super::buying::{DISCOUNT, fit, histories};
use crate::session::{Session, Surroundings};
use crate::state::today;
use api::{AppError, Found, ModelCard, ModelCardFile, Moment};
use metrics::Metric;
use metrics::btyd::{BetaGeometric, Dropout, GammaGammaFit, ModelFit, ParetoNbd};
use serde_json::{Value, json};
use storage::Storage;

impl<S: Storage, W: Surroundings> Session<S, W> {
    /// Everything that another statistician needs to check the models.
    pub(crate) async fn model_card(
        &self,
        ask: ModelCard,
        moment: Moment,
    ) -> Result<ModelCardFile, AppError> {
        let day = today(&moment);
        let Ok(buying) = self.buying(day, ask.task).await? else {
            return Err(AppError::NotThere);
        };
        let slices = self.slices(ask.task);
        let histories = histories(&buying.summaries);
        slices.step(0.0, 0.4);
        let other = fit::<BetaGeometric, W>(&histories, Dropout::AfterRepeat, &slices).await?;
        slices.step(0.4, 1.0);
        let pareto = fit::<ParetoNbd, W>(&histories, (), &slices).await?;
        let brief = buying.brief();
        let back_test = match buying.back_test {
            Found::Known(found) => json!({
                "hold_out_from": found.from.map(|day| day.to_string()),
                "hold_out_to": found.to.map(|day| day.to_string()),
                "customers": found.n,
                "forecast_purchase_days": found.forecast,
                "actual_purchase_days": found.actual,
                "mean_absolute_error": found.mean_absolute_error,
                "ranking_auc": found.ranking,
                "called_gone": found.called_gone,
                "did_not_come": found.were_gone,
            }),
            Found::NotEnough { n, need } => json!({ "not_enough": { "n": n, "need": need } }),
        };
        let card = json!({
            "data": {
                "first_day": buying.basis.first_day.map(|day| day.to_string()),
                "end_day": domain::Day(buying.as_of).to_string(),
                "customers": buying.basis.customers,
                "purchases": buying.basis.purchases,
                "customers_in_fit": brief.n,
                "repeat_purchase_days": brief.repeats,
                "time_unit": "week = 7 days, exact fractions",
                "same_day_purchases": "one purchase day",
                "first_purchase": "starts the clock; its amount is not in monetary_mean",
            },
            "models": [
                beta_geometric("MBG/NBD", true, &Ok(buying.fit)),
                beta_geometric("BG/NBD", false, &other),
                pareto_nbd(&pareto),
                gamma_gamma(&buying.spend),
            ],
            "lifetime_value": {
                "horizon": "4 quarters of 13 weeks",
                "discount_per_year": DISCOUNT,
                "flow": "middle of the quarter",
                "spend": "Gamma-Gamma expectation; own mean where that is undefined",
                "money": "minor units in this file, currency units in the CSV",
            },
            "back_test": back_test,
        });
        let bytes = serde_json::to_vec_pretty(&card).map_err(|_unwritable| AppError::Malformed)?;
        Ok(ModelCardFile {
            bytes,
            records: brief.n,
            digest: 0,
        })
    }
}

fn beta_geometric(name: &str, is_used: bool, fit: &Metric<ModelFit<BetaGeometric>>) -> Value {
    match fit {
        Ok(fit) => {
            let model = fit.model;
            json!({
                "name": name,
                "used_on_pages": is_used,
                "parameters": { "r": model.r, "alpha": model.alpha, "a": model.a, "b": model.b },
                "standard_errors": fit.errors,
                "log_likelihood": fit.log_likelihood,
                "converged": fit.is_converged,
                "estimation": "maximum likelihood, no penalty",
            })
        }
        Err(missing) => missing_model(name, *missing),
    }
}

fn pareto_nbd(fit: &Metric<ModelFit<ParetoNbd>>) -> Value {
    match fit {
        Ok(fit) => {
            let model = fit.model;
            json!({
                "name": "Pareto/NBD",
                "used_on_pages": false,
                "parameters": { "r": model.r, "alpha": model.alpha, "s": model.s, "beta": model.beta },
                "standard_errors": fit.errors,
                "log_likelihood": fit.log_likelihood,
                "converged": fit.is_converged,
                "estimation": "maximum likelihood, no penalty",
            })
        }
        Err(missing) => missing_model("Pareto/NBD", *missing),
    }
}

fn gamma_gamma(fit: &Metric<GammaGammaFit>) -> Value {
    match fit {
        Ok(fit) => {
            let model = fit.model;
            json!({
                "name": "Gamma-Gamma",
                "used_on_pages": true,
                "parameters": { "p": model.p, "q": model.q, "gamma": model.gamma },
                "standard_errors": fit.errors,
                "log_likelihood": fit.log_likelihood,
                "customers": fit.n,
                "converged": fit.is_converged,
                "correlation_frequency_spend": fit.correlation,
                "estimation": "maximum likelihood, no penalty",
            })
        }
        Err(missing) => missing_model("Gamma-Gamma", *missing),
    }
}

fn missing_model(name: &str, missing: metrics::NotEnough) -> Value {
    json!({ "name": name, "not_enough": { "n": missing.n, "need": missing.need } })
}
