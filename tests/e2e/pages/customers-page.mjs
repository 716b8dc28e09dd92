// Customers as a shop assistant meets them: the list, one customer, the forms.

import { expect } from "@playwright/test";

import { AppPage } from "./app-page.mjs";

export class CustomersPage {
  constructor(page) {
    this.page = page;
    this.app = new AppPage(page);
  }

  /** Opens the app at a place; a fresh profile is welcomed first and starts empty. */
  async begin(place = "customers") {
    await this.app.open(place);
    await this.page.getByRole("button", { name: "从空白开始" }).click();
    await expect(this.page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  }

  get grid() {
    return this.page.getByRole("grid", { name: "客户", exact: true });
  }

  /** The row of a customer in the list. */
  row(name) {
    return this.grid.getByRole("row").filter({ hasText: name });
  }

  /** How many the list says there are. */
  async counts(count) {
    await expect(this.page.getByText(`${count} 位客户`, { exact: true })).toBeVisible();
  }

  field(label) {
    return this.page.getByLabel(label, { exact: false }).first();
  }

  /** The name and the phone in the form that is open. */
  async typeIn({ name, phone }) {
    if (name !== undefined) await this.page.getByRole("textbox", { name: /姓名或名称/ }).fill(name);
    if (phone !== undefined) await this.page.getByRole("textbox", { name: "电话", exact: true }).fill(phone);
  }

  async save() {
    await this.page.getByRole("button", { name: "保存", exact: true }).click();
  }

  /** A new customer, from the form to its page. */
  async add(customer) {
    await this.app.goTo("customers/new");
    await this.typeIn(customer);
    await this.save();
    await this.isAt(customer.name);
  }

  /** The page of a customer is shown. */
  async isAt(name) {
    await expect(this.page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
  }

  toast(text) {
    return this.page.getByRole("status", { name: "消息" }).getByText(text);
  }

  /** Takes back what the newest message speaks of. */
  async undo() {
    await this.page.getByRole("status", { name: "消息" }).getByRole("button", { name: "撤销" }).last().click();
    await expect(this.toast("已撤销").first()).toBeVisible();
  }

  /** The identity of the customer shown, from the address. */
  async id() {
    await expect(this.page).toHaveURL(/customers\/[0-9a-f]{32}/);
    return this.page.url().match(/customers\/([0-9a-f]{32})/)[1];
  }
}
