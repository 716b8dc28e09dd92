// Purchases and contacts change what is known of a customer.

import { expect, test } from "../harness/test.mjs";
import { CustomersPage } from "../pages/customers-page.mjs";

test("a purchase with lines adds up, and counts for its customer", async ({ page }) => {
  const customers = new CustomersPage(page);
  await customers.begin();
  await customers.add({ name: "王建国", phone: "13800138000" });
  const id = await customers.id();
  await customers.app.goTo(`purchases/new?customer=${id}`);
  await expect(page.getByText("王建国").first()).toBeVisible();
  await page.getByLabel("商品", { exact: true }).fill("膨胀螺丝");
  await page.getByLabel("数量", { exact: true }).fill("3");
  await page.getByLabel("单价", { exact: true }).fill("12.5");
  await expect(page.getByRole("textbox", { name: /实付金额/ })).toHaveValue("37.50");
  await page.getByRole("textbox", { name: /实付金额/ }).fill("37");
  await expect(page.getByRole("button", { name: /改回明细合计/ })).toBeVisible();
  await customers.save();
  await customers.isAt("王建国");
  await expect(page.getByText("共 1 笔购买")).toBeVisible();
  await expect(page.getByRole("link", { name: /购买 ¥37/ })).toBeVisible();
  await customers.undo();
  await expect(page.getByText("还没有购买记录").first()).toBeVisible();
});

test("a contact that was logged stands on the timeline", async ({ page }) => {
  const customers = new CustomersPage(page);
  await customers.begin();
  await customers.add({ name: "李梅", phone: "13900139000" });
  await page.getByRole("link", { name: "记一次联系" }).click();
  await page.getByRole("textbox", { name: /了解到的情况/ }).fill("下月装修，要看样品");
  await customers.app.reload();
  await expect(page.getByText(/已恢复/)).toBeVisible();
  await customers.save();
  await customers.isAt("李梅");
  await expect(page.getByText("下月装修，要看样品")).toBeVisible();
});
