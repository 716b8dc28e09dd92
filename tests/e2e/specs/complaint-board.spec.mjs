// The board: cards move where the process allows, and say why where it does not.

import { expectAccessible } from "../harness/axe.mjs";
import { expect, test } from "../harness/test.mjs";
import { ComplaintsPage } from "../pages/complaints-page.mjs";

const column = (page, name) => page.getByRole("region", { name, exact: true });

test("a card is dragged, filled in and kept; an illegal move says why", async ({ page, context }) => {
  const desk = new ComplaintsPage(page);
  await desk.beginOffline(context);
  await desk.tell({ customer: "周先生", what: "水壶漏水", kind: "商品质量" });
  await desk.record();
  await desk.app.goTo("complaints");
  const card = column(page, "待判定").getByRole("listitem").filter({ hasText: "水壶漏水" });
  await card.dragTo(column(page, "待审批"));
  await expect(page.getByText("请先判定投诉是否成立").first()).toBeVisible();
  await card.dragTo(column(page, "查原因"));
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "判定成立", exact: true }).click();
  await expect(column(page, "查原因").getByText("水壶漏水")).toBeVisible();
  await expectAccessible(page);
});

test("a card moves by keyboard @phone", async ({ page, context }) => {
  const desk = new ComplaintsPage(page);
  await desk.beginOffline(context);
  await desk.tell({ customer: "周先生", what: "水壶漏水", kind: "商品质量" });
  await desk.record();
  await desk.app.goTo("complaints");
  await page.getByRole("button", { name: "移动 C-0001" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "移到“查原因”" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "判定成立", exact: true }).press("Enter");
  await expect(dialog).toBeHidden();
  await expectAccessible(page);
});

test("what the list is filtered by stands in the address", async ({ page, context }) => {
  const desk = new ComplaintsPage(page);
  await desk.beginOffline(context);
  await desk.tell({ customer: "周先生", what: "水壶漏水", kind: "商品质量" });
  await desk.record();
  await desk.app.goTo("complaints");
  await desk.choose("列表");
  await page.getByText("筛选", { exact: true }).click();
  await desk.choose("服务");
  await expect(page).toHaveURL(/f\.kind=service/);
  await expect(page.getByText("水壶漏水")).toBeHidden();
  await desk.app.reload();
  await expect(page.getByText("水壶漏水")).toBeHidden();
  await page.goBack();
});
