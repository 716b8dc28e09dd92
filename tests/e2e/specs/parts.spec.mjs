// The page comes in parts. Hardly anybody notices; and where a part does not come, that is said.

import { expectAccessible } from "../harness/axe.mjs";
import { DIST } from "../harness/builds.mjs";
import { expect, test } from "../harness/test.mjs";
import { AppPage } from "../pages/app-page.mjs";
import { CustomersPage } from "../pages/customers-page.mjs";
import { WelcomePage } from "../pages/welcome-page.mjs";

// Without a service worker, which would keep every part after the first visit.
test.beforeEach(({ page }) => page.addInitScript(() => delete Navigator.prototype.serviceWorker));

const heading = (page) => page.getByRole("heading", { level: 1 });

async function begin(page, address) {
  const app = new AppPage(page, address);
  await app.open();
  await new WelcomePage(page).startEmpty();
  await expect(heading(page)).toBeVisible();
  return app;
}

/** Holds back what the page asks for at these addresses until it is opened. */
async function gate(page, addresses) {
  let open;
  const opened = new Promise((resolve) => (open = resolve));
  await page.route(addresses, async (route) => {
    await opened;
    await route.continue();
  });
  return { open };
}

const fetchedFiles = (page) =>
  page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name.split("/").pop()));

test("the first screen does not wait for the other parts", async ({ page }) => {
  const parts = await gate(page, /\/(split|chunk)_\w+\.wasm$/);
  const app = await begin(page);
  await app.goTo("customers");
  await expect(heading(page)).toHaveText("客户");
  parts.open();
});

test("every part comes by itself, and then none is asked for again", async ({ page }) => {
  const app = await begin(page);
  for (const part of ["records", "desk", "surveys", "insights", "shop"]) {
    await expect.poll(() => fetchedFiles(page)).toContain(`split_${part}.wasm`);
  }
  // The answers have arrived, but a program is made of the last one only now.
  await app.goTo("settings");
  await expect(heading(page)).toHaveText("设置");
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  for (const [place, title] of [
    ["complaints", "投诉"],
    ["surveys", "调查"],
    ["insights", "洞察"],
    ["customers/new", "新建客户"],
  ]) {
    await app.goTo(place);
    await expect(heading(page)).toHaveText(title);
  }
  expect(asked.filter((url) => url.endsWith(".wasm"))).toEqual([]);
});

test("a part that is slow: a quiet placeholder, then the page with the focus on its heading", async ({ page }) => {
  const desk = await gate(page, "**/split_desk.wasm");
  await begin(page);
  await page.evaluate(() => (location.hash = "#/complaints"));
  await expect(page.locator("main .waiting")).toBeVisible();
  await expect(heading(page)).toHaveCount(0);
  desk.open();
  await expect(heading(page)).toHaveText("投诉");
  await expect(heading(page)).toBeFocused();
});

test("a host that does not know the type of wasm", async ({ page, startSite }) => {
  const site = await startSite(DIST);
  site.spoil(".wasm", "plain type");
  const app = await begin(page, site.address);
  await app.goTo("complaints");
  await expect(heading(page)).toHaveText("投诉");
});

test.describe("a part that does not arrive", () => {
  test.use({ allowedErrors: [[/./], { option: true }] });

  for (const [locale, title, again, complaints] of [
    ["zh-CN", "这一页没有下载下来", "再试一次", "投诉"],
    ["en-GB", "This page could not be fetched", "Try again", "Complaints"],
  ]) {
    for (const fault of ["missing", "html", "truncated"]) {
      test.describe(locale, () => {
        test.use({ locale });

        test(`${fault}: a sentence and a button that helps`, async ({ page, startSite }) => {
          const site = await startSite(DIST);
          site.spoil("split_desk.wasm", fault);
          const app = await begin(page, site.address);
          await app.goTo("complaints");
          await expect(heading(page)).toHaveText(title);
          await expectAccessible(page);

          // Everything else goes on.
          await app.goTo("customers/new");
          await expect(heading(page)).not.toHaveText(title);
          await app.goTo("complaints");
          await expect(heading(page)).toHaveText(title);

          site.deploy(DIST);
          await page.evaluate(() => (globalThis.stayed = true));
          await page.getByRole("button", { name: again }).click();
          await expect(heading(page)).toHaveText(complaints);
          expect(await page.evaluate(() => globalThis.stayed), "without a reload").toBe(true);
        });
      });
    }
  }

  test("of the engine: nothing is lost, and saving again helps", async ({ page, startSite }) => {
    const site = await startSite(DIST);
    site.spoil("split_engine_later.wasm", "missing");
    const app = await begin(page, site.address);
    const customers = new CustomersPage(page);
    await app.goTo("customers/new");
    await customers.typeIn({ name: "李梅", phone: "13900139000" });
    await customers.save();
    await expect(customers.toast("程序有一部分没有下载下来")).toBeVisible();
    await expect(page.getByRole("textbox", { name: /姓名或名称/ })).toHaveValue("李梅");

    site.deploy(DIST);
    await customers.save();
    await customers.isAt("李梅");
  });
});
