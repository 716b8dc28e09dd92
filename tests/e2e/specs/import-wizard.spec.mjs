// The wizard itself: what it would do and why not, stopping, taking back, doing it again.

import { csvRecords, fixture, madeFile } from "../harness/files.mjs";
import { expect, test } from "../harness/test.mjs";
import { CustomersPage } from "../pages/customers-page.mjs";
import { ImportPage } from "../pages/import-page.mjs";

const LIST = [
  "客户编号,姓名,手机,邮箱,片区",
  "A1,王建国,13800138000,wang@example.com,东街",
  "A2,李梅,010-88881234,,西街",
  "A3,,13900139000,,西街",
  "A4,张三,1.38E+10,,东街",
  "A5,李四,12,,东街",
  "A6,赵六,13600136000,不是邮箱,东街",
  "A1,王建国,13800138000,,东街",
].join("\r\n");

test("rows that cannot be taken are told one by one, and saved with their reasons", async ({ page }) => {
  const wizard = new ImportPage(page);
  await wizard.begin();
  await wizard.choose(madeFile("名单.csv", LIST));
  await wizard.check();
  expect(await wizard.plan()).toEqual({ 客户: { create: 2, update: 0, same: 0 } });
  await expect(page.getByRole("heading", { name: "5 行不会导入" })).toBeVisible();
  await expect(page.getByRole("row", { name: /^4 没有姓名$/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /^7 不是邮箱 不是邮箱$/ })).toBeVisible();

  const { name, bytes } = await wizard.rejects();
  expect(name).toBe("没导入的行 名单.csv.csv");
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  const rejected = csvRecords(bytes.toString());
  expect(rejected.map((row) => [row.客户编号, row.原因])).toEqual([
    ["A3", "没有姓名"],
    ["A4", "电话变成了 1.38E+10 这样的数，后几位已经丢失"],
    ["A5", "不是电话号码"],
    ["A6", "不是邮箱"],
    ["A1", "同一位客户在前面出现过"],
  ]);
  expect(rejected[0]).toMatchObject({ 姓名: "", 手机: "13900139000", 片区: "西街" });

  // Looking changed nothing.
  const customers = new CustomersPage(page);
  await customers.app.goTo("customers");
  await expect(page.getByText("客户会排在这里")).toBeVisible();
});

test("the rejected rows, mended, go in on their own", async ({ page }) => {
  const wizard = new ImportPage(page);
  await wizard.begin();
  await wizard.choose(madeFile("名单.csv", LIST));
  await wizard.check();
  const { bytes } = await wizard.rejects();
  await wizard.commit();
  await wizard.goTo();
  const mended = bytes.toString().replace("A3,", "A3,周七").replace("1.38E+10", "13700137000");
  await wizard.choose(madeFile("没导入的行.csv", mended));
  await wizard.check();
  expect(await wizard.plan()).toEqual({ 客户: { create: 2, update: 0, same: 1 } });
  await wizard.commit();
  const customers = new CustomersPage(page);
  await customers.app.goTo("customers");
  await customers.counts(4);
});

test("the same file again changes nothing, a newer one only what differs", async ({ page }) => {
  const wizard = new ImportPage(page);
  await wizard.begin();
  const rows = ["客户编号,姓名,手机,片区", "A1,王建国,13800138000,东街", "A2,李梅,13900139000,西街"];
  await wizard.bring(madeFile("名单.csv", rows.join("\n")));

  await wizard.goTo();
  await wizard.choose(madeFile("名单.csv", rows.join("\n")));
  await expect(page.getByText("这种表格以前导入过")).toBeVisible();
  await wizard.check();
  expect(await wizard.plan()).toEqual({ 客户: { create: 0, update: 0, same: 2 } });
  await expect(page.getByRole("button", { name: "导入", exact: true })).toBeDisabled();

  await wizard.goTo();
  rows[2] = "A2,李梅,13900139001,";
  rows.push("A3,周七,13700137000,北街");
  await wizard.choose(madeFile("名单2.csv", rows.join("\n")));
  await wizard.check();
  expect(await wizard.plan()).toEqual({ 客户: { create: 1, update: 1, same: 1 } });
  await wizard.commit();
  const customers = new CustomersPage(page);
  await customers.app.goTo("customers");
  await customers.counts(3);
  await customers.row("李梅").click();
  await customers.isAt("李梅");
  await expect(page.getByRole("link", { name: "打电话" })).toHaveAttribute("href", "tel:13900139001");
  // An empty cell says nothing, so what was known stays.
  await customers.app.goTo(`customers/${await customers.id()}/profile`);
  await expect(page.getByText("西街")).toBeVisible();
});

test("a purchase history that comes again brings only what is new", async ({ page }) => {
  const wizard = new ImportPage(page);
  await wizard.begin();
  const rows = ["客户编号,日期,金额", "1,2025-03-01,20", "1,2025-03-01,20", "2,2025-03-02,35.5"];
  await wizard.bring(madeFile("三月.csv", rows.join("\n")));
  await wizard.goTo();
  rows.push("2,2025-04-02,12");
  await wizard.choose(madeFile("四月.csv", rows.join("\n")));
  await wizard.check();
  expect(await wizard.plan()).toEqual({ 购买记录: { create: 1, update: 0, same: 3 } });
});

test("a mapping that was mended by hand is remembered", async ({ page }) => {
  const wizard = new ImportPage(page);
  await wizard.begin();
  const list = (name) => madeFile(name, "会员,怎么称呼,联络\nV1,王建国,13800138000\n");
  await wizard.choose(list("a.csv"));
  await wizard.setting("怎么称呼").selectOption("姓名或名称");
  await wizard.setting("联络").selectOption("电话");
  await wizard.setting("会员").selectOption("客户编号");
  await wizard.setting("按什么认出已有客户").selectOption("客户编号");
  const chosen = await wizard.columns();
  expect(chosen).toEqual({ 会员: "客户编号", 怎么称呼: "姓名或名称", 联络: "电话" });
  await wizard.check();
  await wizard.commit();

  await wizard.app.reload();
  await wizard.choose(list("b.csv"));
  await expect(page.getByText("这种表格以前导入过")).toBeVisible();
  expect(await wizard.columns()).toEqual(chosen);
  await expect(wizard.setting("按什么认出已有客户").locator("option:checked")).toHaveText("客户编号");
});

test("one undo takes the whole import back, also the next morning", async ({ page }) => {
  const wizard = new ImportPage(page);
  const customers = new CustomersPage(page);
  await wizard.begin();
  await wizard.bring(madeFile("以前.csv", "姓名,手机\n王建国,13800138000\n"));
  await wizard.goTo();
  await wizard.bring(fixture("rfm_orders.csv"));
  await wizard.undo();
  await customers.app.goTo("customers");
  await customers.counts(1);
  await customers.app.goTo("purchases");
  await expect(page.getByText("这里还没有购买记录")).toBeVisible();

  // The first one, after a reload, from the list of changes.
  await customers.app.goTo("settings/history");
  await customers.app.reload();
  await page.getByRole("listitem").filter({ hasText: "导入" }).last().getByRole("button", { name: "撤销" }).click();
  await expect(customers.toast("已撤销").first()).toBeVisible();
  await customers.app.goTo("customers");
  await expect(page.getByText("客户会排在这里")).toBeVisible();
});
