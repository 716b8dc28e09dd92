// Ours beside its peers and beside floors, in one run and one browser: `cargo xtask bench`.

import { join } from "node:path";
import { cpus } from "node:os";

import { P12 } from "./areas/figures.mjs";
import { P4 } from "./areas/finding.mjs";
import { P9, P10 } from "./areas/reading.mjs";
import { P5, P8, P16 } from "./areas/site.mjs";
import { P7 } from "./areas/size.mjs";
import { P1, P2, P3 } from "./areas/stores.mjs";
import { chromiumVersion, indexedDbBackend, removeProfile } from "./harness/chromium.mjs";
import { fixtures } from "./harness/fixtures.mjs";
import { Report } from "./harness/report.mjs";
import { seededProfiles } from "./harness/seeded.mjs";
import { serve } from "./harness/server.mjs";

const AREAS = [P1, P2, P3, P4, P5, P7, P8, P9, P10, P12, P16];

const here = import.meta.dirname;
const { SHUKE_DIST: dist, SHUKE_BENCH: bench } = process.env;
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("-"));
const isQuick = process.argv.includes("--quick");
const unknown = wanted.filter((id) => !AREAS.some((area) => area.id === id.toUpperCase()));
if (unknown.length) {
  console.error(`no such area: ${unknown.join(" ")}. There are ${AREAS.map(({ id }) => id).join(" ")}.`);
  process.exit(2);
}
const chosen = AREAS.filter(({ id }) => !wanted.length || wanted.some((name) => name.toUpperCase() === id));

const data = await fixtures(bench);
const server = await serve({
  site: dist,
  counted: dist,
  bench: join(here, "browser"),
  npm: join(here, "node_modules"),
  wasm: join(bench, "wasm"),
  data,
});
const seeded = seededProfiles(server.origin);
const report = new Report({
  chromium: await chromiumVersion(),
  node: process.version,
  processor: `${cpus().length} x ${cpus()[0]?.model}`,
});
const run = {
  origin: server.origin,
  data,
  dist,
  seeded,
  repetitions: isQuick ? { short: 2, long: 1 } : { short: 7, long: 3 },
};
try {
  for (const area of chosen) {
    try {
      report.add({ id: area.id, title: area.title, ...(await area.run(run)) });
    } catch (error) {
      report.failed(area.id, error);
      process.exitCode = 1;
    }
  }
  const [profile] = seeded.profiles();
  if (profile) console.log(`\nIndexedDB lies in ${await indexedDbBackend(profile)}`);
} finally {
  await Promise.all(seeded.profiles().map(removeProfile));
  await server.stop();
}
await report.write(join(bench, "figures.json"));
