// Runs only where the browser knows no modules, so it must itself be old-fashioned.
document.addEventListener("DOMContentLoaded", function () {
  var problem = document.getElementById("start-problem");
  problem.hidden = false;
  problem.querySelector('[data-problem="browser"]').hidden = false;
});
