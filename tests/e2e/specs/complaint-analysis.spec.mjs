// Looking back at complaints: each figure opens to its complaints, closed ones are audited, what was told is put right.

import { expectAccessible } from "../harness/axe.mjs";
import { expect, test } from "../harness/test.mjs";
import { ComplaintsPage } from "../pages/complaints-page.mjs";

async function solveOnTheSpot(desk, customer, what) {
  await desk.tell({ customer, what, kind: "商品质量" });
  await desk.page.getByRole("button", { name: "已当场解决" }).click();
  await desk.is("已办结");
}

test("a figure opens the list of its complaints, also after a reload", async ({ page, context }) => {
  const desk = new ComplaintsPage(page);
  await desk.beginOffline(context);
  await solveOnTheSpot(desk, "周先生", "水壶漏水");
  await desk.tell({ customer: "李女士", what: "送货晚了", kind: "服务" });
  await desk.record();
  await desk.app.goTo("complaints/figures");
  await expectAccessible(page);
  await page.getByRole("link", { name: "商品质量", exact: true }).click();
  await expect(page).toHaveURL(/f\.kind=quality/);
  await expect(page.getByText("水壶漏水")).toBeVisible();
  await expect(page.getByText("送货晚了")).toBeHidden();
  await desk.app.reload();
  await expect(page.getByText("送货晚了")).toBeHidden();
  await expectAccessible(page);
});

test("closed complaints are drawn, checked and counted", async ({ page, context }) => {
  const desk = new ComplaintsPage(page);
  await desk.beginOffline(context);
  await solveOnTheSpot(desk, "周先生", "水壶漏水");
  await solveOnTheSpot(desk, "李女士", "送货晚了");
  await desk.app.goTo("complaints/audits");
  await page.getByRole("textbox", { name: /抽几件/ }).fill("1");
  await page.getByRole("button", { name: "抽取" }).click();
  await expect(page.getByText(/办结的 2 件里抽了 1 件，种子/)).toBeVisible();
  const first = page.getByRole("group", { name: /按时解决了吗/ });
  await first.getByRole("radio", { name: "是", exact: true }).check();
  await desk.app.reload();
  await expect(first.getByRole("radio", { name: "是", exact: true })).toBeChecked();
  await page.getByRole("button", { name: "保存，查下一件" }).click();
  await expect(page.getByRole("row", { name: /按时解决了吗/ }).getByText("100%").first()).toBeVisible();
  await expectAccessible(page);
});

test("what was told is put right, with a history", async ({ page, context }) => {
  const desk = new ComplaintsPage(page);
  await desk.beginOffline(context);
  await desk.tell({ customer: "周先生", what: "水壶漏水", kind: "商品质量" });
  await desk.record();
  await page.getByRole("link", { name: "更正", exact: true }).click();
  await page.getByRole("textbox", { name: /事情经过/ }).fill("水壶把手漏水");
  await desk.app.reload();
  await expect(page.getByRole("textbox", { name: /事情经过/ })).toHaveValue("水壶把手漏水");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "水壶把手漏水" })).toBeVisible();
  await page.getByText("登记内容的修改记录").click();
  await expect(page.locator(".history ins").filter({ hasText: "水壶把手漏水" })).toBeVisible();
  await expectAccessible(page);
});
