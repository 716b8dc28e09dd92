// Paper: the record form, filled in and blank, the slip and the notice.

import { expectAccessible } from "../harness/axe.mjs";
import { expect, test } from "../harness/test.mjs";
import { ComplaintsPage } from "../pages/complaints-page.mjs";

test("the complainant is left off the form on request", async ({ page, context }) => {
  const desk = new ComplaintsPage(page);
  await desk.beginOffline(context);
  await desk.tell({ customer: "周先生", phone: "13800138000", what: "水壶漏水", kind: "商品质量" });
  await desk.record();
  await page.getByRole("link", { name: "打印登记表" }).click();
  const form = page.getByRole("table");
  await expect(form.getByText("周先生")).toBeVisible();
  await page.getByRole("checkbox", { name: /保密/ }).check();
  await expect(form.getByText("周先生")).toBeHidden();
  await expect(form.getByText("13800138000")).toBeHidden();
  await expect(form.getByText("水壶漏水")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "受理回执" }).click();
  await expect(page.getByText("C-0001")).toBeVisible();
  await expectAccessible(page);
});

test("the blank form and the notice need no complaint", async ({ page, context }) => {
  const desk = new ComplaintsPage(page);
  await desk.beginOffline(context);
  await desk.app.goTo("print/complaint/blank");
  await expect(page.getByRole("rowheader", { name: "原因分析" })).toBeVisible();
  await expectAccessible(page);
  await desk.app.goTo("print/complaint/notice");
  await page.getByRole("textbox", { name: /二维码指向/ }).fill("tel:13800138000");
  await expect(page.getByRole("img", { name: "联系本店的二维码" })).toBeVisible();
  await expectAccessible(page);
});
