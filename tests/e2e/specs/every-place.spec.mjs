// Every place of the app, as a newcomer's empty book shows it and as the demo shop fills it.

import { expectAccessible } from "../harness/axe.mjs";
import { LOOKS } from "../harness/looks.mjs";
import { expect, test } from "../harness/test.mjs";
import { AppPage } from "../pages/app-page.mjs";
import { PLACES } from "../pages/places.mjs";
import { WelcomePage } from "../pages/welcome-page.mjs";

// Thirty places with a full check each: on a busy machine that takes longer than a spec usually may.
test.describe.configure({ timeout: 240_000 });

/** Wider than the window: something would be cut off, or the page would wobble under the thumb. */
const widerThanWindow = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** An icon without its size fills whatever holds it. */
const hugeIcons = (page) =>
  page.evaluate(() => [...document.querySelectorAll("svg.icon")].filter((icon) => icon.clientWidth > 64).length);

async function walkThrough(page) {
  const app = new AppPage(page);
  for (const place of PLACES) {
    await test.step(place, async () => {
      await app.goTo(place);
      await expectAccessible(page);
      expect(await widerThanWindow(page), "sideways scroll").toBeLessThanOrEqual(0);
      expect(await hugeIcons(page), "icons without a size").toBe(0);
      expect(await page.title()).not.toBe("");
    });
  }
}

for (const { locale, colorScheme } of LOOKS) {
  test.describe(`${locale} ${colorScheme}`, () => {
    test.use({ locale, colorScheme });

    test("the welcome and every place of an empty book", async ({ page }) => {
      const app = new AppPage(page);
      await app.open();
      await expect(page.locator("html")).toHaveAttribute("lang", locale.slice(0, 2) === "zh" ? /^zh/ : /^en/);
      await expectAccessible(page);
      await new WelcomePage(page).startEmpty();
      await walkThrough(page);
    });

    test("every place of the demo shop @phone", async ({ page }) => {
      const app = new AppPage(page);
      await app.open();
      await new WelcomePage(page).openDemo();
      await walkThrough(page);
    });
  });
}
