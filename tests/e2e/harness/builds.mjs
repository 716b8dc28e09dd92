// Other builds of the finished site, made from it, so that an update can be tried without compiling
// twice.

import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const DIST = process.env.SHUKE_DIST;

/** The name of the build in a folder. */
export async function buildIn(folder) {
  const names = await readdir(folder);
  return names.find((name) => name.startsWith("build-")).slice("build-".length);
}

/**
 * A copy of the site that calls itself by another build's name: its files lie in another folder, the
 * page and the service worker say so, and the list of hashes is right again.
 */
export async function makeBuild(id) {
  const folder = await mkdtemp(join(tmpdir(), "shuke-build-"));
  await cp(DIST, folder, { recursive: true });
  const old = await buildIn(folder);
  await rename(join(folder, `build-${old}`), join(folder, `build-${id}`));
  const hashes = new Map();
  for (const name of await readdir(folder)) {
    if (!/\.(html|js)$/.test(name) || name === "sw.js") continue;
    const text = await rewrite(join(folder, name), (text) => text.replaceAll(old, id));
    hashes.set(name, createHash("sha256").update(text).digest("hex"));
  }
  await rewrite(join(folder, "sw.js"), (text) =>
    text.replaceAll(old, id).replace(/"([^"/]+)": "[0-9a-f]{64}"/g, (row, name) =>
      hashes.has(name) ? `"${name}": "${hashes.get(name)}"` : row,
    ),
  );
  return { id, folder, remove: () => rm(folder, { recursive: true }) };
}

async function rewrite(path, change) {
  const text = change(await readFile(path, "utf8"));
  await writeFile(path, text);
  return text;
}
