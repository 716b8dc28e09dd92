// The page's side of the service worker: registers it, says when an update waits, hands over.
//
// For the app:
// - event `shuke:update` on the document: a new build is ready; `window.shukeUpdate()` changes over and
//   reloads. `event.detail.applied` is true where another tab has changed over already.
// - `<html data-offline>` is "ready" once this build starts without a network, "unavailable" where the
//   browser or the address (plain http) does not allow that. Event `shuke:offline` tells of the change.
// - the app dispatches `shuke:ready` (or sets `data-ready` on the body) when its engine has answered.

const build = new URL(import.meta.url).pathname.match(/\/build-([^/]+)\/[^/]*$/)?.[1] ?? "dev";
const scope = new URL("./", document.baseURI).pathname;
const UPDATE_CHECK_MS = 60 * 60 * 1000;
const FIRST_START_MS = 10_000;

let registration;
let askedForUpdate = false;

export async function keepOffline() {
  if (build === "dev") return;
  if (!("serviceWorker" in navigator)) return setOffline("unavailable");
  holdBuild();
  const container = navigator.serviceWorker;
  const wasControlled = Boolean(container.controller);
  // On a first visit, all that the worker fetches would be in the way of what the first screen waits for.
  if (!wasControlled) await appIsReadyOrLate();
  container.addEventListener("controllerchange", () => {
    if (askedForUpdate) location.reload();
    else if (wasControlled) announceUpdate(true);
  });
  container.addEventListener("message", ({ data }) => {
    if (data?.type === "complete" && data.build === build) setOffline("ready");
  });
  try {
    registration = await container.register(new URL("sw.js", document.baseURI), {
      updateViaCache: "none",
    });
  } catch (error) {
    console.warn("This copy will not start without a network:", error.message);
    return setOffline("unavailable");
  }
  watchForUpdates();
  whenAppIsReady(() => tellWorker({ type: "booted", build }));
  await container.ready;
  tellWorker({ type: "complete?", build });
}

function watchForUpdates() {
  if (registration.waiting && navigator.serviceWorker.controller) announceUpdate(false);
  registration.addEventListener("updatefound", () => {
    const arriving = registration.installing;
    arriving?.addEventListener("statechange", () => {
      if (arriving.state !== "installed") return;
      if (navigator.serviceWorker.controller) announceUpdate(false);
    });
  });
  let checked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - checked < UPDATE_CHECK_MS) return;
    checked = Date.now();
    // Without a network there is nothing to find, and nothing to say.
    registration.update().catch(() => {});
  });
}

function announceUpdate(applied) {
  window.shukeUpdate = () => {
    askedForUpdate = true;
    const waiting = !applied && registration.waiting;
    if (waiting) waiting.postMessage({ type: "activate" });
    else location.reload();
  };
  const event = new CustomEvent("shuke:update", { bubbles: true, detail: { applied } });
  document.dispatchEvent(event);
}

function setOffline(state) {
  document.documentElement.dataset.offline = state;
  document.dispatchEvent(new CustomEvent("shuke:offline", { bubbles: true, detail: { state } }));
}

function whenAppIsReady(told) {
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    told();
  };
  if (document.body.dataset.ready) return once();
  window.addEventListener("shuke:ready", once, { capture: true, once: true });
  new MutationObserver((_, observer) => {
    if (!document.body.dataset.ready) return;
    observer.disconnect();
    once();
  }).observe(document.body, { attributes: true, attributeFilter: ["data-ready"] });
}

function appIsReadyOrLate() {
  return new Promise((go) => {
    whenAppIsReady(go);
    setTimeout(go, FIRST_START_MS);
  });
}

async function tellWorker(message) {
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage(message);
}

// Held while this page lives, so that the worker knows which builds are still in use.
function holdBuild() {
  navigator.locks?.request(`shuke-build:${scope}:${build}`, { mode: "shared" }, () => {
    return new Promise(() => {});
  });
}

// The kept build to go back to when this one does not start, if there is one.
export async function previousBuild() {
  if (!globalThis.caches || !navigator.serviceWorker?.controller) return undefined;
  const prefix = `shuke-build:${scope}:`;
  const builds = (await caches.keys())
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length));
  return builds.find((other) => other !== build);
}

export async function startPrevious() {
  const worker = navigator.serviceWorker;
  worker.addEventListener("message", ({ data }) => {
    if (data?.type === "serving-previous") location.reload();
  });
  worker.controller.postMessage({ type: "serve-previous", build: await previousBuild() });
}

// A browser keeps what came under an address for good; fetch anew what did not work.
export async function forgetBrokenCopies(addresses) {
  const fetches = addresses.map((address) => fetch(address, { cache: "reload" }));
  await Promise.allSettled(fetches);
}
