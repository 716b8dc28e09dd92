// RFM scores and monthly cohorts with Arquero, as its documentation would have one write them.

import * as aq from "/npm/arquero/dist/arquero.min.js";
import { DAYS, FIRST_DAY, purchases } from "./data.js";

const arquero = globalThis.aq ?? aq;
const { desc, op, table } = arquero;

export async function figures(repetitions) {
  const { customer, day, amount } = purchases();
  const months = new Int32Array(FIRST_DAY + DAYS);
  for (let at = FIRST_DAY; at < FIRST_DAY + DAYS; at++) {
    const date = new Date(at * 86_400_000);
    months[at] = date.getUTCFullYear() * 12 + date.getUTCMonth();
  }
  const runs = [];
  for (let run = 0; run < repetitions; run++) {
    const start = performance.now();
    const all = table({ customer, day, amount, month: day.map((value) => months[value]) });
    const totals = all
      .groupby("customer")
      .rollup({ last: op.max("day"), days: op.distinct("day"), total: op.sum("amount"), first: op.min("month") });
    const scores = totals
      .orderby("last")
      .derive({ recency: op.ntile(5) })
      .orderby("days")
      .derive({ frequency: op.ntile(5) })
      .orderby("total")
      .derive({ monetary: op.ntile(5) })
      .groupby("recency", "frequency", "monetary")
      .count();
    const cohorts = all
      .join(totals.select("customer", "first"), "customer")
      .groupby("first", "month")
      .rollup({ customers: op.distinct("customer") })
      .orderby(desc("first"));
    if (scores.numRows() === 0 || cohorts.numRows() === 0) throw new Error("nothing was computed");
    runs.push(performance.now() - start);
  }
  return runs;
}
