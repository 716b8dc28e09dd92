// What else can stand between the reader and the book, and what the app says of it.

import { besideTheApp } from "../harness/faults.mjs";
import { expect, test } from "../harness/test.mjs";
import { CustomersPage } from "../pages/customers-page.mjs";

const WANG = { name: "王建国", phone: "13800138000" };

const title = (page, name) => expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

test("data written by a newer version: not touched, and told", async ({ page, context, baseURL }) => {
  const customers = new CustomersPage(page);
  await customers.begin();
  await customers.add(WANG);
  await page.goto("about:blank");
  const beside = await besideTheApp(context, baseURL);
  await beside.evaluate(async () => {
    const [{ version }] = (await indexedDB.databases()).filter(({ name }) => name === "shuke");
    await new Promise((opened, failed) => {
      const request = indexedDB.open("shuke", version + 1);
      request.onsuccess = () => opened(request.result.close());
      request.onerror = () => failed(request.error);
    });
  });
  await customers.app.open("customers");
  await title(page, "程序比数据旧");
  await expect(page.getByRole("button", { name: "重新载入" })).toBeVisible();
  const version = await beside.evaluate(async () => (await indexedDB.databases())[0].version);
  await customers.app.reload();
  await title(page, "程序比数据旧");
  expect(await beside.evaluate(async () => (await indexedDB.databases())[0].version)).toBe(version);
});

test("a newer version in another tab: this one lets go at once, and says so", async ({ page, context, baseURL }) => {
  const customers = new CustomersPage(page);
  await customers.begin();
  await customers.add(WANG);
  const beside = await besideTheApp(context, baseURL);
  await beside.evaluate(
    () =>
      new Promise((opened, failed) => {
        const request = indexedDB.open("shuke", 1_000);
        request.onsuccess = () => opened(request.result.close());
        request.onblocked = () => failed(new Error("the app does not give way"));
      }),
  );
  await expect(page.getByText("浏览器关闭了数据库")).toBeVisible();
  await customers.app.goTo("customers/new");
  await customers.typeIn({ name: "李梅", phone: "13900139000" });
  await customers.save();
  await expect(customers.toast("数据由更新的版本写成")).toBeVisible();
  await expect(page.getByRole("textbox", { name: /姓名或名称/ })).toHaveValue("李梅");
});

test("another tab in the way: told within seconds, and it opens when the way is free", async ({
  page,
  context,
  baseURL,
}) => {
  const customers = new CustomersPage(page);
  await customers.begin();
  await customers.add(WANG);
  await page.goto("about:blank");
  // A tab that does not give way, and a deletion that waits for it: behind that, opening gets no event at all.
  const beside = await besideTheApp(context, baseURL);
  await beside.evaluate(async () => {
    globalThis.stubborn = await new Promise((opened) => {
      const request = indexedDB.open("shuke");
      request.onsuccess = () => opened(request.result);
    });
    const waits = indexedDB.deleteDatabase("shuke");
    await new Promise((blocked) => (waits.onblocked = blocked));
  });
  await page.goto(`${baseURL}#/customers`);
  await title(page, "另一个标签页挡住了");
  await expect(page.getByRole("button", { name: "再试一次" })).toBeVisible();
  // Once the way is free the deletion comes first; that is told, too.
  await beside.close();
  await title(page, "这台设备上的数据被浏览器清除了");
});

test("a damaged book is not opened, and offers the way to the backup", async ({ page, context, baseURL }) => {
  const customers = new CustomersPage(page);
  await customers.begin();
  await customers.add(WANG);
  await page.goto("about:blank");
  const beside = await besideTheApp(context, baseURL);
  await beside.evaluate(async () => {
    const database = await new Promise((opened) => {
      const request = indexedDB.open("shuke");
      request.onsuccess = () => opened(request.result);
    });
    const transaction = database.transaction("log", "readwrite");
    const log = transaction.objectStore("log");
    log.openCursor().onsuccess = ({ target: { result } }) => {
      const bytes = result.value;
      bytes[bytes.length >> 1] ^= 1;
      result.update(bytes);
    };
    await new Promise((done) => (transaction.oncomplete = done));
    database.close();
  });
  await customers.app.open("customers");
  await title(page, "数据损坏");
  await expect(page.getByRole("button", { name: "用备份恢复" })).toBeVisible();
});
