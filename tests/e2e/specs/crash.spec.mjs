// A tab that dies, an engine that stops, a page that panics: what was saved and what was typed is there.

import { crash } from "../harness/faults.mjs";
import { expect, test } from "../harness/test.mjs";
import { CustomersPage } from "../pages/customers-page.mjs";

const NAME = "欧阳静 José 😀";

/** A form with something in it that nobody saved. */
async function halfFilled(page) {
  const customers = new CustomersPage(page);
  await customers.begin();
  await customers.add({ name: "王建国", phone: "13800138000" });
  await customers.app.goTo("customers/new");
  await customers.typeIn({ name: NAME });
  await page.getByRole("textbox", { name: "电话", exact: true }).pressSequentially("13900139000");
  return customers;
}

async function isRestored(page, name = NAME) {
  const customers = new CustomersPage(page);
  await expect(page.getByText(/已恢复/)).toBeVisible();
  await expect(page.getByRole("textbox", { name: /姓名或名称/ })).toHaveValue(name);
  await expect(page.getByRole("textbox", { name: "电话", exact: true })).toHaveValue("13900139000");
  await customers.save();
  await customers.isAt(name);
  await customers.app.goTo("customers");
  await customers.counts(2);
}

test("a tab that dies in the middle of a form: restored to the last key", async ({ page, context }) => {
  await halfFilled(page);
  await crash(page);
  const again = await context.newPage();
  await new CustomersPage(again).app.open("customers/new");
  await isRestored(again);
});

test.describe("when the app itself fails", () => {
  test.use({ allowedErrors: [[/./], { option: true }] });

  test("an engine that stops: told at once, nothing lost after a reload", async ({ page }) => {
    await page.addInitScript(() => {
      const { postMessage } = Worker.prototype;
      Worker.prototype.postMessage = function (...message) {
        globalThis.engine ??= this;
        postMessage.apply(this, message);
      };
    });
    const customers = await halfFilled(page);
    await page.evaluate(() => globalThis.engine.postMessage({ id: 1, body: new Uint8Array([255, 255, 255]) }));
    await expect(page.getByRole("heading", { name: "数据引擎没有在运行" })).toBeVisible();
    await page.getByRole("button", { name: "重新载入" }).click();
    await customers.app.isReady();
    await isRestored(page);
  });

  test("an engine that runs out of memory: told at once, nothing lost after a reload", async ({ page }) => {
    await page.addInitScript(() => {
      const { postMessage } = Worker.prototype;
      Worker.prototype.postMessage = function (...message) {
        globalThis.engine ??= this;
        postMessage.apply(this, message);
      };
    });
    const customers = await halfFilled(page);
    // As the browser reports a trap of the worker's program.
    await page.evaluate(() => globalThis.engine.dispatchEvent(new ErrorEvent("error", { message: "unreachable" })));
    await expect(page.getByRole("heading", { name: "数据引擎没有在运行" })).toBeVisible();
    await page.getByRole("button", { name: "重新载入" }).click();
    await customers.app.isReady();
    await isRestored(page);
  });

  for (const [what, spoil] of [
    [
      "a page that panics",
      () => {
        // What the page takes for granted and unwraps.
        const { cloneNode } = Node.prototype;
        Node.prototype.cloneNode = function () {
          Node.prototype.cloneNode = cloneNode;
          throw new TypeError("not today");
        };
      },
    ],
    [
      "a browser that throws where nobody expects it",
      () => {
        // What cannot fail by its standard: the exception goes straight through the program.
        const { createTextNode } = Document.prototype;
        Document.prototype.createTextNode = function () {
          Document.prototype.createTextNode = createTextNode;
          throw new TypeError("not today");
        };
      },
    ],
  ]) {
    test(`${what}: an overlay with the way out, nothing lost`, async ({ page }) => {
      const customers = await halfFilled(page);
      await page.evaluate(spoil);
      await page.evaluate(() => (location.hash = "#/insights"));
      const overlay = page.getByRole("alertdialog", { name: "熟客 Shuke" });
      await expect(overlay).toBeVisible();
      await expect(overlay.locator('p[lang="zh-CN"]')).toContainText("您的数据是安全的");
      await expect(overlay.getByRole("link")).toBeFocused();
      await overlay.getByRole("link").click();
      await customers.app.isReady();
      await customers.app.goTo("customers/new");
      await isRestored(page);
    });
  }
});
