// Put into every page of the site before its own scripts: notes what the browser tells about drawing.

(() => {
  const notes = { tasks: [], shift: 0, largest: 0, slowest: 0 };
  window.shukeNotes = notes;
  const observe = (type, note, more = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true, ...more });
  observe("longtask", ({ startTime, duration }) => notes.tasks.push([startTime, duration]));
  observe("layout-shift", ({ value, hadRecentInput }) => (notes.shift += hadRecentInput ? 0 : value));
  observe("largest-contentful-paint", ({ startTime }) => (notes.largest = startTime));
  observe("event", ({ interactionId, duration }) => {
    if (interactionId) notes.slowest = Math.max(notes.slowest, duration);
  }, { durationThreshold: 16 });

  const rows = () => [...document.querySelectorAll('[role="grid"] tbody [role="row"]')];
  const filled = () => {
    const found = rows();
    return found.length >= 8 && found.every((row) => row.textContent.trim()) ? found : undefined;
  };
  /** Resolves when rows with something in them are there, with the time. `isNew` may ask for others than before. */
  notes.rowsShown = (isNew = () => true) =>
    new Promise((shown, failed) => {
      const look = () => {
        const found = filled();
        if (!found || !isNew(found)) return false;
        // Until it is laid out, not only made.
        found[0].getBoundingClientRect();
        shown(performance.now());
        return true;
      };
      if (look()) return;
      const observer = new MutationObserver(() => {
        if (look()) observer.disconnect();
      });
      observer.observe(document, { subtree: true, childList: true, characterData: true });
      setTimeout(() => failed(new Error("no rows were shown within 30 s")), 30_000);
    });
  notes.firstRows = notes.rowsShown();
  // A page without a list is no fault.
  notes.firstRows.catch(() => {});
})();
