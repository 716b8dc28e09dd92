// Browsers on fresh profiles, or on copies of one that was filled before.

import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  // What a page holds is counted at once, not when a collection happens to come.
  "--enable-blink-features=ForceEagerMeasureMemory",
];

/** A folder for a profile; `like` is copied into it. */
export async function newProfile(like) {
  const folder = await mkdtemp(join(tmpdir(), "shuke-perf-"));
  if (like) await cp(like, folder, { recursive: true });
  return folder;
}

export const removeProfile = (folder) => rm(folder, { recursive: true, force: true, maxRetries: 5 });

/** Runs `work(context)` in a browser on the profile; `options` are Playwright's. */
export async function inBrowser(profile, work, options = {}) {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.SHUKE_CHROMIUM,
    args: ARGUMENTS,
    headless: true,
    viewport: { width: 1024, height: 768 },
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    ...options,
  });
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}

/** The same on a profile that is thrown away afterwards. */
export async function inFreshBrowser(work, like, options) {
  const profile = await newProfile(like);
  try {
    return await inBrowser(profile, work, options);
  } finally {
    await removeProfile(profile);
  }
}

export async function chromiumVersion() {
  const browser = await chromium.launch({ executablePath: process.env.SHUKE_CHROMIUM, args: ARGUMENTS });
  const version = browser.version();
  await browser.close();
  return version;
}

/** How this Chromium keeps IndexedDB, judged by what lies in a profile. */
export async function indexedDbBackend(profile) {
  const folder = join(profile, "Default", "IndexedDB");
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  if (names.some((name) => name.endsWith("MANIFEST-000001") || name.endsWith(".ldb"))) return "LevelDB";
  if (names.some((name) => /sqlite|\.db$/i.test(name))) return "SQLite";
  return "unknown";
}
