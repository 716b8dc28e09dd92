// The app as a whole: opening it, waiting for it, going offline with it.

import { expect } from "@playwright/test";

export class AppPage {
  /** `address` is the site's first page; the configured one unless a spec serves its own. */
  constructor(page, address = "") {
    this.page = page;
    this.address = address;
  }

  /** Opens a place, e.g. `customers`, and waits until the engine has answered. */
  async open(place = "") {
    await this.page.goto(this.address + (place && `#/${place}`));
    await this.isReady();
  }

  /** Goes to a place without loading the page anew, and waits until its heading is there. */
  async goTo(place) {
    await this.page.evaluate((hash) => (location.hash = hash), `#/${place}`);
    await expect(this.page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  }

  async reload() {
    await this.page.reload();
    await this.isReady();
  }

  async isReady() {
    await expect(this.page.locator("body[data-ready]")).toBeAttached();
  }

  /** Waits until this build would start without a network. */
  async isKeptOffline() {
    await expect(this.page.locator("html")).toHaveAttribute("data-offline", "ready");
  }

  /** The plain message shown when the app cannot start: `browser`, `storage` or `load`. */
  problem(kind) {
    return this.page.locator(`#start-problem [data-problem="${kind}"]`);
  }

  /** The folder of the build this page came from. */
  async build() {
    const files = await this.page.locator('meta[name="shuke-files"]').getAttribute("content");
    return files.match(/build-([^/]+)/)[1];
  }
}
