// Starts the app, and says in plain words when it cannot. The only script the page names.

import { forgetBrokenCopies, keepOffline, previousBuild, startPrevious } from "./offline.js";

const meta = (name) => {
  const content = document.querySelector(`meta[name="${name}"]`)?.content;
  return content && new URL(content, document.baseURI).href;
};

function showProblem(kind, detail = "") {
  const problem = document.getElementById("start-problem");
  document.getElementById("start")?.remove();
  problem.hidden = false;
  const said = problem.querySelector(`[data-problem="${kind}"]`);
  said.hidden = false;
  const place = said.querySelector("[data-detail]");
  if (place) place.textContent = detail;
  return said;
}

async function showFailure(error) {
  console.error(error);
  const said = showProblem("load", String(error?.message ?? error));
  const files = Array.from(document.querySelectorAll("link[rel$=preload]"), ({ href }) => href);
  said.querySelector('[data-action="reload"]').onclick = async () => {
    await forgetBrokenCopies(files);
    location.reload();
  };
  const previous = said.querySelector('[data-action="previous"]');
  if (await previousBuild()) {
    previous.hidden = false;
    previous.onclick = startPrevious;
  }
}

// A tiny program with everything the compiler takes for granted: references, several results, copying
// of memory, saturating conversion, sign extension.
const PROBE =
  "AGFzbQEAAAABBgFgAAJ/fwMCAQAEBAFvAAEFAwEAAQoYARYAQQBBAEEA/AoAAEMAAAAA/ABBAMAL";

function runsOurWasm() {
  if (typeof WebAssembly !== "object") return false;
  return WebAssembly.validate(Uint8Array.from(atob(PROBE), (byte) => byte.charCodeAt(0)));
}

// After a panic or a trap the program is gone, and nothing of it is asked any more: the way out is a link.
const CRASHED = {
  "zh-CN": "程序出了差错，但您的数据是安全的：已保存的都在，没写完的表单也留着。请重新载入页面。",
  en: "Something went wrong in the app, but your data is safe: all that was saved is there, and so are half-filled forms. Reload the page.",
};

function showCrash() {
  if (document.querySelector(".crash")) return;
  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
  const lines = Object.entries(CRASHED).map(([lang, text]) => make("p", { lang }, text));
  // An empty query is this very page; a changed fragment alone would not load it again.
  const link = make("a", { class: "button button--primary", href: "?" }, "重新载入 Reload");
  const sheet = make("div", { class: "crash__sheet" }, ...lines, link);
  const names = { role: "alertdialog", "aria-modal": "true", "aria-label": "熟客 Shuke" };
  // What is left of the program may go on for a while, and reach for the focus.
  for (const part of document.body.children) part.inert = true;
  document.body.append(make("div", { class: "crash", ...names }, sheet));
  scrollTo(0, 0);
  link.focus();
}

// A panic says so itself. Out of memory or stack there is no panic, and an exception of the browser's that passes
// through the program leaves it in the middle of something.
const isTrap = (error) => error?.name === "RuntimeError";
addEventListener("shuke:crash", showCrash);
addEventListener("error", ({ error }) => {
  if (isTrap(error) || /wasm-function|\.wasm/.test(error?.stack ?? "")) showCrash();
});
addEventListener("unhandledrejection", ({ reason }) => {
  if (isTrap(reason)) showCrash();
});

// Chromium offers to install before the app listens, and only once: keep the offer for the app's own button.
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  globalThis.shukeInstall = event;
  document.dispatchEvent(new CustomEvent("shuke:install", { bubbles: true }));
});

// The engine is fetched and compiled beside the page rather than after it. What it says before the page listens is
// kept for src/engine_client/worker.rs.
function startEngine() {
  const worker = new Worker(`${meta("shuke-files")}engine_loader.js`, { type: "module" });
  const begun = { worker, said: [], failed: false };
  worker.onmessage = ({ data }) => begun.said.push(data);
  worker.onerror = () => (begun.failed = true);
  globalThis.shukeEngine = begun;
}

// A survey on a customer's own phone (src/app/root.rs): nothing of a shop is started, stored or kept offline there.
const isGivenSurvey = /^#\/*s(\/|\?|$)/.test(location.hash);

async function start() {
  if (!runsOurWasm()) return showProblem("browser");
  if (!isGivenSurvey && !globalThis.indexedDB) return showProblem("storage");
  try {
    if (!isGivenSurvey) startEngine();
    const app = await import(meta("shuke-js"));
    await app.default({ module_or_path: meta("shuke-wasm") });
    for (const id of ["start", "start-problem"]) document.getElementById(id)?.remove();
  } catch (error) {
    await showFailure(error);
  }
}

await start();
if (!isGivenSurvey) await keepOffline();
