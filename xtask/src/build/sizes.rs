//! How much a visitor downloads. Hosts compress with brotli, so that is what is counted.

use std::path::Path;

use super::split;
use crate::places;
use crate::process::Program;

pub(crate) struct Sizes {
    /// File name, bytes as written, bytes after brotli at its best.
    pub(crate) rows: Vec<(String, u64, u64)>,
}

/// Prints `name raw brotli` for each file named as an argument. Node carries brotli, so no encoder
/// has to be compiled for a figure.
const SCRIPT: &str = "
const { readFileSync } = require('node:fs');
const { brotliCompressSync, constants } = require('node:zlib');
for (const name of process.argv.slice(1)) {
  const bytes = readFileSync(name);
  const small = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      [constants.BROTLI_PARAM_LGWIN]: 24,
    },
  });
  console.log(`${name} ${bytes.length} ${small.length}`);
}
";

/// Besides the parts.
const MEASURED: [&str; 10] = [
    "shuke_bg.wasm",
    "engine_bg.wasm",
    "files_bg.wasm",
    "shuke.js",
    "engine.js",
    "files.js",
    "shuke_parts.js",
    "engine_parts.js",
    "boot.js",
    "style.css",
];

/// Sizes of the programs in a build's folder; `None` where there is no Node to measure with.
pub(crate) fn measure(folder: &Path) -> Option<Sizes> {
    let parts = places::files_below(folder).ok()?;
    let said = Program::new("node")
        .args(["-e", SCRIPT, "--"])
        .args(MEASURED)
        .args(parts.iter().filter(|name| split::is_part(name)))
        .within(folder)
        .ask()?;
    let rows = said
        .lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            let name = words.next()?.to_owned();
            Some((
                name,
                words.next()?.parse().ok()?,
                words.next()?.parse().ok()?,
            ))
        })
        .collect();
    Some(Sizes { rows })
}

pub(super) fn print(folder: &Path) {
    let Some(sizes) = measure(folder) else {
        println!("(sizes are not shown: there is no Node.js to compress with)");
        return;
    };
    println!("{:<18} {:>10} {:>10}", "", "bytes", "brotli");
    for (name, raw, brotli) in &sizes.rows {
        println!("{name:<18} {raw:>10} {brotli:>10}");
    }
}
