// What browsers, devices and people do to an app, on demand.

import { expect } from "@playwright/test";

/** A channel to the browser about this page. */
const toBrowser = (page) => page.context().newCDPSession(page);

/** A page of the same origin without the app. */
export async function besideTheApp(context, baseURL) {
  // Without a page of ours the browser asks for an icon at the root.
  await context.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
  const page = await context.newPage();
  await page.goto(`${baseURL}manifest.webmanifest`);
  return page;
}

/** The browser removes what pages of this origin keep in IndexedDB, as it may when room is short. */
export async function removeData(page) {
  const session = await toBrowser(page);
  const origin = new URL(page.url()).origin;
  await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "indexeddb" });
}

/**
 * The device has no room left; resolves when the browser has noticed. Resolves to a function that makes
 * room again. What is written has to be incompressible to count, hence the random bytes.
 */
export async function fillDevice(page) {
  const session = await toBrowser(page);
  const { origin } = new URL(page.url());
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
  await expect.poll(() => tryToWrite(page), { timeout: 30_000 }).toBe("QuotaExceededError");
  return async () => {
    await session.send("Storage.overrideQuotaForOrigin", { origin });
    await expect.poll(() => tryToWrite(page), { timeout: 30_000 }).toBe("written");
  };
}

const tryToWrite = (page) =>
  page.evaluate(async () => {
    const database = await new Promise((opened, failed) => {
      const request = indexedDB.open("probe", 1);
      request.onupgradeneeded = () => request.result.createObjectStore("shelf");
      request.onsuccess = () => opened(request.result);
      request.onerror = () => failed(request.error);
    });
    const transaction = database.transaction("shelf", "readwrite");
    const bytes = crypto.getRandomValues(new Uint8Array(4096));
    return new Promise((told) => {
      transaction.objectStore("shelf").put(bytes, 1);
      transaction.oncomplete = () => told("written");
      transaction.onabort = () => told(transaction.error?.name ?? "aborted");
    }).finally(() => database.close());
  }).catch((error) => error.message.match(/\w+Error/)?.[0] ?? error.message);

/** The tab's process dies. */
export async function crash(page) {
  const crashed = page.waitForEvent("crash");
  const session = await toBrowser(page);
  // There is no answer: whoever should give it is gone.
  session.send("Page.crash").catch(() => {});
  await crashed;
}
