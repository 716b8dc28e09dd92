// The owner's questions, as the demo shop answers them.

import { expectAccessible } from "../harness/axe.mjs";
import { expect, test } from "../harness/test.mjs";
import { AppPage } from "../pages/app-page.mjs";
import { InsightsPage, QUESTIONS } from "../pages/insights-page.mjs";
import { WelcomePage } from "../pages/welcome-page.mjs";

test.describe.configure({ timeout: 120_000 });

const widerThanWindow = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test("every question has its finding on the overview, and leads to a page that says the same", async ({ page }) => {
  const insights = new InsightsPage(page);
  await insights.openDemo();
  for (const question of QUESTIONS) {
    await insights.openOverview();
    const finding = await insights.card(question).locator(".question__finding").textContent();
    await insights.card(question).click();
    await insights.isWorkedOut();
    await expect(insights.heading).toHaveText(finding);
    await expect(page.getByText("怎么算的？").first()).toBeVisible();
  }
});

test("who is leaving leads to those customers, and the list says as many", async ({ page }) => {
  const insights = new InsightsPage(page);
  await insights.openDemo();
  await insights.openQuestion("leaving");
  const count = (await insights.heading.textContent()).match(/^(\d+) 位熟客/)[1];
  await page.getByRole("link", { name: `看这 ${count} 位` }).click();
  await expect(page.getByText(`${count} 位客户`, { exact: true })).toBeVisible();
  // The address alone brings the list back.
  await page.reload();
  await expect(page.getByText(`${count} 位客户`, { exact: true })).toBeVisible();
});

test("behind every chart stands a table, open by the keyboard", async ({ page }) => {
  const insights = new InsightsPage(page);
  await insights.openDemo();
  for (const question of ["retention", "complaints"]) {
    await insights.openQuestion(question);
    await expect(page.locator("main .chart svg[role=img]")).toHaveAttribute("aria-label", /.{6}/);
    const summary = page.locator("summary", { hasText: "看表格" });
    await summary.focus();
    await page.keyboard.press("Enter");
    expect(await page.locator("details[open] tbody tr").count()).toBeGreaterThan(5);
  }
  for (const question of ["leaving", "worth", "baskets", "priorities"]) {
    await insights.openQuestion(question);
    expect(await page.locator(".bar-table tbody tr").count()).toBeGreaterThan(1);
  }
});

test("figures per customer and the model go into files", async ({ page }) => {
  const insights = new InsightsPage(page);
  await insights.openDemo();
  await insights.openQuestion("worth");
  const csv = (await insights.save("逐位客户的数字（CSV）")).replace(/^\uFEFF/, "");
  const [head, ...rows] = csv.trim().split(/\r?\n/).map((line) => line.split(","));
  expect(head).toEqual([
    "id",
    "x",
    "t_x",
    "T",
    "monetary_mean",
    "p_alive",
    "expected_13_weeks",
    "expected_26_weeks",
    "expected_52_weeks",
    "clv",
    "rfm_code",
    "segment",
  ]);
  expect(rows.length).toBeGreaterThan(200);
  for (const row of rows) {
    const [id, x, recency, age, , alive, in13, in26, in52] = row;
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(Number(recency)).toBeLessThanOrEqual(Number(age));
    expect(Number(alive)).toBeGreaterThanOrEqual(0);
    expect(Number(alive)).toBeLessThanOrEqual(1);
    expect(Number(in13)).toBeLessThanOrEqual(Number(in26));
    expect(Number(in26)).toBeLessThanOrEqual(Number(in52));
    expect(Number.isInteger(Number(x))).toBe(true);
  }
  const card = JSON.parse(await insights.save("模型说明（JSON）"));
  expect(card.models.map((model) => model.name)).toEqual(["MBG/NBD", "BG/NBD", "Pareto/NBD", "Gamma-Gamma"]);
  expect(card.models[0].log_likelihood).toBeLessThan(0);
  expect(card.data.customers).toBe(rows.length);
});

test("the customer's page tells the chance of losing him and what he may like", async ({ page }) => {
  const insights = new InsightsPage(page);
  await insights.openDemo();
  await insights.openQuestion("leaving");
  await page.locator("main table").nth(1).getByRole("link").first().click();
  await expect(page.getByText("流失的可能性")).toBeVisible();
  await expect(page.getByText("未来一年预计")).toBeVisible();
});

test("an empty book says how much is missing", async ({ page }) => {
  const app = new AppPage(page);
  await app.open();
  await new WelcomePage(page).startEmpty();
  const insights = new InsightsPage(page);
  for (const question of ["leaving", "worth", "retention", "priorities"]) {
    await insights.openQuestion(question);
    await expect(page.getByText(/数据还不够/).first()).toBeVisible();
  }
  await insights.openQuestion("complaints");
  await expect(insights.heading).toHaveText("还没有投诉");
});

for (const [locale, colorScheme] of [
  ["zh-CN", "light"],
  ["en-GB", "dark"],
]) {
  test.describe(`${locale} ${colorScheme}`, () => {
    test.use({ locale, colorScheme });

    test("every question can be read by everybody @phone", async ({ page }) => {
      const insights = new InsightsPage(page);
      await insights.openDemo();
      await insights.openOverview();
      await expectAccessible(page);
      for (const question of QUESTIONS) {
        await test.step(question, async () => {
          await insights.openQuestion(question);
          await expectAccessible(page);
          expect(await widerThanWindow(page), "sideways scroll").toBeLessThanOrEqual(0);
        });
      }
    });
  });
}
