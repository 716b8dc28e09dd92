// What the app reminds of, so that a browser's tidying or a broken tablet costs nobody their customers.

import { expect, test } from "../harness/test.mjs";
import { AppPage } from "../pages/app-page.mjs";
import { CustomersPage } from "../pages/customers-page.mjs";

test("where the browser removes data by the calendar, the way to the home screen comes before the first entry", async ({
  page,
}) => {
  // Safari on a phone or tablet is known by this property; from the home screen it is true.
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "standalone", { get: () => false }));
  await new AppPage(page).open();
  await expect(page.getByText("Safari 会清除一周没打开的网站的数据", { exact: false })).toBeVisible();
  await expect(page.getByRole("button", { name: "从空白开始" })).toBeVisible();
});

test("opened from the home screen, nothing is said of it", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "standalone", { get: () => true }));
  await new AppPage(page).open();
  await expect(page.getByRole("button", { name: "从空白开始" })).toBeVisible();
  await expect(page.getByText("Safari")).toHaveCount(0);
});

test("the browser's offer to install becomes a button, and is asked once", async ({ page }) => {
  await new AppPage(page).open();
  await page.evaluate(() => {
    const offer = new Event("beforeinstallprompt", { cancelable: true });
    offer.prompt = () => (globalThis.asked = (globalThis.asked ?? 0) + 1);
    dispatchEvent(offer);
    globalThis.wasHeldBack = offer.defaultPrevented;
  });
  expect(await page.evaluate(() => globalThis.wasHeldBack)).toBe(true);
  await page.getByRole("button", { name: "装到桌面" }).click();
  await expect(page.getByRole("button", { name: "装到桌面" })).toHaveCount(0);
  expect(await page.evaluate(() => globalThis.asked)).toBe(1);
});

test("a book that was never backed up says so on Today, until it is", async ({ page }) => {
  const customers = new CustomersPage(page);
  await customers.begin();
  await customers.add({ name: "王建国", phone: "13800138000" });
  await customers.app.goTo("today");
  const reminder = page.getByText("还没有备份过", { exact: false });
  await expect(reminder).toBeVisible();
  await page.getByRole("link", { name: "备份全部" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "备份全部" }).click();
  await download;
  await customers.app.goTo("today");
  await expect(page.getByText("全部保存在这台设备上")).toBeVisible();
  await expect(reminder).toHaveCount(0);
});
