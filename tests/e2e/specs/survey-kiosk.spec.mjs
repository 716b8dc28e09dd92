// The tablet in a customer's hands: one survey, and no way to anything else.

import { expectAccessible } from "../harness/axe.mjs";
import { expect, test } from "../harness/test.mjs";
import { AskingPage, RECOMMEND } from "../pages/asking-page.mjs";

test("customers answer alone and without a network, and nothing of one is left for the next @phone", async ({ page, context }) => {
  const asking = new AskingPage(page);
  await asking.customers.begin();
  await asking.customers.add({ name: "王建国", phone: "13800138000" });
  await asking.app.isKeptOffline();
  await context.setOffline(true);
  await asking.lock();
  await expectAccessible(page);
  await asking.begin.click();
  await asking.score(asking.recommend, 10);
  await asking.why.fill("送货快");
  await expectAccessible(page);
  // Somebody trips over the cable.
  await asking.app.reload();
  await asking.isLocked();
  await expect(asking.point(asking.recommend, 10)).toBeChecked();
  await expect(asking.why).toHaveValue("送货快");
  await asking.handIn();
  await expect(page.getByText("谢谢您！")).toBeVisible();
  await page.getByRole("button", { name: "下一位" }).click();
  await asking.begin.click();
  await expect(asking.point(asking.recommend, 10)).not.toBeChecked();
  await expect(asking.why).toHaveValue("");
  const left = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(left).not.toContain("送货快");
  expect(left).not.toContain("2580");
});

test("back, another address, a reload, another tab and the shortcuts lead nowhere", async ({ page, context }) => {
  const asking = new AskingPage(page);
  await asking.customers.begin();
  await asking.customers.add({ name: "王建国", phone: "13800138000" });
  const other = new AskingPage(await context.newPage());
  await other.app.open("customers");
  await expect(other.customers.row("王建国")).toBeVisible();
  await page.bringToFront();
  await asking.lock();
  // A tab that was open already is locked at once.
  await other.isLocked();
  for (let times = 0; times < 4; times += 1) {
    await page.goBack();
    await asking.isLocked();
    await expect(page).toHaveURL(new RegExp(`${RECOMMEND}/kiosk$`));
  }
  await page.evaluate(() => (location.hash = "#/customers"));
  await expect(page).toHaveURL(new RegExp(`${RECOMMEND}/kiosk$`));
  await asking.isLocked();
  await page.keyboard.press("Control+k");
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await asking.isLocked();
  const late = new AskingPage(await context.newPage());
  await late.app.open("customers");
  await late.isLocked();
  await late.page.goto("#/print/customer/1");
  await late.app.reload();
  await late.isLocked();
});

test("whoever walks away is forgotten after a countdown, and what they answered is kept", async ({ page }) => {
  const asking = new AskingPage(page);
  await page.clock.install();
  await asking.customers.begin();
  await asking.lock({ idle: "20" });
  await asking.begin.click();
  await asking.score(asking.recommend, 3);
  await page.clock.runFor(15_000);
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await page.clock.runFor(7_000);
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "我还在，继续" }).click();
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await expect(asking.point(asking.recommend, 3)).toBeChecked();
  await page.clock.runFor(32_000);
  await expect(asking.begin).toBeVisible();
  await asking.begin.click();
  await expect(asking.point(asking.recommend, 3)).not.toBeChecked();
});

test("only the code ends it, and guessing gets slow", async ({ page }) => {
  const asking = new AskingPage(page);
  await asking.customers.begin();
  await asking.customers.add({ name: "王建国", phone: "13800138000" });
  await asking.lock();
  await page.getByRole("button", { name: "店员" }).click();
  await expectAccessible(page);
  await asking.tryCode("1111");
  await expect(page.getByText("退出码不对")).toBeVisible();
  await asking.tryCode("2222");
  await asking.tryCode("3333");
  await expect(page.getByText(/请 \d+ 秒后再试/)).toBeVisible();
  // Not even the right one, and not after a reload.
  await asking.tryCode("2580");
  await asking.isLocked();
  await asking.app.reload();
  await asking.isLocked();
  await page.getByRole("button", { name: "店员" }).click();
  await expect(async () => {
    await asking.tryCode("2580");
    await expect(page.locator(".kiosk")).toHaveCount(0, { timeout: 500 });
  }).toPass();
  await expect(page).toHaveURL(/#\/surveys$/);
  await expect(page.getByRole("navigation").first()).toBeVisible();
  await asking.app.reload();
  await expect(page.locator(".kiosk")).toHaveCount(0);
});
