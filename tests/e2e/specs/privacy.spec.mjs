// Nothing leaves the device. `harness/test.mjs` watches this in every spec; here the ways in which it
// could happen are tried on purpose.

import { expect, test } from "../harness/test.mjs";
import { AppPage } from "../pages/app-page.mjs";

test("the policy forbids what the app never does", async ({ page }) => {
  await new AppPage(page).open();
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  const rules = new Map(policy.split(";").map((rule) => {
    const [name, ...sources] = rule.trim().split(" ");
    return [name, sources];
  }));
  expect(rules.get("default-src")).toEqual(["'none'"]);
  expect(rules.get("script-src")).toEqual(["'self'", "'wasm-unsafe-eval'"]);
  expect(rules.get("style-src")).toEqual(["'self'"]);
  expect(rules.get("base-uri")).toEqual(["'none'"]);
  expect(rules.get("form-action")).toEqual(["'none'"]);
  expect(policy).not.toMatch(/unsafe-inline|unsafe-eval'? |https?:/);
});

test("every address the page names is relative, so that it works below any path", async ({ request }) => {
  const page = await (await request.get("")).text();
  const addresses = [...page.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, address]) => address);
  expect(addresses.length).toBeGreaterThan(5);
  expect(addresses.filter((address) => !address.startsWith("./"))).toEqual([]);
});

test("the site answers only with files it has", async ({ request }) => {
  const answer = await request.get("no-such-file.js");
  expect(answer.status()).toBe(404);
});
