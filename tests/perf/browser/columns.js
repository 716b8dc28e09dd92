// RFM scores and monthly cohorts by hand over typed arrays: what JavaScript can do at best.

import { CUSTOMERS, DAYS, FIRST_DAY, purchases } from "./data.js";

export async function figures(repetitions) {
  const { customer, day, amount } = purchases();
  const runs = [];
  for (let run = 0; run < repetitions; run++) {
    const start = performance.now();
    compute(customer, day, amount);
    runs.push(performance.now() - start);
  }
  return runs;
}

function compute(customer, day, amount) {
  const month = new Uint8Array(DAYS);
  for (let at = 0; at < DAYS; at++) {
    const date = new Date((FIRST_DAY + at) * 86_400_000);
    month[at] = (date.getUTCFullYear() - 2024) * 12 + date.getUTCMonth();
  }
  const words = Math.ceil(DAYS / 32);
  const seen = new Uint32Array(CUSTOMERS * words);
  const active = new Uint32Array(CUSTOMERS);
  const last = new Int32Array(CUSTOMERS);
  const days = new Uint32Array(CUSTOMERS);
  const total = new Float64Array(CUSTOMERS);
  for (let row = 0; row < customer.length; row++) {
    const who = customer[row];
    const at = day[row] - FIRST_DAY;
    if (at > last[who]) last[who] = at;
    total[who] += amount[row];
    active[who] |= 1 << month[at];
    const word = who * words + (at >> 5);
    const bit = 1 << (at & 31);
    if (!(seen[word] & bit)) {
      seen[word] |= bit;
      days[who]++;
    }
  }
  const codes = new Uint32Array(125);
  const scores = [last, days, total].map(quintiles);
  for (let who = 0; who < CUSTOMERS; who++) codes[scores[0][who] * 25 + scores[1][who] * 5 + scores[2][who]]++;
  const cohorts = new Uint32Array(24 * 24);
  for (let who = 0; who < CUSTOMERS; who++) {
    const bits = active[who];
    if (!bits) continue;
    const first = 31 - Math.clz32(bits & -bits);
    for (let at = first; at < 24; at++) if (bits & (1 << at)) cohorts[first * 24 + at]++;
  }
  if (!codes.some(Boolean) || !cohorts.some(Boolean)) throw new Error("nothing was computed");
}

function quintiles(values) {
  const sorted = Float64Array.from(values).sort();
  const borders = [1, 2, 3, 4].map((part) => sorted[Math.floor((sorted.length * part) / 5)]);
  return Uint8Array.from(values, (value) => borders.filter((border) => value >= border).length);
}
