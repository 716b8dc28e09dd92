// One visit is enough: from then on the app needs no network.

import { expect, test } from "../harness/test.mjs";
import { openProfile } from "../harness/profile.mjs";
import { DIST } from "../harness/builds.mjs";
import { AppPage } from "../pages/app-page.mjs";
import { WelcomePage } from "../pages/welcome-page.mjs";

test("after the first visit the app starts without a network, workers included @phone", async ({ page, context }) => {
  const app = new AppPage(page);
  await app.open();
  await app.isKeptOffline();

  await context.setOffline(true);
  await app.reload();

  const kept = await page.evaluate(async () => {
    const folder = document.querySelector('meta[name="shuke-files"]').content;
    const names = ["engine_loader.js", "engine_bg.wasm", "files_loader.js", "files.js", "files_bg.wasm"];
    const answers = await Promise.all(names.map((name) => fetch(folder + name)));
    return answers.map((answer) => answer.ok);
  });
  expect(kept).toEqual([true, true, true, true, true]);

  await new WelcomePage(page).startEmpty();
  // Said in one line, which takes no more room than that.
  const said = page.getByRole("status").filter({ hasText: "没有网络" });
  expect((await said.boundingBox()).height).toBeLessThan(60);
});

test("the places in later parts of the page open without a network", async ({ page, context }) => {
  const app = new AppPage(page);
  await app.open();
  await app.isKeptOffline();
  await context.setOffline(true);
  for (const [place, title] of [
    ["complaints", "投诉"],
    ["insights", "洞察"],
    ["import", "导入表格"],
  ]) {
    await app.open(place);
    await new WelcomePage(page).startEmpty();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await page.goto("about:blank");
  }
});

test("the files worker starts without a network", async ({ page, context }) => {
  const app = new AppPage(page);
  await app.open();
  await app.isKeptOffline();
  await context.setOffline(true);
  await app.reload();

  // A module that does not arrive is an error event of the worker; one that runs is none.
  const outcome = await page.evaluate(() => {
    const folder = document.querySelector('meta[name="shuke-files"]').content;
    return new Promise((told) => {
      const worker = new Worker(`${folder}files_loader.js`, { type: "module" });
      worker.onerror = () => told("error");
      worker.onmessage = () => told("message");
    });
  });
  expect(outcome).toBe("message");
});

test("a first visit cut short does no harm", async ({ startSite }) => {
  const site = await startSite(DIST);
  const profile = await openProfile(site.address);
  // The service worker has begun to fetch when the browser is closed.
  const held = site.hold("files_bg.wasm");
  const first = new AppPage(await profile.newPage(), site.address);
  await first.page.goto(site.address);
  await held;
  await profile.reopen();

  site.deploy(DIST);
  const second = new AppPage(await profile.newPage(), site.address);
  await second.open();
  await second.isKeptOffline();
  await site.stop();
  await second.reload();
  await profile.remove();
});

test("the app can be installed", async ({ page, context }) => {
  const app = new AppPage(page);
  await app.open();
  await app.isKeptOffline();
  const session = await context.newCDPSession(page);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // A private window, as a fresh test profile is, cannot install; nothing else may stand in the way.
  const others = installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito");
  expect(others).toEqual([]);
});

test("the app starts without its host after the browser was closed", async ({ startSite }) => {
  const site = await startSite(DIST);
  const profile = await openProfile(site.address);
  const first = new AppPage(await profile.newPage(), site.address);
  await first.open();
  await first.isKeptOffline();
  const build = await first.build();

  await site.stop();
  await profile.reopen();

  const second = new AppPage(await profile.newPage(), site.address);
  await second.open();
  expect(await second.build()).toBe(build);
  profile.watch.expectCalm();
  await profile.remove();
});

test("the app runs without a service worker where the browser allows none", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const app = new AppPage(await context.newPage(), baseURL);
  await app.open();
  await context.close();
});
