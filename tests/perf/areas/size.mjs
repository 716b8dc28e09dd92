// P7 what a first visit downloads.

import { readFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

import { atMost } from "../harness/report.mjs";
import { Series } from "../harness/stats.mjs";

/** What is not needed before the first list is shown. */
const LATER = [/files(_bg)?\.(js|wasm)$/, /files_loader\.js$/, /sw\.js$/, /offline\.js$/, /unsupported\.js$/, /60-print\.css$/, /manifest/, /icons\//, /_headers$/, /\.htaccess$/];

async function namesBelow(folder, prefix = "") {
  const names = [];
  for (const name of await readdir(join(folder, prefix))) {
    const path = prefix + name;
    if ((await stat(join(folder, path))).isDirectory()) names.push(...(await namesBelow(folder, `${path}/`)));
    else names.push(path);
  }
  return names;
}

export const P7 = {
  id: "P7",
  title: "what a first visit downloads, brotli 11",
  async run({ dist }) {
    const parts = {};
    for (const name of await namesBelow(dist)) {
      const bytes = await readFile(join(dist, name));
      const packed = brotliCompressSync(bytes, {
        params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
      });
      const isLater = LATER.some((pattern) => pattern.test(name));
      const part = isLater
        ? /files/.test(name)
          ? "later: the reader of files"
          : "later: everything else"
        : /engine/.test(name)
          ? "critical: the engine"
          : /\.wasm$/.test(name)
            ? "critical: the page, wasm"
            : "critical: the page, HTML, CSS, JS";
      parts[part] = (parts[part] ?? 0) + packed.length / 1000;
    }
    const series = new Series();
    for (const [name, kilobytes] of Object.entries(parts).sort()) series.add(name, kilobytes);
    const sum = (start) => Object.entries(parts).reduce((all, [name, size]) => (name.startsWith(start) ? all + size : all), 0);
    return {
      series,
      unit: "kB",
      verdicts: [
        atMost("critical path, kB", sum("critical"), 250),
        atMost("reader of files, kB", parts["later: the reader of files"], 200),
      ],
    };
  },
};
