// Runs before the first paint, so that a chosen dark look does not begin with a white flash. The choice
// is kept by src/state/look.rs.
try {
  var kept = JSON.parse(localStorage.getItem("shuke.look"));
  if (kept && (kept.theme === "light" || kept.theme === "dark")) {
    document.documentElement.dataset.theme = kept.theme;
  }
} catch (refused) {
  // No storage or another format: then the look follows the system.
}
