// Results of surveys: each figure is right and opens its answers; groups, seasons, the report; answers from a file.

import { fileURLToPath } from "node:url";

import { expectAccessible } from "../harness/axe.mjs";
import { csvRecords } from "../harness/files.mjs";
import { expect, test } from "../harness/test.mjs";
import { SurveyResultsPage } from "../pages/survey-results-page.mjs";

/** Dirty on purpose; what it comes to was worked out by other programs (`tests/fixtures/metrics/expected.json`). */
const PUBLIC = fileURLToPath(new URL("../../fixtures/metrics/survey_public.csv", import.meta.url));

const widerThanWindow = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test("a dirty file is looked at, brought in, counted right, and taken back", async ({ page, context }) => {
  const survey = new SurveyResultsPage(page, { title: "年度问卷" });
  await survey.beginOffline(context);
  await survey.importing();
  await expectAccessible(page);
  await survey.choose(PUBLIC);
  await expect(page.getByLabel("nps", { exact: true }).locator("option:checked")).toHaveText("2 会推荐我们吗？");
  await expect(page.getByLabel("respondent", { exact: true }).locator("option:checked")).toHaveText("受访者");
  await expectAccessible(page);

  await survey.check();
  const counts = async (name) => {
    const row = page.getByRole("row", { name: new RegExp(`^${name}`) }).first();
    return (await row.getByRole("cell").allTextContents()).map((cell) => Number(cell));
  };
  expect((await counts("nps"))[0]).toBe(585);
  expect((await counts("csat"))[0]).toBe(591);
  expect((await counts("ces"))[0]).toBe(594);
  await expect(page.getByText("超出量表的范围").or(page.getByText(/范围/)).first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "导入 600 份答卷" }).click();
  await expect(page.getByRole("main").getByRole("status").getByText("已导入 600 份答卷")).toBeVisible();

  await page.getByRole("link", { name: "看结果" }).click();
  const nps = survey.card("会推荐我们吗？");
  await expect(nps.getByText("+27.5").first()).toBeVisible();
  await expect(nps.getByRole("link", { name: /282/ })).toBeVisible();
  await expect(nps.getByRole("link", { name: /182/ })).toBeVisible();
  await expect(nps.getByRole("link", { name: /121/ })).toBeVisible();
  await nps.getByRole("link", { name: /121/ }).click();
  await survey.counts(121);
  await expect(survey.chip(/0 到 6/)).toBeVisible();

  // The same file once more brings nothing.
  await survey.importing();
  await survey.choose(PUBLIC);
  await survey.check();
  await expect(page.getByRole("button", { name: "导入 0 份答卷" })).toBeDisabled();

  // One undo takes it all back, from the list of changes.
  await survey.app.goTo("settings/history");
  await page.getByRole("listitem").filter({ hasText: "导入" }).last().getByRole("button", { name: "撤销" }).click();
  await survey.results();
  await expect(page.getByText("还没有人作答")).toBeVisible();
});

test("every figure opens its answers, and a reload keeps them", async ({ page, context }) => {
  const survey = new SurveyResultsPage(page);
  await survey.beginOffline(context);
  await survey.results();
  await expect(page.getByText(/^102 份答卷/)).toBeVisible();
  await expectAccessible(page);

  const from = survey.card("您怎么知道我们的？");
  const row = from.getByRole("row", { name: /朋友介绍/ });
  const friends = Number(await row.getByRole("cell").first().textContent());
  await row.getByRole("link").click();
  await survey.counts(friends);
  await expect(survey.chip(/朋友介绍/)).toBeVisible();
  await expectAccessible(page);
  await survey.app.reload();
  await survey.counts(friends);
  await survey.chip(/朋友介绍/).click();
  await survey.counts(102);

  // A word opens the texts with it.
  await survey.results();
  const words = survey.card("还有什么想说的？").getByRole("list", { name: "提到最多的词" });
  await expect(words.getByRole("link", { name: /送货/ }).first()).toBeVisible();
  await words.getByRole("link", { name: /送货/ }).first().click();
  await expect(survey.chip(/送货/)).toBeVisible();
  await expect(survey.rows.nth(1)).toContainText("送货");

  // The filter of the page goes along.
  await survey.results("?f.asked=paper");
  await expect(survey.chip("纸质问卷")).toBeVisible();
  await survey.card("您会把我们推荐给朋友吗？").getByRole("link", { name: /人回答/ }).click();
  await expect(survey.chip("纸质问卷")).toBeVisible();
  await expect(page).toHaveURL(/f\.question=recommend/);
});

test("one answer shows what was asked, is taken away and comes back @phone", async ({ page }) => {
  const survey = new SurveyResultsPage(page);
  await survey.beginOffline();
  await survey.answers();
  await survey.counts(102);
  await page.getByRole("link", { name: /没答完/ }).click();
  await survey.counts(2);
  await survey.answers("?f.group=class:core");
  await expect(survey.chip(/核心/)).toBeVisible();
  await survey.rows.nth(1).click();
  await expect(page.getByText("您会把我们推荐给朋友吗？")).toBeVisible();
  await expect(page.getByText("对面五金店").first()).toBeVisible();
  expect(await widerThanWindow(page)).toBeLessThanOrEqual(0);
  await expectAccessible(page);
  await page.getByRole("main").getByRole("button", { name: "更多" }).click();
  await page.getByRole("button", { name: "移除答卷" }).click();
  await expect(page.getByText("这份答卷在回收站里")).toBeVisible();
  await page.getByRole("status", { name: "消息" }).getByRole("button", { name: "撤销" }).last().click();
  await expect(page.getByText("这份答卷在回收站里")).toBeHidden();

  // The customer's own page has it too.
  await page.getByRole("link", { name: /^顾客/ }).click();
  await page.getByRole("link", { name: "问卷", exact: true }).last().click();
  await expect(page.getByRole("link", { name: "门店季度调查" }).first()).toBeVisible();
});

test("groups are compared, lines of the matrix are chosen, seasons are drawn", async ({ page }) => {
  const survey = new SurveyResultsPage(page);
  await survey.beginOffline();
  await survey.results();
  await page.getByLabel("按什么比较").selectOption("客户类别");
  const compared = page.getByRole("region", { name: "不同客户群有差别吗？" });
  const nps = compared.getByRole("row", { name: /您会把我们推荐给朋友吗/ });
  await expect(nps.getByText("有明显差别", { exact: true })).toBeVisible();
  await expect(nps.getByText(/克鲁斯卡尔/)).toBeVisible();
  await expect(page).toHaveURL(/f\.compare=class/);
  await compared.getByRole("link", { name: /核心/ }).click();
  await expect(survey.chip(/核心/)).toBeVisible();

  await survey.results();
  const points = survey.card("各项有多重要？做得怎么样？");
  await expect(points.getByText(/先抓这几项：送货准时/)).toBeVisible();
  await points.getByRole("radio", { name: "从满意程度推算的" }).check();
  await expect(page).toHaveURL(/f\.importance=derived/);
  await points.getByRole("radio", { name: "中位数" }).check();
  await expect(page).toHaveURL(/f\.cross=medians/);
  const rivals = points.getByRole("region", { name: /^与同行相比/ });
  await expect(rivals.getByRole("row", { name: /送货准时/ })).toContainText("对方明显更好");
  await expect(rivals.getByRole("row", { name: /店员专业/ })).toContainText("我们明显更好");
  await expectAccessible(page);

  const trend = survey.card("一季一季地看");
  await trend.getByText("看表格").click();
  await expect(trend.getByRole("row")).toHaveCount(5);
});

test("the report says how it was and names nobody @phone", async ({ page }) => {
  const survey = new SurveyResultsPage(page);
  await survey.beginOffline();
  await survey.report();
  await expect(page.getByText("2026 年第 4 季度").first()).toBeVisible();
  await expect(page.getByText(/随机抽取 24 人（种子 7）/)).toBeVisible();
  await expect(page.getByText(/送货准时：重要程度/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "客户的原话" })).toBeVisible();
  expect(await page.getByRole("main").textContent()).not.toContain("顾客");
  expect(await widerThanWindow(page)).toBeLessThanOrEqual(0);
  await expectAccessible(page);
});

test("the answers go out as a table with a column per question", async ({ page }) => {
  const survey = new SurveyResultsPage(page);
  await survey.beginOffline();
  await survey.answers("?f.group=class:core");
  await expect(survey.rows.nth(1)).toBeVisible();
  const { name, bytes } = await survey.exported();
  expect(name).toMatch(/门店季度调查.*\.csv$/);
  const records = csvRecords(bytes.toString()).filter((row) => row.id);
  expect(records.length).toBeGreaterThan(20);
  const first = records.find((row) => row["您怎么知道我们的？"] === "朋友介绍");
  expect(first["您常买什么？"]).toMatch(/^工具; /);
  expect(first["各项有多重要？做得怎么样？－送货准时－重要程度"]).toMatch(/^[1-5]$/);
  expect(first["各项有多重要？做得怎么样？－送货准时－对面五金店"]).toMatch(/^[1-5]$/);
  expect(first.客户).toMatch(/^顾客/);
});
