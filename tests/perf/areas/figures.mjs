// P12 RFM and cohorts.

import { inFreshBrowser } from "../harness/chromium.mjs";
import { openBench } from "../harness/page.mjs";
import { atLeast, atMost } from "../harness/report.mjs";
import { Series } from "../harness/stats.mjs";

const STEPS = ["order by day", "totals", "RFM scores", "24 x 24 cohorts"];
const WARM = 9;

export const P12 = {
  id: "P12",
  title: "RFM scores and monthly cohorts over 1,000,000 purchases of 100,000 customers",
  async run({ origin, repetitions }) {
    const series = new Series();
    for (let turn = 0; turn < repetitions.long; turn++) {
      await inFreshBrowser(async (context) => {
        const { work } = await openBench(context, origin);
        const [first, ...warm] = await work("arquero", "figures", 3);
        series.add("Arquero, first", first);
        series.add("Arquero, warm", ...warm);
        const [firstByHand, ...warmByHand] = await work("columns", "figures", WARM);
        series.add("typed arrays by hand, first", firstByHand);
        series.add("typed arrays by hand, warm", ...warmByHand);
        const { runs, floor } = await work("ours", "figures", WARM);
        const totals = runs.map((steps) => steps.reduce((a, b) => a + b, 0));
        series.add("ours, first", totals[0]);
        series.add("ours, warm", ...totals.slice(1));
        STEPS.forEach((name, at) => series.add(`  ours, of which ${name}`, ...runs.slice(1).map((steps) => steps[at])));
        series.add("floor: every column read once", ...floor);
      });
    }
    const warm = series.median("ours, warm");
    return {
      series,
      verdicts: [
        atMost("warm, ms", warm, 25),
        atMost("first, ms", series.median("ours, first"), 40),
        atLeast("Arquero / ours, warm", series.median("Arquero, warm") / warm, 20, "x"),
        atMost("ours / floor", warm / series.median("floor: every column read once"), 30, "x"),
      ],
    };
  },
};
