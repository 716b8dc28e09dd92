// P4 search as you type.

import { inFreshBrowser } from "../harness/chromium.mjs";
import { openBench } from "../harness/page.mjs";
import { atLeast, atMost, shown } from "../harness/report.mjs";
import { Series } from "../harness/stats.mjs";

const NAMES = {
  ours: "ours",
  includes: "floor: includes, unranked",
  ufuzzy: "uFuzzy, one typo",
  minisearch: "MiniSearch, prefix and fuzzy 0.2",
  flexsearch: "FlexSearch, forward",
};

export const P4 = {
  id: "P4",
  title: "search 100,000 customers as you type, 62 keystrokes, best 50",
  async run({ origin, repetitions }) {
    const builds = new Series();
    const keys = new Series();
    const megabytes = new Series();
    const recalls = {};
    for (let turn = 0; turn < repetitions.long; turn++) {
      for (const who of Object.keys(NAMES)) {
        await inFreshBrowser(async (context) => {
          const { page } = await openBench(context, origin);
          const isLight = who === "ours" || who === "includes" || who === "ufuzzy";
          const found = await page.evaluate(contest, [who, { builds: isLight ? 3 : 1, passes: isLight ? 3 : 1 }]);
          builds.add(who, ...found.built);
          keys.add(who, ...found.times);
          megabytes.add(who, found.megabytes ?? found.grown);
          recalls[who] = found.recall;
        });
      }
    }
    const series = new Series();
    for (const [who, name] of Object.entries(NAMES)) series.add(`build: ${name}`, ...builds.toJSON()[who]);
    for (const [who, name] of Object.entries(NAMES)) series.add(`keystroke: ${name}`, ...keys.toJSON()[who]);
    const mean = (who, what) => {
      const shares = Object.entries(recalls[who]).filter(([name]) => name.endsWith(what));
      return shares.reduce((sum, [, share]) => sum + share, 0) / shares.length;
    };
    const ratio = (what) => mean("ours", what) / mean("minisearch", what);
    const build = (who) => builds.median(who);
    return {
      series,
      verdicts: [
        atMost("build, ms", build("ours"), 100),
        atLeast("build, MiniSearch / ours", build("minisearch") / build("ours"), 20, "x"),
        atLeast("build, FlexSearch / ours", build("flexsearch") / build("ours"), 60, "x"),
        atMost("p95 of a keystroke, ms", keys.of("ours").p95, 2),
        atMost("memory, MB", megabytes.median("ours"), 30),
        atLeast("recall of one typo as you type, ours / MiniSearch", ratio("typed"), 1, "x"),
        atLeast("recall of one typo in a whole word, ours / MiniSearch", ratio("whole"), 1, "x"),
      ],
      remarks: Object.entries(NAMES).map(([who, name]) => {
        const shares = Object.entries(recalls[who]).map(([kind, share]) => `${kind} ${shown(share)}`);
        return `${name}: ${shown(megabytes.median(who))} MB; one typo: ${shares.join("; ")}`;
      }),
    };
  },
};

/** In the page: one contestant in a worker, and what its index adds to the memory. */
async function contest([who, counts]) {
  const { callIn, memory, startWorker } = await import("/bench/host.js");
  const worker = startWorker();
  await callIn(worker, "/bench/finding.js", "prepare", who);
  const before = await memory();
  const found = await callIn(worker, "/bench/finding.js", "measure", counts);
  return { ...found, grown: (await memory()) - before };
}
