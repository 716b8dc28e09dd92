// The owner's questions: the overview, and one page for each.

import { expect } from "@playwright/test";

import { AppPage } from "./app-page.mjs";
import { WelcomePage } from "./welcome-page.mjs";

/** The questions as they stand in the address. */
export const QUESTIONS = ["leaving", "worth", "retention", "baskets", "priorities", "complaints"];

export class InsightsPage {
  constructor(page) {
    this.page = page;
    this.app = new AppPage(page);
  }

  /** Opens the app on the demo shop. */
  async openDemo() {
    await this.app.open();
    await new WelcomePage(this.page).openDemo();
    await expect(this.page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  }

  async openOverview() {
    await this.app.goTo("insights");
    await this.isWorkedOut();
  }

  async openQuestion(question) {
    await this.app.goTo(`insights/${question}`);
    await this.isWorkedOut();
  }

  /** Nothing on the page is still being worked out. */
  async isWorkedOut() {
    await expect(this.page.locator("main h1")).toBeVisible();
    await expect(this.page.locator('main [aria-busy="true"]')).toHaveCount(0);
  }

  get heading() {
    return this.page.getByRole("heading", { level: 1 });
  }

  /** The card of a question on the overview. */
  card(question) {
    return this.page.locator(`a.question[href="#/insights/${question}"]`);
  }

  /** Saves the file that a menu item offers, and gives its text. */
  async save(item) {
    await this.page.getByRole("button", { name: "导出", exact: true }).click();
    const [download] = await Promise.all([
      this.page.waitForEvent("download"),
      this.page.getByRole("menuitem", { name: item }).or(this.page.getByRole("button", { name: item })).click(),
    ]);
    const stream = await download.createReadStream();
    const parts = [];
    for await (const part of stream) parts.push(part);
    return Buffer.concat(parts).toString("utf8");
  }
}
