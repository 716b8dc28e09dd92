// A browser profile that outlives the browser, for what must still be there the next morning.

import { chromium } from "@playwright/test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import config from "../playwright.config.mjs";
import { watchContext } from "./watch.mjs";

class Profile {
  #folder;
  #address;
  #context;

  constructor(folder, address) {
    this.#folder = folder;
    this.#address = address;
  }

  async reopen() {
    await this.#context?.close();
    const { launchOptions, locale, timezoneId } = config.use;
    this.#context = await chromium.launchPersistentContext(this.#folder, {
      ...launchOptions,
      locale,
      timezoneId,
    });
    this.watch = watchContext(this.#context, this.#address);
  }

  newPage() {
    return this.#context.newPage();
  }

  async remove() {
    await this.#context.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** Starts a browser on an empty profile; `reopen` closes it and starts another on the same. */
export async function openProfile(address) {
  const profile = new Profile(await mkdtemp(join(tmpdir(), "shuke-profile-")), address);
  await profile.reopen();
  return profile;
}
