// P1 bulk save, P2 cold load, P3 one edit made durable.

import { inFreshBrowser } from "../harness/chromium.mjs";
import { openBench } from "../harness/page.mjs";
import { atLeast, atMost } from "../harness/report.mjs";
import { Series, quantile } from "../harness/stats.mjs";

const sum = (parts) => Object.values(parts).reduce((a, b) => a + b, 0);

/** The contestants in another order every time, so that none is always the one that finds a warm disk. */
const rotated = (list, by) => list.map((_, at) => list[(at + by) % list.length]);

export const P1 = {
  id: "P1",
  title: "save 100,000 customers, strictly, searchable afterwards",
  async run({ origin, repetitions }) {
    const series = new Series();
    const steps = new Series();
    const contestants = {
      "Dexie bulkAdd, 3 indexes": ({ work }) => work("stores", "save", { how: "dexie" }),
      "one put per record, no index": ({ work }) => work("stores", "save", { how: "raw" }),
      "floor: 100 packed blobs": ({ work }) => work("stores", "save", { how: "packed" }),
      "ours: batches, strict commit, book, index": async ({ work }) => {
        const parts = await work("ours", "save");
        for (const [name, ms] of Object.entries(parts)) steps.add(`ours, of which ${name}`, ms);
        return sum(parts);
      },
      "ours: plan and commit of a whole import": async ({ page }) => {
        const { times, records, search } = await page.evaluate(importCustomers);
        if (records < 100_000) throw new Error(`only ${records} records were imported`);
        for (const [name, ms] of Object.entries(times)) steps.add(`import, of which ${name}`, ms);
        steps.add("import, then the first search", search);
        return times.plan + times.commit + search;
      },
    };
    for (let turn = 0; turn < repetitions.long; turn++) {
      for (const name of rotated(Object.keys(contestants), turn)) {
        await inFreshBrowser(async (context) => {
          series.add(name, await contestants[name](await openBench(context, origin)));
        });
      }
    }
    const ours = series.median("ours: batches, strict commit, book, index");
    const whole = series.median("ours: plan and commit of a whole import");
    const dexie = series.median("Dexie bulkAdd, 3 indexes");
    const floor = series.median("floor: 100 packed blobs");
    for (const [name, values] of Object.entries(steps.toJSON())) series.add(`  ${name}`, ...values);
    return {
      series,
      verdicts: [
        atLeast("Dexie / ours", dexie / ours, 20, "x"),
        atMost("ours / packed floor", ours / floor, 2.5, "x"),
        atLeast("Dexie / ours as a whole import", dexie / whole, 20, "x"),
      ],
      remarks: ["Nothing is encrypted yet. The import also checks every cell and looks for customers that are there."],
    };
  },
};

async function importCustomers() {
  const { Engine, importFile } = await import("/bench/engine.js");
  const blob = await (await fetch("/data/customers.csv")).blob();
  const engine = await Engine.start();
  await engine.open();
  const { times, records } = await importFile(engine, new File([blob], "customers.csv"));
  const start = performance.now();
  await engine.ask({ Search: { text: "王建国", limit: 50 } });
  return { times, records, search: performance.now() - start };
}

export const P2 = {
  id: "P2",
  title: "cold load of 100,000 customers",
  async run({ origin, repetitions, seeded }) {
    const profile = await seeded();
    const series = new Series();
    const contestants = {
      "Dexie toArray": ({ work }) => work("stores", "load", "dexie"),
      getAll: ({ work }) => work("stores", "load", "raw"),
      "packed blobs, JSON.parse": ({ work }) => work("stores", "load", "packed"),
      "floor: structuredClone": ({ work }) => work("stores", "load", "clone"),
      "ours: open, read, assemble": async ({ work }) => sum(await work("ours", "load")),
      "ours: the engine opens the book": ({ page }) => page.evaluate(openBook),
    };
    for (let turn = 0; turn < repetitions.short; turn++) {
      await inFreshBrowser(async (context) => {
        const bench = await openBench(context, origin);
        for (const name of rotated(Object.keys(contestants), turn)) {
          series.add(name, await contestants[name](bench));
        }
      }, profile);
    }
    const engine = series.median("ours: the engine opens the book");
    return {
      series,
      verdicts: [
        atMost("engine / structuredClone", engine / series.median("floor: structuredClone"), 1, "x"),
        atLeast("Dexie / engine", series.median("Dexie toArray") / engine, 5, "x"),
      ],
    };
  },
};

async function openBook() {
  const { Engine } = await import("/bench/engine.js");
  const engine = await Engine.start();
  const start = performance.now();
  await engine.open();
  const ms = performance.now() - start;
  engine.stop();
  return ms;
}

export const P3 = {
  id: "P3",
  title: "one field of one customer among 100,000, durable",
  async run({ origin, repetitions, seeded }) {
    const profile = await seeded();
    const series = new Series();
    const tails = new Series();
    for (let turn = 0; turn < repetitions.short; turn++) {
      await inFreshBrowser(async (context) => {
        const { page, work } = await openBench(context, origin);
        const contestants = {
          "raw put of the record": () => work("stores", "edit", 100),
          "ours: command to the engine and back": () => page.evaluate(editCustomers, 100),
        };
        for (const name of rotated(Object.keys(contestants), turn)) {
          const times = await contestants[name]();
          series.add(name, ...times);
          tails.add(name, quantile(times, 0.95));
        }
      }, profile);
    }
    const [raw, ours] = series.names().map((name) => series.of(name));
    const [rawTail, oursTail] = [...tails.names()].map((name) => tails.median(name));
    return {
      series,
      verdicts: [
        atMost("p95 ours / raw put, median of runs", oursTail / rawTail, 2, "x"),
        atMost("median ours / raw put", ours.median / raw.median, 2, "x"),
      ],
      remarks: ["Ours goes through the rules, a worker and back, and appends; snapshots are written after the answer."],
    };
  },
};

async function editCustomers(count) {
  const { Engine } = await import("/bench/engine.js");
  const engine = await Engine.start();
  await engine.open();
  const { hits } = await engine.ask({ Search: { text: "K000042", limit: 1 } });
  const { id } = hits[0].record;
  let { customer } = await engine.ask({ CustomerPage: { id } });
  const times = [];
  for (let at = 0; at < count; at++) {
    const after = { ...customer, phone: `139${String(at).padStart(8, "0")}` };
    const start = performance.now();
    await engine.ask({ Execute: { command: { SaveCustomer: { before: customer, after } } } });
    times.push(performance.now() - start);
    customer = after;
  }
  engine.stop();
  return times;
}
