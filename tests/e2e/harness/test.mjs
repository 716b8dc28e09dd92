// The `test` of every spec: a fresh profile each time, and no spec passes with a request to a foreign
// origin, a broken content security policy or an error on the console.

import { test as base, expect } from "@playwright/test";

import { makeBuild } from "./builds.mjs";
import { SiteServer } from "./site-server.mjs";
import { watchContext } from "./watch.mjs";

export const test = base.extend({
  /** Patterns of console errors that a spec provokes on purpose. */
  allowedErrors: [[], { option: true }],

  watch: [
    async ({ context, baseURL, allowedErrors }, use) => {
      const watch = watchContext(context, baseURL);
      await use(watch);
      watch.expectCalm(allowedErrors);
    },
    { auto: true },
  ],

  /** `startSite(folder)` serves a build from a server of the spec's own, which can spoil files. */
  startSite: async ({ watch }, use) => {
    const started = [];
    await use(async (folder) => {
      const site = await SiteServer.start(folder);
      started.push(site);
      watch.allow(site.address);
      return site;
    });
    await Promise.all(started.map((site) => site.stop()));
  },

  /** `anotherBuild(id)` is the finished site under the name of another build. */
  anotherBuild: async ({}, use) => {
    const made = [];
    await use(async (id) => {
      const build = await makeBuild(id);
      made.push(build);
      return build.folder;
    });
    await Promise.all(made.map((build) => build.remove()));
  },
});

export { expect };
