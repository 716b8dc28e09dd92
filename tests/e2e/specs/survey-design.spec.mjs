// Surveys are designed, published, changed, closed, thrown away, and go out and in as files; without a network.

import { expectAccessible } from "../harness/axe.mjs";
import { downloadBy, madeFile } from "../harness/files.mjs";
import { expect, test } from "../harness/test.mjs";
import { SurveyDesigner } from "../pages/survey-designer.mjs";

/** A fresh book, and from then on no network. */
async function begin(page, context) {
  const designer = new SurveyDesigner(page);
  await designer.customers.begin("surveys");
  await designer.app.isKeptOffline();
  await context.setOffline(true);
  return designer;
}

test("a built-in survey is published, asked, changed, published anew and closed", async ({ page, context }) => {
  const designer = await begin(page, context);
  await expect(page.getByText("自己的调查会列在这里")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "选一份问卷" }).click();
  await page.getByText("看看这 5 道题").nth(2).click();
  await expect(page.getByText("您对这次购买满意吗？")).toBeVisible();
  await expectAccessible(page);

  await designer.fromTemplate("购买回访");
  await expect(designer.preview.getByText("您对这次购买满意吗？")).toBeVisible();
  await expectAccessible(page);
  await designer.publish();
  await expect(page.getByText("客户现在看到的就是这里写的")).toBeVisible();

  await designer.app.goTo("surveys");
  await expect(designer.row("购买回访").getByText("进行中")).toBeVisible();
  await designer.row("购买回访").getByRole("link", { name: "问客户" }).click();
  await expect(page).toHaveURL(/surveys\/ask\?survey=/);
  await expect(page.getByText("您对这次购买满意吗？")).toBeVisible();

  await page.goBack();
  await designer.row("购买回访").getByRole("button", { name: /更多操作/ }).click();
  await page.getByRole("button", { name: "设计", exact: true }).click();
  await designer.open(1);
  await designer.question(1).getByLabel(/^题目/).fill("这次买得满意吗？");
  await designer.isSaved();
  await page.getByRole("button", { name: /^发布修改/ }).click();
  await expect(designer.dialog.getByText("改了措辞：第 1 题：这次买得满意吗？")).toBeVisible();
  await expectAccessible(page);
  await designer.dialog.getByRole("button", { name: "取消" }).click();
  await designer.publish(2);
  await expect(page.getByText("第 2 版", { exact: true })).toBeVisible();
  await page.getByText("看当时问了什么").last().click();
  await expect(page.getByRole("listitem").filter({ hasText: "第 1 版" }).getByText("您对这次购买满意吗？")).toBeVisible();

  await designer.more("结束调查");
  await expect(page.locator(".page__under").getByText("已结束")).toBeVisible();
  await designer.more("重新开放");
  await expect(page.locator(".page__under").getByText("进行中")).toBeVisible();
  await designer.more("移到回收站");
  await expect(designer.customers.toast("调查已移到回收站").first()).toBeVisible();
  await expect(designer.row("购买回访")).toBeHidden();
  await designer.customers.undo();
  await expect(designer.row("购买回访")).toBeVisible();
});

test("a dead end is pointed out where it is, and mended; a reload in the middle loses nothing", async ({ page, context }) => {
  const designer = await begin(page, context);
  await designer.fromNothing("新店开业");
  await expect(page.getByText("这一页没有题目").first()).toBeVisible();

  const score = await designer.add("推荐意愿（0–10 分）", "会把新店推荐给朋友吗？");
  const why = await designer.add("一段文字", "哪里让您不满意？");
  await why.getByLabel(/^题目/).blur();
  const come = await designer.add("单选", "还会再来吗？");
  await designer.choices(come, ["会", "不会"]);
  await expect(designer.preview.getByText("还会再来吗？")).toBeVisible();

  // A good score leaves out the complaint.
  await designer.open(1);
  await score.getByRole("button", { name: "加一个条件" }).click();
  const sentence = score.locator(".design-sentence");
  await sentence.getByLabel("条件", { exact: true }).selectOption("的回答不低于");
  await sentence.getByLabel("数值").fill("9");
  await sentence.getByLabel("跳到哪里").selectOption("第 2 题：哪里让您不满意？");
  await sentence.getByLabel("跳到哪里").selectOption("第 3 题：还会再来吗？");
  await designer.preview.getByRole("radio", { name: /^10/ }).check({ force: true });
  await expect(designer.preview.getByText("哪里让您不满意？")).toBeHidden();
  await designer.preview.getByRole("radio", { name: /^3/ }).check({ force: true });
  await expect(designer.preview.getByText("哪里让您不满意？")).toBeVisible();

  // In the middle of a word, nothing waited for.
  await designer.open(2);
  await designer.question(2).getByLabel(/^题目/).fill("哪里让您不满意？请直");
  await designer.app.reload();
  await designer.open(2);
  await expect(designer.question(2).getByLabel(/^题目/)).toHaveValue("哪里让您不满意？请直");
  await designer.isSaved();

  // Where the skip led is gone.
  await designer.question(3).getByRole("button", { name: "删除第 3 题" }).click();
  await expect(designer.page.locator(".designer__edit .design-question")).toHaveCount(2);
  await designer.open(1);
  await expect(designer.question(1).locator(".design-skips .flaw")).toContainText("已经不在了");
  await page.getByRole("button", { name: /^发布/ }).click();
  await expect(designer.dialog.getByRole("heading", { name: "还不能发布" })).toBeVisible();
  await expectAccessible(page);
  await designer.dialog.getByRole("button", { name: /第 1 题/ }).click();
  await expect(designer.question(1).locator(".design-question__head")).toBeFocused();
  await designer.question(1).getByLabel("跳到哪里").selectOption("结束");
  await expect(designer.question(1).locator(".design-skips .flaw")).toBeHidden();
  await designer.publish();

  // The last step back: the skip leads nowhere again; one more, and the question is here.
  await page.getByRole("button", { name: "撤销", exact: true }).first().click();
  await expect(page.getByText("发布以后又改过")).toBeVisible();
  await page.getByRole("button", { name: "撤销", exact: true }).first().click();
  await expect(designer.page.locator(".designer__edit .design-question")).toHaveCount(3);
});

test("a bad answer sets off a follow-up, and people are chosen by a rule", async ({ page, context }) => {
  const designer = await begin(page, context);
  await designer.fromTemplate("购买回访");
  const rules = page.locator("section.card").filter({ has: page.getByRole("heading", { name: "答得不好怎么办" }) });
  const count = await rules.locator(".design-rules__item").count();
  await rules.getByRole("button", { name: "加一条规则" }).click();
  const rule = rules.locator(".design-rules__item").nth(count);
  await rule.getByRole("radio", { name: "记一条投诉" }).check();
  await rule.getByLabel(/^要做什么/).fill("");
  await expect(page.getByText("有一处要先改好才能保存")).toBeVisible();
  await rule.getByLabel(/^要做什么/).fill("当天上门");
  await designer.isSaved();
  const who = page.locator("section.card").filter({ has: page.getByRole("heading", { name: "问谁、什么时候问" }) });
  await who.getByRole("radio", { name: "从一组客户里随机抽" }).check();
  await who.getByLabel("哪些客户").selectOption("标签");
  await who.getByLabel("标签", { exact: true }).fill("老客户");
  await who.getByLabel(/^抽选人数/).fill("30");
  await who.getByLabel(/^开始日期/).fill("2026-12-01");
  await who.getByLabel(/^结束日期/).fill("2026-11-01");
  await expect(page.getByText("有一处要先改好才能保存")).toBeVisible();
  await who.getByLabel(/^结束日期/).fill("2026-12-31");
  await designer.isSaved();
  await expectAccessible(page);
  await designer.app.reload();
  await expect(rule.getByLabel(/^要做什么/)).toHaveValue("当天上门");
  await expect(who.getByLabel("标签", { exact: true })).toHaveValue("老客户");
  await expect(who.getByLabel(/^抽选人数/)).toHaveValue("30");
  await designer.publish();
  await expect(page.locator(".page__under").getByText("还没开始")).toBeVisible();
});

test("a survey goes out as a file and comes back the same; what is no survey is refused", async ({ page, context }) => {
  const designer = await begin(page, context);
  await designer.fromTemplate("季度调查");
  await designer.add("一段文字", "还有什么想说的 <b>吗</b>？");
  await page.getByRole("button", { name: "英文" }).click();
  await page.getByLabel(/^题目/).fill("Anything else?");
  await designer.isSaved();
  const save = () => designer.more("存为文件");
  const file = await downloadBy(page, save);
  expect(file.name).toMatch(/\.json$/);

  const choose = async (content) => {
    await designer.app.goTo("surveys/new");
    await page.locator('input[type="file"]').setInputFiles(madeFile("survey.json", content));
  };
  await choose("{ \"format\": \"something\" }");
  await expect(page.getByText("这不是熟客存出来的调查文件")).toBeVisible();
  await choose("[".repeat(5000));
  await expect(page.getByRole("button", { name: "导入这份问卷" })).toBeHidden();
  const extended = JSON.parse(file.bytes);
  extended.form.colour = "red";
  await choose(JSON.stringify(extended));
  await expect(page.getByText("form.colour")).toBeVisible();
  await expectAccessible(page);

  await choose(file.bytes);
  await expect(page.getByText("还有什么想说的 <b>吗</b>？")).toBeVisible();
  await page.getByRole("button", { name: "导入这份问卷" }).click();
  await expect(page).toHaveURL(/surveys\/[0-9a-f]{32}\/edit/);
  const again = await downloadBy(page, save);
  expect(again.bytes.toString()).toBe(file.bytes.toString());
});

test("a third language is added, what is missing is said, and another one comes first", async ({ page, context }) => {
  const designer = await begin(page, context);
  await designer.fromTemplate("感谢电话");
  await page.getByRole("button", { name: "语言", exact: true }).click();
  await page.getByLabel("添加语言").selectOption("日语");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("group", { name: "正在写的语言" }).getByRole("button", { name: /日语.*缺 \d+ 处/ })).toBeVisible();
  await page.getByLabel(/^客户看到的标题/).fill("お礼の電話");
  await designer.isSaved();
  await page.getByRole("button", { name: "语言", exact: true }).click();
  await page.getByRole("button", { name: "去掉日语" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("group", { name: "正在写的语言" }).getByRole("button")).toHaveCount(2);
  await designer.publish();
});

test("everything by keyboard: a question is added, worded, moved and taken back", async ({ page, context }) => {
  const designer = await begin(page, context);
  await designer.fromTemplate("购买回访");
  const words = (number) => designer.question(number).locator(".design-question__asked");
  const first = await words(1).textContent();
  const second = await words(2).textContent();
  await designer.question(1).locator(".design-question__head").focus();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(words(1)).toHaveText(second);
  await expect(words(2)).toHaveText(first);
  await expect(designer.question(2).locator(".design-question__head")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(designer.question(2).getByRole("button", { name: "第 2 题下移" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(words(3)).toHaveText(first);
  await expect(designer.question(3).getByRole("button", { name: "第 3 题下移" })).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(words(2)).toHaveText(first);
  await expect(designer.question(2).getByRole("button", { name: "第 2 题上移" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(designer.question(2).getByRole("button", { name: "复制第 2 题" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(words(3)).toHaveText(first);
  await expect(designer.question(3).getByLabel(/^题目/)).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.type("再说一遍");
  await expect(words(3)).toContainText("再说一遍");
  await designer.isSaved();
  await page.getByRole("button", { name: "撤销", exact: true }).first().focus();
  await page.keyboard.press("Enter");
  await expect(words(3)).toHaveText(first);
});

test("on a phone the preview takes the designer's place @phone-only", async ({ page, context }) => {
  const designer = await begin(page, context);
  await designer.fromTemplate("购买回访");
  await expect(designer.preview).toBeHidden();
  await designer.turnTo("预览");
  await expect(designer.preview.getByText("您对这次购买满意吗？")).toBeVisible();
  await expectAccessible(page);
  await designer.turnTo("设计");
  await designer.open(1);
  await expectAccessible(page);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider).toBeLessThanOrEqual(0);
  await designer.publish();
});
