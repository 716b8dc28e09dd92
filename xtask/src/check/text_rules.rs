//! Rules about the text of the repository that no compiler knows.

use std::path::Path;

use super::tally::Tally;
use crate::error::XtaskError;
use crate::places;
use crate::process::Program;

/// A file's name, with `/` between the parts, and what is in it.
struct Source {
    name: String,
    text: String,
}

type Rule = fn(&Source) -> Vec<String>;

const RULES: [(&str, Rule); 6] = [
    ("colours only in style/20-tokens.css", colours),
    ("no markup from data", markup_from_data),
    ("no file over 500 lines", length),
    ("no path of one machine", machine_paths),
    ("no test switched off", switched_off),
    (
        "no name of a package registry in lock files",
        registry_hosts,
    ),
];

const LONGEST: usize = 500;

pub(super) fn check() -> Result<Tally, XtaskError> {
    let root = places::root();
    let sources = sources(&root)?;
    let mut tally = Tally::default();
    for (name, rule) in RULES {
        let problems: Vec<String> = sources.iter().flat_map(rule).collect();
        tally.check(name, &problems);
    }
    tally.check(
        "every style sheet is on the page, in order",
        &style_sheets(&sources),
    );
    Ok(tally)
}

/// Every text file that is, or is about to be, in the repository.
fn sources(root: &Path) -> Result<Vec<Source>, XtaskError> {
    let listed = Program::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .within(root)
        .read()?;
    Ok(listed
        .lines()
        .filter_map(|name| {
            // What is no text, or was just deleted, has no lines to judge.
            let text = std::fs::read_to_string(root.join(name)).ok()?;
            Some(Source {
                name: name.to_owned(),
                text,
            })
        })
        .collect())
}

fn find(source: &Source, what: impl Fn(&str) -> bool) -> Vec<String> {
    source
        .text
        .lines()
        .enumerate()
        .filter(|(_, line)| what(line))
        .map(|(index, line)| format!("{}:{}: {}", source.name, index + 1, line.trim()))
        .collect()
}

fn ends_in(source: &Source, endings: &[&str]) -> bool {
    let ending = source
        .name
        .rsplit_once('.')
        .map_or("", |(_, ending)| ending);
    endings.contains(&ending)
}

fn colours(source: &Source) -> Vec<String> {
    let page_code = source.name.starts_with("src/") && ends_in(source, &["rs"]);
    let style = ends_in(source, &["css"]) && source.name != "style/20-tokens.css";
    if !(page_code || style) || source.name.starts_with("tests/") {
        return Vec::new();
    }
    find(source, |line| {
        let functions = ["rgb(", "rgba(", "hsl(", "oklch(", "lab(", "lch("];
        functions.iter().any(|function| {
            // `color-mix(in oklab, …)` mixes tokens and is fine; a call with figures is not.
            line.split(function)
                .skip(1)
                .any(|rest| rest.starts_with(|first: char| first.is_ascii_digit()))
        }) || has_hex_colour(line, style)
    })
}

fn has_hex_colour(line: &str, style: bool) -> bool {
    line.split('#').skip(1).any(|rest| {
        let digits = rest.chars().take_while(char::is_ascii_hexdigit).count();
        let after = rest.chars().nth(digits);
        let ends = match after {
            // In code only a string that is a colour and nothing else: `#a1` may be an address.
            Some(after) if !style => after == '"',
            Some(after) => !(after.is_alphanumeric() || after == '-' || after == '_'),
            None => style,
        };
        matches!(digits, 3 | 4 | 6 | 8) && ends
    })
}

fn markup_from_data(source: &Source) -> Vec<String> {
    if !(source.name.starts_with("src/") || source.name.starts_with("public/")) {
        return Vec::new();
    }
    find(source, |line| {
        [
            "inner_html",
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
        ]
        .iter()
        .any(|word| line.contains(word))
    })
}

fn length(source: &Source) -> Vec<String> {
    let lines = source.text.lines().count();
    if lines > LONGEST && ends_in(source, &["rs", "css", "js", "mjs", "ts"]) {
        return vec![format!("{}: {lines} lines", source.name)];
    }
    Vec::new()
}

fn machine_paths(source: &Source) -> Vec<String> {
    // Put together here, so that this file passes its own rule.
    let homes = [
        ["/ro", "ot/"],
        ["/ho", "me/"],
        ["/wo", "rk/"],
        ["/Us", "ers/"],
        ["C:\\Us", "ers"],
    ];
    let homes = homes.map(|halves| halves.concat());
    find(source, |line| {
        homes.iter().any(|home| {
            line.match_indices(home.as_str()).any(|(at, _)| {
                let before = line.get(..at).and_then(|text| text.chars().next_back());
                before.is_none_or(|before| !(before.is_alphanumeric() || "./_-~}".contains(before)))
            })
        })
    })
}

fn switched_off(source: &Source) -> Vec<String> {
    let words = [
        ["#[ig", "nore"],
        ["#[should_", "panic"],
        ["waitFor", "Timeout"],
        ["test.", "only("],
        ["test.", "skip("],
        ["test.", "fixme("],
        ["describe.", "only("],
        ["describe.", "skip("],
    ];
    let words = words.map(|halves| halves.concat());
    if !ends_in(source, &["rs", "js", "mjs", "ts"]) {
        return Vec::new();
    }
    find(source, |line| {
        words.iter().any(|word| line.contains(word.as_str()))
    })
}

/// Where packages come from is the installer's own setting.
fn registry_hosts(source: &Source) -> Vec<String> {
    if !source.name.ends_with("package-lock.json") {
        return Vec::new();
    }
    find(source, |line| line.contains("\"resolved\""))
}

fn style_sheets(sources: &[Source]) -> Vec<String> {
    let page = sources.iter().find(|source| source.name == "index.html");
    let page = page.map_or("", |source| source.text.as_str());
    let linked: Vec<&str> = page
        .split("rel=\"css\" href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let mut there: Vec<&str> = sources
        .iter()
        .filter(|source| source.name.starts_with("style/") && ends_in(source, &["css"]))
        .map(|source| source.name.as_str())
        .collect();
    there.sort_unstable();
    if linked == there {
        return Vec::new();
    }
    vec![
        format!("there are  {}", there.join(" ")),
        format!("linked are {}", linked.join(" ")),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(name: &str, text: &str) -> Source {
        Source {
            name: name.to_owned(),
            text: text.to_owned(),
        }
    }

    #[test]
    fn a_colour_is_found_and_an_anchor_is_not() {
        let sheet = |text| colours(&source("style/40-ui.css", text)).len();
        assert_eq!(sheet("a { color: #0c7464 }"), 1);
        assert_eq!(sheet("a { color: rgb(0 0 0 / 50%) }"), 1);
        assert_eq!(sheet("#add-customer { color: var(--color-accent) }"), 0);
        assert_eq!(
            sheet("a { color: color-mix(in oklab, var(--a), var(--b)) }"),
            0
        );
        let code = |text| colours(&source("src/ui/chart.rs", text)).len();
        assert_eq!(code("let stroke = \"#0c7464\";"), 1);
        assert_eq!(code("let address = \"#/customers\";"), 0);
        assert_eq!(
            colours(&source("style/20-tokens.css", "--a: #fff;")).len(),
            0
        );
    }

    #[test]
    fn a_path_of_one_machine_is_found_and_an_address_is_not() {
        let found = |text: &str| machine_paths(&source("README.md", text)).len();
        assert_eq!(found(&["see /ho", "me/anna/x"].concat()), 1);
        assert_eq!(found(&["https://example.org/ho", "me/x"].concat()), 0);
        assert_eq!(found(&["src/ho", "me/x.rs"].concat()), 0);
    }

    #[test]
    fn a_style_sheet_off_the_page_is_found() {
        let page = source(
            "index.html",
            "<link data-trunk rel=\"css\" href=\"style/10-a.css\">",
        );
        let first = source("style/10-a.css", "");
        let second = source("style/20-b.css", "");
        assert_eq!(style_sheets(&[page, first]).len(), 0);
        let page = source(
            "index.html",
            "<link data-trunk rel=\"css\" href=\"style/10-a.css\">",
        );
        assert_eq!(style_sheets(&[page, second]).len(), 2);
    }
}
