// What comes of answers: follow-ups, the service audit, customers who left. On the demo shop, whose story has all three.

import { expectAccessible } from "../harness/axe.mjs";
import { expect, test } from "../harness/test.mjs";
import { AppPage } from "../pages/app-page.mjs";
import { WelcomePage } from "../pages/welcome-page.mjs";

async function demo(page, context) {
  const app = new AppPage(page);
  await app.open();
  await new WelcomePage(page).openDemo();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await app.isKeptOffline();
  await context.setOffline(true);
  return app;
}

test("what is due stands on Today, and ends with what came of it @phone", async ({ page, context }) => {
  const app = await demo(page, context);
  const card = page.locator("section.card").filter({ has: page.getByRole("heading", { name: /^跟进：今天有/ }) });
  const row = card.getByRole("listitem").first();
  const name = await row.getByRole("link").first().textContent();
  await row.getByRole("button", { name: /办结/ }).click();
  const dialog = page.getByRole("dialog", { name: "这件事办得怎么样？" });
  await dialog.getByRole("radio", { name: "不再跟进" }).check();
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(dialog.getByText("这里需要填写")).toBeVisible();
  await dialog.getByRole("textbox").fill("客户说已经解决了，不用再打");
  // Half-filled forms outlive a reload.
  await app.reload();
  await card.getByRole("listitem").filter({ hasText: name }).first().getByRole("button", { name: /办结/ }).click();
  await expect(dialog.getByRole("textbox")).toHaveValue("客户说已经解决了，不用再打");
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(dialog).toBeHidden();

  await app.goTo("surveys/follow-ups?f.show=ended");
  const ended = page.getByRole("listitem").filter({ hasText: "客户说已经解决了，不用再打" });
  await expect(ended).toContainText(name);
  await expectAccessible(page);
  await page.getByRole("button", { name: "撤销" }).first().click();
  await expect(ended).toHaveCount(0);
});

test("a weak area of service gets something done about it", async ({ page, context }) => {
  const app = await demo(page, context);
  await app.goTo("surveys/service");
  await expect(page.getByText(/^本季度/)).toBeVisible();
  await expectAccessible(page);
  const area = page.getByRole("listitem").filter({ has: page.getByRole("button", { name: /安排改进/ }) }).first();
  await area.getByRole("button", { name: /安排改进/ }).click();
  const dialog = page.getByRole("dialog", { name: /^改进/ });
  await dialog.getByRole("textbox").first().fill("每周一开会过一遍");
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(area.getByText("每周一开会过一遍")).toBeVisible();
  await app.goTo("surveys/follow-ups");
  await expect(page.getByText("每周一开会过一遍").first()).toBeVisible();
});

test("a customer who left is noted, and won back", async ({ page, context }) => {
  const app = await demo(page, context);
  await app.goTo("surveys/lost");
  await expect(page.getByRole("row", { name: /搬迁/ })).toContainText("5%");
  await expectAccessible(page);
  await page.getByRole("button", { name: "记一位流失客户" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(dialog.getByText("这里需要填写").first()).toBeVisible();
  await dialog.getByRole("combobox", { name: /客户/ }).fill("王");
  await dialog.getByRole("option").first().click();
  await dialog.getByLabel("转向的商家").fill("<b>对面</b>的店");
  await dialog.getByRole("button", { name: "保存" }).click();
  const row = page.getByRole("listitem").filter({ hasText: "<b>对面</b>的店" });
  await expect(row).toBeVisible();
  await row.getByRole("button", { name: /更新情况/ }).click();
  await dialog.getByRole("radio", { name: "已经回来" }).check();
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(row.getByText("已经回来")).toBeVisible();
});
