use crate::survey::file::{FileError, read, write, write_short};
use crate::survey::{limits, templates};

#[test]
fn what_a_file_knows_more_is_named() {
    let form = templates::named("season").unwrap().form();
    let text = write(&form)
        .replacen("\"languages\"", "\"colour\": \"red\", \"languages\"", 1)
        .replacen("\"required\"", "\"sound\": [1, {}], \"required\"", 1)
        .replacen("\"version\"", "\"author\": \"甲\", \"version\"", 1);
    let imported = read(&format!("\u{feff}{text}")).unwrap();
    assert_eq!(imported.form, form);
    assert_eq!(
        imported.unknown,
        ["author", "form.colour", "form.pages.0.questions.0.sound"]
    );
}

#[test]
fn files_are_readable_by_people() {
    let text = write(&templates::named("lost").unwrap().form());
    for words in [
        "\"purpose\": \"lost_customers\"",
        "\"is\": \"service\"",
        "\"zh\": \"流失客户访谈\"",
    ] {
        assert!(text.contains(words), "{words}");
    }
}

#[test]
fn hostile_files_are_refused() {
    assert_eq!(read(""), Err(FileError::NotASurvey));
    assert_eq!(read("{}"), Err(FileError::NotASurvey));
    assert_eq!(
        read(r#"{"format":"else","version":1,"form":{}}"#),
        Err(FileError::NotASurvey)
    );
    let limit_bytes = 1_000_000;
    assert_eq!(
        read(&"{".repeat(1_000_001)),
        Err(FileError::TooLarge { limit_bytes })
    );
    assert_eq!(
        read(&"[".repeat(900_000)),
        Err(FileError::TooDeep { limit: 24 })
    );
    assert_eq!(
        read(r#"{"format":"shuke-survey","version":9}"#),
        Err(FileError::FormatTooNew {
            found: 9,
            supported: 1
        })
    );
    let unreadable = read(
        "{\"format\":\"shuke-survey\",\"version\":1,\n\"form\":{\"pages\":[{\"questions\":[{\"kind\":\"telepathy\"}]}]}}",
    );
    assert!(
        matches!(unreadable, Err(FileError::Unreadable { line: 2, .. })),
        "{unreadable:?}"
    );
    assert!(matches!(
        read(r#"{"format":"shuke-survey","version":1}"#),
        Err(FileError::Unreadable { .. })
    ));
    let mut form = templates::recommend();
    let page = form.pages[0].clone();
    form.pages = vec![page; limits::PAGES + 1];
    let limit = limits::PAGES;
    assert_eq!(read(&write_short(&form)), Err(FileError::TooMuch { limit }));
}
