//! One connection of a browser: requests one after the other until it hangs up.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::PathBuf;
use std::time::Duration;

use super::{Site, media_type};

/// A line or a head longer than this is no browser's.
const LONGEST_HEAD: u64 = 64 * 1024;
const IDLE: Duration = Duration::from_secs(60);

struct Request {
    method: String,
    /// Path only, without the query.
    path: String,
    keep_open: bool,
}

enum Answer {
    File(PathBuf),
    MovedTo(String),
    NotFound,
    NotAllowed,
}

/// Answers until the other side is done; a broken connection simply ends.
pub(super) fn serve(site: &Site, stream: TcpStream) {
    let Ok(mut out) = stream.try_clone() else {
        return;
    };
    if stream.set_read_timeout(Some(IDLE)).is_err() {
        return;
    }
    let mut input = BufReader::new(stream);
    while let Some(request) = read_request(&mut input) {
        let keep_open = request.keep_open;
        if respond(&mut out, site, &request).is_err() || !keep_open {
            return;
        }
    }
}

fn read_request(input: &mut BufReader<TcpStream>) -> Option<Request> {
    let mut head = input.by_ref().take(LONGEST_HEAD);
    let mut line = String::new();
    head.read_line(&mut line).ok().filter(|read| *read > 0)?;
    let mut words = line.split_whitespace();
    let method = words.next()?.to_owned();
    let target = words.next()?;
    let path = target.split(['?', '#']).next()?.to_owned();
    let mut keep_open = words.next()? == "HTTP/1.1";
    loop {
        let mut field = String::new();
        head.read_line(&mut field).ok().filter(|read| *read > 0)?;
        if field.trim().is_empty() {
            return Some(Request {
                method,
                path,
                keep_open,
            });
        }
        if field.trim().eq_ignore_ascii_case("connection: close") {
            keep_open = false;
        }
    }
}

fn respond(out: &mut TcpStream, site: &Site, request: &Request) -> std::io::Result<()> {
    let (status, fields, body) = match answer(site, request) {
        Answer::File(path) => match std::fs::read(&path) {
            Ok(body) => ("200 OK", file_fields(&path), body),
            Err(_) => not_found(),
        },
        Answer::MovedTo(place) => (
            "308 Permanent Redirect",
            format!("Location: {place}\r\n"),
            Vec::new(),
        ),
        Answer::NotFound => not_found(),
        Answer::NotAllowed => (
            "405 Method Not Allowed",
            "Allow: GET, HEAD\r\n".to_owned(),
            Vec::new(),
        ),
    };
    let mut reply = format!(
        "HTTP/1.1 {status}\r\nContent-Length: {}\r\nX-Content-Type-Options: nosniff\r\n{fields}\r\n",
        body.len()
    )
    .into_bytes();
    if request.method != "HEAD" {
        reply.extend(body);
    }
    out.write_all(&reply)
}

fn not_found() -> (&'static str, String, Vec<u8>) {
    (
        "404 Not Found",
        "Content-Type: text/plain; charset=utf-8\r\n".to_owned(),
        b"There is no such file\n".to_vec(),
    )
}

fn file_fields(path: &std::path::Path) -> String {
    let name = path.to_string_lossy();
    // Files of a build never change; the few others are asked for anew each time.
    let fixed = path
        .components()
        .any(|part| part.as_os_str().to_string_lossy().starts_with("build-"));
    let caching = if fixed {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    format!(
        "Content-Type: {}\r\nCache-Control: {caching}\r\n",
        media_type::of(&name)
    )
}

fn answer(site: &Site, request: &Request) -> Answer {
    if !matches!(request.method.as_str(), "GET" | "HEAD") {
        return Answer::NotAllowed;
    }
    let Some(inner) = request.path.strip_prefix(&site.base) else {
        return if site.base.strip_suffix('/') == Some(request.path.as_str()) {
            Answer::MovedTo(site.base.clone())
        } else {
            Answer::NotFound
        };
    };
    // No file of ours needs an escaped name, so a name with an escape is no file of ours.
    let strange = inner.starts_with('/') || inner.contains(['%', '\\', ':']);
    if strange || inner.split('/').any(|part| part.starts_with('.')) {
        return Answer::NotFound;
    }
    let mut path = site.folder.join(inner);
    if inner.is_empty() || inner.ends_with('/') {
        path.push("index.html");
    }
    if path.is_file() {
        Answer::File(path)
    } else {
        Answer::NotFound
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Site {
        Site {
            folder: crate::places::root(),
            base: "/shop/".to_owned(),
        }
    }

    fn get(path: &str) -> Answer {
        let request = Request {
            method: "GET".to_owned(),
            path: path.to_owned(),
            keep_open: true,
        };
        answer(&site(), &request)
    }

    #[test]
    fn files_below_the_base_are_found_and_nothing_else() {
        assert!(matches!(get("/shop/"), Answer::File(path) if path.ends_with("index.html")));
        assert!(matches!(get("/shop/Trunk.toml"), Answer::File(_)));
        assert!(matches!(get("/Trunk.toml"), Answer::NotFound));
        assert!(matches!(get("/shop/no-such-page"), Answer::NotFound));
        assert!(matches!(get("/shop"), Answer::MovedTo(place) if place == "/shop/"));
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        for path in [
            "/shop/../Cargo.toml",
            "/shop/%2e%2e/Cargo.toml",
            "/shop//etc/passwd",
            "/shop/..\\Cargo.toml",
            "/shop/C:/file",
            "/shop/.git/config",
        ] {
            assert!(matches!(get(path), Answer::NotFound), "{path}");
        }
    }
}
