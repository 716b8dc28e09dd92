// A new build replaces the old one whole, when the user says so, or not at all.

import { expect, test } from "../harness/test.mjs";
import { buildIn, DIST } from "../harness/builds.mjs";
import { AppPage } from "../pages/app-page.mjs";

const NEXT = "00000000000000a1";
const THIRD = "00000000000000a2";

/** The page asks for an update now instead of at its next check. */
const lookForUpdate = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    // An update that fails is what some of these specs are about.
    await registration.update().catch(() => {});
  });

const updateIsOffered = (page) => page.waitForFunction(() => typeof window.shukeUpdate === "function");

const keptBuilds = (page) =>
  page.evaluate(async () => {
    const names = await caches.keys();
    return names.filter((name) => name.startsWith("shuke-build:")).map((name) => name.split(":").pop());
  });

async function visit(page, site) {
  const app = new AppPage(page, site.address);
  await app.open();
  await app.isKeptOffline();
  return app;
}

test.describe("update", () => {
  // A build that does not arrive is told on the console of the service worker.
  test.use({ allowedErrors: [[/./], { option: true }] });

  let site;
  let next;
  test.beforeEach(async ({ startSite, anotherBuild }) => {
    site = await startSite(DIST);
    next = await anotherBuild(NEXT);
  });

  test("the next build waits until it is asked for, then the old one goes", async ({ page }) => {
    const app = await visit(page, site);
    const first = await buildIn(DIST);
    expect(await app.build()).toBe(first);

    site.deploy(next);
    await lookForUpdate(page);
    await updateIsOffered(page);
    await app.reload();
    expect(await app.build()).toBe(first);

    await updateIsOffered(page);
    await page.evaluate(() => window.shukeUpdate());
    await expect.poll(() => app.build().catch(() => "")).toBe(NEXT);
    await app.isReady();
    await app.isKeptOffline();
    await expect.poll(() => keptBuilds(page)).toEqual([NEXT]);
  });

  test("the next build starts without a network too", async ({ page, context }) => {
    const app = await visit(page, site);
    site.deploy(next);
    await lookForUpdate(page);
    await updateIsOffered(page);
    await page.evaluate(() => window.shukeUpdate());
    await expect.poll(() => app.build().catch(() => "")).toBe(NEXT);
    await app.isKeptOffline();
    await context.setOffline(true);
    await app.reload();
    expect(await app.build()).toBe(NEXT);
  });

  test("another tab keeps its own build, told that it may change over", async ({ page, context }) => {
    const app = await visit(page, site);
    const first = await app.build();
    const other = new AppPage(await context.newPage(), site.address);
    await other.open();

    site.deploy(next);
    await lookForUpdate(page);
    await updateIsOffered(page);
    await page.evaluate(() => window.shukeUpdate());
    await expect.poll(() => app.build().catch(() => "")).toBe(NEXT);
    await app.isReady();
    await app.isKeptOffline();

    // Not reloaded under the user's hands, and its files are still there for it.
    expect(await other.build()).toBe(first);
    const answer = await other.page.evaluate(async (build) => {
      const kept = await fetch(`./build-${build}/files_bg.wasm`);
      return kept.ok;
    }, first);
    expect(answer).toBe(true);
    await updateIsOffered(other.page);
    await other.page.evaluate(() => window.shukeUpdate());
    await expect.poll(() => other.build().catch(() => "")).toBe(NEXT);
  });

  for (const [file, fault] of [
    ["engine_bg.wasm", "missing"],
    ["engine_bg.wasm", "flipped"],
    ["files_bg.wasm", "truncated"],
    ["shuke_bg.wasm", "html"],
    ["shuke.js", "html"],
    ["split_desk.wasm", "truncated"],
    ["index.html", "flipped"],
    ["style.css", "server error"],
  ]) {
    test(`${file} ${fault}: the old build goes on, and a whole one is taken later`, async ({ page, context }) => {
      const app = await visit(page, site);
      const first = await app.build();
      site.deploy(next);
      site.spoil(file, fault);
      await lookForUpdate(page);
      await expect.poll(() => keptBuilds(page)).toEqual([first]);
      await app.reload();
      expect(await app.build()).toBe(first);
      await context.setOffline(true);
      await app.reload();
      expect(await app.build()).toBe(first);

      await context.setOffline(false);
      site.deploy(next);
      await lookForUpdate(page);
      await updateIsOffered(page);
      await page.evaluate(() => window.shukeUpdate());
      await expect.poll(() => app.build().catch(() => "")).toBe(NEXT);
    });
  }

  test("a build that does not start hands back to the one before", async ({ page }) => {
    const app = await visit(page, site);
    const first = await app.build();
    site.deploy(next);
    await lookForUpdate(page);
    await updateIsOffered(page);
    // The page script of the next build fails here, as it would on a browser it does not suit.
    await page.addInitScript((id) => {
      const instantiate = WebAssembly.instantiateStreaming;
      WebAssembly.instantiateStreaming = async (response, imports) => {
        const { url } = await response;
        if (url.includes(id)) throw new Error("this build does not start here");
        return instantiate(response, imports);
      };
    }, NEXT);
    await page.evaluate(() => window.shukeUpdate());
    await expect(app.problem("load")).toBeVisible();
    await app.problem("load").getByRole("button", { name: "Use the previous version" }).click();
    await app.isReady();
    expect(await app.build()).toBe(first);
    await app.reload();
    expect(await app.build()).toBe(first);
  });

  test("a third build takes over from a second that waits", async ({ page, anotherBuild }) => {
    const third = await anotherBuild(THIRD);
    const app = await visit(page, site);
    site.deploy(next);
    await lookForUpdate(page);
    await updateIsOffered(page);
    site.deploy(third);
    await lookForUpdate(page);
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      const arriving = registration.installing;
      if (arriving) await new Promise((done) => (arriving.onstatechange = done));
    });
    await page.evaluate(() => window.shukeUpdate());
    await expect.poll(() => app.build().catch(() => "")).toBe(THIRD);
  });

  test("an emptied cache is filled again", async ({ page, context }) => {
    const app = await visit(page, site);
    await page.evaluate(async () => {
      for (const name of await caches.keys()) await caches.delete(name);
    });
    await app.reload();
    await app.isKeptOffline();
    await context.setOffline(true);
    await app.reload();
  });

  test("caches of other apps on the same host are left alone", async ({ page }) => {
    await page.goto(site.address);
    await page.evaluate(async () => {
      await caches.open("another-app");
      await caches.open("shuke-build:/elsewhere/:1");
    });
    const app = await visit(page, site);
    site.deploy(next);
    await lookForUpdate(page);
    await updateIsOffered(page);
    await page.evaluate(() => window.shukeUpdate());
    await expect.poll(() => app.build().catch(() => "")).toBe(NEXT);
    await app.isKeptOffline();
    const names = await page.evaluate(() => caches.keys());
    expect(names).toEqual(expect.arrayContaining(["another-app", "shuke-build:/elsewhere/:1"]));
  });
});
