// The customers place: what a shop does with it every day, and that nothing typed is ever lost.

import { expectAccessible } from "../harness/axe.mjs";
import { LOOKS } from "../harness/looks.mjs";
import { expect, test } from "../harness/test.mjs";
import { CustomersPage } from "../pages/customers-page.mjs";
import { WelcomePage } from "../pages/welcome-page.mjs";

const WANG = { name: "王建国", phone: "13800138000" };
const LI = { name: "李梅", phone: "13900139000" };

test("a customer that was added is there after a reload @phone", async ({ page }) => {
  const customers = new CustomersPage(page);
  await customers.begin();
  await expect(page.getByText("客户会排在这里")).toBeVisible();
  await customers.add(WANG);
  await expect(page.getByRole("link", { name: "打电话" })).toHaveAttribute("href", "tel:13800138000");
  await customers.app.reload();
  await customers.isAt(WANG.name);
  await customers.app.goTo("customers");
  await customers.counts(1);
});

test("the form says what is missing, and saves nothing until it is there", async ({ page }) => {
  const customers = new CustomersPage(page);
  await customers.begin("customers/new");
  const name = page.getByRole("textbox", { name: /姓名或名称/ });
  await expect(name).not.toHaveAttribute("aria-invalid", "true");
  await customers.save();
  await expect(name).toHaveAttribute("aria-invalid", "true");
  await expect(name).toBeFocused();
  await expect(page.getByText("这里需要填写")).toBeVisible();
  await customers.typeIn({ name: "王建国", phone: "12" });
  await customers.save();
  await expect(page.getByText("这不像电话号码")).toBeVisible();
  await customers.typeIn(WANG);
  await customers.save();
  await customers.isAt(WANG.name);
});

test("what is half typed comes back when the page is killed", async ({ page, context }) => {
  const customers = new CustomersPage(page);
  await customers.begin();
  await customers.add(WANG);
  const id = await customers.id();
  await customers.app.goTo(`customers/${id}/edit`);
  await customers.typeIn({ phone: "13811112222" });
  await page.close({ runBeforeUnload: false });

  const again = new CustomersPage(await context.newPage());
  await again.app.open(`customers/${id}/edit`);
  await expect(again.page.getByText(/已恢复/)).toBeVisible();
  await expect(again.page.getByRole("textbox", { name: "电话", exact: true })).toHaveValue("13811112222");
  await again.save();
  await again.isAt(WANG.name);
  await expect(again.page.getByRole("link", { name: "打电话" })).toHaveAttribute("href", "tel:13811112222");
});

test("a customer already there is noticed while the same one is typed again", async ({ page }) => {
  const customers = new CustomersPage(page);
  await customers.begin();
  await customers.add(WANG);
  await customers.app.goTo("customers/new");
  await customers.typeIn({ phone: "138 0013 8000" });
  await expect(page.getByText("是不是已经有这位客户？")).toBeVisible();
  await expect(page.getByText("电话相同")).toBeVisible();
  await page.getByRole("button", { name: "就是这位" }).click();
  await customers.isAt(WANG.name);
});

test("many are changed at once, and back", async ({ page }) => {
  const customers = new CustomersPage(page);
  await customers.begin();
  await customers.add(WANG);
  await customers.add(LI);
  await customers.app.goTo("customers");
  for (const { name } of [WANG, LI]) {
    await customers.row(name).getByRole("checkbox").click();
  }
  await page.getByRole("button", { name: "批量修改" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "客户类别", exact: true }).check();
  await dialog.getByRole("radio", { name: "核心", exact: true }).check();
  await dialog.getByRole("button", { name: "修改 2 位客户" }).click();
  await expect(customers.toast("已修改 2 位客户")).toBeVisible();
  await expect(customers.row(WANG.name)).toContainText("核心");
  await customers.undo();
  await expect(customers.row(WANG.name)).not.toContainText("核心");
});

test("search and filters stand in the address and survive the way back", async ({ page }) => {
  const customers = new CustomersPage(page);
  await customers.begin();
  await customers.add(WANG);
  await customers.add(LI);
  await customers.app.goTo("customers");
  await page.getByRole("searchbox").fill("wjg");
  await customers.counts(1);
  await customers.row(WANG.name).click();
  await customers.isAt(WANG.name);
  await page.goBack();
  await expect(page).toHaveURL(/q=wjg/);
  await expect(page.getByRole("searchbox")).toHaveValue("wjg");
  await customers.counts(1);
  await page.getByRole("searchbox").fill("没有这个人");
  await expect(page.getByText("没有符合条件的客户")).toBeVisible();
  await page.getByRole("button", { name: "显示全部客户" }).click();
  await customers.counts(2);
});

test("the keyboard walks the list, opens and edits", async ({ page }) => {
  const customers = new CustomersPage(page);
  await customers.begin();
  await customers.add(WANG);
  await customers.app.goTo("customers");
  await customers.counts(1);
  await expect(customers.row(WANG.name)).toBeVisible();
  await page.keyboard.press("j");
  await expect(customers.grid).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await customers.isAt(WANG.name);
  await page.keyboard.press("e");
  await expect(page).toHaveURL(/\/edit$/);
  await expect(page.getByRole("textbox", { name: /姓名或名称/ })).toHaveValue(WANG.name);
});

test("two tabs see each other's changes", async ({ page, context }) => {
  const customers = new CustomersPage(page);
  await customers.begin();
  const other = new CustomersPage(await context.newPage());
  await other.app.open("customers");
  await customers.add(WANG);
  await expect(other.row(WANG.name)).toBeVisible();
});

test("a removed customer waits in the recycle bin", async ({ page }) => {
  const customers = new CustomersPage(page);
  await customers.begin();
  await customers.add(WANG);
  await page.locator(".page__actions").last().getByRole("button", { name: "更多" }).click();
  await page.getByRole("button", { name: "删除客户" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "放进回收站" }).click();
  await expect(page.getByText("这位客户在回收站里")).toBeVisible();
  await customers.app.goTo("settings/recycle-bin");
  await page.getByRole("listitem").filter({ hasText: WANG.name }).getByRole("button", { name: "恢复" }).click();
  await expect(customers.toast(`已恢复“${WANG.name}”`)).toBeVisible();
  await customers.app.goTo("customers");
  await customers.counts(1);
});

for (const { locale, colorScheme } of LOOKS) {
  test.describe(`${locale} ${colorScheme}`, () => {
    test.use({ locale, colorScheme });

    test("every part of a customer can be read by everyone @phone", async ({ page }) => {
      const customers = new CustomersPage(page);
      await customers.app.open();
      await new WelcomePage(page).startEmpty();
      await customers.app.goTo("customers/new");
      await page.getByRole("textbox", { name: /^(姓名或名称|Name)/ }).first().fill(WANG.name);
      await page.getByRole("button", { name: /^(保存|Save)$/ }).click();
      await customers.isAt(WANG.name);
      const id = await customers.id();
      for (const part of ["", "/profile", "/purchases", "/history", "/edit"]) {
        await customers.app.goTo(`customers/${id}${part}`);
        await expectAccessible(page);
      }
      await customers.app.goTo("settings/history");
      await expectAccessible(page);
    });
  });
}
