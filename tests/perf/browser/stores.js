// The peers and floors of saving and loading. All of them with strict durability, as the app itself.

import Dexie from "/npm/dexie/dist/modern/dexie.mjs";
import { customers } from "./data.js";

const STRICT = { durability: "strict" };
const now = () => performance.now();
const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
const complete = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });

function openRaw(name) {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore("customers", { keyPath: "number" });
  return done(request);
}

function openPacked(name) {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore("chunks");
  return done(request);
}

function openDexie(name) {
  const database = new Dexie(name, { chromeTransactionDurability: "strict" });
  database.version(1).stores({ customers: "number,name,phone,email" });
  return database.open();
}

/** Milliseconds from objects in memory until `complete`. */
export async function save({ how, count }) {
  const people = customers(count);
  const name = `perf-${how}`;
  if (how === "dexie") {
    const database = await openDexie(name);
    const start = now();
    await database.customers.bulkAdd(people);
    const ms = now() - start;
    database.close();
    return ms;
  }
  if (how === "raw") {
    const database = await openRaw(name);
    const start = now();
    const transaction = database.transaction("customers", "readwrite", STRICT);
    const store = transaction.objectStore("customers");
    for (const person of people) store.put(person);
    await complete(transaction);
    const ms = now() - start;
    database.close();
    return ms;
  }
  const database = await openPacked(name);
  const start = now();
  const encoder = new TextEncoder();
  const chunks = [];
  for (let at = 0; at < people.length; at += 1_000) {
    chunks.push(encoder.encode(JSON.stringify(people.slice(at, at + 1_000))));
  }
  const transaction = database.transaction("chunks", "readwrite", STRICT);
  chunks.forEach((chunk, key) => transaction.objectStore("chunks").put(chunk, key));
  await complete(transaction);
  const ms = now() - start;
  database.close();
  return ms;
}

/** Milliseconds from an unopened database until every customer is an object in memory. */
export async function load(how) {
  const name = `perf-${how}`;
  if (how === "clone") {
    const people = customers();
    const start = now();
    const copies = structuredClone(people);
    return checked(copies, now() - start);
  }
  const start = now();
  if (how === "dexie") {
    const database = await openDexie(name);
    return checked(await database.customers.toArray(), now() - start);
  }
  if (how === "raw") {
    const database = await openRaw(name);
    const people = await done(database.transaction("customers").objectStore("customers").getAll());
    return checked(people, now() - start);
  }
  const database = await openPacked(name);
  const chunks = await done(database.transaction("chunks").objectStore("chunks").getAll());
  const decoder = new TextDecoder();
  const people = chunks.flatMap((chunk) => JSON.parse(decoder.decode(chunk)));
  return checked(people, now() - start);
}

function checked(people, ms) {
  if (!people.at(-1)?.name) throw new Error("not all customers were read");
  return ms;
}

/** One changed record after the other, each in its own transaction. Milliseconds each. */
export async function edit(count) {
  const database = await openRaw("perf-raw");
  const [person] = await done(database.transaction("customers").objectStore("customers").getAll(null, 1));
  const times = [];
  for (let at = 0; at < count; at++) {
    const start = now();
    const transaction = database.transaction("customers", "readwrite", STRICT);
    transaction.objectStore("customers").put({ ...person, phone: `139${String(at).padStart(8, "0")}` });
    await complete(transaction);
    times.push(now() - start);
  }
  database.close();
  return times;
}
