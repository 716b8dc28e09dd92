// A page of the comparison's own, from which scripts and workers are started.

/** Opens it; `call(module, name, argument)` runs a function in the page, `work` the same in a worker. */
export async function openBench(context, origin) {
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(`${origin}/bench/`);
  const call = (module, name, argument) =>
    page.evaluate(
      async ([module, name, argument]) => (await import(`/bench/${module}.js`))[name](argument),
      [module, name, argument],
    );
  const work = (module, name, argument) =>
    page.evaluate(
      async ([module, name, argument]) => {
        const { inWorker } = await import("/bench/host.js");
        return inWorker(`/bench/${module}.js`, name, argument);
      },
      [module, name, argument],
    );
  return { page, call, work };
}
