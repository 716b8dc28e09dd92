// Our crates in a worker, without the engine around them.

import init, { Finder, Purchases, Shelf, load as loadShelf } from "/wasm/bench.js";
import { CUSTOMERS, DAYS, FIRST_DAY, customers, purchases } from "./data.js";

export async function save(count) {
  await init();
  const shelf = new Shelf(JSON.stringify(customers(count)));
  const [encode, commit, apply, index] = await shelf.save("perf-ours");
  return { encode, commit, apply, index };
}

export async function saveSnapshot() {
  await init();
  await new Shelf(JSON.stringify(customers())).save_snapshot("perf-snapshot");
}

export async function load() {
  await init();
  const [open, read, assemble] = await loadShelf("perf-snapshot");
  return { open, read, assemble };
}

export async function finder() {
  await init();
  return new Finder(JSON.stringify(customers()));
}

/** Milliseconds of each step, first run and then warm, and of the floor. */
export async function figures(repetitions) {
  await init();
  const { customer, day, amount } = purchases();
  const book = new Purchases(CUSTOMERS, customer, day, amount);
  const runs = [];
  for (let run = 0; run < repetitions; run++) runs.push([...book.rfm_and_cohorts(FIRST_DAY + DAYS - 1)]);
  return { runs, floor: Array.from({ length: repetitions }, () => book.floor_ms()) };
}
