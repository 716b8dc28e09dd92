// Hostile texts through the fields, files and addresses of the book: they are shown as what they are, run nowhere, lead
// nowhere and break nothing. What the texts are is in `harness/hostile-texts.mjs`.

import { csvRecords, madeFile } from "../harness/files.mjs";
import { Harm, notShown, typeAnything } from "../harness/harm.mjs";
import { FORMULA, guarded, unguarded } from "../harness/formulas.mjs";
import { expect, test } from "../harness/hostile-test.mjs";
import { HOSTILE, asCsv, hostileSample, tidied, wellFormed } from "../harness/hostile-texts.mjs";
import { ComplaintsPage } from "../pages/complaints-page.mjs";
import { bookSays } from "../pages/digest.mjs";
import { CustomersPage } from "../pages/customers-page.mjs";
import { ExportPage } from "../pages/export-page.mjs";
import { ImportPage } from "../pages/import-page.mjs";

/** As a name is kept: one line of 200 letters. A text file cannot hold the letter NUL, so it is left out on reading. */
const inFile = (text) => tidied(text.replaceAll("\0", ""));
const asName = (text) => tidied([...inFile(text)].slice(0, 200).join(""));

test("every text as a customer's name and note comes in, is shown and goes out as it is @phone", async ({ page, harm }) => {
  const written = HOSTILE.map(({ kind, text }, at) => {
    const [name, note] = [asName(text), inFile(text)];
    return { kind, number: `H${at}`, name, note };
  });
  const rows = written.map(({ number, name, note }) => [number, guarded(name), guarded(note)]);
  const wizard = new ImportPage(page);
  await wizard.begin();
  await wizard.choose(madeFile("<b>=名单.csv", asCsv([["客户编号", "姓名", "备注"], ...rows])));
  await wizard.check();
  const named = written.filter(({ name }) => name);
  expect(await wizard.plan()).toEqual({ 客户: { create: named.length, update: 0, same: 0 } });
  await wizard.commit();
  await harm.expectNone(page);

  const exports = new ExportPage(page);
  await exports.goTo();
  const out = csvRecords((await exports.list("客户名单", "CSV")).bytes.toString());
  expect(out.flatMap(Object.values).filter((cell) => FORMULA.test(cell))).toEqual([]);
  const arrived = out.map((row) => [row.客户编号, unguarded(row.姓名或名称), unguarded(row.备注)]);
  const byNumber = ([one], [other]) => Number(one.slice(1)) - Number(other.slice(1));
  expect(arrived.sort(byNumber)).toEqual(named.map(({ number, name, note }) => [number, name, note]));

  // One of every kind: in the list, found by its number, and on its own page.
  const backup = await exports.everything();
  const { batches } = JSON.parse(backup.bytes);
  const changes = batches.flatMap((batch) => batch.changes).filter(({ kind }) => kind === "customer");
  const ids = new Map(changes.map(({ id, set }) => [set.number, id]));
  const customers = new CustomersPage(page);
  const kinds = new Map(named.map((one) => [one.kind, one]));
  for (const { kind, number, name, note } of kinds.values()) {
    await customers.app.goTo(`customers?q=${number}`);
    await expect.poll(() => notShown(customers.grid, [name]), kind).toEqual([]);
    await customers.app.goTo(`customers/${ids.get(number)}/profile`);
    await expect.poll(() => notShown(page.locator("main"), [name, note]), kind).toEqual([]);
    await harm.expectNone(page);
  }
  for (const place of ["customers/duplicates", "settings/history", `print/customer/${ids.get("H0")}`, "today"]) {
    await customers.app.goTo(place);
  }
  await customers.app.reload();
  await customers.app.goTo("customers");
  await customers.counts(named.length);
});

test("what went out as a table or a backup comes back as the same book", async ({ page, browser, baseURL, harm }) => {
  const rows = HOSTILE.map(({ text }, at) => [`H${at}`, guarded(asName(text)), guarded(inFile(text))]);
  const named = rows.filter(([, name]) => name);
  const wizard = new ImportPage(page);
  await wizard.begin();
  await wizard.bring(madeFile("名单.csv", asCsv([["客户编号", "姓名", "备注"], ...named])));
  const exports = new ExportPage(page);
  for (const format of ["CSV", "Excel (xlsx)"]) {
    await exports.goTo();
    const { name, bytes } = await exports.list("客户名单", format);
    await wizard.goTo();
    await wizard.choose(madeFile(name, bytes));
    await wizard.check();
    expect(await wizard.plan(), format).toEqual({ 客户: { create: 0, update: 0, same: named.length } });
  }
  await exports.goTo();
  const backup = await exports.everything();
  const context = await browser.newContext({ baseURL, locale: "zh-CN" });
  const there = new ExportPage(await context.newPage());
  await new CustomersPage(there.page).begin("export");
  await there.restore(madeFile(backup.name, backup.bytes));
  await expect(there.said).toContainText("已恢复");
  expect(await bookSays(there.page)).toBe(await bookSays(page));
  await context.close();
  await harm.expectNone(page);
});

test("every text as a product comes in and goes out as it is", async ({ page, harm }) => {
  const named = HOSTILE.map(({ text }, at) => ({ number: `P${at}`, name: asName(text) })).filter(({ name }) => name);
  const wizard = new ImportPage(page);
  await wizard.begin();
  const rows = named.map(({ number, name }) => [number, guarded(name), guarded(name)]);
  await wizard.choose(madeFile("商品.csv", asCsv([["商品编号", "商品名称", "品类"], ...rows])));
  await wizard.check();
  expect(await wizard.plan()).toEqual({ 商品: { create: named.length, update: 0, same: 0 } });
  await wizard.commit();
  await wizard.app.goTo("products");
  await harm.expectNone(page);
  const exports = new ExportPage(page);
  await exports.goTo();
  const out = csvRecords((await exports.list("商品", "CSV")).bytes.toString());
  expect(out.flatMap(Object.values).filter((cell) => FORMULA.test(cell))).toEqual([]);
  const arrived = new Set(out.map((row) => unguarded(row.商品名)));
  expect(named.filter(({ name }) => !arrived.has(name))).toEqual([]);
  const groups = new Set(out.map((row) => unguarded(row.类别)));
  expect(named.filter(({ name }) => !groups.has(name))).toEqual([]);
});

test("columns with hostile names, and files that are none, are looked at and refused or read", async ({ page, harm }) => {
  const wizard = new ImportPage(page);
  await wizard.begin();
  const heads = hostileSample(2).map(({ text }) => wellFormed(text).slice(0, 500));
  const rows = [0, 1, 2].map(() => heads.map((head) => head.slice(0, 40)));
  await wizard.choose(madeFile("x.csv", asCsv([["姓名", ...heads], ...rows.map((row, at) => [`客户${at}`, ...row])])));
  await wizard.setting("第一行").selectOption("有列名");
  await expect(wizard.setting("姓名").locator("option:checked")).toHaveText("姓名或名称");
  await wizard.check();
  await harm.expectNone(page);
  await wizard.goTo();
  const zip = Buffer.concat([Buffer.from("PK\x03\x04"), Buffer.alloc(4_000, 0x41)]);
  const none = {
    "a.xlsx": zip,
    "b.xls": Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600, 0xff)]),
    "c.ods": zip.subarray(0, 10),
    "d.csv": Buffer.alloc(0),
    "../../<img src=x onerror=window.__hit=1>.csv": Buffer.from([0xff, 0xfe, 0x00]),
    "e.csv": Buffer.alloc(5_000, 0),
  };
  for (const [name, content] of Object.entries(none)) {
    await page.locator('input[type="file"]').setInputFiles({ name: "x", ...madeFile(name, content) });
    await expect(page.getByRole("alert").or(page.getByRole("heading", { name: "每一列是什么" })).first(), name).toBeVisible();
    await harm.expectNone(page);
    await wizard.goTo();
  }
  await wizard.app.goTo("customers");
  await expect(page.getByText("客户会排在这里")).toBeVisible();
});

/** Texts in lots that fit a field, one per line; what a field with lines does to the ends of lines is done already. */
function lots(limit) {
  const lots = [[]];
  for (const { text } of HOSTILE) {
    const line = tidied(text.replace(/\r\n?/g, "\n"));
    if (!line || line.length > 2_000) continue;
    const length = lots.at(-1).reduce((sum, text) => sum + text.length + 1, 0);
    if (length + line.length > limit) lots.push([]);
    lots.at(-1).push(line);
  }
  return lots;
}

test("complaints, promises, follow-ups and the shop's own name show what was typed", async ({ page, harm }) => {
  const desk = new ComplaintsPage(page);
  const customers = new CustomersPage(page);
  await customers.begin();
  const all = lots(9_000);
  const note = all.at(-1);
  const whole = (lot) => lot.join("\n");
  for (const lot of all) {
    await desk.tell({ customer: "周先生", what: "x", kind: "商品质量" });
    await typeAnything(page.getByRole("textbox", { name: /事情经过/ }), whole(lot));
    await desk.record();
    await expect.poll(() => notShown(page.locator("main"), lot)).toEqual([]);
    await harm.expectNone(page);
  }
  const complaint = page.url().match(/complaints\/([0-9a-f]{32})/)[1];
  await page.getByRole("button", { name: "作承诺" }).first().click();
  const dialog = page.getByRole("dialog");
  await typeAnything(dialog.getByRole("textbox", { name: /承诺了什么/ }), whole(note));
  await dialog.getByRole("button", { name: "作承诺" }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => notShown(page.locator("main"), note)).toEqual([]);
  for (const place of ["complaints", "complaints?f.show=list", "complaints/figures", `print/complaint/${complaint}`, `print/complaint/${complaint}/slip`]) {
    await desk.app.goTo(place);
    await harm.expectNone(page);
  }

  await desk.app.goTo("surveys/follow-ups");
  await page.getByRole("button", { name: "添加跟进" }).click();
  await typeAnything(dialog.getByRole("textbox", { name: /要做什么/ }), whole(note));
  await dialog.getByLabel(/^期限/).fill("2099-12-31");
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => notShown(page.locator("main"), note)).toEqual([]);

  for (const { kind, text } of hostileSample()) {
    const name = tidied([...text.replace(/[\r\n]/g, "")].slice(0, 200).join(""));
    await desk.app.goTo("settings");
    await typeAnything(page.getByRole("textbox", { name: /^店名/ }), name);
    await page.getByRole("button", { name: "保存", exact: true }).click();
    await expect(customers.toast(/保存/).first(), kind).toBeVisible();
    await desk.app.goTo("print/complaint/notice");
    await expect.poll(() => notShown(page.locator("body"), [name]), kind).toEqual([]);
  }
  await desk.app.reload();
});

test("an address of the app leads to a page or says that there is none", async ({ page, harm }) => {
  const customers = new CustomersPage(page);
  await customers.begin();
  await customers.add({ name: "王建国", phone: "13800138000" });
  const id = await customers.id();
  const before = await bookSays(page);
  const heads = [
    "", "customers/", `customers/${id}/`, "customers?q=", "customers?sort=", "customers?f.class=", "purchases/", "surveys/", "complaints/",
    "surveys/ask?customer=", "complaints/new?customer=", "insights/", "settings/", "print/", "print/survey/", `surveys/${"0".repeat(32)}/`, "customers/merge/",
  ];
  const texts = hostileSample(3).map(({ text }) => wellFormed(text).slice(0, 3_000));
  const addresses = texts.flatMap((text, at) =>
    [encodeURIComponent, (plain) => plain].map((dress, way) => heads[(at * 2 + way) % heads.length] + dress(text)),
  );
  const fixed = ["customers/../../..", "surveys/<script>", "//example.invalid/", "customers/%", "customers/%zz", "%00", "?", "&&&===", "a".repeat(200_000)];
  const lost = await visitAll(page, [...fixed, ...addresses]);
  expect(lost).toEqual([]);
  await harm.expectNone(page);
  expect(await bookSays(page)).toBe(before);
  await customers.app.reload();
  await customers.app.goTo("customers");
  await customers.counts(1);
});

/** Whatever letters can be typed into on a page. */
const FIELDS = "main :is(textarea, input:not([type]), input[type=text], input[type=search], input[type=tel], input[type=email])";

test("forms full of them are refused or saved, and a reload brings back what was typed", async ({ page, harm }) => {
  const customers = new CustomersPage(page);
  await customers.begin();
  await customers.add({ name: "王建国", phone: "13800138000" });
  const id = await customers.id();
  const places = [
    "customers/new", `customers/${id}/edit`, "products/new", `purchases/new?customer=${id}`, `contacts/new?customer=${id}`,
    `returns/new?customer=${id}`, `complaints/new?customer=${id}`, "settings", "settings/thresholds",
  ];
  const texts = hostileSample(4).map(({ text }) => [...text].slice(0, 3_000).join(""));
  for (const [at, place] of places.entries()) {
    for (let round = 0; round < 6; round += 1) {
      await customers.app.goTo(place);
      const fields = page.locator(FIELDS).filter({ visible: true });
      await expect(fields.first(), place).toBeVisible();
      for (const [number, field] of (await fields.all()).entries()) {
        await typeAnything(field, texts[(at * 37 + round * 11 + number) % texts.length]);
      }
      const save = page.locator("main button[type=submit]").first();
      if (await save.isVisible()) await save.click();
      await harm.expectNone(page);
    }
  }
  const note = texts.filter((text) => !/\r/.test(text)).join("\n").slice(0, 20_000);
  await customers.app.goTo("complaints/new");
  const what = page.getByRole("textbox", { name: /事情经过/ });
  await typeAnything(what, note);
  await customers.app.reload();
  await expect(what).toHaveValue(wellFormed(note));
  await harm.expectNone(page);
});

test("looking for them finds what there is, and breaks nothing", async ({ page, harm }) => {
  const customers = new CustomersPage(page);
  await customers.begin();
  await customers.add({ name: "王建国", phone: "13800138000" });
  for (const place of ["customers", "purchases", "products"]) {
    await customers.app.goTo(place);
    const box = page.getByRole("searchbox").first();
    if (!(await box.isVisible())) continue;
    for (const { text } of hostileSample(2)) await typeAnything(box, text);
    await harm.expectNone(page);
  }
  await customers.app.goTo("customers");
  await page.getByRole("searchbox").first().fill("王建国");
  await expect(customers.row("王建国")).toBeVisible();
});

test("the watch over these specs sees harm when there is some", async ({ page }) => {
  const watched = await Harm.watch(page.context());
  await page.goto("");
  await watched.expectNone(page);
  for (const act of [
    () => document.body.append(document.createElement("iframe")),
    () => document.body.insertAdjacentHTML("beforeend", "<a href='javascript:1'>x</a>"),
    () => (globalThis.__hit = 1),
  ]) {
    await page.reload();
    await page.evaluate(act);
    await expect(watched.expectNone(page)).rejects.toThrow(/harm/);
  }
  await page.reload();
});

/** Goes to each address within the app; those after which no heading stands on the page. */
const visitAll = (page, addresses) =>
  page.evaluate(async (addresses) => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    const lost = [];
    for (const address of addresses) {
      location.hash = `#/${address}`;
      let frames = 0;
      do {
        await frame();
        frames += 1;
      } while (!document.querySelector("h1")?.textContent && frames < 300);
      if (frames >= 300) lost.push(address.slice(0, 60));
    }
    return lost;
  }, addresses);
