// Paper: the record form, filled in and blank, the slip and the notice.

import { expectAccessible } from "../harness/axe.mjs";
import { expect, test } from "../harness/test.mjs";
import { AppPage } from "../pages/app-page.mjs";
import { ComplaintsPage } from "../pages/complaints-page.mjs";
import { WelcomePage } from "../pages/welcome-page.mjs";

test("the complainant is left off the form on request", async ({ page, context }) => {
  const desk = new ComplaintsPage(page);
  await desk.beginOffline(context);
  await desk.tell({ customer: "周先生", phone: "13800138000", what: "水壶漏水", kind: "商品质量" });
  await desk.record();
  await page.getByRole("link", { name: "打印登记表" }).click();
  const form = page.getByRole("table");
  await expect(form.getByText("周先生")).toBeVisible();
  await page.getByRole("checkbox", { name: /保密/ }).check();
  await expect(form.getByText("周先生")).toBeHidden();
  await expect(form.getByText("13800138000")).toBeHidden();
  await expect(form.getByText("水壶漏水")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "受理回执" }).click();
  await expect(page.getByText("C-0001")).toBeVisible();
  await expectAccessible(page);
});

test("the blank form and the notice need no complaint", async ({ page, context }) => {
  const desk = new ComplaintsPage(page);
  await desk.beginOffline(context);
  await desk.app.goTo("print/complaint/blank");
  await expect(page.getByRole("rowheader", { name: "原因分析" })).toBeVisible();
  await expectAccessible(page);
  await desk.app.goTo("print/complaint/notice");
  await page.getByRole("textbox", { name: /二维码指向/ }).fill("tel:13800138000");
  await expect(page.getByRole("img", { name: "联系本店的二维码" })).toBeVisible();
  await expectAccessible(page);
});

for (const locale of ["zh-CN", "en-GB"]) {
  test.describe(locale, () => {
    test.use({ locale });

    test("the record form is one sheet of paper", async ({ page }) => {
      const app = new AppPage(page);
      await app.open();
      await new WelcomePage(page).startEmpty();
      await app.goTo("print/complaint/blank");
      await expect(page.getByRole("table")).toBeVisible();
      const paper = await page.pdf({ format: "A4", preferCSSPageSize: true });
      expect(paper.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    });
  });
}

test("what is told to the customer can be printed as a letter, before and after it is kept", async ({ page, context }) => {
  const desk = new ComplaintsPage(page);
  await desk.beginOffline(context);
  await desk.tell({ customer: "周先生", what: "水壶漏水", kind: "商品质量" });
  await desk.record();
  const address = page.url();
  await desk.step("告知收到");
  await desk.say("对客户怎么说", "周先生：您好，水壶漏水的事我们收到了。");
  await desk.form.getByRole("link", { name: "打印" }).click();
  await expect(page.getByRole("heading", { name: "答复信" })).toBeVisible();
  await expect(page.getByText("周先生：您好，水壶漏水的事我们收到了。")).toBeVisible();
  await expectAccessible(page);
  await page.goto(address);
  await desk.make("已告知客户", "已告知");
  await desk.story().first().waitFor();
  await page.getByRole("link", { name: "打印成信" }).click();
  await expect(page.getByText("周先生：您好，水壶漏水的事我们收到了。")).toBeVisible();
});
