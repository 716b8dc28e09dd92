// What came of surveys: results, answers, one answer, the report, answers from a file.

import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";

import { downloadBy, fixture } from "../harness/files.mjs";
import { AppPage } from "./app-page.mjs";

/** A backup of a shop with two surveys, one with 104 answers over a year; see `tests/fixtures/files/README.md`. */
export const SHOP = fixture("survey_shop.json");

/** The identity of the survey in that backup whose title in one language is this. */
export async function surveyId(title) {
  const { batches } = JSON.parse(await readFile(SHOP, "utf8"));
  const changes = batches.flatMap((batch) => batch.changes);
  const found = changes.find(({ kind, set }) => kind === "survey" && Object.values(set).includes(title));
  return found.id;
}

export class SurveyResultsPage {
  constructor(page, { title = "门店季度调查" } = {}) {
    this.page = page;
    this.app = new AppPage(page);
    this.title = title;
  }

  /** Opens the app with the shop of the backup, and goes offline when it is kept. */
  async beginOffline(context) {
    await this.app.open();
    await this.page.getByRole("button", { name: /从空白开始|Start empty/ }).click();
    await this.app.goTo("export");
    await this.page.locator('input[type="file"]').setInputFiles(SHOP);
    await expect(this.page.getByRole("main").locator(".notice").getByRole("status")).toBeVisible();
    this.id = await surveyId(this.title);
    if (context) {
      await this.app.isKeptOffline();
      await context.setOffline(true);
    }
  }

  /** The results, with a filter as it stands in the address. */
  async results(filter = "") {
    await this.app.goTo(`surveys/${this.id}${filter}`);
    await expect(this.page.getByRole("heading", { level: 1, name: this.title })).toBeVisible();
  }

  async answers(filter = "") {
    await this.app.goTo(`surveys/${this.id}/answers${filter}`);
  }

  async importing() {
    await this.app.goTo(`surveys/${this.id}/import`);
    await expect(this.page.getByText("把答卷表格拖到这里")).toBeVisible();
  }

  async report() {
    await this.app.goTo(`print/survey/${this.id}/report`);
    await expect(this.page.getByRole("heading", { name: "主要指标" })).toBeVisible();
  }

  /** The card of a question, by its title. */
  card(title) {
    return this.page.locator(".card").filter({ has: this.page.getByRole("heading", { level: 2, name: title }) });
  }

  /** The rows of the list of answers that are on the screen. */
  get rows() {
    return this.page.getByRole("grid", { name: "答卷" }).getByRole("row");
  }

  /** How many answers the list has. */
  async counts(count) {
    await expect(this.page.getByRole("grid", { name: "答卷" })).toHaveAttribute("aria-rowcount", String(count + 1));
  }

  chip(words) {
    return this.page.getByRole("group", { name: "正在使用的筛选条件" }).getByRole("button", { name: words });
  }

  /** Chooses a file of answers, and waits until its columns are shown. */
  async choose(file) {
    await this.page.locator('input[type="file"]').setInputFiles(file);
    await expect(this.page.getByRole("button", { name: "检查一遍" })).toBeVisible();
  }

  async check() {
    await this.page.getByRole("button", { name: "检查一遍" }).click();
    await expect(this.page.getByRole("heading", { name: "将会这样导入" })).toBeVisible();
  }

  exported() {
    return downloadBy(this.page, () => this.page.getByRole("button", { name: "存为 CSV" }).click());
  }
}
