// What the page offers to the scripts that drive it.

export const startWorker = () => new Worker("/bench/worker.js", { type: "module" });

/** Calls a function of a module in a worker. */
export async function callIn(worker, module, name, argument) {
  const { result, error } = await new Promise((answer) => {
    worker.onmessage = ({ data }) => answer(data);
    worker.onerror = (event) => answer({ error: event.message });
    worker.postMessage({ module: new URL(module, location.href).href, name, argument });
  });
  if (error) throw new Error(error);
  return result;
}

/** The same in a worker of its own. */
export async function inWorker(module, name, argument) {
  const worker = startWorker();
  try {
    return await callIn(worker, module, name, argument);
  } finally {
    worker.terminate();
  }
}

/** What page and workers hold, in MB. */
export async function memory() {
  const { bytes } = await performance.measureUserAgentSpecificMemory();
  return bytes / 1e6;
}

/** Starts to note whether the page could draw: the longest pause between two frames, and long tasks. */
export function watchFrames() {
  const gaps = [];
  const tasks = [];
  let last = performance.now();
  let going = true;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  });
  observer.observe({ entryTypes: ["longtask"] });
  const frame = () => {
    const now = performance.now();
    gaps.push(now - last);
    last = now;
    if (going) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  return () => {
    going = false;
    observer.disconnect();
    return { longestFrame: Math.max(0, ...gaps), longTasks: tasks.length };
  };
}
