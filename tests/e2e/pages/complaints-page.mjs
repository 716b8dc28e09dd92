// The complaint desk as whoever works there meets it: the form, one complaint with its steps, the board.

import { expect } from "@playwright/test";

import { AppPage } from "./app-page.mjs";

export class ComplaintsPage {
  constructor(page) {
    this.page = page;
    this.app = new AppPage(page);
  }

  /** An empty book, kept for offline, and no network from here on. */
  async beginOffline(context) {
    await this.app.open();
    await this.page.getByRole("button", { name: "从空白开始" }).click();
    await expect(this.page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    await this.app.isKeptOffline();
    await context.setOffline(true);
  }

  /** A member of staff, who works on this device when `here` is set. */
  async addStaff(name, role, { here = false } = {}) {
    await this.app.goTo("settings/staff");
    await this.page.getByRole("button", { name: "添加员工" }).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: /姓名/ }).fill(name);
    await dialog.getByRole("combobox", { name: "岗位" }).selectOption({ label: role });
    await dialog.getByRole("button", { name: "保存", exact: true }).click();
    await expect(dialog).toBeHidden();
    if (here) await this.workAs(name);
  }

  async workAs(name) {
    await this.app.goTo("settings/staff");
    await this.page.getByRole("listitem").filter({ hasText: name }).getByRole("button", { name: "现在是我在用" }).click();
  }

  /** One of a few, by its word. */
  async choose(word, within = this.page) {
    const choice = within.getByRole("radio", { name: word, exact: true });
    await choice.or(within.getByRole("checkbox", { name: word, exact: true })).first().check();
  }

  /** Fills in the form: a customer made on the fly, what happened and its kind. */
  async tell({ customer, phone = "", what, kind, severity }) {
    await this.app.goTo("complaints/new");
    await this.page.getByRole("button", { name: "新客户" }).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: /姓名或名称/ }).fill(customer);
    await dialog.getByRole("textbox", { name: "电话", exact: true }).fill(phone);
    await dialog.getByRole("button", { name: "建好，继续登记" }).click();
    await expect(dialog).toBeHidden();
    await this.page.getByRole("textbox", { name: /事情经过/ }).fill(what);
    await this.choose(kind);
    if (severity) await this.choose(severity);
  }

  async record() {
    await this.page.getByRole("button", { name: "登记，稍后处理" }).click();
    await this.is("已登记");
  }

  /** Where the complaint shown stands. */
  async is(state) {
    await expect(this.page.locator(".page__under .chip").first()).toHaveText(state);
  }

  get form() {
    return this.page.locator(".step-form");
  }

  /** Chooses a step of those at hand, unless its form is shown already. */
  async step(name) {
    await this.page.locator("#step-at-hand").getByRole("radio", { name, exact: true }).check();
    await expect(this.page.getByRole("heading", { level: 2, name, exact: true })).toBeVisible();
  }

  async say(label, words) {
    await this.form.getByRole("textbox", { name: label }).fill(words);
  }

  /** Makes the step; the complaint stands elsewhere afterwards. */
  async make(button, state) {
    await this.form.getByRole("button", { name: button, exact: true }).click();
    await this.is(state);
  }

  /** A lesser move from the menu. */
  async aside(name) {
    await this.page.getByRole("button", { name: "更多", exact: true }).last().click();
    await this.page.locator(".menu").getByRole("button", { name, exact: true }).click();
    await expect(this.page.getByRole("heading", { level: 2, name, exact: true })).toBeVisible();
  }

  /** What was done, in order. */
  story() {
    return this.page.locator(".story .row__title > span:first-child");
  }
}
