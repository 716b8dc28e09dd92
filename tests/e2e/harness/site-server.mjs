// A static server for one spec: serves any build from any path, and breaks files on demand.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/** Ways in which a host or a network spoils a file. */
export const FAULTS = {
  missing: () => ({ status: 404, body: Buffer.from("not found"), type: "text/plain" }),
  html: () => ({ status: 200, body: Buffer.from("<!doctype html><p>Sign in"), type: TYPES[".html"] }),
  truncated: (file) => ({ ...file, body: file.body.subarray(0, Math.floor(file.body.length / 2)) }),
  flipped: (file) => {
    const body = Buffer.from(file.body);
    body[Math.floor(body.length / 2)] ^= 1;
    return { ...file, body };
  },
  "plain type": (file) => ({ ...file, type: "text/plain" }),
  "server error": () => ({ status: 500, body: Buffer.from("error"), type: "text/plain" }),
};

export class SiteServer {
  #server;
  #folder;
  #base;
  #faults = new Map();
  #held;

  /** Serves `folder` on a free port of this machine, below `base`. */
  static async start(folder, base = "/a/b/") {
    const site = new SiteServer();
    site.#folder = folder;
    site.#base = base;
    site.#server = createServer((request, response) => site.#answer(request, response));
    await new Promise((opened) => site.#server.listen(0, "127.0.0.1", opened));
    site.address = `http://127.0.0.1:${site.#server.address().port}${base}`;
    return site;
  }

  /** From now on another build stands under the same address. */
  deploy(folder) {
    this.#folder = folder;
    this.#faults.clear();
    this.#held = undefined;
  }

  /** Never answers for files whose name ends so; resolves when one has been asked for. */
  hold(ending) {
    return new Promise((asked) => (this.#held = { ending, asked }));
  }

  /** Spoils every file whose name ends so, until the next deployment. */
  spoil(ending, fault) {
    this.#faults.set(ending, FAULTS[fault]);
  }

  async stop() {
    if (!this.#server.listening) return;
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }

  async #answer(request, response) {
    const path = new URL(request.url, "http://x").pathname;
    const name = path.slice(this.#base.length) || "index.html";
    if (this.#held && name.endsWith(this.#held.ending)) return this.#held.asked();
    let file = path.startsWith(this.#base) ? await this.#read(name) : FAULTS.missing();
    for (const [ending, spoil] of this.#faults) {
      if (name.endsWith(ending)) file = spoil(file);
    }
    response.writeHead(file.status, { "content-type": file.type, "cache-control": "no-cache" });
    response.end(file.body);
  }

  async #read(name) {
    try {
      const body = await readFile(join(this.#folder, name));
      return { status: 200, body, type: TYPES[extname(name)] ?? "application/octet-stream" };
    } catch {
      return FAULTS.missing();
    }
  }
}
