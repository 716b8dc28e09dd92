// The `test` of the hostile specs: every page is watched for harm, and at the end of each there must have been none.

import { expect } from "@playwright/test";

import { Harm } from "./harm.mjs";
import { test as base } from "./test.mjs";

export { expect };

export const test = base.extend({
  harm: [
    async ({ context, page }, use) => {
      const harm = await Harm.watch(context);
      await use(harm);
      // Some specs leave the page on a file or close it.
      if (page.url().startsWith("http")) await harm.expectNone(page);
    },
    { auto: true },
  ],
});
