use super::contrast::contrast;
use super::sheet::{block, files, tokens};

const BY_SYSTEM: &str = "@media screen and (prefers-color-scheme: dark)";
const BY_CHOICE: &str = "@media screen {";

#[test]
fn colours_stand_in_one_file() {
    for (name, css) in files() {
        if name == "20-tokens.css" {
            continue;
        }
        for (number, line) in css.lines().enumerate() {
            let has_hex = line.split('#').skip(1).any(|rest| {
                let digits = rest.chars().take_while(char::is_ascii_hexdigit).count();
                matches!(digits, 3 | 4 | 6 | 8) && line.contains(':')
            });
            let has_function = ["rgb(", "rgba(", "hsl(", "hsla(", "oklch(", "lab("]
                .iter()
                .any(|f| line.contains(f));
            let has_primitive = [
                "--stone-",
                "--pine-",
                "--blue-",
                "--amber-",
                "--orange-",
                "--red-",
                "--shade-",
            ]
            .iter()
            .any(|primitive| line.contains(primitive));
            assert!(
                !has_hex && !has_function && !has_primitive,
                "{name}:{}: {line}",
                number + 1
            );
        }
    }
}

#[test]
fn dark_is_the_same_by_system_and_by_choice() {
    let css = tokens();
    let by_system = block(&css, BY_SYSTEM, r#":root:not([data-theme="light"])"#);
    let mut by_choice = block(&css, BY_CHOICE, r#":root[data-theme="dark"]"#);
    assert_eq!(by_choice.remove("color-scheme").as_deref(), Some("dark"));
    assert_eq!(by_system, by_choice);
}

#[test]
fn text_can_be_read_and_marks_be_seen() {
    let css = tokens();
    let colours = block(&css, "@layer tokens", ":root");
    let light = block(&css, "--shade-60", ":root");
    let dark = block(&css, BY_SYSTEM, r#":root:not([data-theme="light"])"#);
    let surfaces = ["--color-bg", "--color-surface", "--color-hover"];
    for (theme, tokens) in [("light", &light), ("dark", &dark)] {
        let check = |front: &str, back: &str, least: f64| {
            let found = contrast(tokens, &colours, front, back);
            assert!(
                found >= least,
                "{theme}: {front} on {back} is {found:.2}, not {least}"
            );
        };
        for back in surfaces {
            for front in [
                "--color-text",
                "--color-muted",
                "--color-accent-text",
                "--color-danger",
                "--color-good",
            ] {
                check(front, back, 4.5);
            }
            for band in 1..=4 {
                check(&format!("--color-band-{band}"), back, 4.5);
            }
            check("--color-border-strong", back, 3.0);
            check("--color-accent", back, 3.0);
        }
        for band in 1..=4 {
            check(
                &format!("--color-band-{band}"),
                &format!("--color-band-{band}-soft"),
                4.5,
            );
        }
        check("--color-muted", "--color-sunken", 4.5);
        check("--color-muted", "--color-accent-soft", 4.5);
        check("--color-text", "--color-accent-soft", 4.5);
        check("--color-accent-text", "--color-accent-soft", 4.5);
        check("--color-text", "--color-danger-soft", 4.5);
        check("--color-danger", "--color-danger-soft", 4.5);
        check("--color-on-accent", "--color-accent", 4.5);
        check("--color-on-accent", "--color-accent-hover", 4.5);
        check("--color-on-danger", "--color-danger", 4.5);
        check("--color-on-inverse", "--color-inverse", 4.5);
        check("--color-on-inverse-accent", "--color-inverse", 4.5);
        check("--color-chart-1", "--color-surface", 3.0);
        check("--color-chart-2", "--color-surface", 3.0);
    }
}

#[test]
fn every_file_is_linked_in_the_order_of_the_layers() {
    let page = include_str!("../../index.html");
    let linked: Vec<&str> = page
        .lines()
        .filter(|line| line.contains(r#"rel="css""#))
        .filter_map(|line| {
            line.split_once("style/")?
                .1
                .split_once('"')
                .map(|(name, _)| name)
        })
        .collect();
    let layers: Vec<&str> = linked.iter().filter_map(|name| name.get(..2)).collect();
    assert!(layers.is_sorted(), "{linked:?}");
    let mut linked: Vec<String> = linked.into_iter().map(str::to_owned).collect();
    linked.sort();
    let files: Vec<String> = files().into_iter().map(|(name, _)| name).collect();
    assert_eq!(linked, files);
}
