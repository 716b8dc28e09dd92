// What a run found, as tables for people and as JSON for programs.

import { mkdir, writeFile } from "node:fs/promises";
import { loadavg } from "node:os";
import { dirname } from "node:path";

export function shown(value) {
  if (!Number.isFinite(value)) return "–";
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3;
  return value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** Columns padded to the widest cell; the first one left, the others right. */
function table(rows) {
  const width = (text) => [...text].reduce((sum, c) => sum + (c.codePointAt(0) > 0x2e80 ? 2 : 1), 0);
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => width(row[column]))));
  const pad = (text, column) => {
    const space = " ".repeat(widths[column] - width(text));
    return column ? space + text : text + space;
  };
  return rows.map((row) => `  ${row.map(pad).join("  ")}`.trimEnd()).join("\n");
}

export class Report {
  #areas = [];
  #about;

  constructor(about) {
    this.#about = { ...about, started: new Date().toISOString(), loadAtStart: loadavg() };
    for (const [name, value] of Object.entries(about)) console.log(`${name}: ${value}`);
    console.log(`load: ${loadavg().map((load) => load.toFixed(2)).join(" ")}`);
  }

  /**
   * `series` holds the values, `units` a unit per name or one for all, `verdicts` rows of
   * `{ what, value, target, met }`, and `remarks` sentences.
   */
  add({ id, title, series, unit = "ms", verdicts = [], remarks = [] }) {
    const load = loadavg();
    console.log(`\n${id}  ${title}   (load ${load[0].toFixed(2)})`);
    const rows = series.names().map((name) => {
      const { n, median, min, p95 } = series.of(name);
      return [name, shown(median), shown(min), shown(p95), String(n)];
    });
    if (rows.length) console.log(table([[unit, "median", "min", "p95", "n"], ...rows]));
    const judged = verdicts.map(({ what, value, target, met }) => [
      what,
      shown(value),
      target,
      met ? "met" : "MISSED",
    ]);
    if (judged.length) console.log(table([["", "value", "target", "verdict"], ...judged]));
    for (const remark of remarks) console.log(`  ${remark}`);
    const figures = Object.fromEntries(series.names().map((name) => [name, series.of(name)]));
    this.#areas.push({ id, title, unit, figures, verdicts, remarks, load });
  }

  failed(id, error) {
    console.log(`\n${id}  could not be measured: ${error.message}`);
    this.#areas.push({ id, error: String(error.stack ?? error) });
  }

  async write(path) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, JSON.stringify({ about: this.#about, areas: this.#areas }, null, 2));
    const verdicts = this.#areas.flatMap((area) => area.verdicts ?? []);
    const met = verdicts.filter((verdict) => verdict.met).length;
    console.log(`\n${met} of ${verdicts.length} targets met. All figures: ${path}`);
  }
}

/** A verdict that is met when the value is at most, or at least, a limit. */
export const atMost = (what, value, limit, unit = "") => ({
  what,
  value,
  target: `<= ${limit}${unit && ` ${unit}`}`,
  met: value <= limit,
});
export const atLeast = (what, value, limit, unit = "") => ({
  what,
  value,
  target: `>= ${limit}${unit && ` ${unit}`}`,
  met: value >= limit,
});
