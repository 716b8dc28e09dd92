// The browser removed the data: it is said, and never shown as an empty shop.

import { besideTheApp, removeData } from "../harness/faults.mjs";
import { expect, test } from "../harness/test.mjs";
import { CustomersPage } from "../pages/customers-page.mjs";
import { ExportPage } from "../pages/export-page.mjs";
import { madeFile } from "../harness/files.mjs";

const REMOVED = "这台设备上的数据被浏览器清除了";

const isTold = (page) => expect(page.getByRole("heading", { level: 1, name: REMOVED })).toBeVisible();

async function withOneCustomer(page) {
  const customers = new CustomersPage(page);
  await customers.begin();
  await customers.add({ name: "王建国", phone: "13800138000" });
  return customers;
}

test("before the app is opened", async ({ page, context, baseURL }) => {
  const customers = await withOneCustomer(page);
  await page.goto("about:blank");
  await removeData(await besideTheApp(context, baseURL));
  await customers.app.open("customers");
  await isTold(page);
  // Looking away does not help: it is told again.
  await customers.app.reload();
  await isTold(page);
});

test("under the open app, in every tab", async ({ page, context }) => {
  const customers = await withOneCustomer(page);
  const other = new CustomersPage(await context.newPage());
  await other.app.open("customers");
  await other.counts(1);
  await customers.app.goTo("customers/new");
  await customers.typeIn({ name: "李梅" });
  await removeData(page);
  await isTold(page);
  await isTold(other.page);
  await customers.app.reload();
  await isTold(page);
});

test("with everything else the site keeps", async ({ page }) => {
  await withOneCustomer(page);
  await page.evaluate(() => localStorage.clear());
  await removeData(page);
  await isTold(page);
});

test("from an app that was still empty: nothing is lost, and it works", async ({ page }) => {
  const customers = new CustomersPage(page);
  await customers.begin();
  await removeData(page);
  const isThere = () => page.evaluate(async () => (await indexedDB.databases()).some(({ name }) => name === "shuke"));
  await expect.poll(isThere).toBe(true);
  await customers.add({ name: "王建国", phone: "13800138000" });
  await customers.app.reload();
  await customers.isAt("王建国");
});

test("and a backup brings everything back", async ({ page }) => {
  const customers = await withOneCustomer(page);
  const exports = new ExportPage(page);
  await exports.goTo();
  const backup = await exports.everything();
  await removeData(page);
  await isTold(page);
  await page.getByRole("button", { name: "用备份恢复" }).click();
  await exports.restore(madeFile(backup.name, backup.bytes));
  await expect(exports.said).toContainText("已恢复");
  await customers.app.goTo("customers");
  await customers.counts(1);
  await customers.app.reload();
  await customers.counts(1);
});

test("or one starts anew, when one is sure", async ({ page }) => {
  const customers = await withOneCustomer(page);
  await removeData(page);
  await isTold(page);
  await page.getByRole("button", { name: "不恢复，重新开始" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "不恢复，重新开始" }).click();
  await page.getByRole("button", { name: "从空白开始" }).click();
  await customers.app.goTo("customers");
  await expect(page.getByText("客户会排在这里")).toBeVisible();
});
