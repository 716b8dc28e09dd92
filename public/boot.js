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
  const files = [meta("shuke-js"), meta("shuke-wasm")];
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

// Chromium offers to install before the app listens, and only once: keep the offer for the app's own button.
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  globalThis.shukeInstall = event;
  document.dispatchEvent(new CustomEvent("shuke:install", { bubbles: true }));
});

async function start() {
  if (!runsOurWasm()) return showProblem("browser");
  if (!globalThis.indexedDB) return showProblem("storage");
  try {
    const app = await import(meta("shuke-js"));
    await app.default({ module_or_path: meta("shuke-wasm") });
    for (const id of ["start", "start-problem"]) document.getElementById(id)?.remove();
  } catch (error) {
    await showFailure(error);
  }
}

await start();
await keepOffline();
