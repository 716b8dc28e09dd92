// Asked by staff, on paper, and every kind of question.

import { expectAccessible } from "../harness/axe.mjs";
import { LOOKS } from "../harness/looks.mjs";
import { expect, test } from "../harness/test.mjs";
import { AskingPage, RECOMMEND } from "../pages/asking-page.mjs";
import { SurveyDesigner } from "../pages/survey-designer.mjs";

test("a customer is asked without a network, and a reload in the middle loses nothing @phone", async ({ page, context }) => {
  const asking = new AskingPage(page);
  const { app, customers } = asking;
  await customers.begin();
  await customers.add({ name: "王建国", phone: "13800138000" });
  const customer = await customers.id();
  await app.isKeptOffline();
  await context.setOffline(true);
  await app.goTo(`surveys/ask?customer=${customer}`);
  await expect(page.getByText("客户：王建国")).toBeVisible();
  // Nothing is chosen yet: the question says so, and nothing is handed in.
  await asking.handIn();
  await expect(page.getByText("请打个分")).toBeVisible();
  await asking.score(asking.recommend, 9);
  await asking.why.fill("老板实在，");
  await app.reload();
  await expect(page.getByText(/已恢复/)).toBeVisible();
  await expect(asking.point(asking.recommend, 9)).toBeChecked();
  await expect(asking.why).toHaveValue("老板实在，");
  await expectAccessible(page);
  await asking.why.fill("老板实在，货也全");
  await asking.handIn();
  await expect(page.getByText("谢谢您！")).toBeVisible();
  await page.getByRole("button", { name: "完成" }).click();
  await customers.isAt("王建国");
  await app.goTo(`surveys/ask?customer=${customer}`);
  await expect(asking.point(asking.recommend, 9)).not.toBeChecked();
});

test("a call is broken off, gone on with, and what was told is not asked twice, without a network", async ({
  page,
  context,
}) => {
  const designer = new SurveyDesigner(page);
  const asking = new AskingPage(page);
  const { app, customers } = asking;
  await customers.begin();
  await customers.add({ name: "王建国", phone: "13800138000" });
  const customer = await customers.id();
  await app.isKeptOffline();
  await context.setOffline(true);
  await designer.fromTemplate("感谢电话");
  await designer.publish();
  const place = `surveys/ask?survey=${designer.id}&customer=${customer}`;

  await app.goTo(place);
  await page.getByRole("checkbox", { name: /电话/ }).check();
  await asking.question("我们还能为您做些什么？").getByRole("textbox").fill("早点送货");
  // What bothers nobody is not asked for.
  const what = asking.question("是什么事？");
  await asking.question(/有没有什么让您觉得不方便/).getByRole("radio", { name: "有", exact: true }).check();
  await expect(what).toBeVisible();
  await page.getByRole("button", { name: "以后再答" }).click();
  await designer.isDesigning("感谢电话");

  // The tablet was put away and comes back another day: the answer is in the book, marked as it is.
  await app.goTo(`customers/${customer}`);
  await app.reload();
  await page.getByRole("link", { name: /^问卷/ }).click();
  const answers = page.locator(".card").filter({ hasText: "答卷" }).locator("ul.rows > li");
  await expect(answers).toHaveCount(1);
  await expect(answers).toContainText("没答完");
  await app.goTo(place);
  await expect(asking.question("我们还能为您做些什么？").getByRole("textbox")).toHaveValue("早点送货");
  await asking.handIn();
  await expect(what.locator(".field__error")).toBeVisible();
  await what.getByRole("textbox").fill("停车难");
  await asking.question(/以后您喜欢我们怎么联系您/).getByRole("radio", { name: "发消息" }).check();
  await asking.handIn();
  await page.getByRole("button", { name: "完成" }).click();
  await customers.isAt("王建国");
  await page.getByRole("link", { name: /^问卷/ }).click();
  await expect(answers).toHaveCount(1);
  await expect(answers).not.toContainText("没答完");

  // It set off a follow-up, and told the book something, which says where it has it from.
  await page.getByRole("link", { name: "资料", exact: true }).click();
  const told = page.getByRole("link", { name: /调查时说的$/ });
  await expect(page.locator(".facts__row").filter({ has: told })).toContainText("发消息");
  await told.click();
  await expect(page.getByText("停车难").first()).toBeVisible();
  await app.goTo("surveys/follow-ups");
  await expect(page.getByRole("listitem").filter({ hasText: "王建国" })).toHaveCount(1);
  await app.goTo(place);
  const way = asking.question(/以后您喜欢我们怎么联系您/);
  await asking.question(/有没有什么让您觉得不方便/).getByRole("radio", { name: "没有" }).check();
  await expect(way.getByRole("radio", { name: "发消息" })).toBeChecked();
  await expect(way.getByText(/调查时说过/)).toBeVisible();
  await expectAccessible(page);
  await way.getByRole("radio", { name: "上门" }).check();
  await expect(way.getByText(/调查时说过/)).toBeHidden();
});

test("sheets of paper are keyed in by figures alone", async ({ page }) => {
  const asking = new AskingPage(page);
  await asking.customers.begin();
  await asking.app.goTo(`surveys/${RECOMMEND}/paper`);
  await asking.point(asking.recommend, 0).focus();
  for (const [keys, score, words] of [
    ["10", 10, "快"],
    ["7", 7, ""],
  ]) {
    for (const key of keys) await page.keyboard.press(key);
    await expect(asking.point(asking.recommend, score)).toBeChecked();
    await page.keyboard.press("Enter");
    await expect(asking.why).toBeFocused();
    await page.keyboard.type(words);
    await page.keyboard.press("Control+Enter");
    await asking.handIn();
    // The next sheet is there at once, empty, with the hand where it belongs.
    await expect(asking.point(asking.recommend, score)).not.toBeChecked();
    await expect(asking.point(asking.recommend, 0)).toBeFocused();
  }
  await expect(page.getByText("已录入 2 份")).toBeVisible();
  await expectAccessible(page);
});

test("the survey is printed in one language or in both, with room for the pen", async ({ page }) => {
  const asking = new AskingPage(page);
  await asking.customers.begin();
  await asking.app.goTo(`print/survey/${RECOMMEND}`);
  await expect(page.getByText("非常可能")).toBeVisible();
  await expect(page.getByText(/How likely are you/)).toBeHidden();
  await page.getByRole("radio", { name: "各种语言印在一张上" }).check({ force: true });
  await expect(page.getByText(/How likely are you/)).toBeVisible();
  await expect(page.getByText("完全不可能 / Not at all likely")).toBeVisible();
  await expectAccessible(page);
  const paper = await page.pdf({ format: "A4", preferCSSPageSize: true });
  expect(paper.length).toBeGreaterThan(5_000);
});

for (const look of LOOKS) {
  test.describe(`every kind of question, ${look.locale}, ${look.colorScheme}`, () => {
    test.use(look);

    test("is answered, checked and gone through page by page @phone", async ({ page }) => {
      const asking = new AskingPage(page);
      await asking.app.open();
      await page.getByRole("button", { name: /^(从空白开始|Start empty)$/ }).click();
      await asking.app.goTo("gallery");
      const form = page.locator(".form-view");
      const next = form.getByRole("button", { name: /^(下一页|Next)$/ });
      const question = (name) => form.locator(`[data-question="${name}"]`);
      await next.click();
      await expect(question("nps").locator(".field__error")).toBeVisible();
      for (const name of ["nps", "csat", "ces", "likert", "stars", "faces"]) {
        await asking.score(question(name), 4);
        await expect(asking.point(question(name), 4)).toBeChecked();
      }
      await next.click();

      const single = question("single");
      await single.getByRole("radio").last().check();
      await single.getByRole("textbox").fill("别的");
      const multiple = question("multiple");
      await multiple.getByRole("checkbox", { name: "A" }).check();
      await multiple.getByRole("checkbox", { name: "B" }).check();
      await multiple.getByRole("checkbox", { name: "X" }).check();
      await expect(multiple.getByRole("checkbox", { name: "A" })).not.toBeChecked();

      const ranking = question("ranking");
      for (const key of ["C", "A", "X"]) await ranking.getByRole("button", { name: key, exact: true }).click();
      // The last one follows by itself.
      await expect(ranking.locator(".ranking__words")).toHaveText(["C", "A", "X", "B"]);
      await ranking.getByRole("button", { name: /(上移：|Move up: )B/ }).click();
      await expect(ranking.locator(".ranking__words")).toHaveText(["C", "A", "B", "X"]);
      await ranking.locator(".ranking__place").first().scrollIntoViewIfNeeded();
      const [from, to] = await Promise.all(
        [0, 2].map((at) => ranking.locator(".ranking__place").nth(at).boundingBox()),
      );
      await page.mouse.move(from.x + 10, from.y + 20);
      await page.mouse.down();
      await page.mouse.move(to.x + 10, to.y + 20, { steps: 6 });
      await page.mouse.up();
      await expect(ranking.locator(".ranking__words")).toHaveText(["A", "B", "C", "X"]);

      await asking.score(question("matrix").getByRole("radiogroup", { name: "A" }), 5);
      const importance = question("importance").getByRole("radiogroup");
      await expect(importance).toHaveCount(6);
      for (const at of [0, 1, 2]) await asking.score(importance.nth(at), at + 2);

      const number = question("number").getByRole("textbox");
      await number.fill("一打");
      await number.blur();
      await expect(question("number").locator(".field__error")).toBeVisible();
      await number.fill("12.5");
      await expect(question("number").locator(".field__error")).toBeHidden();
      await next.click();

      await question("date").locator("input").fill("2026-11-20");
      await question("short_text").getByRole("textbox").fill("好");
      await question("long_text").getByRole("textbox").fill("很好\n真的");
      await question("photo").locator("input").setInputFiles({
        name: "p.png",
        mimeType: "image/png",
        buffer: Buffer.from(
          "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
          "base64",
        ),
      });
      await expect(question("photo").locator("img")).toBeVisible();
      const pad = question("signature").locator("canvas");
      await pad.scrollIntoViewIfNeeded();
      const box = await pad.boundingBox();
      await page.mouse.move(box.x + 20, box.y + 20);
      await page.mouse.down();
      await page.mouse.move(box.x + 120, box.y + 60, { steps: 4 });
      await page.mouse.up();
      await expectAccessible(page);

      // Another language keeps every answer.
      await form.getByRole("button", { name: "English" }).click();
      await expect(question("short_text").getByRole("textbox")).toHaveValue("好");
      await form.getByRole("button", { name: "Back", exact: true }).click();
      await expect(ranking.locator(".ranking__words")).toHaveText(["A", "B", "C", "X"]);
      await expect(single.getByRole("textbox")).toHaveValue("别的");
      await expectAccessible(page);
      await form.getByRole("button", { name: "Next", exact: true }).click();
      // The ink dries first, then the form is handed in and begins anew.
      await form.getByRole("button", { name: "Finish", exact: true }).click();
      await expect(asking.point(question("nps"), 4)).not.toBeChecked();
    });
  });
}
