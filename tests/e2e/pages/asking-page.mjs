// Questions, as whoever answers or asks them meets them.

import { expect } from "@playwright/test";

import { CustomersPage } from "./customers-page.mjs";

/** The survey every shop has: would you recommend us, and why. */
export const RECOMMEND = "01900000000070008000000000000001";

export class AskingPage {
  constructor(page) {
    this.page = page;
    this.customers = new CustomersPage(page);
    this.app = this.customers.app;
  }

  /** One question, by what it asks. */
  question(title) {
    return this.page.getByRole("group", { name: title });
  }

  get recommend() {
    return this.question(/多大可能把我们推荐/);
  }

  get why() {
    return this.question(/主要是因为什么/).getByRole("textbox");
  }

  /** Taps a score; its words are what the ends of the scale say. */
  async score(question, score) {
    const point = this.point(question, score);
    // Away from the bar at the bottom, which a forced click would meet in its place.
    await point.evaluate((element) => element.scrollIntoView({ block: "center" }));
    await point.check({ force: true });
  }

  point(question, score) {
    return question.getByRole("radio", { name: new RegExp(`^${score}( |$)`) });
  }

  async handIn() {
    await this.page.getByRole("button", { name: "提交", exact: true }).click();
  }

  /** The answers there are, as the list of surveys says it. */
  async answers(count) {
    await this.app.goTo("surveys");
    const words = count === 0 ? "还没有回答" : new RegExp(`已有 ${count} 份回答|还没有回答`);
    await expect(this.page.getByText(words)).toBeVisible();
  }

  /** Hands the tablet over. */
  async lock({ code = "2580", idle = "60" } = {}) {
    await this.app.goTo(`surveys/${RECOMMEND}/kiosk`);
    await this.page.getByRole("textbox", { name: /^退出码/ }).fill(code);
    await this.page.getByRole("textbox", { name: /^再输入一次/ }).fill(code);
    await this.page.getByRole("textbox", { name: /没人碰多久/ }).fill(idle);
    await this.page.getByRole("button", { name: "开始", exact: true }).click();
    await this.isLocked();
  }

  get begin() {
    return this.page.getByRole("button", { name: "开始答题" });
  }

  /** Nothing but the survey is on the screen, and nothing of the book. */
  async isLocked() {
    await expect(this.page.locator(".kiosk")).toBeVisible();
    await expect(this.page.getByRole("navigation")).toHaveCount(0);
    await expect(this.page.getByText("王建国")).toHaveCount(0);
  }

  async tryCode(code) {
    await this.page.getByRole("textbox", { name: /^退出码/ }).fill(code);
    await this.page.getByRole("button", { name: "结束", exact: true }).click();
  }
}
