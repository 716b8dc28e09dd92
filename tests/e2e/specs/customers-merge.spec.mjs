// Two entries of one customer become one, and apart again.

import { expect, test } from "../harness/test.mjs";
import { CustomersPage } from "../pages/customers-page.mjs";

test("merging moves everything to one customer, and undo takes it back", async ({ page }) => {
  const customers = new CustomersPage(page);
  await customers.begin();
  await customers.add({ name: "王建国", phone: "13800138000" });
  const keep = await customers.id();
  await customers.add({ name: "王建囯", phone: "010-8888 1234" });
  const other = await customers.id();

  await customers.app.goTo(`customers/merge/${keep}/${other}`);
  await page.getByRole("radio", { name: "电话: 010-8888 1234" }).check();
  await page.getByRole("button", { name: "合并", exact: true }).click();
  await expect(customers.toast("已把“王建囯”并入“王建国”")).toBeVisible();
  await customers.isAt("王建国");
  await expect(page.getByRole("link", { name: "打电话" })).toHaveAttribute("href", "tel:01088881234");
  await customers.undo();
  await expect(page.getByRole("link", { name: "打电话" })).toHaveAttribute("href", "tel:13800138000");
  await customers.app.goTo("customers");
  await customers.counts(2);
});

test("two that only a person knows to be one are merged from the page of either", async ({ page }) => {
  const customers = new CustomersPage(page);
  await customers.begin();
  await customers.add({ name: "城南五金", phone: "010-8888 1234" });
  await customers.add({ name: "王建国", phone: "13800138000" });
  await page.locator(".page__actions").last().getByRole("button", { name: "更多" }).click();
  await page.getByRole("button", { name: "和另一位合并" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox").fill("王建国");
  await dialog.getByRole("option").first().click();
  await expect(dialog.getByText("选了同一位客户")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "并排比较" })).toBeDisabled();
  await dialog.getByRole("button", { name: /更换|改选|清除|换一位/ }).click();
  await dialog.getByRole("combobox").fill("cnwj");
  await dialog.getByRole("option").first().click();
  await dialog.getByRole("button", { name: "并排比较" }).click();
  await page.getByRole("button", { name: "合并", exact: true }).click();
  await expect(customers.toast("已把“城南五金”并入“王建国”")).toBeVisible();
});
