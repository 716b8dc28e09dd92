// Goods that come back, as whoever stands at the counter meets them.

import { expect } from "@playwright/test";

import { CustomersPage } from "./customers-page.mjs";

export class ReturnsPage {
  constructor(page) {
    this.page = page;
    this.customers = new CustomersPage(page);
    this.app = this.customers.app;
  }

  /** Records a purchase of one thing for a customer, and gives its address. */
  async bought(customer, { name, quantity = "1", price, day }) {
    await this.app.goTo(`purchases/new?customer=${customer}`);
    const { page } = this;
    if (day) {
      await this.day(day);
    }
    await page.getByLabel("商品", { exact: true }).fill(name);
    await page.getByLabel("数量", { exact: true }).fill(quantity);
    await page.getByLabel("单价", { exact: true }).fill(price);
    await this.customers.save();
    await expect(page).toHaveURL(/customers\//);
    await page.getByRole("link", { name: /^购买 ¥/ }).first().click();
    await expect(page).toHaveURL(/purchases\/[0-9a-f]{32}/);
    return page.url().match(/purchases\/([0-9a-f]{32})/)[1];
  }

  /** Fills in the day of the form that is open. */
  async day(day) {
    await this.page.getByLabel(/^日期/).first().fill(day);
  }

  /** The card of a purchase or a complaint. */
  get card() {
    return this.page.locator("section.card").filter({
      has: this.page.getByRole("heading", { name: "退换货", exact: true }),
    });
  }

  async record() {
    await this.card.getByRole("link", { name: "记退换货" }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: "记一次退换货" })).toBeVisible();
  }

  get refund() {
    return this.page.getByRole("textbox", { name: "退款" });
  }

  get quantity() {
    return this.page.getByRole("textbox", { name: "退回数量" });
  }
}
