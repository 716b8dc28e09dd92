// Runs one exported function of one module, away from the page.

addEventListener("message", async ({ data: { module, name, argument } }) => {
  try {
    const functions = await import(module);
    postMessage({ result: await functions[name](argument) });
  } catch (error) {
    postMessage({ error: String(error.stack ?? error) });
  }
});
