// Links and codes on the tablet, the survey on the customer's own phone, and taking the answer over again.

import { expect } from "@playwright/test";

import { RECOMMEND } from "./asking-page.mjs";
import { CustomersPage } from "./customers-page.mjs";

/** The tablet of the shop. */
export class SharingPage {
  constructor(page) {
    this.page = page;
    this.customers = new CustomersPage(page);
    this.app = this.customers.app;
  }

  get dialog() {
    return this.page.getByRole("dialog");
  }

  /** The page from which the survey every shop has is sent. */
  async send(survey = RECOMMEND) {
    await this.app.goTo(`surveys/${survey}/send`);
    await expect(this.page.getByRole("heading", { level: 1, name: "发送调查" })).toBeVisible();
  }

  /** A new link, for a customer when one is named; its address. */
  async makeLink({ customer } = {}) {
    await this.send();
    await this.page.getByRole("button", { name: "新链接" }).click();
    if (customer) {
      await this.dialog.getByRole("radio", { name: "一位客户" }).check({ force: true });
      await this.dialog.getByRole("combobox").fill(customer);
      await this.page.getByRole("option", { name: customer }).first().click();
    }
    await this.dialog.getByRole("button", { name: "生成链接" }).click();
    return this.address();
  }

  /** The address in the dialog that is open. */
  async address() {
    const shown = this.dialog.locator("[data-address]");
    await expect(shown).toContainText("#/s/");
    return (await shown.textContent()).trim();
  }

  async close() {
    await this.dialog.getByRole("button", { name: "关闭" }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  async scan() {
    await this.app.goTo("surveys/scan");
    await expect(this.page.getByRole("heading", { level: 1, name: "收答卷" })).toBeVisible();
  }

  /** Where the text of an answer is pasted, and what has it read. */
  get pasted() {
    return this.page.getByRole("textbox", { name: "客户发来的文字" });
  }

  get readText() {
    return this.page.getByRole("button", { name: "读取文字" });
  }

  /** Pastes a text and has it read. */
  async paste(text) {
    await this.pasted.fill(text);
    await this.readText.click();
  }

  async chooseFile(file) {
    await this.page.locator('.scan input[type="file"]').setInputFiles(file);
  }

  get came() {
    return this.page.getByRole("heading", { name: "收到这份答卷" });
  }

  async count() {
    await this.page.getByRole("button", { name: "计入", exact: true }).click();
    await expect(this.page.getByRole("button", { name: "收下一份" })).toBeVisible();
  }

  async next() {
    await this.page.getByRole("button", { name: "收下一份" }).click();
    await expect(this.came).toHaveCount(0);
  }

  /** How many answers the link's line says there are. */
  async answers(count) {
    await this.send();
    await expect(this.page.getByText(new RegExp(`${count} 份答卷$`)).first()).toBeVisible();
  }
}

/**
 * A stranger's phone, in a context of its own: no service worker, and no storage of any kind but that of the tab, so
 * that whoever reaches for it fails.
 */
export class CustomersPhone {
  static async open(browser, address, options = {}) {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      locale: "zh-CN",
      serviceWorkers: "block",
      hasTouch: true,
      isMobile: true,
      ...options,
    });
    await context.addInitScript(() => {
      const refuse = () => {
        globalThis.reachedForStorage = true;
        throw new DOMException("not on this phone", "SecurityError");
      };
      Object.defineProperty(globalThis, "indexedDB", { get: refuse });
      Object.defineProperty(globalThis, "Worker", { get: refuse });
    });
    const phone = new CustomersPhone(await context.newPage());
    phone.context = context;
    await phone.page.goto(address);
    return phone;
  }

  constructor(page) {
    this.page = page;
    this.errors = [];
    page.on("pageerror", (error) => this.errors.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") this.errors.push(message.text());
    });
  }

  question(title) {
    return this.page.getByRole("group", { name: title });
  }

  async score(score) {
    const point = this.question(/多大可能把我们推荐/).getByRole("radio", { name: new RegExp(`^${score}( |$)`) });
    await point.check({ force: true });
    return point;
  }

  get why() {
    return this.question(/主要是因为什么/).getByRole("textbox");
  }

  async handIn() {
    await this.page.getByRole("button", { name: "提交", exact: true }).click();
    await expect(this.code).toBeVisible();
  }

  get code() {
    return this.page.getByRole("img", { name: "您的答案二维码" });
  }

  /** The sealed answer as a text. */
  async text() {
    const text = this.page.locator("[data-sealed]");
    if (!(await text.isVisible())) await this.page.getByText("答案的文字").click();
    return (await text.textContent()).trim();
  }

  /** A photo of the code. */
  async photo() {
    return { name: "code.png", mimeType: "image/png", buffer: await this.code.screenshot() };
  }

  /** Nothing went wrong, and nothing of a shop was started or kept. */
  async isLeftAlone() {
    expect(this.errors).toEqual([]);
    const traces = await this.page.evaluate(() => ({
      reached: globalThis.reachedForStorage ?? false,
      kept: Object.keys(localStorage),
      engine: "shukeEngine" in globalThis,
    }));
    expect(traces).toEqual({ reached: false, kept: [], engine: false });
    await expect(this.page.getByRole("navigation")).toHaveCount(0);
  }

  async leave() {
    await this.context.close();
  }
}
