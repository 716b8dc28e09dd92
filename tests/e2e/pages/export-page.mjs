// Lists as files, everything as one file, and back.

import { expect } from "@playwright/test";

import { downloadBy } from "../harness/files.mjs";
import { AppPage } from "./app-page.mjs";

export class ExportPage {
  constructor(page) {
    this.page = page;
    this.app = new AppPage(page);
  }

  async goTo() {
    await this.app.goTo("export");
  }

  /** A list as a file: `客户名单`, `购买`, …; `format` is `CSV` or `Excel (xlsx)`. */
  async list(name, format) {
    await this.page.getByRole("radio", { name: format }).check();
    return this.#save(name);
  }

  /** Everything as one JSON file. */
  everything() {
    return this.#save("备份全部");
  }

  async #save(name) {
    const file = await downloadBy(this.page, () => this.page.getByRole("button", { name, exact: true }).click());
    await expect(this.page.getByText("正在导出")).toBeHidden();
    return file;
  }

  /** Hands a full backup over to be restored. */
  async restore(file) {
    await this.page.locator('input[type="file"]').setInputFiles(file);
  }

  /** What the page says was done. */
  get said() {
    return this.page.getByRole("main").locator(".notice").getByRole("status");
  }
}
