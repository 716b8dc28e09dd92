// P9 workbooks, P10 delimited text: from the bytes of a file to all of its cells.

import { inFreshBrowser } from "../harness/chromium.mjs";
import { bytesOf } from "../harness/fixtures.mjs";
import { openBench } from "../harness/page.mjs";
import { atLeast, atMost } from "../harness/report.mjs";
import { Series } from "../harness/stats.mjs";

function checked({ ms, rows }, expected) {
  if (rows !== expected) throw new Error(`${rows} rows instead of ${expected}`);
  return ms;
}

/** Our files worker, its blocks delivered to the page. */
async function readOurs(page, name) {
  const read = await page.evaluate(async (name) => {
    const { readFile } = await import("/bench/engine.js");
    const blob = await (await fetch(`/data/${name}`)).blob();
    const { done, ...read } = await readFile(new File([blob], name));
    globalThis.done = done;
    return read;
  }, name);
  const worker = page.workers().find((worker) => worker.url().includes("files_loader"));
  const megabytes = await worker.evaluate(() => globalThis.wasmMegabytes());
  await page.evaluate(() => globalThis.done());
  return { ...read, megabytes };
}

export const P9 = {
  id: "P9",
  title: "read an XLSX of 100,000 rows and 10 columns",
  async run({ origin, data, repetitions }) {
    const name = "customers.xlsx";
    const megabytes = (await bytesOf(data, name)) / 1e6;
    const series = new Series();
    const held = new Series();
    for (let turn = 0; turn < repetitions.long; turn++) {
      for (const dense of [false, true]) {
        await inFreshBrowser(async (context) => {
          const { work } = await openBench(context, origin);
          const label = dense ? "SheetJS 0.18.5, dense" : "SheetJS 0.18.5";
          series.add(label, checked(await work("reading", "sheetJs", { name, dense }), 100_000));
        });
        await inFreshBrowser(async (context) => {
          const { page } = await openBench(context, origin);
          const read = await readOurs(page, name);
          series.add("ours: the files worker, rows delivered", checked(read, 100_000));
          held.add("held", read.megabytes);
        });
      }
    }
    const ours = series.median("ours: the files worker, rows delivered");
    return {
      series,
      verdicts: [
        atLeast("SheetJS / ours", series.median("SheetJS 0.18.5") / ours, 4, "x"),
        atMost("ours, s", ours / 1000, 1.1),
        atMost("memory of the worker / size of the file", held.median("held") / megabytes, 3, "x"),
      ],
      remarks: [`The file has ${megabytes.toFixed(1)} MB. Memory is the worker's wasm memory, which only grows, when the last row is in; SheetJS was not measured.`],
    };
  },
};

const TEXTS = [
  { name: "customers.csv", encoding: "utf-8", rows: 100_000, target: 150 },
  { name: "customers-gbk.csv", encoding: "gbk", rows: 100_000, target: 100 },
  { name: "purchases.csv", encoding: "utf-8", rows: 1_000_000, target: 150 },
  { name: "purchases-gbk.csv", encoding: "gbk", rows: 1_000_000, target: 100 },
];

export const P10 = {
  id: "P10",
  title: "read delimited text, 100,000 rows x 10 and 1,000,000 rows x 4, UTF-8 and GBK",
  async run({ origin, data, repetitions }) {
    const series = new Series();
    const rates = new Series();
    const frames = { longestFrame: 0, longTasks: 0 };
    for (const { name, encoding, rows } of TEXTS) {
      const megabytes = (await bytesOf(data, name)) / 1e6;
      await inFreshBrowser(async (context) => {
        const { page, work } = await openBench(context, origin);
        for (let turn = 0; turn < repetitions.short; turn++) {
          const papa = checked(await work("reading", "papa", { name, encoding }), rows);
          const ours = await readOurs(page, name);
          series.add(`${name}: Papa Parse, untyped`, papa);
          series.add(`${name}: ours, rows delivered`, checked(ours, rows));
          rates.add(name, (megabytes * 1000) / ours.ms);
          frames.longestFrame = Math.max(frames.longestFrame, ours.longestFrame);
          frames.longTasks += ours.longTasks;
        }
      });
    }
    return {
      series,
      verdicts: [
        ...TEXTS.map(({ name, target }) => atLeast(`${name}, MB/s`, rates.median(name), target)),
        atMost("long tasks of the page meanwhile", frames.longTasks, 0),
      ],
      remarks: [
        `Ours finds out encoding, delimiter and header first. The page's longest frame meanwhile: ${frames.longestFrame.toFixed(0)} ms.`,
        "Typing and checking come when the engine plans the import: see P1.",
      ],
    };
  },
};
