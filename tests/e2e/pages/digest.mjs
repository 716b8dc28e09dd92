// The digest of everything in the book, as the settings say it: while it is the same, nothing was written.

import { expect } from "@playwright/test";

import { AppPage } from "./app-page.mjs";

export async function bookSays(page) {
  await new AppPage(page).goTo("settings/data-safety");
  const digest = page.locator("main").getByText(/^[0-9A-F]{4}$/).first();
  await expect(digest).toBeVisible();
  return digest.textContent();
}
