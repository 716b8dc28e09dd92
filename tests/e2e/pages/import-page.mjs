// The import wizard: a file, what its columns mean, what would happen, done.

import { expect } from "@playwright/test";

import { downloadBy } from "../harness/files.mjs";
import { AppPage } from "./app-page.mjs";

export class ImportPage {
  constructor(page) {
    this.page = page;
    this.app = new AppPage(page);
  }

  /** Opens the app at the wizard; a fresh profile is welcomed first and starts empty. */
  async begin() {
    await this.app.open("import");
    await this.page.getByRole("button", { name: "从空白开始" }).click();
    await this.isAtFile();
  }

  /** Goes to the wizard from elsewhere: it begins with a file again. */
  async goTo() {
    await this.app.goTo("today");
    await this.app.goTo("import");
    await this.isAtFile();
  }

  async isAtFile() {
    await expect(this.page.getByText("把表格拖到这里")).toBeVisible();
  }

  /** Chooses a file, by its path or one made by the spec, and waits until its columns are shown. */
  async choose(file) {
    await this.page.locator('input[type="file"]').setInputFiles(file);
    await expect(this.page.getByRole("heading", { name: "每一列是什么" })).toBeVisible();
  }

  /** A setting by its label, or a column of the file by its name. */
  setting(label) {
    return this.page.getByLabel(label, { exact: true });
  }

  /** What each column is taken for, by its name in the file; left out is `""`. */
  async columns() {
    const heads = this.page.getByRole("region", { name: "文件开头几行" }).getByRole("combobox");
    const read = (selects) =>
      selects.map((select) => [select.labels[0].textContent, select.selectedOptions[0]?.textContent ?? ""]);
    return Object.fromEntries(await heads.evaluateAll(read));
  }

  /** Has all rows read and checked, and waits for the plan. */
  async check() {
    await this.page.getByRole("button", { name: "检查一遍" }).click();
    await expect(this.page.getByRole("heading", { name: "将会这样导入" })).toBeVisible();
  }

  /** What would happen: `{ 客户: { create, update, same }, … }`. */
  async plan() {
    const card = this.page.locator(".card").filter({ hasText: "将会这样导入" });
    const number = (text) => Number(text.replaceAll(",", ""));
    const rows = await card.locator("tbody tr").evaluateAll((rows) =>
      rows.map((row) => [...row.cells].map((cell) => cell.textContent)),
    );
    return Object.fromEntries(
      rows.map(([name, ...counts]) => {
        const [create, update, same] = counts.map(number);
        return [name, { create, update, same }];
      }),
    );
  }

  /** Writes it, and waits until it says so. */
  async commit() {
    await this.page.getByRole("button", { name: "导入", exact: true }).click();
    await this.isDone();
  }

  async isDone() {
    await expect(this.page.getByRole("heading", { name: "导入完成" })).toBeVisible();
  }

  /** From a file to the book in one go. */
  async bring(file) {
    await this.choose(file);
    await this.check();
    await this.commit();
  }

  /** Takes the import that was just done back. */
  async undo() {
    await this.page.getByRole("button", { name: "撤销这次导入" }).click();
    await expect(this.page.getByRole("status", { name: "消息" }).getByText("已撤销")).toBeVisible();
  }

  /** The file of the rows that were left out. */
  rejects() {
    const save = this.page.getByRole("button", { name: "把这些行存成文件" });
    return downloadBy(this.page, () => save.click());
  }
}
