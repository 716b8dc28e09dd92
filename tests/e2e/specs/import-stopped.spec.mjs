// An import that does not come to its end leaves nothing behind, and the next one works.

import { madeFile } from "../harness/files.mjs";
import { expect, test } from "../harness/test.mjs";
import { CustomersPage } from "../pages/customers-page.mjs";
import { ImportPage } from "../pages/import-page.mjs";

/** So many that reading and writing go on while a finger finds the button. */
const MANY = madeFile(
  "很多.csv",
  ["姓名,客户编号", ...Array.from({ length: 80_000 }, (_, at) => `顾客${at},N${at}`)].join("\n"),
);
const FEW = madeFile("几位.csv", "姓名,客户编号\n王建国,A1\n李梅,A2\n");

/**
 * Does something in the page as soon as there is a button to stop: from outside it could be too late on a
 * quick machine.
 */
const once = (page, act) =>
  page.evaluate((act) => {
    new MutationObserver((_, observer) => {
      const stop = [...document.querySelectorAll("button")].find((button) => button.textContent.includes("停止"));
      if (!stop) return;
      observer.disconnect();
      if (act === "stop") stop.click();
      else location.hash = "#/customers";
    }).observe(document.body, { childList: true, subtree: true });
  }, act);

async function nothingCame(wizard) {
  const { page } = wizard;
  await wizard.isAtFile();
  const customers = new CustomersPage(page);
  await customers.app.goTo("customers");
  await expect(page.getByText("客户会排在这里")).toBeVisible();
}

async function theNextOneWorks(wizard) {
  await wizard.goTo();
  await wizard.bring(FEW);
  const customers = new CustomersPage(wizard.page);
  await customers.app.goTo("customers");
  await customers.counts(2);
  await customers.app.reload();
  await customers.counts(2);
}

test("stopped while the file is read", async ({ page }) => {
  const wizard = new ImportPage(page);
  await wizard.begin();
  await wizard.choose(MANY);
  await once(page, "stop");
  await page.getByRole("button", { name: "检查一遍" }).click();
  await wizard.isAtFile();
  // At once, while the first file may still be on its way.
  await wizard.choose(FEW);
  await wizard.check();
  expect(await wizard.plan()).toEqual({ 客户: { create: 2, update: 0, same: 0 } });
  await wizard.goTo();
  await nothingCame(wizard);
  await theNextOneWorks(wizard);
});

test("stopped while it is written", async ({ page }) => {
  const wizard = new ImportPage(page);
  await wizard.begin();
  await wizard.choose(MANY);
  await wizard.check();
  await once(page, "stop");
  await page.getByRole("button", { name: "导入", exact: true }).click();
  await expect(page.getByRole("alert")).toHaveText("已停止，没有改动任何数据");
  await nothingCame(wizard);
  await theNextOneWorks(wizard);
});

test("left while it is written", async ({ page }) => {
  const wizard = new ImportPage(page);
  await wizard.begin();
  await wizard.choose(MANY);
  await wizard.check();
  await once(page, "leave");
  await page.getByRole("button", { name: "导入", exact: true }).click();
  await expect(page.getByText("客户会排在这里")).toBeVisible();
  await theNextOneWorks(wizard);
});

test("the program that reads files stops in the middle", async ({ page }) => {
  // As the browser reports that a worker's memory ran out; afterwards nothing more comes from it.
  await page.addInitScript(() => {
    const { postMessage, terminate } = Worker.prototype;
    Worker.prototype.postMessage = function (message, transfer) {
      postMessage.call(this, message, transfer);
      if (!message.file || !message.port || globalThis.isStopped) return;
      globalThis.isStopped = true;
      terminate.call(this);
      queueMicrotask(() => this.dispatchEvent(new ErrorEvent("error", { message: "unreachable" })));
    };
  });
  const wizard = new ImportPage(page);
  await wizard.begin();
  await wizard.choose(MANY);
  await page.getByRole("button", { name: "检查一遍" }).click();
  await expect(page.getByRole("alert")).toContainText("文件没有读成");
  // The columns are still there for another try.
  await wizard.check();
  expect(await wizard.plan()).toEqual({ 客户: { create: 80_000, update: 0, same: 0 } });
});

test("another file after the first", async ({ page }) => {
  const wizard = new ImportPage(page);
  await wizard.begin();
  await wizard.bring(FEW);
  await page.getByRole("button", { name: "换一个文件" }).click();
  await wizard.isAtFile();
  await wizard.choose(madeFile("又一位.csv", "姓名,客户编号\n周七,A3\n"));
  await wizard.check();
  expect(await wizard.plan()).toEqual({ 客户: { create: 1, update: 0, same: 0 } });
});
