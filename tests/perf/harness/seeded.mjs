// Profiles that hold a shop already, filled once in a run and copied from then on.

import { inBrowser, newProfile } from "./chromium.mjs";
import { openBench } from "./page.mjs";

/** `seeded()` has 100,000 customers, `seeded.withPurchases()` 1,000,000 purchases besides. */
export function seededProfiles(origin) {
  let plain;
  let full;
  const made = [];
  const fill = async (like, names, extra) => {
    const profile = await newProfile(like);
    made.push(profile);
    await inBrowser(profile, async (context) => {
      const bench = await openBench(context, origin);
      for (const name of names) {
        const { rows, times } = await bench.page.evaluate(importInto, name);
        const seconds = Object.values(times).reduce((a, b) => a + b, 0) / 1000;
        console.log(`  filled a profile with ${name}: ${rows} rows in ${seconds.toFixed(1)} s`);
      }
      await extra?.(bench);
      // The site once, so that its service worker keeps it.
      await bench.page.goto(`${origin}/site/`);
      await bench.page.locator('html[data-offline="ready"]').waitFor({ state: "attached", timeout: 60_000 });
    });
    return profile;
  };
  const others = async ({ work }) => {
    for (const how of ["dexie", "raw", "packed"]) await work("stores", "save", { how });
    await work("ours", "saveSnapshot");
  };
  const seeded = () => (plain ??= fill(undefined, ["customers.csv"], others));
  seeded.withPurchases = () => (full ??= fill(undefined, ["customers.csv", "purchases.csv"]));
  seeded.profiles = () => made;
  return seeded;
}

async function importInto(name) {
  const { Engine, importFile } = await import("/bench/engine.js");
  const engine = await Engine.start();
  await engine.open();
  const before = await engine.ask({ BookFacts: null });
  const blob = await (await fetch(`/data/${name}`)).blob();
  const { rows, times } = await importFile(engine, new File([blob], name));
  // The snapshot is written after the answer.
  for (;;) {
    const { snapshot_bytes: bytes } = await engine.ask({ BookFacts: null });
    if (bytes > before.snapshot_bytes) break;
    await new Promise((later) => setTimeout(later, 100));
  }
  engine.stop();
  return { rows, times };
}
