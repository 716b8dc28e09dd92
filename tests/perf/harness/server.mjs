// One static server for a run: the finished site, the scripts of the comparison, the peers, the data.
// Everything has one origin, so that what a script stores is what the site finds.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".csv": "text/csv",
};

// Isolated, or the browser neither tells how much memory a page holds nor has a fine clock.
const HEADERS = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-cache",
};

/** A worker and a page that tell how large their wasm memory is, which the browser does not count. */
const TELLING = "\nglobalThis.wasmMegabytes = () => wasm.memory.buffer.byteLength / 1e6;\n";

function telling(name, body) {
  if (/(^|\/)(shuke|engine|files)\.js$/.test(name)) return Buffer.concat([body, Buffer.from(TELLING)]);
  if (name === "index.html") return Buffer.from(body.toString().replace(/ integrity="[^"]*"/g, ""));
  return body;
}

/** Serves `folders`, a map from the first part of a path to a folder, on a free loopback port. */
export async function serve(folders) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    const [, top, rest = ""] = path.match(/^\/([^/]+)\/(.*)$/) ?? [];
    const name = normalize(rest || "index.html");
    const file = folders[top] && !name.startsWith("..") && join(folders[top], name);
    try {
      const read = await readFile(file);
      // The site under another name, the same but for its telling.
      const body = top === "counted" ? telling(name, read) : read;
      response.writeHead(200, { ...HEADERS, "content-type": TYPES[extname(name)] ?? "application/octet-stream" });
      response.end(body);
    } catch {
      response.writeHead(404, HEADERS).end("not found");
    }
  });
  await new Promise((opened) => server.listen(0, "127.0.0.1", opened));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    stop: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(closed));
    },
  };
}
