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

async function start() {
  if (typeof WebAssembly !== "object") return showProblem("browser");
  if (!globalThis.indexedDB) return showProblem("storage");
  try {
    const app = await import(meta("shuke-js"));
    await app.default({ module_or_path: meta("shuke-wasm") });
    document.getElementById("start")?.remove();
  } catch (error) {
    // An old browser lacks some of WebAssembly, and compiling says so.
    const tooOld = error instanceof WebAssembly.CompileError && (await isWasm(meta("shuke-wasm")));
    if (tooOld) showProblem("browser");
    else await showFailure(error);
  }
}

// Whether the file arrived as it is: a host or a hotel's sign-in page may have answered with HTML.
async function isWasm(address) {
  try {
    const head = new Uint8Array(await (await fetch(address)).arrayBuffer(), 0, 4);
    return head.join() === "0,97,115,109";
  } catch {
    return false;
  }
}

await start();
await keepOffline();
