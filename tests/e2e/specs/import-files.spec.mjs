// Real files through the wizard, compared with what the file itself says.

import { csvRecords, fixture, fixtureText } from "../harness/files.mjs";
import { expect, test } from "../harness/test.mjs";
import { CustomersPage } from "../pages/customers-page.mjs";
import { ExportPage } from "../pages/export-page.mjs";
import { ImportPage } from "../pages/import-page.mjs";

const cents = (text) => Math.round(Number(text) * 100);
const money = (cents) => (cents / 100).toFixed(2);

/** Totals per customer, worked out here and not by the app. */
function totalsOf(purchases) {
  const totals = new Map();
  for (const { customer, day, amount } of purchases) {
    const known = totals.get(customer) ?? { days: new Set(), cents: 0 };
    known.days.add(day);
    known.cents += cents(amount);
    totals.set(customer, known);
  }
  return totals;
}

async function lists(page) {
  const exports = new ExportPage(page);
  await exports.goTo();
  return {
    purchases: csvRecords((await exports.list("购买记录", "CSV")).bytes.toString()),
    customers: csvRecords((await exports.list("客户名单", "CSV")).bytes.toString()),
  };
}

for (const { file, customers, day, amount } of [
  { file: "cdnow_sample_transactions.csv", customers: 2357, day: "date", amount: "amount" },
  { file: "rfm_orders.csv", customers: 995, day: "order_date", amount: "revenue" },
]) {
  test(`${file}: every purchase arrives, with its customer, day and amount`, async ({ page }) => {
    const written = csvRecords(await fixtureText(file)).map((row) => ({
      customer: row.customer_id,
      day: row[day],
      amount: money(cents(row[amount])),
    }));
    const totals = totalsOf(written);
    expect(totals.size).toBe(customers);

    const wizard = new ImportPage(page);
    await wizard.begin();
    await wizard.choose(fixture(file));
    expect(await wizard.columns()).toMatchObject({
      customer_id: "客户编号",
      [day]: "日期",
      [amount]: "实付金额",
    });
    await wizard.check();
    expect(await wizard.plan()).toEqual({
      客户: { create: customers, update: 0, same: 0 },
      购买记录: { create: written.length, update: 0, same: 0 },
    });
    await wizard.commit();

    const book = await lists(page);
    expect(
      book.purchases.map((row) => ({
        customer: row.客户.replace("#", ""),
        day: row.日期,
        amount: row.实付金额,
      })),
    ).toEqual(written);
    expect(
      new Map(
        book.customers.map((row) => [
          row.客户编号,
          { days: Number(row.购买天数), total: row.累计金额 },
        ]),
      ),
    ).toEqual(new Map([...totals].map(([id, known]) => [id, { days: known.days.size, total: money(known.cents) }])));
  });
}

test("a customer of the purchase history, as the page shows it", async ({ page }) => {
  const wizard = new ImportPage(page);
  await wizard.begin();
  await wizard.bring(fixture("cdnow_sample_transactions.csv"));
  const customers = new CustomersPage(page);
  await customers.app.goTo("customers");
  await customers.counts("2,357");

  const own = csvRecords(await fixtureText("cdnow_sample_transactions.csv")).filter(
    (row) => row.customer_id === "1017",
  );
  const total = own.reduce((sum, row) => sum + cents(row.amount), 0);
  await page.getByRole("searchbox").fill("#1017");
  await customers.row("#1017").click();
  await customers.isAt("#1017");
  await expect(page.getByText(`共 ${own.length} 笔购买`)).toBeVisible();
  await expect(page.getByText(`¥${money(total)}`).first()).toBeVisible();
  await page.getByRole("link", { name: "购买", exact: true }).click();
  await expect(page.getByText(`共 ${own.length} 笔，¥${money(total)}`)).toBeVisible();
});

test("a customer list as Excel in China saves it: names right, phones with their zeros", async ({ page }) => {
  const written = csvRecords(await fixtureText("customers_gbk.csv", "gbk"));
  const wizard = new ImportPage(page);
  await wizard.begin();
  await wizard.choose(fixture("customers_gbk.csv"));
  await expect(wizard.setting("文字编码")).toHaveValue(/./);
  await expect(wizard.setting("文字编码").locator("option:checked")).toHaveText(/GB/);
  await wizard.check();
  expect(await wizard.plan()).toEqual({ 客户: { create: written.length, update: 0, same: 0 } });
  await wizard.commit();

  const { customers } = await lists(page);
  // Blanks and the stroke behind the area code go, everything else stays; `'` is the guard of the export.
  const digits = (text) =>
    text.replace(/^'| /g, "").replace(/^(0\d{2,3})-/, "$1").replace("转", "-");
  const byNumber = new Map(customers.map((row) => [row.客户编号, row]));
  for (const row of written) {
    const kept = byNumber.get(row.客户编号);
    const phones = [kept.电话, kept.其他电话].map(digits).filter(Boolean);
    expect({ ...kept, phones }).toMatchObject({
      姓名或名称: row.姓名,
      地址: row.地址,
      备注: row.备注,
      phones: [row.手机, row.固定电话].map(digits).filter(Boolean),
    });
  }
  expect(customers.length).toBe(written.length);
});

test("a workbook with days in sixteen styles: each is the day it says", async ({ page }) => {
  const wizard = new ImportPage(page);
  await wizard.begin();
  await wizard.choose(fixture("mixed_dates.xlsx"));
  // The last column says what the day is; it goes along as the note.
  await wizard.setting("应为").selectOption("备注");
  await wizard.check();
  expect(await wizard.plan()).toMatchObject({ 购买记录: { create: 60, update: 0, same: 0 } });
  await wizard.commit();
  const { purchases } = await lists(page);
  expect(purchases.length).toBe(60);
  expect(purchases.map((row) => row.日期)).toEqual(purchases.map((row) => row.备注.slice(0, 10)));
});

const OLD_FRIENDS = [
  { 客户: "王芳", 日期: "2025-03-08", 实付金额: "29.33" },
  { 客户: "李小红", 日期: "1985-12-31", 实付金额: "1234.50" },
  { 客户: "欧阳静", 日期: "2000-02-29", 实付金额: "-5.00" },
  { 客户: "José Ñandú", 日期: "1900-03-01", 实付金额: "0.00" },
];

for (const { file, rejected } of [
  { file: "list.ods", rejected: 6 },
  { file: "old_list.xls", rejected: 405 },
]) {
  test(`${file}: the good rows arrive, the others are told`, async ({ page }) => {
    const wizard = new ImportPage(page);
    await wizard.begin();
    await wizard.choose(fixture(file));
    await wizard.check();
    expect(await wizard.plan()).toEqual({
      客户: { create: 4, update: 0, same: 0 },
      购买记录: { create: 4, update: 0, same: 0 },
    });
    await expect(page.getByRole("heading", { name: `${rejected} 行不会导入` })).toBeVisible();
    await wizard.commit();
    const { purchases, customers } = await lists(page);
    expect(purchases).toMatchObject(OLD_FRIENDS);
    const phones = new Map(customers.map((row) => [row.姓名或名称, row.电话]));
    expect(phones.get("José Ñandú")).toBe("007");
    expect(phones.get("李小红")).toBe("'+8613800000002");
  });
}
