// What the page offers to the scripts that drive it.

/** Calls a function of a module in a worker of its own, and ends the worker unless it is to be kept. */
export async function inWorker(module, name, argument, keep = false) {
  const worker = new Worker("/bench/worker.js", { type: "module" });
  const { result, error } = await new Promise((answer) => {
    worker.onmessage = ({ data }) => answer(data);
    worker.onerror = (event) => answer({ error: event.message });
    worker.postMessage({ module: new URL(module, location.href).href, name, argument });
  });
  if (error) throw new Error(error);
  if (!keep) worker.terminate();
  return result;
}

/** What page and workers hold, in MB. */
export async function memory() {
  const { bytes } = await performance.measureUserAgentSpecificMemory();
  return bytes / 1e6;
}

/** Starts to note whether the page could have drawn: the longest pause between two frames, and long tasks. */
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
    return { longestFrame: Math.max(0, ...gaps), longTasks: tasks.length, longestTask: Math.max(0, ...tasks) };
  };
}
