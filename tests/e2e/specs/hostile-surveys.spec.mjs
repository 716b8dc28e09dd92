// Hostile texts through surveys: as files, questions, answers, links and codes.

import { csvRecords, downloadBy, madeFile } from "../harness/files.mjs";
import { FORMULA, guarded, unguarded } from "../harness/formulas.mjs";
import { Harm, notShown, typeAnything } from "../harness/harm.mjs";
import { expect, test } from "../harness/hostile-test.mjs";
import { HOSTILE, asCsv, hostileSample, tidied, wellFormed } from "../harness/hostile-texts.mjs";
import { RECOMMEND } from "../pages/asking-page.mjs";
import { bookSays } from "../pages/digest.mjs";
import { CustomersPhone, SharingPage } from "../pages/sharing-page.mjs";
import { SurveyDesigner } from "../pages/survey-designer.mjs";
import { SurveyResultsPage } from "../pages/survey-results-page.mjs";

/** What a text of a survey can be: something that can be read, and no longer than such a text may be. */
const WORDS = HOSTILE.map(({ text }) => tidied(text)).filter((text) => text && [...text].length <= 2_000);

const inChinese = (text) => ({ zh: text });
const question = (name, kind, title, more = {}) => ({ name, kind, title: inChinese(title), help: inChinese(title), ...more });
const choices = (words) => words.map((words, at) => ({ key: `k${at}`, words: inChinese(words) }));

/** A survey as a file, each text of it another hostile one: a score, a few choices, a few fields to write in. */
function surveyOf(words, { perQuestion = 20, fields = 24 } = {}) {
  const left = [...words];
  const take = () => left.shift() ?? words[0];
  const pages = [{ name: "p1", title: inChinese(take()), questions: [question("score", "nps", take())] }];
  pages[0].questions[0].low_label = inChinese(take());
  for (let at = 0; at < fields; at += 1) pages[0].questions.push(question(`t${at}`, "long_text", take()));
  const form = {
    purpose: "season",
    languages: ["zh"],
    title: inChinese(take()),
    intro: inChinese(take()),
    thanks: inChinese(take()),
    competitors: words.filter((text) => [...text].length < 30).slice(0, 5),
    pages,
  };
  while (left.length > 2) {
    const title = take();
    const options = choices(left.splice(0, perQuestion));
    pages[0].questions.push(question(`c${left.length}`, left.length % 2 ? "single" : "multiple", title, { options }));
  }
  return form;
}

const asFile = (form) => madeFile("<img src=x onerror=window.__hit=1>.json", JSON.stringify({ format: "shuke-survey", version: 1, form }));

/** Every text of a form that whoever answers sees. */
const wordsOf = (form) =>
  [form.title, form.intro]
    .concat(form.pages.flatMap(({ questions }) => questions.flatMap(({ title, options = [] }) => [title, ...options.map(({ words }) => words)])))
    .map(({ zh }) => zh);

/** Takes the survey in from a file and publishes it; its identity. */
async function bringIn(page, harm, form) {
  const designer = new SurveyDesigner(page);
  await designer.app.goTo("surveys/new");
  await page.locator('input[type="file"]').setInputFiles(asFile(form));
  const take = page.getByRole("button", { name: "导入这份问卷" });
  await expect(take).toBeVisible();
  await harm.expectNone(page);
  await take.click();
  await expect(page).toHaveURL(/surveys\/[0-9a-f]{32}\/edit/);
  const { id } = designer;
  await expect(designer.preview).toBeAttached();
  await harm.expectNone(page);
  await designer.publish();
  return id;
}

test("a survey whose every text is hostile is designed, asked, printed and counted @phone", async ({ page, harm }) => {
  const designer = new SurveyDesigner(page);
  await designer.customers.begin();
  const form = surveyOf(WORDS);
  const id = await bringIn(page, harm, form);
  await designer.app.goTo(`surveys/ask?survey=${id}`);
  const sheet = page.locator(".form-view");
  await expect.poll(() => notShown(page.locator("main"), wordsOf(form))).toEqual([]);

  // Hostile answers to hostile questions, one of every kind.
  const replies = hostileSample().map(({ text }) => text.slice(0, 2_000).replace(/\r\n?/g, "\n"));
  for (const [at, reply] of replies.entries()) {
    await typeAnything(sheet.locator(`[data-question="t${at}"]`).getByRole("textbox"), reply);
  }
  await sheet.locator('[data-question="score"]').getByRole("radio").nth(3).check({ force: true });
  await page.getByRole("button", { name: "提交", exact: true }).click();
  await expect.poll(() => notShown(page.locator("body"), [form.thanks.zh])).toEqual([]);
  await harm.expectNone(page);

  const written = replies.map(tidied).filter(Boolean);
  await designer.app.goTo(`surveys/${id}/answers`);
  await page.getByRole("grid", { name: "答卷" }).getByRole("row").nth(1).click();
  await expect(page).toHaveURL(/answers\/[0-9a-f]{32}/);
  await expect.poll(() => notShown(page.locator("main"), written)).toEqual([]);
  for (const place of [`surveys/${id}`, `print/survey/${id}`, `print/survey/${id}/report`, "surveys", `surveys/${id}/send`, `surveys/${id}/paper`, "today"]) {
    await designer.app.goTo(place);
    await harm.expectNone(page);
  }
  await designer.app.goTo(`surveys/${id}/edit`);
  const file = await downloadBy(page, () => designer.more("存为文件"));
  expect(wordsOf(JSON.parse(file.bytes).form)).toEqual(wordsOf(form));
  await designer.app.reload();
});

test("answers from a file, each a hostile one, are counted, listed and go out again", async ({ page, harm }) => {
  const survey = new SurveyResultsPage(page);
  survey.id = RECOMMEND;
  await new SurveyDesigner(page).customers.begin("surveys");
  const texts = HOSTILE.map(({ text }) => tidied(text.replaceAll("\0", ""))).filter((text) => text && [...text].length <= 4_000);
  const rows = texts.map((text, at) => [`r${at}`, String(at % 11), guarded(text)]);
  await survey.importing();
  await survey.choose(madeFile("答卷.csv", asCsv([["受访者", "打分", "原因"], ...rows])));
  for (const [column, start] of [["打分", "1 "], ["原因", "2 "]]) {
    const select = page.getByLabel(column, { exact: true });
    const asked = select.locator("option").filter({ hasText: new RegExp(`^${start}`) });
    await select.selectOption({ label: await asked.textContent() });
  }
  await survey.check();
  await harm.expectNone(page);
  await page.getByRole("button", { name: `导入 ${texts.length} 份答卷` }).click();
  await expect(page.getByRole("main").getByRole("status").getByText(`已导入 ${texts.length} 份答卷`)).toBeVisible();

  await survey.app.goTo(`surveys/${RECOMMEND}`);
  await expect(page.getByRole("list", { name: "提到最多的词" })).toBeVisible();
  await harm.expectNone(page);
  await survey.app.goTo(`print/survey/${RECOMMEND}/report`);
  await expect(page.getByRole("heading", { name: "客户的原话" })).toBeVisible();
  await harm.expectNone(page);
  await survey.answers();
  await survey.counts(texts.length);
  await survey.rows.nth(1).click();
  await expect(page).toHaveURL(/answers\/[0-9a-f]{32}/);
  await survey.answers();
  const out = csvRecords((await survey.exported()).bytes.toString());
  expect(out.flatMap(Object.values).filter((cell) => FORMULA.test(cell))).toEqual([]);
  const why = Object.keys(out[0]).find((name) => name.includes("主要是因为什么"));
  const arrived = new Set(out.map((row) => unguarded(row[why])));
  expect(texts.filter((text) => !arrived.has(text))).toEqual([]);
  await survey.app.reload();
});

test("a hostile survey travels in a link, is answered on a phone and comes back", async ({ page, browser, harm }) => {
  const shop = new SharingPage(page);
  await shop.customers.begin();
  const words = hostileSample(2).map(({ text }) => tidied(text)).filter((text) => text && text.length < 400);
  const form = surveyOf(words, { perQuestion: 10, fields: 4 });
  const id = await bringIn(page, harm, form);
  await shop.send(id);
  await page.getByRole("button", { name: "新链接" }).click();
  await shop.dialog.getByRole("button", { name: "生成链接" }).click();
  const address = await shop.address();
  await harm.expectNone(page);
  await shop.close();

  const phone = await CustomersPhone.open(browser, "about:blank");
  const onPhone = await Harm.watch(phone.context);
  await phone.page.goto(address);
  await expect.poll(() => notShown(phone.page.locator("body"), wordsOf(form))).toEqual([]);
  await phone.page.locator('[data-question="score"]').getByRole("radio").nth(3).check({ force: true });
  for (const [at, text] of words.slice(0, 4).entries()) {
    await typeAnything(phone.question(/./).locator("textarea").nth(at), text);
  }
  await phone.handIn();
  const sealed = await phone.text();
  await onPhone.expectNone(phone.page);
  await phone.isLeftAlone();
  await phone.leave();

  await shop.scan();
  await shop.paste(sealed);
  await expect(shop.came).toBeVisible();
  await expect.poll(() => notShown(page.locator("main"), [form.title.zh, ...words.slice(0, 4).map((text) => text.replace(/\r\n?/g, "\n"))])).toEqual([]);
  await shop.count();
});

test("what stands in a link, whole, spoilt or made up, shows a survey or a sentence and keeps nothing", async ({ page, browser }) => {
  const shop = new SharingPage(page);
  await shop.customers.begin();
  const address = await shop.makeLink();
  await shop.close();
  const [, fragment] = address.split("#/s/");
  const phone = await CustomersPhone.open(browser, "about:blank");
  const onPhone = await Harm.watch(phone.context);
  await phone.page.goto(address);
  await expect(phone.page.getByRole("button", { name: "提交", exact: true })).toBeVisible();
  const texts = hostileSample(6).map(({ text }) => wellFormed(text).slice(0, 3_000));
  const within = (at, text) => fragment.slice(0, at) + text + fragment.slice(at);
  const spots = Array.from({ length: 64 }, (_, at) => Math.floor((fragment.length * at) / 64));
  const links = [
    ...texts,
    ...texts.map(encodeURIComponent),
    ...texts.slice(0, 60).map((text) => encodeURIComponent(text.slice(0, 200)) + fragment),
    ...texts.slice(0, 60).map((text, at) => within(spots[at], encodeURIComponent(text.slice(0, 50)))),
    ...spots.map((at) => fragment.slice(0, at) + (fragment[at] === "x" ? "y" : "x") + fragment.slice(at + 1)),
    ...spots.map((at) => fragment.slice(0, at)),
    ...spots.slice(1).map((at) => fragment.slice(at)),
    fragment.slice(0, 12) + "A".repeat(29_000),
    fragment.repeat(200),
    `../${fragment}`,
  ].filter((text) => text !== fragment);
  const shown = await phone.page.evaluate(async (links) => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    const shown = [];
    for (const link of links) {
      location.hash = `#/s/${link}`;
      await frame();
      await frame();
      const heading = document.querySelector("h1")?.textContent ?? "";
      if (heading !== "这份问卷打不开" || document.querySelector("form")) shown.push([link.slice(0, 80), heading]);
    }
    return shown;
  }, links);
  expect(shown).toEqual([]);
  await onPhone.expectNone(phone.page);
  await phone.isLeftAlone();
  // The true one still holds.
  await phone.page.goto(address);
  await expect(phone.page.getByRole("button", { name: "提交", exact: true })).toBeVisible();
  await phone.leave();
});

test("what is pasted, scanned or handed over where answers come in writes nothing", async ({ page, browser, harm }) => {
  const shop = new SharingPage(page);
  await shop.customers.begin();
  const address = await shop.makeLink();
  const linkCode = await shop.dialog.getByRole("img", { name: /二维码/ }).screenshot();
  await shop.close();
  const phone = await CustomersPhone.open(browser, address);
  await phone.score(9);
  await phone.why.fill("<img src=x onerror=window.__hit=1>");
  await phone.handIn();
  const sealed = await phone.text();
  await phone.leave();
  const before = await bookSays(page);

  await shop.scan();
  const said = page.locator("main").getByRole("status").locator(".notice");
  const change = (at) => sealed.slice(0, at) + (sealed[at] === "A" ? "B" : "A") + sealed.slice(at + 1);
  const spots = Array.from({ length: 16 }, (_, at) => 6 + Math.floor(((sealed.length - 6) * at) / 16));
  const texts = [
    ...hostileSample().map(({ text }) => text),
    ...hostileSample().map(({ text }) => `SHUKEA${text}`.slice(0, 5_000)),
    ...spots.map(change),
    ...spots.map((at) => sealed.slice(0, at)),
    "SHUKEA" + "A".repeat(100_000),
    "SHUKEPAAAAAAAAAAAA",
    address,
    sealed.toLowerCase().slice(0, -3),
  ];
  const field = page.getByRole("textbox", { name: "客户发来的文字" });
  for (const text of texts) {
    await typeAnything(field, text);
    const button = page.getByRole("button", { name: "读取文字" });
    if (await button.isEnabled()) await button.click();
    await expect(shop.came, text.slice(0, 60)).toHaveCount(0);
  }
  await harm.expectNone(page);
  const png = Buffer.from("89504e470d0a1a0a0000000d49484452ffffffffffffffff0806000000", "hex");
  const files = [
    { name: "code.png", mimeType: "image/png", buffer: linkCode },
    { name: "huge.png", mimeType: "image/png", buffer: png },
    { name: "x.svg", mimeType: "image/svg+xml", buffer: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="window.__hit=1"><script>parent.__hit=1</script></svg>`) },
    madeFile("a.txt", hostileSample(3).map(({ text }) => text).join("\n")),
    madeFile("b.txt", Buffer.alloc(100_000, 0xff)),
    madeFile("c.txt", ""),
    madeFile("../../d.txt", `${change(spots[3])}\u0000`),
  ];
  for (const file of files) {
    await shop.scan();
    await shop.chooseFile(file);
    await expect(said.first(), file.name).toBeVisible();
    await expect(shop.came).toHaveCount(0);
    await shop.app.goTo("surveys");
  }
  await harm.expectNone(page);
  expect(await bookSays(page)).toBe(before);
  await shop.app.reload();
  // The one that holds is taken as it is.
  await shop.scan();
  await shop.paste(sealed);
  await expect(shop.came).toBeVisible();
  await expect(page.getByText("<img src=x onerror=window.__hit=1>")).toBeVisible();
});
