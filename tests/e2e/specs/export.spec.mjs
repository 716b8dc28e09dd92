// What goes out comes back: lists as files, everything as one file.

import { csvRecords, fixture, madeFile } from "../harness/files.mjs";
import { expect, test } from "../harness/test.mjs";
import { CustomersPage } from "../pages/customers-page.mjs";
import { ExportPage } from "../pages/export-page.mjs";
import { ImportPage } from "../pages/import-page.mjs";

/** Cells a spreadsheet program could take for a formula, and what else goes wrong in files. */
const AWKWARD = [
  ["A1", "=1+2", "+8613800138000", '"引号", 逗号'],
  ["A2", "@SUM(A1)", "0071234567", "-5 折"],
  ["A3", "王,建国", "13900139000", "第一行\n第二行"],
  ["A4", "José Ñandú 😀", "", "＝全角"],
];
const AS_CSV = [
  ["客户编号", "姓名", "电话", "备注"],
  ...AWKWARD,
]
  .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","))
  .join("\r\n");

const kept = (rows) =>
  rows
    .map((row) => [row.客户编号, row.姓名或名称, row.电话, row.备注])
    .sort(([a], [b]) => a.localeCompare(b));

async function openExports(page) {
  const exports = new ExportPage(page);
  await exports.goTo();
  return exports;
}

test("a CSV is guarded against formulas, and comes back as it was", async ({ page, browser, baseURL }) => {
  const wizard = new ImportPage(page);
  await wizard.begin();
  await wizard.bring(madeFile("怪.csv", AS_CSV));
  const first = await (await openExports(page)).list("客户名单", "CSV");
  expect(first.name).toMatch(/^客户名单 \d{4}-\d\d-\d\d\.csv$/);
  expect(first.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  for (const row of csvRecords(first.bytes.toString())) {
    for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+@\t\r\n＝＋－＠-]/);
  }

  const context = await browser.newContext({ baseURL });
  const other = new ImportPage(await context.newPage());
  await other.begin();
  await other.bring(madeFile(first.name, first.bytes));
  const second = await (await openExports(other.page)).list("客户名单", "CSV");
  expect(second.bytes).toEqual(first.bytes);
  await context.close();
});

test("a workbook comes back as it was", async ({ page, browser, baseURL }) => {
  const wizard = new ImportPage(page);
  await wizard.begin();
  await wizard.bring(madeFile("怪.csv", AS_CSV));
  const first = await (await openExports(page)).list("客户名单", "Excel (xlsx)");
  expect(first.name).toMatch(/\.xlsx$/);
  expect(first.bytes.subarray(0, 2).toString()).toBe("PK");

  const context = await browser.newContext({ baseURL });
  const other = new ImportPage(await context.newPage());
  await other.begin();
  await other.bring(madeFile(first.name, first.bytes));
  const second = await (await openExports(other.page)).list("客户名单", "CSV");
  const plain = csvRecords(second.bytes.toString()).map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell.replace(/^'/, "")])),
  );
  expect(kept(plain)).toEqual(AWKWARD);
  await context.close();
});

test("every list of the demo shop can be taken out in both formats", async ({ page }) => {
  const customers = new CustomersPage(page);
  await customers.app.open();
  await page.getByRole("button", { name: "先看看演示店铺" }).click();
  const exports = await openExports(page);
  const lists = ["客户名单", "员工", "联系人", "商品", "购买记录", "联系记录", "投诉", "投诉步骤", "答卷"];
  for (const name of lists) {
    await test.step(name, async () => {
      const csv = await exports.list(name, "CSV");
      const rows = csvRecords(csv.bytes.toString());
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(Object.values(row)).not.toContain(undefined);
      await expect(exports.said).toContainText(`已导出 ${rows.length.toLocaleString("en")} 行`);
      const workbook = await exports.list(name, "Excel (xlsx)");
      await expect(exports.said).toContainText(`已导出 ${rows.length.toLocaleString("en")} 行`);
      expect(workbook.bytes.subarray(0, 2).toString()).toBe("PK");
    });
  }
});

const digestSaid = async (said) => (await said.textContent()).match(/校验码 ([0-9A-F]{4})/)[1];

test("everything as one file, restored on another device: the same digest, the same lists", async ({
  page,
  browser,
  baseURL,
}) => {
  const wizard = new ImportPage(page);
  await wizard.begin();
  await wizard.bring(fixture("customers_gbk.csv"));
  await wizard.goTo();
  await wizard.bring(fixture("mixed_dates.xlsx"));
  const customers = new CustomersPage(page);
  await customers.add({ name: "王建国", phone: "13800138000" });
  const here = await openExports(page);
  const backup = await here.everything();
  expect(backup.name).toMatch(/^熟客备份 \d{4}-\d\d-\d\d\.json$/);
  const digest = await digestSaid(here.said);
  const lists = async (exports) => ({
    customers: (await exports.list("客户名单", "CSV")).bytes.toString(),
    purchases: (await exports.list("购买记录", "CSV")).bytes.toString(),
  });
  const before = await lists(here);

  const context = await browser.newContext({ baseURL });
  const there = new ExportPage(await context.newPage());
  await new CustomersPage(there.page).begin("export");
  await there.restore(madeFile(backup.name, backup.bytes));
  await expect(there.said).toContainText("已恢复");
  expect(await digestSaid(there.said)).toBe(digest);
  expect(await lists(there)).toEqual(before);

  // Still there after a reload, with its history: the newest change can be taken back.
  await there.app.reload();
  await there.app.goTo("settings/data-safety");
  await expect(there.page.getByText(digest)).toBeVisible();
  await there.app.goTo("settings/history");
  await there.page.getByRole("main").getByRole("listitem").first().getByRole("button", { name: "撤销" }).click();
  await there.app.goTo("customers");
  await new CustomersPage(there.page).counts(csvRecords(before.customers).length - 1);
  await context.close();
});

test("a backup that was changed, cut short or of a newer build is refused, and so is a book with content", async ({
  page,
}) => {
  const customers = new CustomersPage(page);
  await customers.begin();
  await customers.add({ name: "王建国", phone: "13800138000" });
  const exports = await openExports(page);
  const { bytes } = await exports.everything();
  await exports.restore(madeFile("b.json", bytes));
  await expect(page.getByRole("alert")).toHaveText("只有空的客户本才能恢复完整备份");

  await customers.app.goTo("settings/history");
  await customers.app.goTo("export");
  const text = bytes.toString();
  for (const [spoiled, said] of [
    [text.replace("13800138000", "13800138001"), "这不是熟客导出的完整备份，或者文件被改动过"],
    [text.slice(0, -40), "这不是熟客导出的完整备份，或者文件被改动过"],
    ["[]", "这不是熟客导出的完整备份，或者文件被改动过"],
    [text.replace('"version":1', '"version":99'), /由更新的版本/],
  ]) {
    await exports.restore(madeFile("b.json", spoiled));
    await expect(page.getByRole("alert")).toHaveText(said);
    await customers.app.reload();
  }
  await customers.app.goTo("customers");
  await customers.counts(1);
});
