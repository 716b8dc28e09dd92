// Files as people bring them and take them away.

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** The path of a fixture, e.g. `list.ods`. */
export const fixture = (name) => fileURLToPath(new URL(`../../fixtures/files/${name}`, import.meta.url));

/** The text of a fixture, read with an encoding that the browser's `TextDecoder` knows. */
export async function fixtureText(name, encoding = "utf-8") {
  return new TextDecoder(encoding).decode(await readFile(fixture(name)));
}

/** A file made by the spec, for a file input. */
export const madeFile = (name, content) => ({
  name,
  mimeType: "application/octet-stream",
  buffer: Buffer.from(content),
});

/** Rows of cells as RFC 4180 has them; a byte order mark is not part of the first cell. */
export function csvRows(text) {
  const rows = [[]];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;
  const plain = text.replace(/^\ufeff/, "");
  while (pattern.lastIndex < plain.length) {
    const [, quoted, bare, end] = pattern.exec(plain);
    rows.at(-1).push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end !== "," && pattern.lastIndex < plain.length) rows.push([]);
  }
  return rows;
}

/** The rows of a CSV with a header, as objects. */
export function csvRecords(text) {
  const [header, ...rows] = csvRows(text);
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at]])));
}

/** What the browser saves when `act` is done: name and bytes. */
export async function downloadBy(page, act) {
  const arriving = page.waitForEvent("download");
  await act();
  const download = await arriving;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}
