// The peers of reading files, each in a worker as our reader is. They neither check cells nor find out how
// the file is written, apart from what their options say.

import { read, utils } from "/npm/xlsx/xlsx.mjs";

const bytesOf = async (name) => (await fetch(`/data/${name}`)).arrayBuffer();

export async function sheetJs({ name, dense }) {
  const bytes = await bytesOf(name);
  const start = performance.now();
  const book = read(bytes, { dense, cellDates: true });
  const rows = utils.sheet_to_json(book.Sheets[book.SheetNames[0]], { header: 1 });
  return { ms: performance.now() - start, rows: rows.length - 1 };
}

export async function papa({ name, encoding }) {
  const bytes = await bytesOf(name);
  const source = await (await fetch("/npm/papaparse/papaparse.min.js")).text();
  // A script of the old kind, which puts itself on `this`.
  (0, eval)(source);
  const start = performance.now();
  const text = new TextDecoder(encoding).decode(bytes);
  const { data } = globalThis.Papa.parse(text, { skipEmptyLines: true });
  return { ms: performance.now() - start, rows: data.length - 1 };
}
