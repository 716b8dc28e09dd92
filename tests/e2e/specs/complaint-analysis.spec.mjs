// Looking back at complaints: each figure opens to its complaints, closed ones are audited, what was told is put right.

import { expectAccessible } from "../harness/axe.mjs";
import { expect, test } from "../harness/test.mjs";
import { ComplaintsPage } from "../pages/complaints-page.mjs";
import { InsightsPage } from "../pages/insights-page.mjs";

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

const number = async (locator) => Number((await locator.textContent()).replace(/\D/g, ""));

/** The list shows so many complaints, whether they are in the window or not. */
async function listCounts(page, count) {
  await expect(page.locator('[aria-rowcount]')).toHaveAttribute("aria-rowcount", String(count + 1));
}

test("a row opens its course by the keyboard, and each month exactly its complaints @phone", async ({ page }) => {
  const demo = new InsightsPage(page);
  await demo.openDemo();
  const app = demo.app;
  await app.goTo("complaints/figures");
  const kinds = page.locator(".card").filter({ has: page.getByRole("region", { name: /^按类别/ }) });
  const row = kinds.getByRole("row").filter({ has: page.getByRole("link", { name: "商品质量", exact: true }) });
  const count = await number(row.locator("td.number").first());
  const button = row.getByRole("button", { name: /商品质量的走势$/ });
  await expect(button).toHaveAttribute("aria-expanded", "false");
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(button).toHaveAttribute("aria-expanded", "true");
  await expect(button).toBeFocused();
  await expect(page).toHaveURL(/f\.trend=kind\.quality/);
  const panel = kinds.locator(".trend-panel");
  await expect(panel.getByRole("img", { name: /商品质量/ })).toBeVisible();
  await expectAccessible(page);

  // The choice survives a reload, another tap takes it back.
  await app.reload();
  await expect(panel.getByRole("img", { name: /商品质量/ })).toBeVisible();
  await panel.locator("summary", { hasText: "看表格" }).click();
  const month = panel.locator("tbody tr").filter({ has: page.getByRole("link") }).last();
  const ofMonth = await number(month.locator("td").first());
  await month.getByRole("link").click();
  await expect(page).toHaveURL(/f\.kind=quality/);
  await listCounts(page, ofMonth);
  await page.goBack();
  await expect(button).toHaveAttribute("aria-expanded", "true");
  await button.click();
  await expect(panel).toBeEmpty();

  await row.getByRole("link", { name: "商品质量", exact: true }).click();
  await listCounts(page, count);
});

test("a year and ninety days are compared with what was before them", async ({ page }) => {
  const demo = new InsightsPage(page);
  await demo.openDemo();
  await demo.app.goTo("complaints/figures");
  // Thirteen weeks; and twelve months, of which the first and the last are one.
  for (const [period, spans, first] of [
    ["近 90 天", 14, /日–/],
    ["近一年", 14, /月（部分）/],
  ]) {
    await page.getByRole("radio", { name: period }).check({ force: true });
    await expect(page.getByText(/^拿 .+ 和 .+ 比。/)).toBeVisible();
    const kinds = page.locator(".card").filter({ has: page.getByRole("region", { name: /^按类别/ }) });
    const heads = kinds.locator("details").last().locator("thead th");
    await expect(heads).toHaveCount(spans);
    await expect(heads.nth(1)).toHaveText(first);
  }
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
