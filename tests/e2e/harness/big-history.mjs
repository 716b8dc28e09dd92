// A purchase history of any size, the same each time: made row by row from a counter, so that it needs
// no storage and its sums are known.

import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";

const FIRST_DAY = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;

/** A well-mixed 32-bit number of each counter and each use. */
function mixed(counter, use) {
  let bits = Math.imul(counter ^ (use * 0x9e3779b9), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

const share = (counter, use) => mixed(counter, use) / 2 ** 32;

/** Writes it; every customer buys at least once, few buy much of it all. */
export async function writeBigHistory({ purchases, customers }) {
  const folder = await mkdtemp(join(tmpdir(), "shuke-history-"));
  const path = join(folder, "history.csv");
  const out = createWriteStream(path);
  out.write("customer_id,date,amount\n");
  let cents = 0;
  for (let row = 0; row < purchases; row += 1) {
    const customer = row < customers ? row : Math.floor(customers * share(row, 1) ** 2);
    const day = new Date(FIRST_DAY + Math.floor(700 * share(row, 2)) * DAY).toISOString().slice(0, 10);
    const amount = 500 + Math.floor(20_000 * share(row, 3) ** 3);
    cents += amount;
    const line = `${customer},${day},${(amount / 100).toFixed(2)}\n`;
    if (!out.write(line)) await new Promise((ready) => out.once("drain", ready));
  }
  out.end();
  await finished(out);
  return { path, cents, remove: () => rm(folder, { recursive: true }) };
}
