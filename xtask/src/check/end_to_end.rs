//! The app as a visitor meets it: the finished site, served as plain files, in a real browser.

use super::Session;
use super::tally::Tally;
use crate::error::XtaskError;
use crate::serve::{Server, Site};
use crate::{build, places, tools};

/// Below a path, because a site that works there works at the root as well; the other way round it
/// often does not.
const BASE: &str = "/shop/book/";

pub(super) fn run(session: &mut Session) -> Result<Tally, XtaskError> {
    let folder = places::end_to_end();
    let node = tools::require_node()?;
    node.install_packages(&folder)?;
    let browser = tools::browser(&node)?;
    let dist = if let Some(dist) = &session.dist {
        dist.clone()
    } else {
        build::release()?.folder
    };
    let dist = std::path::absolute(&dist).unwrap_or(dist);
    let site = Site {
        folder: dist.clone(),
        base: BASE.to_owned(),
    };
    let address = Server::open(site, 0)?.serve_beside()?;
    println!("Testing {} at {address}", dist.display());
    let mut program = node
        .script(tools::PLAYWRIGHT)
        .arg("test")
        .args(&session.playwright)
        .env("SHUKE_ADDRESS", address)
        .env("SHUKE_DIST", &dist)
        .within(&folder);
    if let Some(chromium) = &browser.program {
        program = program.env("SHUKE_CHROMIUM", chromium);
    }
    if session.long {
        program = program.env("SHUKE_LONG", "1");
    }
    let outcome = program.watch()?;
    Ok(Tally::of_playwright(
        &outcome.text,
        outcome.status.success(),
    ))
}
