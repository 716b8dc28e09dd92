// Plays the page: speaks to the engine and to the files worker of the finished site.

import init, { ack, from_engine, from_files, rows_in, to_engine, to_files } from "/wasm/bench.js";
import { watchFrames } from "./host.js";

const OFFSET_MINUTES = 480;

/** A worker of the site, from the folder that its first page names. It tells how much memory it holds. */
async function siteWorker(name) {
  const page = await (await fetch("/counted/index.html")).text();
  const [, folder] = page.match(/name="shuke-files" content="([^"]+)"/);
  return new Worker(new URL(folder + name, new URL("/counted/", location.href)), { type: "module" });
}

export class Engine {
  #worker;
  #open = new Map();
  #next = 1;
  #heard = () => {};

  /** Starts the worker and waits until it says hello. */
  static async start() {
    await init();
    const engine = new Engine();
    engine.#worker = await siteWorker("engine_loader.js");
    await new Promise((resolve, reject) => {
      engine.#heard = resolve;
      engine.#worker.onerror = () => reject(new Error("the engine did not start"));
      engine.#worker.onmessage = ({ data }) => engine.#hear(data.body);
    });
    return engine;
  }

  /** Sends a request; `request` is the JSON of `api::Request` with one key. */
  async ask(request, port) {
    const id = this.#next++;
    const [name] = Object.keys(request);
    const body = to_engine(id, Date.now(), OFFSET_MINUTES, JSON.stringify(request));
    const answered = new Promise((resolve, reject) => this.#open.set(id, { name, resolve, reject }));
    this.#worker.postMessage(port ? { id, body, port } : { id, body }, port ? [port] : []);
    return answered;
  }

  async open() {
    const opened = await this.ask({ OpenBook: { book: "Own", had_data: false, accept_loss: false } });
    if (!opened.Ready) throw new Error(`not opened: ${JSON.stringify(opened)}`);
    return opened.Ready;
  }

  stop() {
    this.#worker.terminate();
  }

  #hear(bytes) {
    const frame = from_engine(bytes);
    const open = this.#open.get(frame.id);
    this.#open.delete(frame.id);
    if (!open) {
      this.#heard(frame.said);
    } else if (frame.said) {
      open.reject(new Error(`${open.name}: ${frame.said}`));
    } else {
      try {
        open.resolve(JSON.parse(frame.reply(open.name)));
      } catch (error) {
        // Another build than the scripts were made for.
        open.reject(error);
      }
    }
    frame.free();
  }
}

export class FilesWorker {
  #worker;
  #settle;

  static async start() {
    await init();
    const files = new FilesWorker();
    files.#worker = await siteWorker("files_loader.js");
    await new Promise((hello, reject) => {
      files.#worker.onmessage = hello;
      files.#worker.onerror = () => reject(new Error("the files worker did not start"));
    });
    files.#worker.onmessage = ({ data }) => files.#settle(data.body);
    return files;
  }

  async ask(request, parts, transfer = []) {
    const body = to_files(JSON.stringify(request));
    return new Promise((resolve, reject) => {
      this.#settle = (bytes) => {
        const reply = JSON.parse(from_files(bytes));
        if (reply.Progress) return;
        if (reply.Failed) reject(new Error(JSON.stringify(reply.Failed)));
        else resolve(reply);
      };
      this.#worker.postMessage({ id: 1, body, ...parts }, transfer);
    });
  }

  stop() {
    this.#worker.terminate();
  }
}

const OPTIONS = { encoding: null, delimiter: null, sheet: null, header: "Guess", keeps_guard: false };

/** Reads a file with the files worker, each block taken in as it comes. The worker lives until `done`. */
export async function readFile(file) {
  const files = await FilesWorker.start();
  const { port1, port2 } = new MessageChannel();
  let rows = 0;
  port1.onmessage = ({ data }) => {
    const count = rows_in(data);
    if (count === undefined) return;
    rows += count;
    port1.postMessage(ack());
  };
  const frames = watchFrames();
  const start = performance.now();
  await files.ask({ Read: { name: file.name, options: OPTIONS } }, { file, port: port2 }, [port2]);
  const ms = performance.now() - start;
  const seen = frames();
  return { ms, rows, ...seen, done: () => files.stop() };
}

/** A whole import as the page steers it. Milliseconds of each step. */
export async function importFile(engine, file) {
  const job = 1;
  const files = await FilesWorker.start();
  const times = {};
  let start = performance.now();
  const lap = (name) => {
    const now = performance.now();
    times[name] = now - start;
    start = now;
  };
  const { Inspected: seen } = await files.ask({ Inspect: { name: file.name, options: OPTIONS } }, { file });
  const headers = seen.columns.map(({ name }) => name);
  const suggested = await engine.ask({
    ImportSuggest: { columns: seen.columns.map(({ name, samples }) => [name, samples]) },
  });
  lap("inspect");
  const { port1, port2 } = new MessageChannel();
  const loaded = engine.ask({ ImportLoad: { job, headers, file: file.name } }, port1);
  await files.ask({ Read: { name: file.name, options: OPTIONS } }, { file, port: port2 }, [port2]);
  const { rows } = await loaded;
  lap("read");
  files.stop();
  const { target, mapping } = suggested;
  const plan = await engine.ask({ ImportPlan: { job, target, mapping, decimals: 2 } });
  lap("plan");
  const { records } = await engine.ask({ ImportCommit: { job } });
  lap("commit");
  return { times, rows, plan, records };
}
