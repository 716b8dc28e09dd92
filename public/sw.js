// Keeps the app on the device. All files of one build are fetched and checked before any is used, and
// kept together, so that a half-arrived update can never be seen.
//
// `cargo xtask build` fills in the list: { id, files: { name: SHA-256 } }.

const BUILD = /* build list */ null;

const SCOPE = new URL(self.registration.scope);
const PREFIX = `shuke-build:${SCOPE.pathname}:`;
const OWN = PREFIX + BUILD.id;
const PAGE = "index.html";
// Two notes that outlive this worker: `proven`, the build that started last; `serve`, the kept build
// the user went back to.
const NOTES = `shuke-notes:${SCOPE.pathname}`;
const MATCH = { ignoreSearch: true, ignoreVary: true };

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => event.waitUntil(onMessage(event)));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const ours = url.origin === SCOPE.origin && url.pathname.startsWith(SCOPE.pathname);
  if (ours && event.request.method === "GET") event.respondWith(answer(event.request, url));
});

// Installing

async function install() {
  try {
    await fillCache();
  } catch (error) {
    // All or nothing; but a cache that an earlier worker of the same build made good stays.
    if (!(await isComplete(OWN))) await caches.delete(OWN);
    throw error;
  }
}

async function fillCache() {
  const cache = await caches.open(OWN);
  const missing = [];
  for (const name of Object.keys(BUILD.files)) {
    if (!(await cache.match(address(name), MATCH))) missing.push(name);
  }
  const checked = await Promise.all(missing.map(async (name) => [name, await fetchChecked(name)]));
  await Promise.all(checked.map(([name, response]) => cache.put(address(name), response)));
}

async function isComplete(name) {
  if (!(await caches.has(name))) return false;
  const kept = await (await caches.open(name)).keys();
  return kept.length >= Object.keys(BUILD.files).length;
}

// The page has just fetched most files, so the browser's own copy is tried first; the hash tells
// whether it is the right one. Hosts differ in whether they serve the page as ./ or index.html.
async function fetchChecked(name) {
  const places = name === PAGE ? [SCOPE.href, address(PAGE)] : [address(name)];
  const tries = ["default", "reload"].flatMap((cache) => places.map((place) => [place, cache]));
  for (const [place, cache] of tries) {
    const response = await fetch(place, { cache, credentials: "same-origin" });
    if (!response.ok) continue;
    const bytes = await response.arrayBuffer();
    if ((await sha256(bytes)) === BUILD.files[name]) return storable(name, bytes, response);
  }
  throw new Error(`${name} did not arrive whole`);
}

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// A fresh response: a redirected one may not answer a navigation. The host's security headers stay.
function storable(name, bytes, { headers }) {
  const kept = new Headers(headers);
  for (const gone of ["content-encoding", "content-length", "vary"]) kept.delete(gone);
  // Some hosts do not know wasm, and browsers insist on the type.
  const type = TYPES[name.split(".").pop()];
  if (type) kept.set("content-type", type);
  return new Response(bytes, { headers: kept });
}

const TYPES = {
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  wasm: "application/wasm",
  webmanifest: "application/manifest+json",
};

// Changing over

async function activate() {
  await note("serve", "");
  // The one to go back to stays until this one has started. Others nobody needs, unless a page of
  // theirs is still open.
  const others = (await keptBuilds()).filter((name) => name !== OWN);
  const proven = PREFIX + (await noted("proven"));
  const fallback = others.includes(proven) ? proven : others.at(-1);
  await deleteUnused(others.filter((name) => name !== fallback));
  await self.clients.claim();
  await tellComplete();
}

async function onMessage({ data, source }) {
  switch (data?.type) {
    case "activate":
      return self.skipWaiting();
    case "complete?":
      await repair();
      return tellComplete(source);
    case "booted":
      // This build has shown that it works here, so the one before may go.
      if (data.build !== BUILD.id) return undefined;
      await note("proven", BUILD.id);
      return deleteUnused((await keptBuilds()).filter((name) => name !== OWN));
    case "serve-previous":
      await note("serve", data.build);
      return source?.postMessage({ type: "serving-previous" });
    default:
      return undefined;
  }
}

// Browsers may clear the cache and leave the worker. The host may have moved on to another build;
// then the update brings a whole one.
async function repair() {
  if (await isComplete(OWN)) return;
  await fillCache().catch((error) => console.warn(error.message));
}

async function tellComplete(client) {
  if (!(await isComplete(OWN))) return;
  const told = client ? [client] : await self.clients.matchAll();
  for (const page of told) page.postMessage({ type: "complete", build: BUILD.id });
}

async function keptBuilds() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

async function deleteUnused(names) {
  const { held = [] } = (await self.navigator.locks?.query()) ?? {};
  const used = new Set(held.map((lock) => lock.name));
  await Promise.all(names.filter((name) => !used.has(name)).map((name) => caches.delete(name)));
}

async function note(name, value) {
  await (await caches.open(NOTES)).put(address(name), new Response(value));
}

async function noted(name) {
  const kept = await caches.match(address(name), { cacheName: NOTES });
  return kept ? kept.text() : "";
}

// Answering

async function answer(request, url) {
  const isPage = request.mode === "navigate" && isFirstPage(url);
  const kept = isPage ? await keptPage() : await keptFile(request);
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    // An address below ours that is not of this app, without a network: the app is still of use.
    const page = request.mode === "navigate" && (await keptPage());
    if (page) return page;
    throw error;
  }
}

function isFirstPage({ pathname }) {
  return pathname === SCOPE.pathname || pathname === SCOPE.pathname + PAGE;
}

async function keptPage() {
  const previous = await noted("serve");
  const page =
    previous && (await caches.match(address(PAGE), { ...MATCH, cacheName: PREFIX + previous }));
  return page || caches.match(address(PAGE), { ...MATCH, cacheName: OWN });
}

// The address of a file names its build, so pages of an older build keep getting theirs.
async function keptFile(request) {
  const own = await caches.match(request, { ...MATCH, cacheName: OWN });
  if (own) return own;
  for (const cacheName of await keptBuilds()) {
    const kept = await caches.match(request, { ...MATCH, cacheName });
    if (kept) return kept;
  }
  return undefined;
}

function address(name) {
  return new URL(name, SCOPE).href;
}
