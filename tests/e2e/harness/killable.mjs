// A browser on a profile of its own that can be killed at any moment, as a device that loses power does
// to its programs.

import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { chromium, expect } from "@playwright/test";

import config from "../playwright.config.mjs";

const { executablePath, args } = config.use.launchOptions;

export class KillableBrowser {
  #folder;
  #process;
  #ended;
  #browser;

  static async start() {
    const killable = new KillableBrowser();
    killable.#folder = await mkdtemp(join(tmpdir(), "shuke-killed-"));
    await killable.reopen();
    return killable;
  }

  /** Starts it again on the same profile. */
  async reopen() {
    const port = join(this.#folder, "DevToolsActivePort");
    await rm(port, { force: true });
    this.#process = spawn(
      executablePath ?? chromium.executablePath(),
      [
        ...args,
        "--headless=new",
        "--no-first-run",
        "--lang=zh-CN",
        "--accept-lang=zh-CN",
        "--remote-debugging-port=0",
        `--user-data-dir=${this.#folder}`,
        "about:blank",
      ],
      // A group of its own, so that all its processes die together.
      { detached: true, stdio: "ignore" },
    );
    this.#ended = new Promise((ended) => this.#process.once("exit", ended));
    // A spec that ran out of time does not get to `remove`.
    const { pid } = this.#process;
    const killWithUs = () => process.kill(-pid, "SIGKILL");
    process.once("exit", killWithUs);
    this.#ended.then(() => process.off("exit", killWithUs));
    let address;
    await expect(async () => {
      const [number, path] = (await readFile(port, "utf8")).trim().split("\n");
      address = `ws://127.0.0.1:${number}${path}`;
    }).toPass();
    this.#browser = await chromium.connectOverCDP(address);
  }

  newPage() {
    return this.#browser.contexts()[0].newPage();
  }

  /** No goodbye. */
  async kill() {
    process.kill(-this.#process.pid, "SIGKILL");
    await this.#ended;
    await this.#browser.close().catch(() => {});
  }

  async remove() {
    await this.kill().catch(() => {});
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}
