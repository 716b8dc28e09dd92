//! Who may depend on whom. The compiler holds the layers only as long as nobody adds an edge.

use super::tally::Tally;
use crate::error::XtaskError;
use crate::places;
use crate::process::Program;

struct Rule {
    package: &'static str,
    /// Crates of this workspace it may stand on, directly or not.
    may_use: &'static [&'static str],
    /// Whether it must run anywhere: no browser, no clock, no randomness of its own.
    pure: bool,
}

const RULES: [Rule; 12] = [
    Rule {
        package: "domain",
        may_use: &[],
        pure: true,
    },
    Rule {
        package: "metrics",
        may_use: &["domain"],
        pure: true,
    },
    Rule {
        package: "ledger",
        may_use: &["domain"],
        pure: true,
    },
    Rule {
        package: "search",
        may_use: &["domain"],
        pure: true,
    },
    Rule {
        package: "api",
        may_use: &["domain"],
        pure: true,
    },
    Rule {
        package: "slips",
        may_use: &["domain"],
        pure: true,
    },
    Rule {
        package: "demo",
        may_use: &["domain"],
        pure: true,
    },
    Rule {
        package: "storage",
        may_use: &[],
        pure: false,
    },
    Rule {
        package: "files",
        may_use: &["api", "domain"],
        pure: false,
    },
    Rule {
        package: "engine",
        may_use: &[
            "api", "demo", "domain", "ledger", "metrics", "search", "slips", "storage",
        ],
        pure: false,
    },
    // Measures the crates one by one, beside the site: nothing of the site may stand on it.
    Rule {
        package: "bench",
        may_use: &["api", "domain", "ledger", "metrics", "search", "storage"],
        pure: false,
    },
    // The page: it cannot even name the storage.
    Rule {
        package: "shuke",
        may_use: &["api", "domain", "slips"],
        pure: false,
    },
];

const IMPURE: [&str; 5] = ["leptos", "wasm-bindgen", "js-sys", "web-sys", "getrandom"];

pub(super) fn check() -> Result<Tally, XtaskError> {
    let mut tally = Tally::default();
    let ours = our_crates()?;
    let without_rule: Vec<String> = ours
        .iter()
        .filter(|name| RULES.iter().all(|rule| rule.package != name.as_str()))
        .map(|name| format!("{name} has no rule in {}", file!()))
        .collect();
    tally.check("every crate has its place in the layers", &without_rule);
    for rule in &RULES {
        let tree = Program::cargo()
            .args(["tree", "--locked", "--edges", "normal", "--target", "all"])
            .args([
                "--prefix",
                "none",
                "--format",
                "{p}",
                "--package",
                rule.package,
            ])
            .within(&places::root())
            .read();
        let problems = match tree {
            Ok(tree) => broken(rule, &ours, &tree),
            Err(error) => vec![error.to_string()],
        };
        tally.check(&format!("dependencies of {}", rule.package), &problems);
    }
    Ok(tally)
}

/// The folders of `crates/` are named as the crates in them.
fn our_crates() -> Result<Vec<String>, XtaskError> {
    let folder = places::root().join("crates");
    let mut names: Vec<String> = places::files_below(&folder)?
        .iter()
        .filter_map(|file| file.strip_suffix("/Cargo.toml"))
        .filter(|name| !name.contains('/'))
        .map(str::to_owned)
        .collect();
    names.push("shuke".to_owned());
    Ok(names)
}

fn broken(rule: &Rule, ours: &[String], tree: &str) -> Vec<String> {
    let mut names: Vec<&str> = tree
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != rule.package)
        .collect();
    names.sort_unstable();
    names.dedup();
    names
        .into_iter()
        .filter(|name| {
            let strange = ours.iter().any(|our| our == name) && !rule.may_use.contains(name);
            strange || (rule.pure && IMPURE.contains(name))
        })
        .map(|name| format!("{} must not depend on {name}", rule.package))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forbidden_edge_is_named() {
        let rule = Rule {
            package: "metrics",
            may_use: &["domain"],
            pure: true,
        };
        let tree = "metrics v0.1.0 (/x)\ndomain v0.1.0\nserde v1.0.0\nledger v0.1.0\njs-sys v0.3\n";
        let ours = ["domain", "ledger", "metrics"].map(str::to_owned);
        assert_eq!(
            broken(&rule, &ours, tree),
            [
                "metrics must not depend on js-sys",
                "metrics must not depend on ledger"
            ]
        );
    }
}
