// The finished site with 100,000 customers in it: P5 the table, P8 starting, P16 memory.

import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { inFreshBrowser } from "../harness/chromium.mjs";
import { openBench } from "../harness/page.mjs";
import { atMost } from "../harness/report.mjs";
import { Series } from "../harness/stats.mjs";

const WATCH = await readFile(join(import.meta.dirname, "..", "browser", "site-watch.js"), "utf8");

async function openSite(context, address) {
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.addInitScript(WATCH);
  await page.goto(address, { waitUntil: "commit" });
  return page;
}

/** In the page: 40 rows of 8 cells, made and laid out. Milliseconds. */
function fortyRows() {
  const times = [];
  for (let turn = 0; turn < 5; turn++) {
    const start = performance.now();
    const table = document.createElement("table");
    for (let row = 0; row < 40; row++) {
      const line = table.insertRow();
      for (let cell = 0; cell < 8; cell++) line.insertCell().textContent = `row ${row}, cell ${cell}`;
    }
    document.body.append(table);
    table.getBoundingClientRect();
    times.push(performance.now() - start);
    table.remove();
  }
  return times;
}

/** In the page: the list is put up, from the change of the address to rows that are laid out. */
async function mount() {
  const start = performance.now();
  location.hash = "#/customers";
  return (await window.shukeNotes.rowsShown()) - start;
}

/** In the page: the list is sorted by area, by name, by area again, and so on. */
async function sort(turn) {
  const button = [...document.querySelectorAll('[role="grid"] [role="columnheader"] button')].find((button) =>
    button.textContent.includes(turn % 2 ? "姓名" : "片区"),
  );
  const before = [...document.querySelectorAll('[role="grid"] tbody [role="row"]')].map((row) => row.textContent).join("\n");
  const start = performance.now();
  button.click();
  const isNew = (rows) => rows.map((row) => row.textContent).join("\n") !== before;
  return (await window.shukeNotes.rowsShown(isNew)) - start;
}

/** In the page: looks at every frame for a while, whether rows with text cover what can be seen of the table. */
function watchTable(ms) {
  const scroller = document.querySelector(".table");
  const found = { frames: 0, blank: 0, late: 0, longest: 0 };
  const tasks = window.shukeNotes.tasks.length;
  const start = performance.now();
  let last = start;
  return new Promise((done) => {
    const frame = (now) => {
      found.frames++;
      if (found.frames > 1 && now - last > 25) found.late++;
      found.longest = Math.max(found.longest, now - last);
      last = now;
      const box = scroller.getBoundingClientRect();
      const [x, top, bottom] = [box.left + 60, box.top + 60, Math.min(box.bottom, innerHeight) - 12];
      const isFilled = (y) => document.elementFromPoint(x, y)?.closest('tbody [role="row"]')?.textContent.trim();
      if (![top, (top + bottom) / 2, bottom].every(isFilled)) found.blank++;
      if (now - start < ms) return requestAnimationFrame(frame);
      done({ ...found, longTasks: window.shukeNotes.tasks.length - tasks, at: scroller.scrollTop });
    };
    requestAnimationFrame(frame);
  });
}

/** In the page: the scroll bar is dragged somewhere else; until rows of there are shown. */
async function jump(share) {
  const scroller = document.querySelector(".table");
  const before = document.querySelector('[role="grid"] tbody [role="row"]').getAttribute("aria-rowindex");
  const start = performance.now();
  scroller.scrollTop = share * (scroller.scrollHeight - scroller.clientHeight);
  const isNew = (rows) => Math.abs(rows[0].getAttribute("aria-rowindex") - before) > 50;
  return (await window.shukeNotes.rowsShown(isNew)) - start;
}

const SCROLL_MS = 10_000;

export const P5 = {
  id: "P5",
  title: "the list of 100,000 customers: put up, scrolled for 10 s, sorted",
  async run({ origin, repetitions, seeded }) {
    const profile = await seeded();
    const series = new Series();
    const scrolls = [];
    for (let turn = 0; turn < repetitions.short; turn++) {
      await inFreshBrowser(async (context) => {
        const bench = await openBench(context, origin);
        series.add("floor: 40 rows of 8 cells, first", (await bench.page.evaluate(fortyRows))[0]);
        await bench.page.close();
        const page = await openSite(context, `${origin}/site/#/today`);
        await page.setViewportSize({ width: 1440, height: 900 });
        await page.locator("body[data-ready]").waitFor({ state: "attached" });
        await page.waitForLoadState("networkidle");
        series.add("mount, first visit of the list", await page.evaluate(mount));
        await page.evaluate(() => (location.hash = "#/settings"));
        await page.locator('[role="grid"]').waitFor({ state: "detached" });
        series.add("mount again", await page.evaluate(mount));
        for (let by = 0; by < 6; by++) series.add("sort, until rows are shown", await page.evaluate(sort, by));
        for (const share of [0.5, 0.1, 0.9, 0.3]) series.add("jump, until rows are shown", await page.evaluate(jump, share));
        if (turn < repetitions.long) {
          await page.evaluate(jump, 0);
          const watched = page.evaluate(watchTable, SCROLL_MS);
          await page.mouse.move(700, 500);
          const end = Date.now() + SCROLL_MS;
          for (let by = 0; Date.now() < end; by++) await page.mouse.wheel(0, by % 200 < 150 ? 300 : -200);
          scrolls.push(await watched);
        }
      }, profile);
    }
    const most = (name) => Math.max(...scrolls.map((scroll) => scroll[name]));
    const floor = series.median("floor: 40 rows of 8 cells, first");
    return {
      series,
      verdicts: [
        atMost("mount again / floor", series.median("mount again") / floor, 3, "x"),
        atMost("mount again, ms", series.median("mount again"), 10),
        atMost("long tasks in 10 s of scrolling", most("longTasks"), 0),
        atMost("frames with a blank place while scrolling", most("blank"), 0),
        atMost("sort, ms", series.median("sort, until rows are shown"), 40),
      ],
      remarks: scrolls.map(
        ({ frames, late, blank, longest, at }) =>
          `scrolled ${at.toFixed(0)} px: ${frames} frames, ${late} late, ${blank} with a blank place, the longest ${longest.toFixed(0)} ms`,
      ),
    };
  },
};

/** In the page: what a start came to, two seconds after the list was there. */
async function started() {
  const notes = window.shukeNotes;
  const usable = await notes.firstRows;
  await new Promise((later) => setTimeout(later, 2_000));
  // On a busy machine the browser may not have come to painting yet.
  for (let tries = 0; tries < 100 && !performance.getEntriesByName("first-contentful-paint").length; tries++) {
    await new Promise((later) => setTimeout(later, 100));
  }
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  if (!paint) throw new Error("nothing was painted");
  return {
    usable,
    paint: paint.startTime,
    largest: notes.largest,
    shift: notes.shift,
    blocked: notes.tasks.reduce((sum, [, duration]) => sum + Math.max(0, duration - 50), 0),
    isKept: Boolean(navigator.serviceWorker.controller),
  };
}

async function start(context, address, rate) {
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.addInitScript(WATCH);
  if (rate > 1) {
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate });
  }
  await page.goto(address, { waitUntil: "commit" });
  const found = await page.evaluate(started);
  if (!found.isKept) throw new Error("the service worker did not serve the page");
  // Some interactions, for the slowest answer to one.
  await page.mouse.click(600, 400);
  for (let at = 0; at < 5; at++) await page.keyboard.press("ArrowDown");
  await isIdle(page);
  return { ...found, slowest: await page.evaluate(() => window.shukeNotes.slowest) };
}

/** What was asked of the page is drawn, reported to its observers, and nothing is left to do. */
const isIdle = (page) =>
  page.evaluate(async () => {
    for (let turn = 0; turn < 3; turn++) {
      await new Promise((done) => requestAnimationFrame(() => requestIdleCallback(done)));
    }
  });

export const P8 = {
  id: "P8",
  title: "start from the service worker with 100,000 customers, browser just launched",
  async run({ origin, repetitions, seeded }) {
    const series = new Series();
    const shifts = [];
    const runs = [
      ["", 1, await seeded()],
      [", 4x slower", 4, await seeded()],
      [", 1,000,000 purchases", 1, await seeded.withPurchases()],
    ];
    for (let turn = 0; turn < repetitions.short; turn++) {
      await inFreshBrowser(async (context) => {
        const { page } = await openBench(context, origin);
        const paint = await page.evaluate(
          () =>
            new Promise((done) => {
              const observer = new PerformanceObserver((list) => {
                const [first] = list.getEntriesByName("first-contentful-paint");
                if (first) done(first.startTime);
              });
              observer.observe({ type: "paint", buffered: true });
            }),
        );
        series.add("floor: first paint of a trivial page", paint);
      }, runs[0][2]);
      for (const [label, rate, profile] of runs) {
        await inFreshBrowser(async (context) => {
          const found = await start(context, `${origin}/site/#/customers`, rate);
          series.add(`first paint${label}`, found.paint);
          series.add(`largest paint${label}`, found.largest);
          series.add(`list usable${label}`, found.usable);
          series.add(`blocked (TBT)${label}`, found.blocked);
          series.add(`slowest interaction${label}`, found.slowest);
          shifts.push(found.shift);
        }, profile);
      }
    }
    const floor = series.median("floor: first paint of a trivial page");
    return {
      series,
      verdicts: [
        atMost("list usable after a trivial page, ms", series.median("list usable") - floor, 250),
        atMost("the same with purchases, ms", series.median("list usable, 1,000,000 purchases") - floor, 250),
        atMost("LCP at 4x, ms", series.median("largest paint, 4x slower"), 1_000),
        atMost("TBT at 4x, ms", series.median("blocked (TBT), 4x slower"), 50),
        atMost("slowest interaction at 4x, ms", series.median("slowest interaction, 4x slower"), 50),
        atMost("layout shift", Math.max(...shifts), 0.01),
      ],
      remarks: ["The browser slows only the page by 4x: workers run at full speed."],
    };
  },
};

export const P16 = {
  id: "P16",
  title: "memory with 100,000 customers, 1,000,000 purchases, search and figures in use",
  async run({ origin, repetitions, seeded }) {
    const profile = await seeded.withPurchases();
    const series = new Series();
    for (let turn = 0; turn < repetitions.long; turn++) {
      await inFreshBrowser(async (context) => {
        const page = await openSite(context, `${origin}/counted/#/customers`);
        await page.evaluate(() => window.shukeNotes.firstRows);
        for (const place of ["insights", "today", "customers"]) {
          await page.evaluate((place) => (location.hash = `#/${place}`), place);
          await page.waitForLoadState("networkidle");
          await isIdle(page);
        }
        const heap = await page.evaluate(async () => (await performance.measureUserAgentSpecificMemory()).bytes / 1e6);
        const engine = page.workers().find((worker) => worker.url().includes("engine_loader"));
        const wasm = [page, engine].map((where) => where.evaluate(() => globalThis.wasmMegabytes()));
        const [ofPage, ofEngine] = await Promise.all(wasm);
        series.add("ours: page and engine", heap + ofPage + ofEngine);
        series.add("  of which JavaScript and DOM", heap);
        series.add("  of which wasm of the page", ofPage);
        series.add("  of which wasm of the engine", ofEngine);
      }, profile, { serviceWorkers: "block" });
      await inFreshBrowser(async (context) => {
        const { page } = await openBench(context, origin);
        series.add("MiniSearch, its index alone", await page.evaluate(miniSearchAlone));
      });
    }
    return { series, unit: "MB", verdicts: [atMost("page and engine, MB", series.median("ours: page and engine"), 120)] };
  },
};

async function miniSearchAlone() {
  const { callIn, memory, startWorker } = await import("/bench/host.js");
  const worker = startWorker();
  await callIn(worker, "/bench/finding.js", "prepare", "minisearch");
  const before = await memory();
  await callIn(worker, "/bench/finding.js", "build");
  return (await memory()) - before;
}
