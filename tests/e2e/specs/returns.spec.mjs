// Goods come back: as many as were bought, for what was paid, within the window or with a name.

import { expectAccessible } from "../harness/axe.mjs";
import { expect, test } from "../harness/test.mjs";
import { ComplaintsPage } from "../pages/complaints-page.mjs";
import { ReturnsPage } from "../pages/returns-page.mjs";

test("a return from a purchase is seen everywhere, corrected, removed and undone", async ({ page }) => {
  const returns = new ReturnsPage(page);
  const { customers, app } = returns;
  await customers.begin();
  await customers.add({ name: "王建国", phone: "13800138000" });
  const customer = await customers.id();
  const purchase = await returns.bought(customer, { name: "水壶", quantity: "2", price: "80" });
  await expect(returns.card.getByText(/可退换到 .+（含当天），还剩 \d+ 天/)).toBeVisible();
  await returns.record();
  // All of it, for all that was paid, until said otherwise.
  await expect(returns.quantity).toHaveValue("2");
  await expect(returns.refund).toHaveValue("160");
  await returns.quantity.fill("3");
  await returns.quantity.blur();
  await expect(page.getByText("最多还能退 2 件")).toBeVisible();
  await customers.save();
  await expect(page).toHaveURL(/returns\/new/);
  await returns.quantity.fill("1");
  await expect(returns.refund).toHaveValue("80");
  await page.getByRole("textbox", { name: "理由" }).fill("壶嘴漏水");
  // To the last keystroke.
  await app.reload();
  await expect(page.getByText(/已恢复/)).toBeVisible();
  await expect(returns.quantity).toHaveValue("1");
  await expect(page.getByRole("textbox", { name: "理由" })).toHaveValue("壶嘴漏水");
  await expectAccessible(page);
  await customers.save();
  await expect(customers.toast("已记下退货，退款 ¥80.00")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("的退货");
  await expectAccessible(page);

  await app.goTo(`purchases/${purchase}`);
  await expect(returns.card.getByRole("link", { name: "退货：水壶，退款 ¥80.00" })).toBeVisible();
  await app.goTo(`customers/${customer}`);
  await expect(page.getByText("壶嘴漏水")).toBeVisible();
  await page.getByRole("button", { name: "退换货", exact: true }).click();
  await page.getByRole("link", { name: "退货：水壶，退款 ¥80.00" }).click();

  await page.getByRole("link", { name: "编辑" }).click();
  await expect(returns.quantity).toHaveValue("1");
  await returns.refund.fill("200");
  await customers.save();
  await expect(page.getByText("退得比付的多，最多还能退 ¥160.00")).toBeVisible();
  await returns.refund.fill("70");
  await customers.save();
  await expect(customers.toast("已记下退货，退款 ¥70.00")).toBeVisible();

  await page.locator(".page__actions").last().getByRole("button", { name: "删除" }).click();
  await page.getByRole("button", { name: "录错了，或只是试用" }).click();
  await expect(page.getByText("这次退换货在回收站里")).toBeVisible();
  await customers.undo();
  await expect(page.getByText("这次退换货在回收站里")).toBeHidden();
});

test("an exchange after the window names who allowed it and what was taken instead", async ({ page }) => {
  const returns = new ReturnsPage(page);
  const { customers, app } = returns;
  const desk = new ComplaintsPage(page);
  await customers.begin();
  await desk.addStaff("小林", "销售", { here: true });
  await desk.addStaff("老板", "老板");
  await customers.add({ name: "李梅", phone: "13900139000" });
  const customer = await customers.id();
  const purchase = await returns.bought(customer, { name: "水壶", price: "80", day: "2025-01-02" });
  await expect(returns.card.getByText(/退换期限到2025年4月2日为止，已过 [\d,]+ 天/)).toBeVisible();
  await returns.record();
  await desk.choose("换货");
  await expect(returns.refund).toHaveValue("");
  await customers.save();
  await expect(page.getByText(/已过退换期限 [\d,]+ 天，请填写由谁批准/)).toBeVisible();
  await page.getByRole("combobox", { name: /超期批准人/ }).selectOption({ label: "老板" });
  // The draft waits while the purchase taken instead is recorded.
  await page.getByRole("link", { name: "去记换成的购买" }).click();
  await page.getByLabel("商品", { exact: true }).fill("新水壶");
  await page.getByLabel("单价", { exact: true }).fill("80");
  await customers.save();
  await expect(page).toHaveURL(/customers\//);
  await app.goTo(`returns/new?purchase=${purchase}`);
  await expect(page.getByRole("radio", { name: "换货" })).toBeChecked();
  const instead = page.getByRole("combobox", { name: /换成的购买/ });
  const choice = instead.getByRole("option", { name: /新水壶/ });
  await expect(choice).toBeAttached();
  await instead.selectOption({ label: await choice.innerText() });
  await expectAccessible(page);
  await customers.save();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("的换货");
  await expect(page.getByText("老板").first()).toBeVisible();
  await expect(page.getByRole("link", { name: /¥80\.00/ })).toHaveCount(2);
  await app.goTo(`customers/${customer}`);
  await expect(page.getByText("老板批准")).toBeVisible();
});

test("a return over a complaint knows its customer and purchase @phone", async ({ page, context }) => {
  const returns = new ReturnsPage(page);
  const desk = new ComplaintsPage(page);
  await desk.beginOffline(context);
  await desk.tell({ customer: "周先生", what: "水壶漏水", kind: "商品质量" });
  await desk.record();
  await returns.record();
  await expect(page.locator(".picker__name").first()).toHaveText("周先生");
  await expect(page.getByRole("combobox", { name: "投诉" }).getByRole("option", { name: /水壶漏水/ })).toBeAttached();
  // Nothing was bought on record: what comes back is written by hand.
  await returns.customers.save();
  await expect(page.getByText("这里需要填写").first()).toBeVisible();
  await page.getByRole("textbox", { name: "商品", exact: true }).fill("水壶");
  await returns.customers.save();
  await page.getByRole("link", { name: "C-0001" }).click();
  await expect(returns.card.getByRole("link", { name: "退货：水壶" })).toBeVisible();
  await expectAccessible(page);
});

test("of a purchase that is an amount alone, what comes back is written by hand", async ({ page }) => {
  const returns = new ReturnsPage(page);
  const { customers, app } = returns;
  await customers.begin();
  await customers.add({ name: "孙阿姨", phone: "13800138000" });
  const customer = await customers.id();
  await app.goTo(`purchases/new?customer=${customer}`);
  await page.getByRole("textbox", { name: /实付金额/ }).fill("100");
  await customers.save();
  await page.getByRole("link", { name: /^购买 ¥/ }).click();
  await returns.record();
  await page.getByRole("textbox", { name: "商品", exact: true }).fill("茶壶");
  await returns.quantity.fill("-1");
  await returns.refund.fill("101");
  await customers.save();
  await expect(page.getByText("不能小于零")).toBeVisible();
  await expect(page.getByText("退得比付的多，最多还能退 ¥100.00")).toBeVisible();
  await returns.quantity.fill("1");
  await returns.refund.fill("100");
  await customers.save();
  await expect(customers.toast("已记下退货，退款 ¥100.00")).toBeVisible();
});

test("whoever brings much back stands out, with the figures", async ({ page }) => {
  const returns = new ReturnsPage(page);
  const { customers, app } = returns;
  await customers.begin();
  await customers.add({ name: "常客", phone: "13900139000" });
  const seldom = await customers.id();
  await returns.bought(seldom, { name: "钉子", price: "5" });
  await returns.bought(seldom, { name: "钉子", price: "5" });
  await customers.add({ name: "老退", phone: "13800138000" });
  const often = await customers.id();
  for (let time = 0; time < 3; time += 1) {
    await returns.bought(often, { name: "水壶", price: "80" });
    await returns.record();
    await customers.save();
    await expect(page).toHaveURL(/returns\/[0-9a-f]{32}$/);
  }
  await app.goTo(`customers/${often}`);
  await expect(page.getByText(/3 次购买里有 3 次退换，占 100%（95% 把握在 29% 到 100% 之间）；其他客户合计是 0%/)).toBeVisible();
  await expectAccessible(page);
  await app.goTo(`returns/new?customer=${often}`);
  await expect(page.getByText("这只是提醒您看一看原因")).toBeVisible();
  await app.goTo(`customers/${seldom}`);
  await expect(page.getByText("退换比别人多")).toBeHidden();
});

test("products are found by typing, and a safety case is known from the first word", async ({ page, context }) => {
  const desk = new ComplaintsPage(page);
  await desk.beginOffline(context);
  for (const name of ["电热水壶", "角磨机"]) {
    await desk.app.goTo("products/new");
    await page.getByRole("textbox", { name: /商品名/ }).first().fill(name);
    await page.getByRole("button", { name: "保存", exact: true }).click();
    await expect(page.getByRole("status", { name: "消息" }).getByText(name)).toBeVisible();
  }
  await desk.tell({ customer: "周先生", what: "插头冒烟", kind: "商品质量" });
  const product = page.getByRole("combobox", { name: "商品" });
  await product.fill("drsh");
  await expect(page.getByRole("option", { name: /电热水壶/ })).toBeVisible();
  await product.press("Enter");
  await expect(page.locator(".picker__name").filter({ hasText: "电热水壶" })).toBeVisible();
  await page.getByRole("checkbox", { name: /有人受伤，或者可能伤到人/ }).check();
  await expect(page.getByText(/按重大投诉处理/)).toBeVisible();
  await expect(page.getByRole("button", { name: "已当场解决" })).toBeHidden();
  await expectAccessible(page);
  await desk.record();
  await expect(page.getByText("重大 · 安全")).toBeVisible();
  await expect(page.getByText("电热水壶")).toBeVisible();
  await desk.step("初步评审");
  await expect(desk.form.getByRole("checkbox", { name: /涉及安全/ })).toBeChecked();
});

test("promises and returns go along when customers are merged or removed", async ({ page }) => {
  const returns = new ReturnsPage(page);
  const { customers, app } = returns;
  await customers.begin();
  await customers.add({ name: "王建国", phone: "13800138000" });
  const keep = await customers.id();
  await customers.add({ name: "王建囯", phone: "010-8888 1234" });
  const other = await customers.id();
  const purchase = await returns.bought(other, { name: "水壶", price: "80" });
  await returns.record();
  await customers.save();
  await expect(page).toHaveURL(/returns\/[0-9a-f]{32}$/);
  await app.goTo(`customers/merge/${keep}/${other}`);
  await expect(page.getByText(/1 笔购买和1 次退换货/)).toBeVisible();
  await page.getByRole("button", { name: "合并", exact: true }).click();
  await customers.isAt("王建国");
  await expect(page.getByRole("link", { name: /退货：水壶/ })).toBeVisible();
  await app.goTo(`purchases/${purchase}`);
  await expect(returns.card.getByText("退货：水壶")).toBeVisible();
  await app.goTo("settings/data-safety");
  await expect(page.getByText("0 张，0 MB")).toBeVisible();
});
