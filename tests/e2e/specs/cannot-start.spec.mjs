// Where the app cannot start it says so in plain words, in both languages, and touches nothing.

import { expectAccessible } from "../harness/axe.mjs";
import { expect, test } from "../harness/test.mjs";
import { DIST } from "../harness/builds.mjs";
import { AppPage } from "../pages/app-page.mjs";

async function seesBothLanguages(message) {
  await expect(message).toBeVisible();
  await expect(message.locator('p[lang="zh-CN"]')).toContainText("数据");
  await expect(message.locator('p[lang="en"]')).toContainText(/data|kept/i);
}

test("without WebAssembly", async ({ page }) => {
  await page.addInitScript(() => delete globalThis.WebAssembly);
  const app = new AppPage(page);
  await page.goto("");
  await seesBothLanguages(app.problem("browser"));
});

test("without IndexedDB", async ({ page }) => {
  await page.addInitScript(() => delete globalThis.indexedDB);
  await page.addInitScript(() => delete Window.prototype.indexedDB);
  const app = new AppPage(page);
  await page.goto("");
  await seesBothLanguages(app.problem("storage"));
});

test("with a WebAssembly that is too old", async ({ page }) => {
  await page.addInitScript(() => {
    WebAssembly.validate = () => false;
  });
  const app = new AppPage(page);
  await page.goto("");
  await seesBothLanguages(app.problem("browser"));
});

test("without JavaScript", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(baseURL);
  await seesBothLanguages(page.locator("noscript main"));
  await context.close();
});

test.describe("when a file does not arrive", () => {
  test.use({ allowedErrors: [[/./], { option: true }] });

  test("the message can be read and used by everyone", async ({ page, startSite }) => {
    const site = await startSite(DIST);
    site.spoil("shuke.js", "missing");
    const app = new AppPage(page, site.address);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await page.goto(site.address);
      await expect(app.problem("load")).toBeVisible();
      await expectAccessible(page);
    }
  });

  for (const [file, fault] of [
    ["shuke_bg.wasm", "missing"],
    ["shuke_bg.wasm", "html"],
    ["shuke_bg.wasm", "truncated"],
    ["shuke.js", "missing"],
    ["shuke.js", "html"],
    ["shuke_parts.js", "missing"],
  ]) {
    test(`${file} ${fault}: a sentence and a button that helps`, async ({ page, startSite }) => {
      const site = await startSite(DIST);
      site.spoil(file, fault);
      const app = new AppPage(page, site.address);
      await page.goto(site.address);
      await seesBothLanguages(app.problem("load"));

      site.deploy(DIST);
      await app.problem("load").getByRole("button", { name: "Reload" }).click();
      await app.isReady();
    });
  }
});
