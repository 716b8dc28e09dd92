// Surveys as whoever designs them meets them: the list, the beginning, the designer.

import { expect } from "@playwright/test";

import { CustomersPage } from "./customers-page.mjs";

export class SurveyDesigner {
  constructor(page) {
    this.page = page;
    this.customers = new CustomersPage(page);
    this.app = this.customers.app;
  }

  /** Takes a built-in survey, by its title, to the designer. */
  async fromTemplate(title) {
    await this.app.goTo("surveys/new");
    await this.page.getByRole("button", { name: new RegExp(`^用这份.*${title}$`) }).click();
    await this.isDesigning(title);
  }

  /** Begins with an empty survey, and names it. */
  async fromNothing(title) {
    await this.app.goTo("surveys/new");
    await this.page.getByRole("button", { name: "从空白开始" }).click();
    await this.isDesigning("未命名的调查");
    await this.page.getByLabel("内部名称").fill(title);
    await this.page.getByLabel(/^客户看到的标题/).fill(title);
    await this.isDesigning(title);
  }

  async isDesigning(title) {
    await expect(this.page).toHaveURL(/surveys\/[0-9a-f]{32}\/edit/);
    await expect(this.page.getByRole("heading", { level: 1, name: title, exact: true })).toBeVisible();
  }

  get id() {
    return this.page.url().match(/surveys\/([0-9a-f]{32})/)[1];
  }

  /** Everything that was typed is in the book. */
  async isSaved() {
    await expect(this.page.getByText("全部已保存")).toBeVisible();
  }

  /** One question of the designer, by its number. */
  question(number) {
    return this.page.locator(".designer__edit .design-question").nth(number - 1);
  }

  /** Adds a question to the last page and words it; it stays open. */
  async add(kind, words) {
    const before = await this.page.locator(".designer__edit .design-question").count();
    await this.page.getByRole("button", { name: "加一题" }).last().click();
    await this.page.getByRole("button", { name: kind, exact: true }).last().click();
    const added = this.question(before + 1);
    await expect(added.getByLabel(/^题目/)).toBeFocused();
    await added.getByLabel(/^题目/).fill(words);
    return added;
  }

  /** The words of the options or rows of a question, one after the other. */
  async choices(question, words) {
    const lines = question.locator(".design-choices__line input[type=text]");
    await lines.first().focus();
    for (const [at, word] of words.entries()) {
      if (at > 0) await this.page.keyboard.press("Enter");
      await expect(lines.nth(at)).toBeFocused();
      await lines.nth(at).fill(word);
    }
  }

  async open(number) {
    const head = this.question(number).locator(".design-question__head");
    if ((await head.getAttribute("aria-expanded")) === "false") await head.click();
  }

  get dialog() {
    return this.page.getByRole("dialog");
  }

  async publish(version = 1) {
    await this.page.getByRole("button", { name: /^发布/ }).click();
    await expect(this.dialog.getByRole("heading", { name: `发布第 ${version} 版` })).toBeVisible();
    await this.dialog.getByRole("button", { name: "发布", exact: true }).click();
    await expect(this.customers.toast("调查已发布").first()).toBeVisible();
    await expect(this.dialog).toBeHidden();
  }

  /** What the customer sees, beside the designer or in its place. */
  get preview() {
    return this.page.locator(".designer__preview");
  }

  /** On a narrow screen, the other side. */
  async turnTo(side) {
    await this.page.getByRole("group", { name: "设计还是试答" }).getByRole("button", { name: side }).click();
  }

  async more(action) {
    // On a phone the navigation has one of that name too.
    await this.page.getByRole("main").getByRole("button", { name: "更多", exact: true }).click();
    await this.page.getByRole("button", { name: action, exact: true }).click();
  }

  /** The row of a survey in the list. */
  row(title) {
    return this.page.locator(".survey-row").filter({ hasText: title });
  }
}
